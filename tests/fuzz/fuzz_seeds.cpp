// fuzz_seeds FOLDER: something right of each kind, for the fuzzers to bend.
#include <cstdio>
#include <filesystem>
#include <span>

#include "content/catalogue/catalogue_writer.h"
#include "content/pack/pack_digest.h"
#include "content/pack/pack_facts.h"
#include "content/pictures/prepare_picture.h"
#include "platform/base/durable_file.h"
#include "tests/content/random_document.h"
#include "tests/content/sample_pictures.h"

using namespace parvis;
using namespace parvis::content;

namespace {

Document small_document(std::uint32_t seed, std::size_t actions) {
    using namespace parvis::testing;
    Document document = random_document(seed, actions);
    const auto picture = prepare_picture(jpeg(32, 24, Rgba(32 * 24 * 4, 0x80)));
    for (auto& action : document.actions)
        if (action.photo) action.photo = *picture;
    for (auto& poster : document.posters)
        if (poster.picture) poster.picture = *picture;
    return document;
}

// Small ones, since most of a large one would be bent for nothing.
bool write_sources(const std::filesystem::path& folder) {
    using namespace parvis::testing;
    constexpr std::string_view sheets =
        "Actions \"Le potager partagé\"\n- Statut de l'action\n- En cours\n- Dimension\n- Services\n"
        "- Mots clés associés à l'action\n- Jardin\n- Santé\n- Résumé\nOn sème, on arrose.\n• ensemble\n"
        "- Structure organisatrice\n- LES TILLEULS - Guadeloupe\nDESCRIPTION DE L'ACTION\n- Public\n- Familles\n"
        "- Territoire concerné\n- Un quartier\n- Partenaires d'action:\n- La ville\nRAISON D'ETRE DE L' ACTION\n"
        "- Description générale\nDu bien.- Résultat sur le territoire\n- Fichier(s) associé(s)\n- a.pdf\n"
        "Actions «Chorale»\n- Résumé\nOn chante.\n";
    constexpr std::string_view actions =
        "titre;résumé;thème;mots clés;centre;horaires;dates;valable du;sauf\n"
        "Potager;\"On sème,\non arrose\";Services;Jardin|Santé;Les Tilleuls;mardi 14h-16h | 1er jeudi du mois "
        "9h-10h;;;\n"
        "Chorale;On chante;;;Les Tilleuls;;05/12/2026 20h-22h|2026-12-06;5/12/26;20/12/2026 au 03/01/2027\n";
    const Rgba pixels(16 * 8 * 4, 0x80);
    return write_file(folder / "senacs/two", sheets) && write_file(folder / "tables/actions", actions) &&
           write_file(folder / "tables/partenaires",
                      "nom;pour quoi;pictogramme;téléphone;présence\nCAF;Aides;landmark;590123456;lundi 9h-12h\n") &&
           write_file(folder / "tables/besoins", "besoin,pictogramme,mots\nJardin,leaf,\"potager|plante\"\n") &&
           write_file(
               folder / "tables/mots",
               "sep=;\ntype;mot;remplacé par\nsynonyme;papiers;démarches\nsigle;MJC;\nnom;LA CORDE;La Corde\n") &&
           write_file(folder / "tables/affiches", "titre;texte;du;au\nFête;Venez;01/06/2026;02/06/2026\n") &&
           write_file(folder / "tables/centre", "nom = \"Les Tilleuls\"\nhoraires = \"lundi au vendredi 9h-12h\"\n") &&
           write_file(folder / "pictures/jpeg", jpeg_with_exif(jpeg(16, 8, pixels), 6)) &&
           write_file(folder / "pictures/png", png_with_exif(png(16, 8, pixels), 3)) &&
           write_file(folder / "pictures/bmp", bmp(16, 8, pixels)) && write_file(folder / "pictures/gif", gif());
}

bool write_all(const std::filesystem::path& folder) {
    for (const char* name : {"signature", "facts", "pack", "senacs", "tables", "pictures"})
        std::filesystem::create_directories(folder / name);
    PackFacts facts;
    facts.schema = 2;
    facts.sequence = 12;
    facts.size_bytes = 48'234'496;
    facts.centres = {"Les Tilleuls", "Maison de l’Étang"};
    facts.date = std::chrono::year{2026} / 12 / 5;
    facts.author = "Awa D.";
    const auto comment = to_trusted_comment(facts);
    if (!comment) return false;
    const SecretKey key = SecretKey::generate();
    Digester digester;
    const auto secret = key.to_text("");
    bool good = write_sources(folder) && secret &&
                write_file(folder / "signature/signature", to_text(key.sign(digester.finish(), *comment))) &&
                write_file(folder / "signature/public", to_text(key.public_key())) &&
                write_file(folder / "signature/secret", *secret) && write_file(folder / "facts/full", *comment) &&
                write_file(folder / "facts/bare", "product=parvis\tschema=2\tsequence=0\tsize=1") &&
                write_file(folder / "facts/plain", "timestamp:1764320000\tfile:a.parvis\thashed");
    for (const std::uint32_t seed : {0U, 1U, 2U, 3U})
        good = good && write_catalogue(seed == 0 ? Document{} : small_document(seed, seed * 3),
                                       folder / "pack" / std::to_string(seed));
    return good;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2 || !write_all(arguments[1])) {
        std::fprintf(stderr, "fuzz_seeds FOLDER\n");
        return 1;
    }
    return 0;
}

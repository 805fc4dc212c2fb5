// What a folder that Parvis wrote holds beside what staff write: signs that are only signs, help and examples, columns
// of national sheets.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "content/sheet_labels.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_folder.h"
#include "tests/content/authoring_reading.h"
#include "tests/support/diagnostics.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace parvis::content;
using parvis::testing::centre;
using parvis::testing::has_error;
using parvis::testing::lines;
using parvis::testing::read;
using parvis::testing::read_table;
using parvis::testing::says;
using parvis::testing::TemporaryFolder;
using parvis::testing::write;

}  // namespace

TEST_CASE("a sign behind \\ is only a sign, and other \\ stay") {
    CHECK(cell_values("a\\|b|c") == std::vector<std::string>{"a|b", "c"});
    CHECK(cell_values("\\* a\n\\- b\n* c") == std::vector<std::string>{"* a", "- b", "c"});
    CHECK(cell_values("C:\\x | \\\\serveur\\y") == std::vector<std::string>{"C:\\x", "\\\\serveur\\y"});
    CHECK(cell_blocks("\\• a\n• \\b") == std::vector<Block>{{BlockKind::paragraph, "• a"}, {BlockKind::bullet, "\\b"}});
    CHECK(cell_text(" \\#N/A\n\\\\* x\n\\y ") == "#N/A\n\\* x\n\\y");
}

TEST_CASE("whatever a text, what is written of it into a cell is read as it was") {
    const std::vector<std::string> pieces = {
        "\\", "|",    "•", "*",   "- ", "– ", "#",   "=",    "a",    "é",     "\"",        "(aide) ", "(EXEMPLE)",
        " ",  "Err:", ";", "\\|", "’",  "+",  "·\\", "#N/A", "####", "d’eau", "(exemple)", "b,",      "@"};
    std::uint32_t seed = 20261128;
    const auto dice = [&](std::size_t limit) { return (seed = seed * 1664525u + 1013904223u) / 65536u % limit; };
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::string> texts(1 + dice(4));
        for (auto& text : texts) {
            for (std::size_t i = 1 + dice(5); i > 0; --i) text += pieces[dice(pieces.size())];
            text = one_line(text);
        }
        std::erase(texts, "");
        std::vector<Block> blocks;
        std::string lines;
        for (const auto& text : texts) {
            blocks.push_back({dice(2) == 0 ? BlockKind::bullet : BlockKind::paragraph, text});
            lines += (lines.empty() ? "" : "\n") + text;
        }
        CAPTURE(lines);
        CHECK(cell_blocks(to_cell_blocks(blocks)) == blocks);
        CHECK(cell_text(to_cell_text(lines)) == lines);
        CHECK(!is_of_template(to_cell_text(lines)));
        CHECK(!is_of_template(to_cell_values(texts)));
        // What is said twice in a list is kept once.
        for (const auto& text : texts) CHECK(cell_values(to_cell_values({text})) == std::vector<std::string>{text});
        if (cell_values(to_cell_values(texts)).size() == texts.size())
            CHECK(cell_values(to_cell_values(texts)) == texts);
    }
}

TEST_CASE("rows of the template are passed over without a word, what somebody began to fill in is told") {
    const auto words = read_table("mots.csv",
                                  "type;mot;remplacé par\n(aide) le type;(aide) le mot;(aide) …\n"
                                  "synonyme;(Exemple) papiers;\nsigle;PMI;\n");
    CHECK(lines(words) ==
          "mots.csv:3: colonne « mot » : la case commence par « (aide) » ou « (exemple) » ; toute la ligne n’est pas "
          "lue. Y écrire votre texte, ou supprimer la ligne.\n");
    CHECK(words.document.words.acronyms == std::vector<std::string>{"PMI"});
    CHECK(words.document.words.thesaurus.empty());

    const auto partners = read_table("partenaires.csv", "nom;lieu;besoins\nPMI;(exemple) Bureau 2;(EXEMPLE) a|b\n");
    CHECK(says(partners,
               "partenaires.csv:2: colonne « lieu » : la case commence par « (aide) » ou « (exemple) » ; elle "
               "n’est pas lue. La remplir, ou la vider."));
    REQUIRE(partners.document.partners.size() == 1);
    CHECK(partners.document.partners[0].place.empty());
    CHECK(partners.document.partners[0].needs.empty());

    TemporaryFolder folder;
    write(folder / "centre.toml", "nom = \"(exemple) CENTRE\"\nadresse = 3\n");
    write(folder / "actions.csv", "titre\nLe jardin\n");
    const auto without_centre = read(folder);
    CHECK(without_centre.document.organisations.empty());
    CHECK(says(without_centre, "l’action n’a pas de centre"));
    write(folder / "centre.toml", std::string(centre) + "site = \"(exemple) exemple.fr\"\n");
    const auto with_centre = read(folder);
    CHECK(with_centre.document.organisations.at(0).contact.website.empty());
    CHECK(says(with_centre, "le texte commence par « (exemple) » ; il n’est pas lu"));
    CHECK(!has_error(with_centre));
}

TEST_CASE("what only national sheets say has its columns") {
    TemporaryFolder folder;
    write(folder / "centre.toml", centre);
    write(folder / "actions.csv",
          "titre;titre d’origine;statut;thème d’origine;centre;département;autres informations : raison d’être;"
          "autres informations : fichiers;fichiers;pourquoi\n"
          "Le jardin;LE JARDIN;non précisé;Divers;aucun;;Sans titre;Un plan;a.pdf;Manger\n"
          "Le bal;;;;Centre Social La Source;Lot;;;;\n"
          "La chorale;;;;Centre Social La Source;;;;;\n");
    const auto reading = read(folder);
    CHECK(lines(reading) == "");
    const auto& garden = reading.document.actions.at(0);
    CHECK(garden.source_title == "LE JARDIN");
    CHECK(garden.status.empty());
    CHECK(garden.dimension == "Divers");
    CHECK(garden.source_organisation.empty());
    CHECK(garden.names_no_centre);
    REQUIRE(garden.parts.size() == 2);
    CHECK(garden.parts[0].fields.size() == 2);
    CHECK(garden.parts[0].fields[1] == Field{"", {{BlockKind::paragraph, "Sans titre"}}});
    CHECK(garden.parts[1].fields[0].label == labels::files);
    CHECK(garden.parts[1].fields[1].label.empty());
    // In another department it is another centre; as a sheet writes it, it stays.
    CHECK(reading.document.actions.at(1).department == "Lot");
    CHECK(reading.document.actions.at(2).department == "Guadeloupe");
    CHECK(reading.document.actions.at(2).source_organisation == "Centre Social La Source");
}

TEST_CASE("other centres have a table, partners and posters of one name an identifier each") {
    const auto centres = read_table("centres.csv",
                                    "nom;nom affiché;département;téléphone;horaires;sauf\n"
                                    "LES TILLEULS;Les Tilleuls;Lot;590123456;lundi 9h-12h;24/12/2026\n"
                                    "LES TILLEULS;;Ain;;;\nLes tilleuls;;Lot;;;\n");
    REQUIRE(centres.document.organisations.size() == 2);
    CHECK(!centres.document.organisations[0].is_ours);
    CHECK(centres.document.organisations[0].contact.phone == "05 90 12 34 56");
    CHECK(centres.document.organisations[0].hours.exceptions.size() == 1);
    CHECK(says(centres, "centres.csv:4: colonne « nom » : « Les tilleuls » est déjà à la ligne 2"));

    const auto partners = read_table("partenaires.csv", "nom;identifiant\nCAF;\nCAF;caf-2\nCAF;caf-2\nCAF;\n");
    REQUIRE(partners.document.partners.size() == 3);
    CHECK(partners.document.partners[1].id == "caf-2");
    CHECK(says(partners, "partenaires.csv:4: colonne « identifiant » : « caf-2 » est déjà à la ligne 3"));
    CHECK(says(partners, "partenaires.csv:5: colonne « nom » : « CAF » est déjà à la ligne 2"));
    CHECK(read_table("besoins.csv", "besoin;mots;identifiant\nBouger;vélo;b-1\n").document.needs.at(0).id == "b-1");
    CHECK(read_table("affiches.csv", "titre;identifiant\nBal;\nBal;bal-2\n").document.posters.size() == 2);
}

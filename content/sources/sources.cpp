#include <array>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "content/sources/authoring_folder.h"
#include "content/sources/foreign_file.h"
#include "content/sources/senacs_text.h"
#include "content/sources/source.h"
#include "content/text/encoding.h"
#include "content/text/folding.h"
#include "platform/base/durable_file.h"

namespace parvis::content {
namespace {

struct FolderReader {
    bool (*recognises)(const std::filesystem::path&);
    Result<SourceReading> (*read)(const std::filesystem::path&, const OnProgress&, const std::string& our_centre);
};

struct FileReader {
    bool (*recognises)(std::string_view utf8);
    SourceReading (*read)(std::string_view bytes, const std::string& file);
};

// A new format is one more line here.
constexpr std::array folder_readers = {
    FolderReader{looks_like_authoring_folder, read_authoring_folder},
};
constexpr std::array file_readers = {
    FileReader{looks_like_senacs, read_senacs_text},
};

// The whole national list is some megabytes; a text beyond this was not written by people.
constexpr std::size_t largest_text_bytes = std::size_t{64} << 20U;

Result<SourceReading> read_folder(const std::filesystem::path& path, const OnProgress& on_progress,
                                  const std::string& our_centre) {
    for (const auto& reader : folder_readers)
        if (reader.recognises(path)) return reader.read(path, on_progress, our_centre);
    return fail(Errc::unsupported, path.string() +
                                       ": ce dossier ne contient aucun des fichiers attendus (centre.toml, "
                                       "actions.csv, partenaires.csv, besoins.csv, mots.csv, affiches.csv). Y "
                                       "enregistrer chaque tableau sous l’un de ces noms, au format « CSV UTF-8 ».");
}

Result<SourceReading> read_text(const std::filesystem::path& path) {
    const auto bytes = read_file(path, largest_text_bytes);
    if (!bytes)
        return fail(bytes.error().code,
                    bytes.error().code == Errc::too_large
                        ? path.string() + ": le texte dépasse 64 Mo. Le partager en plusieurs fichiers."
                        : bytes.error().message +
                              ". Vérifier les droits, et que c’est bien un texte de fiches ou un dossier de centre.");
    // Before it is decoded: text stands inside many a binary file, and sheets of rubbish would be shown to visitors.
    if (const auto foreign = recognise_foreign_file(*bytes))
        return fail(Errc::unsupported, path.string() + ": c’est " + std::string(name_of(*foreign)) +
                                           ", pas un texte de fiches. " + std::string(remedy_for(*foreign)));
    const DecodedText text = decode_text(*bytes);
    for (const auto& reader : file_readers)
        if (reader.recognises(text.utf8)) return reader.read(*bytes, path.string());
    if (text.utf8.find_first_not_of(" \t\n") == std::string::npos)
        return fail(Errc::unsupported, path.string() + ": ce fichier est vide. Donner un texte de fiches SENACS.");
    if (fold(path.extension().string()) == ".csv")
        return fail(Errc::unsupported, path.string() +
                                           ": un tableau ne se donne pas seul. L’enregistrer sous le nom actions.csv, "
                                           "partenaires.csv, besoins.csv, mots.csv ou affiches.csv dans un dossier de "
                                           "centre, et donner ce dossier.");
    if (fold(path.extension().string()) == ".toml") {
        const auto folder = path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path();
        return fail(Errc::unsupported, path.string() +
                                           ": centre.toml ne se donne pas seul. Donner le dossier où il est, avec ses "
                                           "tableaux : " +
                                           folder.string() + ".");
    }
    return fail(
        Errc::unsupported,
        path.string() +
            ": ce n’est pas un texte de fiches SENACS : aucune ligne « Actions \"Titre de l’action\" », aucune "
            "étiquette (« - Statut de l'action », « - Résumé »…). Donner un tel texte, ou un dossier de centre.");
}

}  // namespace

Result<SourceReading> read_source(const std::filesystem::path& path, const OnProgress& on_progress,
                                  const std::string& our_centre) {
    std::error_code error;
    const auto kind = std::filesystem::status(path, error).type();
    if (kind == std::filesystem::file_type::not_found)
        return fail(Errc::not_found, path.string() + ": introuvable. Vérifier le chemin.");
    if (kind == std::filesystem::file_type::directory) return read_folder(path, on_progress, our_centre);
    return read_text(path);
}

}  // namespace parvis::content

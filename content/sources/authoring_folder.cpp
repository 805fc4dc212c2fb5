#include "content/sources/authoring_folder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "content/sources/authoring_tables.h"
#include "content/sources/centre_file.h"
#include "content/sources/csv_table.h"
#include "content/sources/foreign_file.h"
#include "content/sources/image_folder.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"
#include "platform/base/durable_file.h"
#include "platform/base/reason.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> known_files = {"centre.toml",     "centres.csv", "mots.csv",    "besoins.csv",
                                                         "partenaires.csv", "actions.csv", "affiches.csv"};

// Staff on Windows do not see case; "Actions.CSV" is the table of actions.
std::string_view known_file(std::string_view name) {
    const auto folded = fold(name);
    const auto* known = std::ranges::find(known_files, folded);
    return known == known_files.end() ? std::string_view{} : *known;
}

Result<std::vector<std::string>> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    for (const fs::directory_iterator end; !error && entries != end; entries.increment(error))
        names.push_back(entries->path().filename().string());
    if (error)
        return fail(Errc::unreadable, folder.string() + ": le dossier ne peut pas être lu (" +
                                          reason_of(error.value()) + "). Vérifier son nom et ses droits.");
    std::ranges::sort(names);
    return names;
}

class FolderReader {
public:
    FolderReader(const fs::path& folder, const OnProgress& on_progress, const std::string& our_centre,
                 SourceReading& into)
        : folder_(folder), our_centre_(our_centre), into_(into), images_(folder / "images", on_progress) {}

    void read(const std::vector<std::string>& names) {
        for (const auto& name : names) find(name);
        for (const auto file : known_files)  // the centre first: actions without a centre are its own
            if (const auto found = written_.find(file); found != written_.end()) {
                const auto told_before = std::ssize(into_.diagnostics);
                read_file_of(file, found->second);
                const bool is_wrong = std::any_of(into_.diagnostics.begin() + told_before, into_.diagnostics.end(),
                                                  [](const auto& told) { return told.severity == Severity::error; });
                if (file == "centre.toml" && !ours_ && is_wrong) stand_in_for_centre();
            }
        check_needs_of_partners();
    }

private:
    // The error about centre.toml is said; that no action has a centre would only be its echo. Nothing that has an
    // error is published, so nobody reads this name.
    void stand_in_for_centre() {
        ours_.emplace();
        ours_->source_name = "centre.toml";
        ours_->is_ours = true;
        into_.document.organisations.push_back(*ours_);
    }

    // Not among the document's organisations: another source may write its name otherwise, and only actions need it.
    [[nodiscard]] Organisation named_by_settings() const {
        Organisation centre;
        centre.source_name = our_centre_;
        return centre;
    }

    [[nodiscard]] std::string shown(const std::string& name) const { return (folder_ / name).generic_string(); }
    void report(Severity severity, const std::string& name, std::string message) {
        into_.diagnostics.push_back({severity, {shown(name), 0}, {}, std::move(message)});
    }

    void find(const std::string& name) {
        if (const auto known = known_file(name); !known.empty()) {
            const auto [other, added] = written_.try_emplace(known, name);
            if (!added)
                report(Severity::error, name,
                       "ce fichier et " + in_quotes(other->second) + " ont le même nom. Garder un seul des deux.");
            return;
        }
        if (name.starts_with('.') || name.starts_with('~')) return;  // a spreadsheet's lock files
        const auto extension = fold(fs::path(name).extension().string());
        const std::vector<std::string> known(known_files.begin(), known_files.end());
        const bool is_workbook = extension == ".xlsx" || extension == ".xls" || extension == ".ods";
        if (is_workbook)
            report(
                Severity::warning, name,
                "un classeur n’est pas lu ici. Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 », sous le nom "
                "actions.csv, partenaires.csv, besoins.csv, mots.csv ou affiches.csv.");
        else if (extension == ".csv" || extension == ".toml") {
            const auto near = nearest_names(name, known, 1);
            report(Severity::warning, name,
                   "ce nom de fichier n’est pas connu ; le fichier n’est pas lu. Le nommer " +
                       (near.empty() ? "comme l’un de ceux-ci : " + quoted_list(known) : quoted_list(near)) + ".");
        }
    }

    void read_file_of(std::string_view file, const std::string& name) {
        const auto bytes = read_file(folder_ / name, table_limit_bytes);
        if (!bytes) {
            report(Severity::error, name,
                   bytes.error().code == Errc::too_large
                       ? "le fichier dépasse 50 Mo ; il n’est pas lu. Le partager en plusieurs dossiers."
                       : "le fichier ne peut pas être lu. Vérifier ses droits, et qu’il n’est pas un dossier.");
            return;
        }
        if (const auto foreign = recognise_foreign_file(*bytes)) {
            report(
                Severity::error, name,
                "c’est " + std::string(name_of(*foreign)) + " sous un autre nom ; il n’est pas lu. " +
                    (file == "centre.toml"
                         ? "L’écrire dans un éditeur de texte, une clé par ligne : nom = \"Centre social La Source\"."
                         : "Ouvrir le tableau dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 »."));
            return;
        }
        Remarks remarks(shown(name), into_.diagnostics);
        read_known(file, *bytes, remarks);
    }

    void read_known(std::string_view file, std::string_view bytes, Remarks& remarks) {
        auto& document = into_.document;
        if (file == "centre.toml") {
            if (auto centre = read_centre_file(bytes, remarks, our_centre_)) {
                ours_ = *centre;
                document.organisations.push_back(std::move(*centre));
            }
        } else if (file == "centres.csv") {
            read_centres(bytes, remarks, document);
        } else if (file == "actions.csv") {
            if (!ours_ && !our_centre_.empty()) ours_ = named_by_settings();
            read_actions(bytes, remarks, images_, ours_ ? &*ours_ : nullptr, document);
            into_.sheets_read += static_cast<int>(document.actions.size());
        } else if (file == "partenaires.csv") {
            read_partners(bytes, remarks, document);
        } else if (file == "besoins.csv") {
            read_needs(bytes, remarks, document);
        } else if (file == "mots.csv") {
            read_words(bytes, remarks, document);
        } else if (file == "affiches.csv") {
            read_posters(bytes, remarks, images_, document);
        }
    }

    // Without a besoins.csv the needs are those of the defaults, which are not known here.
    void check_needs_of_partners() {
        const auto& document = into_.document;
        if (document.needs.empty()) return;
        std::vector<std::string> labels;
        for (const auto& need : document.needs) labels.push_back(need.label);
        for (const auto& partner : document.partners)
            for (const auto& need : partner.needs) {
                const auto is_it = [&](const std::string& label) { return fold(label) == fold(need); };
                if (std::ranges::any_of(labels, is_it)) continue;
                auto near = nearest_names(need, labels, 2);
                into_.diagnostics.push_back({Severity::warning, partner.origin, "besoins",
                                             in_quotes(need) + " n’est pas dans besoins.csv. Écrire " +
                                                 (near.empty() ? "l’un de ceux-ci : " + quoted_list(labels)
                                                               : "peut-être " + quoted_list(near)) +
                                                 "."});
            }
    }

    const fs::path& folder_;
    const std::string& our_centre_;
    SourceReading& into_;
    ImageFolder images_;
    std::map<std::string_view, std::string> written_;  // known file → its name as it stands in the folder
    std::optional<Organisation> ours_;
};

}  // namespace

bool is_authoring_file(std::string_view name) {
    return !known_file(name).empty();
}

bool looks_like_authoring_folder(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return false;
    const auto names = names_in(folder);
    return names && std::ranges::any_of(*names, is_authoring_file);
}

Result<SourceReading> read_authoring_folder(const fs::path& folder, const OnProgress& on_progress,
                                            const std::string& our_centre) {
    const auto names = names_in(folder);
    if (!names) return fail(names.error());
    SourceReading reading;
    FolderReader(folder, on_progress, our_centre, reading).read(*names);
    return reading;
}

void read_authoring_table(std::string_view bytes, const std::string& name, SourceReading& into) {
    Remarks remarks(name, into.diagnostics);
    ImageFolder no_images({});
    const auto file = known_file(fs::path(name).filename().string());
    if (file == "mots.csv")
        read_words(bytes, remarks, into.document);
    else if (file == "besoins.csv")
        read_needs(bytes, remarks, into.document);
    else if (file == "centres.csv")
        read_centres(bytes, remarks, into.document);
    else if (file == "partenaires.csv")
        read_partners(bytes, remarks, into.document);
    else if (file == "affiches.csv")
        read_posters(bytes, remarks, no_images, into.document);
    else if (file == "actions.csv") {
        const auto before = into.document.actions.size();
        read_actions(bytes, remarks, no_images, nullptr, into.document);
        into.sheets_read += static_cast<int>(into.document.actions.size() - before);
    } else
        remarks.add(Severity::error, 0, {}, "ce nom de tableau n’est pas connu ; le tableau n’est pas lu.");
}

}  // namespace parvis::content

#include "content/check/check.h"

#include <algorithm>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_file.h"
#include "content/check/check_derived.h"
#include "content/check/check_owner.h"
#include "content/check/document_checks.h"

namespace parvis::content {
namespace {

std::string damaged(const std::string& detail) {
    return "le fichier est abîmé (" + detail + ") ; copiez-le à nouveau, ou refaites-le avec « parvis-content build »";
}

// Rows of a PRAGMA that tells problems one a row; `told` makes a sentence of a row, or nothing.
template <class Told>
void run_pragma(Database& database, const char* sql, const Origin& where, Diagnostics& found, Told&& told) {
    auto rows = database.prepare(sql);
    if (!rows) {
        found.push_back({Severity::error, where, "", damaged(rows.error().message)});
        return;
    }
    for (;;) {
        const auto row = rows->step();
        if (!row) {
            found.push_back({Severity::error, where, "", damaged(row.error().message)});
            return;
        }
        if (!*row) return;
        if (auto sentence = told(*rows); !sentence.empty())
            found.push_back({Severity::error, where, "", std::move(sentence)});
    }
}

void check_file(const std::filesystem::path& file, const Origin& where, Diagnostics& found) {
    auto database = open_catalogue_file(file);
    if (!database) return;  // Catalogue::open told it
    run_pragma(*database, "PRAGMA integrity_check(20)", where, found, [](const Statement& row) {
        const auto text = std::string(row.text(0));
        return text == "ok" ? std::string() : damaged(text);
    });
    run_pragma(*database, "PRAGMA foreign_key_check", where, found, [](const Statement& row) {
        return "une ligne de la table « " + std::string(row.text(0)) + " » renvoie à la table « " +
               std::string(row.text(2)) +
               " », où elle ne trouve rien ; refaites ce fichier avec « parvis-content build »";
    });
}

}  // namespace

Diagnostics check_catalogue(const std::filesystem::path& file, std::chrono::year_month_day today) {
    Diagnostics found;
    const Origin where{file.string(), 0};
    const auto catalogue = Catalogue::open(file);
    if (!catalogue) {
        found.push_back({Severity::error, {}, "", catalogue.error().message});
        return found;
    }
    check_file(file, where, found);
    const auto document = catalogue->document();
    if (!document) {
        found.push_back({Severity::error, {}, "", document.error().message});
        return found;
    }
    // What the owner is told quotes titles and names: not while they may hold anything.
    if (const auto sound = check_document(*document); !sound) {
        found.push_back({Severity::error, {}, "", sound.error().message});
    } else {
        check_derived(file, *document, found);
        const auto told = static_cast<std::ptrdiff_t>(found.size());
        check_for_owner(*document, today, found);
        // What has no place in a source has its place in this file.
        std::for_each(found.begin() + told, found.end(), [&](Diagnostic& it) {
            if (it.where.file.empty()) it.where = where;
        });
    }
    std::stable_partition(found.begin(), found.end(),
                          [](const Diagnostic& it) { return it.severity == Severity::error; });
    return found;
}

}  // namespace parvis::content

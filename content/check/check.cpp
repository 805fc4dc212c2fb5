#include "content/check/check.h"

#include <algorithm>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_file.h"
#include "content/check/check_derived.h"
#include "content/check/check_owner.h"
#include "content/check/document_checks.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

// Rows of a PRAGMA that tells problems one a row; `told` makes a sentence of a row, or nothing. A sentence that is
// there already is not said again.
template <class Told>
Status run_pragma(Database& database, const char* sql, const Origin& where, Diagnostics& found, Told&& told) {
    auto rows = database.prepare(sql);
    if (!rows) return fail(rows.error());
    for (;;) {
        const auto row = rows->step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        Diagnostic problem{Severity::error, where, "", told(*rows)};
        if (!problem.message.empty() && std::ranges::find(found, problem) == found.end())
            found.push_back(std::move(problem));
    }
}

void check_file(const std::filesystem::path& file, const Origin& where, Diagnostics& found) {
    auto database = open_catalogue_file(file);
    if (!database) return;  // Catalogue::open told it
    const auto tell = [&](const Error& error) { found.push_back({Severity::error, {}, "", error.message}); };
    const auto whole = run_pragma(*database, "PRAGMA integrity_check(20)", where, found, [&](const Statement& row) {
        if (row.text(0) == "ok") return std::string();
        log(LogLevel::debug, where.file + ": " + std::string(row.text(0)));  // SQLite's words, for programmers
        return std::string("le fichier est abîmé ; copiez-le à nouveau, ou refaites-le avec « parvis-content build »");
    });
    if (!whole) tell(catalogue_failure(file, whole.error()).value());
    const auto linked = run_pragma(*database, "PRAGMA foreign_key_check", where, found, [](const Statement& row) {
        return "une ligne de la table « " + std::string(row.text(0)) + " » renvoie à la table « " +
               std::string(row.text(2)) +
               " », où elle ne trouve rien ; refaites ce fichier avec « parvis-content build »";
    });
    if (!linked) tell(catalogue_failure(file, linked.error()).value());
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

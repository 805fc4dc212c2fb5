#include "content/assemble/assemble.h"

#include <iterator>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "content/assemble/identities.h"
#include "content/assemble/organisations.h"
#include "content/assemble/references.h"
#include "content/assemble/shown_text.h"
#include "content/assemble/vocabulary.h"
#include "content/assemble/word_rules.h"
#include "content/defaults/defaults.h"
#include "content/sources/nearest_names.h"

namespace parvis::content {
namespace {

template <class T>
void append(std::vector<T>&& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// A reader that knows how its format names a centre has said so at the same place, and better.
void report_without_centre(const Document& document, Diagnostics& diagnostics) {
    std::set<std::pair<std::string, int>> said;
    for (const auto& diagnostic : diagnostics)
        if (diagnostic.severity != Severity::note) said.emplace(diagnostic.where.file, diagnostic.where.line);
    for (const auto& action : document.actions)
        if (action.organisation_id.empty() && !action.names_no_centre &&
            !said.contains({action.origin.file, action.origin.line}))
            diagnostics.push_back({Severity::warning, action.origin, "centre",
                                   "fiche sans centre : " + in_quotes(action.title) +
                                       ". Remplir « centre », ou écrire centre.toml pour les fiches de notre centre."});
}

}  // namespace

Assembly assemble(std::vector<SourceReading> readings, const AssembleOptions& options) {
    return assemble(std::move(readings), options, shipped_defaults());
}

Assembly assemble(std::vector<SourceReading> readings, const AssembleOptions& options, const SourceReading& defaults) {
    Assembly assembly;
    auto& document = assembly.document;
    auto& diagnostics = assembly.diagnostics;
    diagnostics = defaults.diagnostics;
    document.words = merge_words(defaults.document.words, readings);
    for (auto& reading : readings) {
        assembly.sheets_read += reading.sheets_read;
        append(std::move(reading.diagnostics), diagnostics);
        append(std::move(reading.document.actions), document.actions);
        append(std::move(reading.document.organisations), document.organisations);
        append(std::move(reading.document.partners), document.partners);
        append(std::move(reading.document.needs), document.needs);
        append(std::move(reading.document.posters), document.posters);
    }
    if (document.needs.empty()) document.needs = defaults.document.needs;

    // Ids and repeats go by the sources' own words, so they come before anything that is for show.
    const WordRules rules(document.words);
    assembly.sheets_folded = identify_actions(document.actions, diagnostics);
    identify_partners(document.partners, diagnostics);
    identify_posters(document.posters, diagnostics);
    gather_organisations(rules, document, diagnostics);
    report_without_centre(document, diagnostics);
    const auto told_before = diagnostics.size();
    choose_ours(options.our_centre, document.organisations, diagnostics);
    // What is wrong with a name that stands in no source was written on the command line.
    for (auto& told : std::span(diagnostics).subspan(told_before))
        if (told.where.file.empty()) told.where.file = centre_option;
    document.needs = unite_needs(std::move(document.needs), diagnostics);
    typeset_others(document);
    unify_values(rules, document);
    show_actions(rules, document, diagnostics);
    resolve_references(document, diagnostics);
    return assembly;
}

}  // namespace parvis::content

#include "content/draft/build_catalogue.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "content/assemble/assemble.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/identity.h"
#include "content/sources/source.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

BuildCounts counts_of(const Assembly& assembly) {
    const Document& document = assembly.document;
    std::set<std::string> departments;
    for (const Action& action : document.actions)
        if (!action.department.empty()) departments.insert(action.department);
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    return {assembly.sheets_read, assembly.sheets_folded,  size(document.actions), size(document.organisations),
            size(departments),    size(document.partners), size(document.needs),   size(document.posters)};
}

}  // namespace

BuildOutcome build_catalogue(const BuildRequest& request, const OnBuildProgress& on_progress) {
    const auto telling = [&](BuildStep step) {
        return [&on_progress, step](double fraction) {
            if (on_progress) on_progress(step, fraction);
        };
    };
    BuildOutcome outcome;
    std::vector<SourceReading> readings;
    for (const std::string& source : request.sources) {
        auto reading = read_source(source, telling(BuildStep::reading), request.centre);
        if (reading) {
            readings.push_back(*std::move(reading));
        } else {
            outcome.unread.push_back(std::move(reading.error()));
        }
    }
    Assembly assembly = assemble(std::move(readings), {request.centre});
    outcome.diagnostics = std::move(assembly.diagnostics);
    sort_for_reading(outcome.diagnostics);
    outcome.counts = counts_of(assembly);
    const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; };
    if (!outcome.unread.empty() || std::ranges::any_of(outcome.diagnostics, is_error)) return outcome;
    // A misnamed table loses all of it with a warning only; a good catalogue must not make place for that.
    if (assembly.document.actions.empty()) {
        outcome.failure = Error{Errc::not_found,
                                "les sources n’ont donné aucune fiche. Remplissez actions.csv (le fichier doit porter "
                                "exactement ce nom), ou donnez un texte de fiches."};
        return outcome;
    }
    assembly.document.edition = request.edition;
    std::ranges::copy_if(request.edition.centres, std::back_inserter(outcome.unknown_centres), [&](const auto& centre) {
        return std::ranges::none_of(assembly.document.organisations, [&](const Organisation& organisation) {
            return is_for_centre({organisation.source_name, organisation.name}, centre);
        });
    });
    for (const Organisation& organisation : assembly.document.organisations) {
        if (!organisation.is_ours || !request.edition.centres.empty()) continue;
        // A board's settings may call it as it is shown.
        assembly.document.edition.centres = {organisation.source_name};
        if (fold(organisation.name) != fold(organisation.source_name))
            assembly.document.edition.centres.push_back(organisation.name);
    }
    const auto written = write_catalogue(assembly.document, request.target, {telling(BuildStep::writing)});
    if (!written) outcome.failure = written.error();
    outcome.written = written.has_value();
    return outcome;
}

}  // namespace parvis::content

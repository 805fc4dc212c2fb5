#include "content/assemble/identities.h"

#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "content/identity.h"
#include "content/sources/nearest_names.h"

namespace parvis::content {
namespace {

// Not source_text: two copies of a sheet may differ in their blank lines.
auto words_of(const Action& a) {
    return std::tie(a.id, a.title, a.source_title, a.summary, a.status, a.ended_reason, a.dimension, a.keywords,
                    a.publics, a.territory, a.initiative, a.initiative_detail, a.partners, a.source_organisation,
                    a.department, a.parts, a.money, a.people, a.files, a.practical, a.photo);
}

auto words_of(const Partner& p) {
    return std::tie(p.id, p.name, p.purpose, p.about, p.category, p.pictogram, p.place, p.contact, p.presence, p.needs,
                    p.names);
}

auto words_of(const Poster& p) {
    return std::tie(p.id, p.title, p.text, p.picture, p.from, p.until);
}

const std::string& title_of(const Action& action) {
    return action.source_title.empty() ? action.title : action.source_title;
}

std::string called(const std::string& name) {
    return name.empty() ? "sans titre" : in_quotes(name);
}

// How a kind of thing is called in messages.
struct Kind {
    std::string_view one;       // "fiche"
    std::string_view the_same;  // "cette fiche"
    std::string_view advice;    // what to write when two clash
};

template <class Thing, class MakeId, class Name>
int identify(std::vector<Thing>& things, const Kind& kind, MakeId make_id, Name name, Diagnostics& diagnostics) {
    // The words of kept things are compared as they came: ids are written when all are known.
    std::vector<std::string> ids;
    std::unordered_map<std::string, std::vector<std::size_t>> kept_by_id;  // by the id without suffix
    std::unordered_set<std::string> taken;
    for (const auto& thing : things)
        if (!thing.id.empty()) taken.insert(thing.id);

    std::vector<Thing> kept;
    kept.reserve(things.size());
    int folded = 0;
    for (auto& thing : things) {
        const std::string id = thing.id.empty() ? make_id(thing) : thing.id;
        auto& same_id = kept_by_id[id];
        const Thing* twin = nullptr;
        for (const auto index : same_id)
            if (words_of(kept[index]) == words_of(thing)) twin = &kept[index];
        if (twin != nullptr) {
            ++folded;
            diagnostics.push_back({Severity::note,
                                   thing.origin,
                                   {},
                                   std::string(kind.the_same) + " répète exactement " + place_of(twin->origin) + " (" +
                                       called(name(thing)) + ") : une seule est gardée."});
            continue;
        }
        std::string own = id;
        if (!same_id.empty()) {
            for (int suffix = 2; !taken.insert(own = id + "-" + std::to_string(suffix)).second;) ++suffix;
            diagnostics.push_back(
                {Severity::warning,
                 thing.origin,
                 {},
                 std::string(kind.one) + " " + called(name(thing)) + " : même nom que " +
                     place_of(kept[same_id.front()].origin) +
                     ", mais le reste diffère. Les deux sont gardées, celle-ci sous l’identifiant « " + own + " ». " +
                     std::string(kind.advice)});
        }
        taken.insert(own);
        same_id.push_back(kept.size());
        ids.push_back(std::move(own));
        kept.push_back(std::move(thing));
    }
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i].id = std::move(ids[i]);
    things = std::move(kept);
    return folded;
}

}  // namespace

std::string place_of(const Origin& origin) {
    if (origin.file.empty()) return "une autre source";
    return origin.line > 0 ? origin.file + ", ligne " + std::to_string(origin.line) : origin.file;
}

int identify_actions(std::vector<Action>& actions, Diagnostics& diagnostics) {
    return identify(
        actions,
        {"fiche", "cette fiche", "Donnez-lui un autre titre si c’est une autre action, ou supprimez l’une des deux."},
        [](const Action& a) { return action_id(a.source_organisation, a.department, title_of(a)); }, title_of,
        diagnostics);
}

void identify_partners(std::vector<Partner>& partners, Diagnostics& diagnostics) {
    static_cast<void>(identify(
        partners, {"fiche du partenaire", "cette fiche de partenaire", "Réunissez les deux lignes en une seule."},
        [](const Partner& p) { return named_id("partner", p.name); }, [](const Partner& p) { return p.name; },
        diagnostics));
}

void identify_posters(std::vector<Poster>& posters, Diagnostics& diagnostics) {
    static_cast<void>(identify(
        posters, {"affiche", "cette affiche", "Donnez-lui un autre titre si c’est une autre affiche."},
        [](const Poster& p) { return named_id("poster", p.title); }, [](const Poster& p) { return p.title; },
        diagnostics));
}

}  // namespace parvis::content

#include "content/assemble/vocabulary.h"

#include <functional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "content/text/folding.h"

namespace parvis::content {

void Vocabulary::meet(const std::string& value) {
    if (value.empty()) return;
    auto& known = by_folded_[fold(value)];
    const int count = ++known.count[value];
    if (known.preferred || count <= known.best_count) return;
    known.best = value;
    known.best_count = count;
}

void Vocabulary::prefer(const std::string& spelling) {
    auto& known = by_folded_[fold(spelling)];
    known.best = spelling;
    known.preferred = true;
}

const std::string& Vocabulary::spelling(const std::string& value) const {
    const auto known = by_folded_.find(fold(value));
    return known == by_folded_.end() || known->second.best.empty() ? value : known->second.best;
}

namespace {

// A vocabulary and how its values are shown, worked out once a value: a keyword stands in thousands of sheets.
class ShownValues {
public:
    using Show = std::function<std::string(const std::string&)>;

    explicit ShownValues(Show show) : show_(std::move(show)) {}

    Vocabulary words;

    void apply(std::string& value) {
        if (value.empty()) return;
        const auto [known, added] = shown_.try_emplace(value);
        if (added) known->second = show_(words.spelling(value));
        value = known->second;
    }

    void apply(std::vector<std::string>& values) {
        std::vector<std::string> kept;
        std::unordered_set<std::string> seen;
        for (auto& value : values) {
            apply(value);
            if (!value.empty() && seen.insert(fold(value)).second) kept.push_back(std::move(value));
        }
        values = std::move(kept);
    }

private:
    Show show_;
    std::unordered_map<std::string, std::string> shown_;
};

}  // namespace

void unify_values(const WordRules& rules, Document& document) {
    const auto as_value = [&rules](const std::string& value) { return rules.value(value); };
    ShownValues dimensions(as_value);
    ShownValues statuses(as_value);
    ShownValues publics(as_value);
    ShownValues territories(as_value);
    ShownValues initiatives(as_value);
    // What the alias table spells is right as it is.
    ShownValues keywords([&rules](const std::string& value) {
        return rules.is_alias_target(value) ? typeset(value) : rules.value(value);
    });
    // A name of one word in capitals ("ADIL") is more often an acronym that we do not know than a shout.
    ShownValues partners([](const std::string& value) { return typeset(value); });
    ShownValues departments([&rules](const std::string& value) { return rules.place(value); });

    for (const char* official : {"Services", "Citoyenneté", "Accompagnement de projets"})
        dimensions.words.prefer(official);
    for (auto& need : document.needs)
        for (auto& keyword : need.keywords) keyword = rules.keyword(keyword);
    for (auto& action : document.actions) {
        for (auto& keyword : action.keywords) {
            keyword = rules.keyword(keyword);
            keywords.words.meet(keyword);
        }
        dimensions.words.meet(action.dimension);
        statuses.words.meet(action.status);
        territories.words.meet(action.territory);
        departments.words.meet(action.department);
        for (const auto& value : action.publics) publics.words.meet(value);
        for (const auto& value : action.initiative) initiatives.words.meet(value);
        for (const auto& value : action.partners) partners.words.meet(value);
    }
    for (const auto& organisation : document.organisations) departments.words.meet(organisation.department);
    for (const auto& partner : document.partners) partners.words.prefer(partner.name);

    for (auto& action : document.actions) {
        keywords.apply(action.keywords);
        dimensions.apply(action.dimension);
        statuses.apply(action.status);
        territories.apply(action.territory);
        departments.apply(action.department);
        publics.apply(action.publics);
        initiatives.apply(action.initiative);
        partners.apply(action.partners);
    }
    for (auto& organisation : document.organisations) departments.apply(organisation.department);
    for (auto& need : document.needs) {
        keywords.apply(need.keywords);
        dimensions.apply(need.dimension);
        dimensions.apply(need.dimensions);
    }
}

}  // namespace parvis::content

#include "content/assemble/organisations.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "content/identity.h"
#include "content/search/stop_words.h"
#include "content/search/vocabulary.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

void fill(std::string& empty, std::string& with) {
    if (empty.empty()) empty = std::move(with);
}

class Registry {
public:
    Registry(const WordRules& rules, Document& document, Diagnostics& diagnostics)
        : rules_(rules), diagnostics_(diagnostics), actions_(document.actions) {
        for (const auto& organisation : document.organisations) named_.insert(fold(organisation.source_name));
        for (const auto& action : actions_) named_.insert(fold(action.source_organisation));
    }

    void declare(Organisation organisation) {
        if (organisation.source_name.empty()) organisation.source_name = organisation.name;
        const auto name = fold(organisation.source_name);
        if (name.empty()) return;
        declared_shown_.emplace(fold(organisation.name), name);
        const auto known = find(name, fold(organisation.department));
        if (!known) {
            add(name, std::move(organisation));
            return;
        }
        auto& other = organisations_[*known];
        fill(other.name, organisation.name);
        fill(other.about, organisation.about);
        if (other.contact.empty()) other.contact = std::move(organisation.contact);
        if (other.hours.empty()) other.hours = std::move(organisation.hours);
        other.is_ours = other.is_ours || organisation.is_ours;
    }

    // Sheets that give a department first: those that give none may then find the only one there is.
    void take_actions() {
        for (auto& action : actions_)
            if (!action.department.empty()) link(action);
        for (auto& action : actions_)
            if (action.department.empty()) link(action);
    }

    std::vector<Organisation> finish() {
        // In the order of reading, whichever way they were found.
        std::vector<Organisation> ordered;
        std::vector<std::size_t> place(organisations_.size(), organisations_.size());
        const auto take = [&](std::size_t index) {
            if (place[index] != organisations_.size()) return;
            place[index] = ordered.size();
            ordered.push_back(std::move(organisations_[index]));
        };
        for (std::size_t i = 0; i < declared_; ++i) take(i);
        for (std::size_t i = 0; i < actions_.size(); ++i)
            if (linked_[i]) take(*linked_[i]);
        for (auto& organisation : ordered) complete(organisation);
        for (std::size_t i = 0; i < actions_.size(); ++i)
            if (linked_[i]) actions_[i].organisation_id = ordered[place[*linked_[i]]].id;
        return ordered;
    }

    void end_of_declared() {
        declared_ = organisations_.size();
        linked_.resize(actions_.size());
    }

private:
    static std::string key(const std::string& name, const std::string& department) {
        return name + '\x1F' + department;
    }

    std::size_t add(const std::string& name, Organisation organisation) {
        const auto index = organisations_.size();
        by_key_[key(name, fold(organisation.department))] = index;
        by_name_[name].push_back(index);
        organisations_.push_back(std::move(organisation));
        return index;
    }

    [[nodiscard]] std::optional<std::size_t> find(const std::string& name, const std::string& department) const {
        if (const auto exact = by_key_.find(key(name, department)); exact != by_key_.end()) return exact->second;
        const auto same_name = by_name_.find(name);
        if (same_name == by_name_.end() || same_name->second.size() != 1) return std::nullopt;
        // One of the two says nothing about the department: they are meant to be the same.
        const auto only = same_name->second.front();
        if (department.empty() || organisations_[only].department.empty()) return only;
        return std::nullopt;
    }

    // The folded source name that a name stands for: itself, or the one that is shown so.
    [[nodiscard]] std::string source_of(const std::string& written) const {
        const auto name = fold(written);
        if (const auto declared = declared_shown_.find(name); declared != declared_shown_.end())
            return declared->second;
        for (const auto& source : rules_.sources_of(written))
            if (source != name && named_.contains(source)) return source;
        return name;
    }

    void link(Action& action) {
        auto& linked = linked_[static_cast<std::size_t>(&action - actions_.data())];
        if (action.source_organisation.empty()) {
            if (action.names_no_centre) return;
            for (std::size_t i = 0; i < declared_; ++i)
                if (organisations_[i].is_ours && !linked) linked = i;
            if (linked && action.department.empty()) action.department = organisations_[*linked].department;
            return;
        }
        const auto name = source_of(action.source_organisation);
        linked = find(name, fold(action.department));
        if (!linked) {
            Organisation organisation;
            organisation.source_name = action.source_organisation;
            organisation.department = action.department;
            organisation.origin = action.origin;
            linked = add(name, std::move(organisation));
            return;
        }
        auto& organisation = organisations_[*linked];
        // A sheet that named it by its shown name came first.
        if (fold(organisation.source_name) != name && fold(action.source_organisation) == name)
            organisation.source_name = action.source_organisation;
        if (organisation.department.empty() && !action.department.empty()) {
            organisation.department = action.department;
            by_key_[key(name, fold(action.department))] = *linked;
        }
        if (action.department.empty()) action.department = organisation.department;
    }

    void complete(Organisation& organisation) {
        organisation.id = organisation_id(organisation.source_name, organisation.department);
        organisation.name =
            organisation.name.empty() ? rules_.organisation(organisation.source_name) : typeset(organisation.name);
        for (const auto& word : words_with_lost_letters(organisation.source_name))
            diagnostics_.push_back(
                {Severity::warning,
                 organisation.origin,
                 {},
                 "centre " + in_quotes(organisation.source_name) + " : « " + word +
                     " » a perdu une lettre dans la source. Le nom est gardé tel quel et montré ainsi : " +
                     in_quotes(organisation.name) +
                     ". Pour en montrer un autre, ajouter à mots.csv une ligne de type « nom » : ce nom "
                     "tel quel, puis le nom juste."});
    }

    const WordRules& rules_;
    Diagnostics& diagnostics_;
    std::vector<Action>& actions_;
    std::vector<Organisation> organisations_;
    std::vector<std::optional<std::size_t>> linked_;  // for each action
    std::size_t declared_ = 0;
    std::unordered_map<std::string, std::size_t> by_key_;                // folded name, folded department
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // folded name
    std::unordered_map<std::string, std::string> declared_shown_;        // folded shown → folded source
    std::unordered_set<std::string> named_;                              // folded source names of all
};

// Names for a message: near in spelling, else those that share a word of their own.
std::vector<std::string> names_near(const std::string& wanted, const std::vector<Organisation>& organisations) {
    std::vector<std::string> names;
    for (const auto& organisation : organisations) names.push_back(organisation.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (auto near = nearest_names(wanted, names, 3); !near.empty()) return near;

    std::unordered_map<std::string, int> bearers;
    for (const auto& name : names)
        for (const auto& word : tokenize(name)) ++bearers[word.folded];
    const auto words = tokenize(wanted);
    const auto rarest = [&](const std::string& name) {
        int fewest = 0;
        for (const auto& word : words) {
            if (word.folded.size() < 3) continue;
            for (const auto& own : tokenize(name)) {
                const bool alike = own.folded == word.folded ||
                                   (word.folded.size() >= 4 && (own.folded.starts_with(word.folded.substr(0, 4)) ||
                                                                within_one_edit(word.folded, own.folded).whole));
                if (alike && (fewest == 0 || bearers[own.folded] < fewest)) fewest = bearers[own.folded];
            }
        }
        return fewest;
    };
    std::vector<std::pair<int, std::string>> ranked;
    for (const auto& name : names)
        if (const int rank = rarest(name); rank > 0) ranked.emplace_back(rank, name);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> near;
    for (auto& [rank, name] : ranked)
        if (near.size() < 3) near.push_back(std::move(name));
    return near;
}

// "La Source" for "Centre social La Source": some words of a name, as people call it. Its department may stand behind
// them, but is no name.
bool has_all_words(const Organisation& organisation, const std::string& called) {
    std::unordered_set<std::string> of_name;
    std::unordered_set<std::string> of_department;
    for (const auto& text : {organisation.name, organisation.source_name})
        for (const auto& word : tokenize(text)) of_name.insert(word.folded);
    for (const auto& word : tokenize(organisation.department)) of_department.insert(word.folded);
    const auto wanted = tokenize(called);
    const auto names = [&](const Token& word) { return of_name.contains(word.folded) && !is_stop_word(word.folded); };
    return std::any_of(wanted.begin(), wanted.end(), names) &&
           std::all_of(wanted.begin(), wanted.end(), [&](const Token& word) {
               return of_name.contains(word.folded) || of_department.contains(word.folded);
           });
}

std::vector<std::string> names_in_department(const std::string& folded,
                                             const std::vector<Organisation>& organisations) {
    constexpr std::size_t shown = 3;
    std::vector<std::string> names;
    for (const auto& organisation : organisations)
        if (fold(organisation.department) == folded && names.size() < shown) names.push_back(organisation.name);
    return names;
}

}  // namespace

void gather_organisations(const WordRules& rules, Document& document, Diagnostics& diagnostics) {
    Registry registry(rules, document, diagnostics);
    for (auto& organisation : document.organisations) registry.declare(std::move(organisation));
    registry.end_of_declared();
    registry.take_actions();
    document.organisations = registry.finish();
}

void choose_ours(const std::string& our_centre, std::vector<Organisation>& organisations, Diagnostics& diagnostics) {
    const auto wanted = fold(our_centre);
    std::vector<Organisation*> meant;
    for (auto& organisation : organisations) {
        const auto with_department = [&](const std::string& name) {
            return fold(name + " - " + organisation.department);
        };
        const bool matches =
            !wanted.empty() &&
            (fold(organisation.source_name) == wanted || fold(organisation.name) == wanted ||
             with_department(organisation.source_name) == wanted || with_department(organisation.name) == wanted);
        if (matches) meant.push_back(&organisation);
    }
    if (meant.empty()) {
        for (auto& organisation : organisations)
            if (has_all_words(organisation, our_centre)) meant.push_back(&organisation);
    }
    if (meant.size() == 1) {
        for (auto& organisation : organisations) organisation.is_ours = &organisation == meant.front();
        return;
    }
    if (meant.size() > 1) {
        std::vector<std::string> names;
        for (const auto* organisation : meant) names.push_back(organisation->name + " - " + organisation->department);
        diagnostics.push_back({Severity::warning,
                               {},
                               {},
                               "notre centre : plusieurs centres s’appellent " + in_quotes(our_centre) +
                                   ". Écrire aussi le département : " + quoted_list(names) + "."});
    } else if (const auto there = names_in_department(wanted, organisations); !wanted.empty() && !there.empty()) {
        diagnostics.push_back({Severity::warning,
                               {},
                               {},
                               "notre centre : " + in_quotes(our_centre) +
                                   " est un département. Écrire le nom du centre, par exemple : " + quoted_list(there) +
                                   "."});
    } else if (!wanted.empty()) {
        const auto near = names_near(our_centre, organisations);
        diagnostics.push_back({Severity::warning,
                               {},
                               {},
                               "notre centre : aucun centre ne s’appelle " + in_quotes(our_centre) + ". " +
                                   (near.empty() ? "Écrire son nom comme dans les fiches."
                                                 : "Les noms les plus proches : " + quoted_list(near) + ".")});
    }
    const Organisation* first = nullptr;
    for (auto& organisation : organisations) {
        if (!organisation.is_ours) continue;
        if (first == nullptr) {
            first = &organisation;
            continue;
        }
        organisation.is_ours = false;
        diagnostics.push_back(
            {Severity::warning,
             organisation.origin,
             {},
             "deux sources disent être notre centre : " + quoted_list({first->name, organisation.name}) +
                 ". Le premier est le nôtre ; pour l’autre, le nommer à la construction (--centre)."});
    }
}

}  // namespace parvis::content

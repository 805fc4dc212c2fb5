#include "content/catalogue/derived.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
    Words words;
    for (auto& token : tokenize(text)) words.push_back(std::move(token.folded));
    return words;
}

bool stands_in(const Words& phrase, const Words& text) {
    return !phrase.empty() && std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

std::unordered_set<std::string> folded_set(const std::vector<std::string>& texts) {
    std::unordered_set<std::string> folded;
    for (const auto& text : texts) folded.insert(fold(text));
    folded.erase("");
    return folded;
}

}  // namespace

std::vector<std::uint32_t> list_order(const Document& document) {
    std::unordered_set<std::string_view> ours;
    for (const auto& organisation : document.organisations)
        if (organisation.is_ours) ours.insert(organisation.id);
    std::vector<std::tuple<bool, std::string, std::string_view, std::uint32_t>> keys;
    keys.reserve(document.actions.size());
    for (const auto& action : document.actions)
        keys.emplace_back(!ours.contains(action.organisation_id), fold(action.title), action.id,
                          static_cast<std::uint32_t>(keys.size()));
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> order;
    order.reserve(keys.size());
    for (const auto& key : keys) order.push_back(std::get<3>(key));
    return order;
}

std::vector<std::vector<std::uint32_t>> gathered_actions(const Document& document,
                                                         const std::vector<std::uint32_t>& order) {
    struct Rules {
        std::unordered_set<std::string> dimensions;
        std::unordered_set<std::string> keywords;
        std::unordered_set<std::string> ids;
        std::vector<Words> phrases;
    };
    std::vector<Rules> rules;
    bool any_phrase = false;
    for (const auto& need : document.needs) {
        Rules rule{folded_set(need.dimensions),
                   folded_set(need.keywords),
                   {need.action_ids.begin(), need.action_ids.end()},
                   {}};
        for (const auto& phrase : need.words) rule.phrases.push_back(words_of(phrase));
        any_phrase = any_phrase || !rule.phrases.empty();
        rules.push_back(std::move(rule));
    }

    std::vector<std::vector<std::uint32_t>> gathered(rules.size());
    if (rules.empty()) return gathered;
    for (std::uint32_t number = 0; number < order.size(); ++number) {
        const auto& action = document.actions[order[number]];
        const auto dimension = fold(action.dimension);
        const auto keywords = folded_set(action.keywords);
        // Each text apart: a phrase does not run from the end of one into the next.
        std::vector<Words> texts;
        if (any_phrase) {
            texts.push_back(words_of(action.title));
            for (const auto& block : action.summary) texts.push_back(words_of(block.text));
        }
        for (std::size_t need = 0; need < rules.size(); ++need) {
            const auto& rule = rules[need];
            const bool matches =
                rule.ids.contains(action.id) || rule.dimensions.contains(dimension) ||
                std::any_of(keywords.begin(), keywords.end(),
                            [&](const std::string& keyword) { return rule.keywords.contains(keyword); }) ||
                std::any_of(rule.phrases.begin(), rule.phrases.end(), [&](const Words& phrase) {
                    return std::any_of(texts.begin(), texts.end(),
                                       [&](const Words& text) { return stands_in(phrase, text); });
                });
            if (matches) gathered[need].push_back(number);
        }
    }
    return gathered;
}

std::vector<std::vector<std::uint32_t>> partner_actions(const Document& document,
                                                        const std::vector<std::uint32_t>& order) {
    std::unordered_map<std::string, std::vector<std::size_t>> partners_called;
    for (std::size_t partner = 0; partner < document.partners.size(); ++partner) {
        auto names = folded_set(document.partners[partner].names);
        names.insert(fold(document.partners[partner].name));
        names.erase("");
        for (const auto& name : names) partners_called[name].push_back(partner);
    }
    std::vector<std::vector<std::uint32_t>> actions(document.partners.size());
    if (partners_called.empty()) return actions;
    for (std::uint32_t number = 0; number < order.size(); ++number)
        for (const auto& name : folded_set(document.actions[order[number]].partners)) {
            const auto found = partners_called.find(name);
            if (found == partners_called.end()) continue;
            for (const auto partner : found->second)
                if (actions[partner].empty() || actions[partner].back() != number) actions[partner].push_back(number);
        }
    return actions;
}

}  // namespace parvis::content

#include "content/authoring/own_words.h"

#include <unordered_map>
#include <unordered_set>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

using Pairs = std::vector<WordTable::Pair>;
using Replacements = std::unordered_map<std::string, std::vector<std::string>>;

// By the folded word, in order.
Replacements replacements_of(const Pairs& pairs) {
    Replacements replacements;
    for (const auto& [from, to] : pairs) replacements[fold(from)].push_back(to);
    return replacements;
}

Pairs own_pairs(const Pairs& pairs, const Pairs& shipped) {
    const auto all = replacements_of(pairs);
    const auto known = replacements_of(shipped);
    Pairs own;
    for (const auto& pair : pairs) {
        const auto word = fold(pair.from);
        const auto same = known.find(word);
        if (same == known.end() || same->second != all.at(word)) own.push_back(pair);
    }
    return own;
}

}  // namespace

WordTable own_words(const WordTable& words, const WordTable& shipped) {
    WordTable own;
    own.keyword_aliases = own_pairs(words.keyword_aliases, shipped.keyword_aliases);
    own.shown_names = own_pairs(words.shown_names, shipped.shown_names);
    own.thesaurus = own_pairs(words.thesaurus, shipped.thesaurus);
    std::unordered_set<std::string> known;
    for (const auto& acronym : shipped.acronyms) known.insert(fold(acronym));
    for (const auto& acronym : words.acronyms)
        if (!known.contains(fold(acronym))) own.acronyms.push_back(acronym);
    return own;
}

}  // namespace parvis::content

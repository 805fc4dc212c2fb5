#include "content/assemble/word_rules.h"

#include <unordered_set>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

using Pairs = std::vector<WordTable::Pair>;

void merge(const Pairs& later, Pairs& into) {
    std::unordered_set<std::string> said;
    for (const auto& pair : later) said.insert(fold(pair.from));
    std::erase_if(into, [&](const auto& pair) { return said.contains(fold(pair.from)); });
    into.insert(into.end(), later.begin(), later.end());
}

}  // namespace

WordTable merge_words(const WordTable& shipped, const std::vector<SourceReading>& readings) {
    WordTable all = shipped;
    std::unordered_set<std::string> acronyms;
    for (const auto& acronym : all.acronyms) acronyms.insert(fold(acronym));
    for (const auto& reading : readings) {
        const auto& words = reading.document.words;
        merge(words.keyword_aliases, all.keyword_aliases);
        merge(words.shown_names, all.shown_names);
        merge(words.thesaurus, all.thesaurus);
        for (const auto& acronym : words.acronyms)
            if (acronyms.insert(fold(acronym)).second) all.acronyms.push_back(acronym);
    }
    return all;
}

WordRules::WordRules(const WordTable& words) : case_(words.acronyms) {
    for (const auto& [from, to] : words.shown_names) {
        case_.teach(from, to);
        shown_[fold(from)] = to;
        shown_sources_[fold(to)].push_back(fold(from));
    }
    for (const auto& [from, to] : words.keyword_aliases) {
        aliases_[fold(from)] = to;
        alias_targets_.emplace(fold(to), to);
    }
}

std::string WordRules::title(std::string_view source) const {
    const auto known = shown_.find(fold(source));
    return typeset(known != shown_.end() ? known->second : case_.sentence(source));
}

std::string WordRules::organisation(std::string_view source) const {
    const auto known = shown_.find(fold(source));
    return typeset(known != shown_.end() ? known->second : case_.name(source));
}

std::string WordRules::value(std::string_view source) const {
    return typeset(case_.sentence(source));
}

std::string WordRules::place(std::string_view source) const {
    return typeset(case_.name(source));
}

std::string WordRules::keyword(const std::string& written) const {
    const auto folded = fold(written);
    if (const auto alias = aliases_.find(folded); alias != aliases_.end()) return alias->second;
    if (const auto target = alias_targets_.find(folded); target != alias_targets_.end()) return target->second;
    return written;
}

bool WordRules::is_alias_target(std::string_view keyword) const {
    return alias_targets_.contains(fold(keyword));
}

std::vector<std::string> WordRules::sources_of(std::string_view shown) const {
    const auto found = shown_sources_.find(fold(shown));
    return found == shown_sources_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace parvis::content

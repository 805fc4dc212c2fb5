// The tables of words of the defaults and of all sources as one, and what they make of a name or a title.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/document.h"
#include "content/sources/source.h"
#include "content/text/french.h"

namespace parvis::content {

// What a later table says of a word takes the place of all that earlier ones said of it (compared folded); acronyms add
// up.
[[nodiscard]] WordTable merge_words(const WordTable& shipped, const std::vector<SourceReading>& readings);

class WordRules {
public:
    explicit WordRules(const WordTable& words);

    // As shown, typeset: the spelling of the table when the whole of it is there, else the rules of capitals.
    [[nodiscard]] std::string title(std::string_view source) const;
    [[nodiscard]] std::string organisation(std::string_view source) const;

    // A value of a closed vocabulary ("Tous publics", "Un quartier"): sentence case, typeset.
    [[nodiscard]] std::string value(std::string_view source) const;
    // Names of places and departments: only capitals and typography.
    [[nodiscard]] std::string place(std::string_view source) const;
    // Running text that is to begin like a sentence: capitals, no typography.
    [[nodiscard]] std::string sentence(std::string_view text) const { return case_.sentence(text); }

    // The spelling of a keyword that the alias table gives; the keyword itself when it has none.
    [[nodiscard]] std::string keyword(const std::string& written) const;
    [[nodiscard]] bool is_alias_target(std::string_view keyword) const;

    // Names that the table shows as `shown`, folded.
    [[nodiscard]] std::vector<std::string> sources_of(std::string_view shown) const;

private:
    SentenceCase case_;
    std::unordered_map<std::string, std::string> shown_;                       // folded source → shown
    std::unordered_map<std::string, std::vector<std::string>> shown_sources_;  // folded shown → folded sources
    std::unordered_map<std::string, std::string> aliases_;                     // folded keyword → its spelling
    std::unordered_map<std::string, std::string> alias_targets_;               // folded spelling → spelling
};

}  // namespace parvis::content

// Text as a search or a comparison sees it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

// Lower case, no accents (Latin and Greek letters; đ ł ø ı count as d l o i), œ → oe, æ → ae, ß → ss, ligatures and
// superscripts as plain letters and digits ("1ᵉʳ" → 1er). Apostrophes, double quotes, dashes and spaces of every kind
// become ' " - and one space. No Arabic vowel marks or tatweel, nothing invisible; no leading, trailing or double
// space. Letters of other scripts stay (in lower case). Broken bytes become U+FFFD. Idempotent. Any thread. ASCII and
// the usual European letters take a fast path of one table look-up a letter.
[[nodiscard]] std::string fold(std::string_view utf8);

// A word of a text: its folded form (never empty) and the bytes of the original that it covers.
struct Token {
    std::string folded;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Splits at everything that is not a letter, its accent, or a digit ("L’arbre" → l, arbre). A soft hyphen does not
// split.
[[nodiscard]] std::vector<Token> tokenize(std::string_view utf8);

}  // namespace parvis::content

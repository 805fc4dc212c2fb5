// Text as a search or a comparison sees it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

// Lower case, no accents (Latin letters), œ → oe, æ → ae, ß → ss, every kind of apostrophe, dash and space one kind
// (' - and one space); no leading, trailing or double space. Letters of other scripts stay. Idempotent.
[[nodiscard]] std::string fold(std::string_view utf8);

// A word of a text: its folded form and the bytes of the original that it covers.
struct Token {
    std::string folded;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Splits at everything that is not a letter or a digit ("L’arbre" → l, arbre).
[[nodiscard]] std::vector<Token> tokenize(std::string_view utf8);

}  // namespace parvis::content

#include "content/text/signs.h"

#include <algorithm>
#include <array>

#include "content/text/utf8.h"

namespace parvis::content {

bool is_word_character(char32_t c) {
    return is_letter(c) || is_digit(c) || is_mark(c);
}

bool is_high_punctuation(char32_t c) {
    return c == U';' || c == U':' || c == U'!' || c == U'?';
}

bool is_opening_sign(char32_t c) {
    return c == U'(' || c == U'[' || c == U'«' || c == U'“' || c == U'"';
}

bool is_closing_sign(char32_t c) {
    return c == U')' || c == U']' || c == U'»' || c == U'”' || c == U'"';
}

namespace {

// A word between spaces that is an address: its punctuation is not French.
bool is_address(std::u32string_view word) {
    if (word.find(U"://") != std::u32string_view::npos || word.starts_with(U"www.")) return true;
    const auto at = word.find(U'@');
    if (at != std::u32string_view::npos && at > 0 && at + 1 < word.size() && is_word_character(word[at - 1]) &&
        is_word_character(word[at + 1]))
        return true;
    const auto slash = word.find(U'/');
    const auto host = word.substr(0, slash);
    const auto dot = host.rfind(U'.');
    if (dot == std::u32string_view::npos || dot == 0) return false;
    static constexpr std::array<std::u32string_view, 8> endings = {U"fr", U"com", U"org", U"net",
                                                                   U"eu", U"gp",  U"re",  U"info"};
    return std::find(endings.begin(), endings.end(), host.substr(dot + 1)) != endings.end();
}

}  // namespace

std::vector<TextSpan> find_addresses(std::u32string_view text) {
    std::vector<TextSpan> found;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(text[i])) {
            ++i;
            continue;
        }
        TextSpan word{i, i};
        while (word.end < text.size() && !is_space(text[word.end])) ++word.end;
        i = word.end;
        while (word.begin < word.end && !is_word_character(text[word.begin])) ++word.begin;
        while (word.end > word.begin && !is_word_character(text[word.end - 1]) && text[word.end - 1] != U'/')
            --word.end;
        if (is_address(text.substr(word.begin, word.end - word.begin))) found.push_back(word);
    }
    return found;
}

}  // namespace parvis::content

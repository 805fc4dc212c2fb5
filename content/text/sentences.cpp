#include "content/text/french.h"

#include <algorithm>
#include <array>

#include "content/text/signs.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// "M. Dupont", "ex. :", "cf. la page": a point that ends no sentence.
bool is_abbreviation(std::u32string_view text, std::size_t point) {
    std::size_t begin = point;
    while (begin > 0 && is_word_character(text[begin - 1])) --begin;
    const auto word = text.substr(begin, point - begin);
    if (word.size() == 1 && is_letter(word[0])) return true;
    static constexpr std::array<std::u32string_view, 16> known = {U"MM",  U"Mme", U"Mmes", U"Mlle", U"Dr",  U"St",
                                                                  U"Ste", U"cf",  U"ex",   U"av",   U"env", U"tél",
                                                                  U"Tél", U"art", U"bd",   U"hab"};
    return std::find(known.begin(), known.end(), word) != known.end();
}

bool ends_long_word(std::u32string_view text, std::size_t point) {
    constexpr std::size_t long_letters = 6;  // abbreviations are shorter
    std::size_t begin = point;
    while (begin > 0 && is_word_character(text[begin - 1])) --begin;
    return point - begin >= long_letters;
}

// Where the sentence ends that begins at 0, behind its closing signs.
std::size_t end_of_sentence(std::u32string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c != U'.' && c != U'!' && c != U'?' && c != U'…') continue;
        std::size_t end = i + 1;
        while (end < text.size() && (text[end] == U'.' || text[end] == U'!' || text[end] == U'?' || text[end] == U'…'))
            ++end;
        std::size_t closed = end;
        while (closed < text.size() && (text[closed] == narrow_no_break_space || is_closing_sign(text[closed])))
            ++closed;
        if (closed > end && text[closed - 1] != narrow_no_break_space) end = closed;
        if (end >= text.size()) return text.size();
        if (!is_space(text[end]) || (c == U'.' && end == i + 1 && is_abbreviation(text, i))) continue;
        std::size_t next = end;
        while (next < text.size() && is_space(text[next])) ++next;
        // "la récup’… puis", "(etc.) et", "dont 8 pers. âgées": a small letter goes on with the same sentence. Behind a
        // long word and a single point somebody only forgot the capital.
        const bool goes_on = next < text.size() && (is_lower(text[next]) || is_high_punctuation(text[next]));
        if (goes_on && !(c == U'.' && end == i + 1 && is_lower(text[next]) && ends_long_word(text, i))) continue;
        return end;
    }
    return text.size();
}

}  // namespace

std::string first_sentence(std::string_view utf8, std::size_t limit_letters) {
    const std::u32string whole = to_code_points(utf8);
    std::u32string_view text = whole;
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    text = text.substr(0, end_of_sentence(text));
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);

    std::size_t letters = 0;
    std::size_t cut = 0;  // behind the last whole word that fits
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U' ') {
            if (letters > limit_letters && cut > 0) break;
            cut = i;
            if (letters > limit_letters) break;
        }
        if (!is_mark(text[i])) ++letters;
    }
    // A line of a list ends with a comma: the sentence goes on elsewhere.
    const bool goes_on = !text.empty() && (text.back() == U',' || text.back() == U';' || text.back() == U':');
    if (letters > limit_letters && cut > 0)
        text = text.substr(0, cut);
    else if (!goes_on)
        return to_utf8(text);
    // "de, …" and "( …" read as slips.
    while (!text.empty() && (text.back() == U',' || is_high_punctuation(text.back()) || is_opening_sign(text.back()) ||
                             is_space(text.back()) || text.back() == U'–' || text.back() == U'.'))
        text.remove_suffix(1);
    return to_utf8(text) + "…";
}

std::vector<std::string> words_with_lost_letters(std::string_view utf8) {
    std::vector<std::string> found;
    if (utf8.find('?') == std::string_view::npos && utf8.find("\uFFFD") == std::string_view::npos) return found;
    const std::u32string text = to_code_points(utf8);
    const auto addresses = find_addresses(text);
    auto address = addresses.begin();
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (address != addresses.end() && address->end <= i) ++address;
        if (address != addresses.end() && i >= address->begin) continue;
        const bool lost = text[i] == replacement_character || (text[i] == U'?' && i > 0 && i + 1 < text.size() &&
                                                               is_letter(text[i - 1]) && is_letter(text[i + 1]));
        if (!lost) continue;
        const auto belongs = [&](char32_t c) {
            return is_word_character(c) || c == U'?' || c == replacement_character;
        };
        std::size_t begin = i;
        std::size_t end = i + 1;
        while (begin > 0 && belongs(text[begin - 1])) --begin;
        while (end < text.size() && belongs(text[end])) ++end;
        found.push_back(to_utf8(std::u32string_view(text).substr(begin, end - begin)));
        i = end;
    }
    return found;
}

bool has_lost_letter(std::string_view utf8) {
    return !words_with_lost_letters(utf8).empty();
}

}  // namespace parvis::content

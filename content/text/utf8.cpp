#include "content/text/utf8.h"

#include <utf8proc.h>

namespace parvis::content {

char32_t next_code_point(std::string_view utf8, std::size_t& position, bool& valid) {
    valid = true;
    const auto first = static_cast<unsigned char>(utf8[position]);
    if (first < 0x80) {
        ++position;
        return first;
    }
    utf8proc_int32_t code_point = -1;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + position,
                                       static_cast<utf8proc_ssize_t>(utf8.size() - position), &code_point);
    if (used <= 0 || code_point < 0) {
        ++position;
        valid = false;
        return replacement_character;
    }
    position += static_cast<std::size_t>(used);
    return static_cast<char32_t>(code_point);
}

char32_t next_code_point(std::string_view utf8, std::size_t& position) {
    bool valid = true;
    return next_code_point(utf8, position, valid);
}

void append_utf8(std::string& out, char32_t code_point) {
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
        return;
    }
    utf8proc_uint8_t bytes[4];
    const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
}

namespace {

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool between(utf8proc_category_t kind, utf8proc_category_t first, utf8proc_category_t last) {
    return kind >= first && kind <= last;
}

}  // namespace

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return between(category(c), UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}

bool is_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return between(category(c), UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO);
}

bool is_mark(char32_t c) {
    return c >= 0x300 && between(category(c), UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || between(category(c), UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP);
}

bool is_ignorable(char32_t c) {
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

char32_t to_upper(char32_t c) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_lower(char32_t c) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

std::u32string to_code_points(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();) text += next_code_point(utf8, position);
    return text;
}

std::string to_utf8(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() + text.size() / 8);
    for (const char32_t c : text) append_utf8(utf8, c);
    return utf8;
}

std::string shortened(std::string_view utf8, std::size_t most_letters) {
    std::u32string letters = to_code_points(utf8);
    if (letters.size() <= most_letters) return std::string(utf8);
    letters.resize(most_letters - 1);
    return to_utf8(letters) + "…";
}

}  // namespace parvis::content

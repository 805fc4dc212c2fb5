#include "content/text/folding.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// Before decomposition: what utf8proc leaves alone or would turn into something else (´ into a space and an accent).
utf8proc_int32_t unify(utf8proc_int32_t c, void*) {
    switch (c) {
        case 0x0060:
        case 0x00B4:
        case 0x02B9:
        case 0x02BB:
        case 0x02BC:
        case 0x02BD:
        case 0x02CA:
        case 0x02CB:
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0x2035:
        case 0xA78C:
            return '\'';
        case 0x00AB:
        case 0x00BB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x2033:
            return '"';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
            return '-';
        case 0x0110:
        case 0x0111:
        case 0x00D0:
        case 0x00F0:
            return 'd';
        case 0x0126:
        case 0x0127:
            return 'h';
        case 0x0131:
            return 'i';
        case 0x0141:
        case 0x0142:
            return 'l';
        case 0x00D8:
        case 0x00F8:
            return 'o';
        case 0x0166:
        case 0x0167:
            return 't';
        case 0x1E9E:
            return 0x00DF;
        default:
            return c;
    }
}

// Vowel signs that most Arabic writers leave out. Hamza and madda (U+0653–U+0655) are part of a letter and stay.
bool is_arabic_vowel_mark(char32_t c) {
    return c == 0x0640 || (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x0652) ||
           (c >= 0x0656 && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) ||
           (c >= 0x06DF && c <= 0x06E4) || c == 0x06E7 || c == 0x06E8 || (c >= 0x06EA && c <= 0x06ED);
}

// Latin or Greek: an accent on it is a matter of spelling. On letters of other scripts a mark makes another letter.
bool drops_accents(char32_t base) {
    return base < 0x0400 || (base >= 0x1C80 && base <= 0x20FF) || (base >= 0x2C60 && base <= 0x2C7F) ||
           (base >= 0xA720 && base <= 0xA7FF) || !is_letter(base);
}

void append_space(std::string& out) {
    if (!out.empty() && out.back() != ' ') out += ' ';
}

void drop_last_space(std::string& out) {
    if (!out.empty() && out.back() == ' ') out.pop_back();
}

std::string valid_utf8(std::string_view utf8) {
    return to_utf8(to_code_points(utf8));
}

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};

// The whole of Unicode, at its price: decomposed, case-folded, marks dropped, the rest composed again.
std::string fold_any(std::string_view utf8) {
    std::string clean = valid_utf8(utf8);
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(clean.data());
    const auto size = static_cast<utf8proc_ssize_t>(clean.size());
    const auto needed = utf8proc_decompose_custom(bytes, size, nullptr, 0, options, &unify, nullptr);
    if (needed <= 0) return {};
    // utf8proc_reencode writes its bytes into the same buffer, and a final zero.
    const std::unique_ptr<utf8proc_int32_t, Free> buffer(
        static_cast<utf8proc_int32_t*>(std::malloc((static_cast<std::size_t>(needed) + 1) * sizeof(utf8proc_int32_t))));
    if (!buffer) return clean;
    utf8proc_int32_t* text = buffer.get();
    if (utf8proc_decompose_custom(bytes, size, text, needed, options, &unify, nullptr) != needed) return clean;

    utf8proc_ssize_t kept = 0;
    char32_t base = U' ';
    for (utf8proc_ssize_t i = 0; i < needed; ++i) {
        // A second time: a compatibility form may hide a dash or a quote (－, ＇).
        const auto c = static_cast<char32_t>(unify(text[i], nullptr));
        if (is_arabic_vowel_mark(c)) continue;
        const bool mark = is_mark(c);
        if (mark && c < 0x0370 && drops_accents(base)) continue;
        if (!mark) base = c;
        text[kept++] = static_cast<utf8proc_int32_t>(c);
    }
    kept = utf8proc_normalize_utf32(text, kept, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    std::string folded;
    folded.reserve(static_cast<std::size_t>(kept < 0 ? 0 : kept));
    for (utf8proc_ssize_t i = 0; i < kept; ++i) {
        const auto c = static_cast<char32_t>(text[i]);
        if (is_space(c))
            append_space(folded);
        else if (c == 0x0153)
            folded += "oe";
        else if (c == 0x00E6)
            folded += "ae";
        else if (c >= 0x20 && c != 0x7F)
            append_utf8(folded, c);
    }
    drop_last_space(folded);
    return folded;
}

// What single letters fold to, from fold_any itself so that both ways agree. Only letters that stand for themselves
// are in it: with a combining mark anywhere, the text takes the long way.
class FoldTable {
public:
    FoldTable() {
        for (char32_t c = 1; c < latin_end; ++c) put(latin_[c], c);
        for (char32_t c = punctuation_begin; c < punctuation_end; ++c) put(punctuation_[c - punctuation_begin], c);
    }

    struct Entry {
        char bytes[6] = {};  // ½ is the longest: 1⁄2
        std::uint8_t size = 0;
        bool space = false;
    };

    [[nodiscard]] const Entry* find(char32_t c) const {
        if (c < latin_end) return &latin_[c];
        if (c >= punctuation_begin && c < punctuation_end) return &punctuation_[c - punctuation_begin];
        return nullptr;
    }

private:
    static constexpr char32_t latin_end = 0x250;
    static constexpr char32_t punctuation_begin = 0x2000;
    static constexpr char32_t punctuation_end = 0x2070;

    static void put(Entry& entry, char32_t c) {
        std::string inside = "x";  // between letters, so that a space is not trimmed away
        append_utf8(inside, c);
        inside += 'x';
        const std::string whole = fold_any(inside);
        const auto folded = std::string_view(whole).substr(1, whole.size() - 2);
        entry.space = folded == " ";
        if (entry.space || folded.size() > sizeof entry.bytes) return;
        folded.copy(entry.bytes, folded.size());
        entry.size = static_cast<std::uint8_t>(folded.size());
    }

    std::array<Entry, latin_end> latin_{};
    std::array<Entry, punctuation_end - punctuation_begin> punctuation_{};
};

const FoldTable& fold_table() {
    static const FoldTable table;
    return table;
}

}  // namespace

std::string fold(std::string_view utf8) {
    const FoldTable& table = fold_table();
    std::string folded;
    folded.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[position]);
        if (byte < 0x80) {
            ++position;
            if (byte >= 'a' && byte <= 'z')
                folded += static_cast<char>(byte);
            else if (byte >= 'A' && byte <= 'Z')
                folded += static_cast<char>(byte - 'A' + 'a');
            else if (is_space(byte))
                append_space(folded);
            else if (byte == '`')
                folded += '\'';
            else if (byte > 0x20 && byte != 0x7F)
                folded += static_cast<char>(byte);
            continue;
        }
        bool valid = true;
        const char32_t c = next_code_point(utf8, position, valid);
        const auto* entry = table.find(c);
        if (entry == nullptr) return fold_any(utf8);
        if (entry->space)
            append_space(folded);
        else
            folded.append(entry->bytes, entry->size);
    }
    drop_last_space(folded);
    return folded;
}

std::vector<Token> tokenize(std::string_view utf8) {
    std::vector<Token> tokens;
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
    const auto close = [&] {
        if (begin == std::string_view::npos) return;
        // Tatweel alone is a letter that folds to nothing.
        if (auto folded = fold(utf8.substr(begin, end - begin)); !folded.empty())
            tokens.push_back({std::move(folded), begin, end});
        begin = std::string_view::npos;
    };
    for (std::size_t position = 0; position < utf8.size();) {
        const std::size_t at = position;
        const char32_t c = next_code_point(utf8, position);
        const bool inside = begin != std::string_view::npos;
        if (is_letter(c) || is_digit(c) || (inside && is_mark(c))) {
            if (!inside) begin = at;
            end = position;
        } else if (!(inside && is_ignorable(c))) {
            close();
        }
    }
    close();
    return tokens;
}

}  // namespace parvis::content

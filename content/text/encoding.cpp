#include "content/text/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// A hostile or binary file breaks on every line: what staff can act on fits in a page.
constexpr std::size_t most_repairs = 50;

// Windows-1252 where it differs from Latin-1; 0 where it has no character.
constexpr std::array<char32_t, 32> windows_1252_high = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

enum class RepairKind : std::uint8_t { broken_bytes, control, direction, invisible, misread };

bool is_direction_mark(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Soft hyphens, zero-width spaces and stray byte-order marks hide inside words and make them unfindable. Joiners
// (U+200C, U+200D) stay: they shape Arabic and emoji.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_noncharacter(char32_t c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

std::string describe(RepairKind kind, int count) {
    const bool many = count > 1;
    const std::string number = std::to_string(count);
    switch (kind) {
        case RepairKind::broken_bytes:
            return (many ? number + " caractères illisibles remplacés par « \uFFFD »"
                         : "un caractère illisible remplacé par « \uFFFD »") +
                   std::string(" ; enregistrez le fichier en UTF-8 et retapez le mot");
        case RepairKind::control:
            return many ? number + " caractères de contrôle retirés ; relire la ligne"
                        : "un caractère de contrôle retiré ; relire la ligne";
        case RepairKind::direction:
            return many ? number + " marques de sens d’écriture invisibles retirées ; relire la ligne"
                        : "une marque de sens d’écriture invisible retirée ; relire la ligne";
        case RepairKind::invisible:
            return many ? number + " caractères invisibles retirés ; rien à faire"
                        : "un caractère invisible retiré ; rien à faire";
        case RepairKind::misread:
            return many ? number + " signes mal convertis (Windows-1252 lu comme Latin-1) rétablis ; relire la ligne"
                        : "un signe mal converti (Windows-1252 lu comme Latin-1) rétabli ; relire la ligne";
    }
    return {};
}

// Takes code points in order, writes clean UTF-8, and gathers repairs: one a line and kind.
class CleanText {
public:
    explicit CleanText(DecodedText& into) : into_(into) {}

    void take(char32_t c) {
        const bool after_return = std::exchange(after_return_, c == '\r');
        if (c == '\n' && after_return) return;
        if (c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029) return end_line();
        if (c < 0x80) {
            if (c >= 0x20 && c != 0x7F)
                into_.utf8 += static_cast<char>(c);
            else if (c == '\t')
                into_.utf8 += '\t';
            else
                repair(RepairKind::control);
            return;
        }
        if (c < 0xA0) return take_c1(c);
        if (is_direction_mark(c)) return repair(RepairKind::direction);
        if (is_invisible(c)) return repair(RepairKind::invisible);
        if (is_noncharacter(c)) return take_broken();
        append_utf8(into_.utf8, c);
    }

    void take_broken() {
        after_return_ = false;
        // A run of broken bytes is one loss to a reader, and must not fill the screen.
        if (into_.utf8.size() != end_of_last_broken_) {
            append_utf8(into_.utf8, replacement_character);
            end_of_last_broken_ = into_.utf8.size();
        }
        repair(RepairKind::broken_bytes);
    }

    void finish() {
        flush();
        if (unreported_ > 0)
            into_.repairs.push_back(
                {line_, "et " + std::to_string(unreported_) + " autres lignes réparées de même ; les relire"});
    }

private:
    // U+0080–U+009F are no letters: they come from Windows-1252 bytes taken for Latin-1 by another program.
    void take_c1(char32_t c) {
        if (c == 0x85) {
            append_utf8(into_.utf8, 0x2026);
            return repair(RepairKind::misread);
        }
        const char32_t meant = windows_1252_high[c - 0x80];
        if (meant == 0) return repair(RepairKind::control);
        append_utf8(into_.utf8, meant);
        repair(RepairKind::misread);
    }

    void end_line() {
        flush();
        into_.utf8 += '\n';
        ++line_;
    }

    void repair(RepairKind kind) { ++counts_[static_cast<std::size_t>(kind)]; }

    void flush() {
        for (std::size_t kind = 0; kind < counts_.size(); ++kind) {
            const int count = std::exchange(counts_[kind], 0);
            if (count == 0) continue;
            if (into_.repairs.size() < most_repairs)
                into_.repairs.push_back({line_, describe(static_cast<RepairKind>(kind), count)});
            else
                ++unreported_;
        }
    }

    DecodedText& into_;
    int line_ = 1;
    bool after_return_ = false;
    std::size_t end_of_last_broken_ = std::string::npos;
    std::array<int, 5> counts_{};
    int unreported_ = 0;
};

struct Utf8Count {
    std::size_t long_sequences = 0;
    std::size_t broken = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
    Utf8Count count;
    for (std::size_t position = 0; position < bytes.size();) {
        const auto begin = position;
        bool valid = true;
        static_cast<void>(next_code_point(bytes, position, valid));
        if (!valid)
            ++count.broken;
        else if (position - begin > 1)
            ++count.long_sequences;
    }
    return count;
}

void read_utf8(std::string_view bytes, CleanText& out) {
    for (std::size_t position = 0; position < bytes.size();) {
        bool valid = true;
        const char32_t c = next_code_point(bytes, position, valid);
        if (valid)
            out.take(c);
        else
            out.take_broken();
    }
}

void read_windows_1252(std::string_view bytes, CleanText& out) {
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80 || code >= 0xA0)
            out.take(code);
        else if (const char32_t c = windows_1252_high[code - 0x80U]; c != 0)
            out.take(c);
        else
            out.take_broken();
    }
}

void read_utf16(std::string_view bytes, bool big_endian, CleanText& out) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
    };
    std::size_t position = 0;
    while (position + 1 < bytes.size()) {
        const char32_t c = unit(position);
        position += 2;
        if (c < 0xD800 || c > 0xDFFF) {
            out.take(c);
            continue;
        }
        const char32_t low = c < 0xDC00 && position + 1 < bytes.size() ? unit(position) : 0;
        if (low >= 0xDC00 && low <= 0xDFFF) {
            out.take(0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00));
            position += 2;
        } else {
            out.take_broken();
        }
    }
    if (position < bytes.size()) out.take_broken();
}

// Without a byte-order mark, UTF-16 of Latin text has a zero in most pairs, always on the same side; no other text has
// zeros.
std::string_view guess_utf16(std::string_view bytes) {
    const auto pairs = std::min<std::size_t>(bytes.size() / 2, 4096);
    if (pairs < 2) return {};
    std::size_t zero_first = 0;
    std::size_t zero_second = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        if (bytes[2 * i] == 0) ++zero_first;
        if (bytes[2 * i + 1] == 0) ++zero_second;
    }
    const auto many = pairs / 2 + 1;
    const auto few = 1 + pairs / 20;
    if (zero_second >= many && zero_first <= few) return "UTF-16LE";
    if (zero_first >= many && zero_second <= few) return "UTF-16BE";
    return {};
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
    DecodedText text;
    CleanText out(text);
    text.utf8.reserve(bytes.size());
    if (bytes.starts_with("\xFF\xFE")) {
        text.encoding = "UTF-16LE";
        read_utf16(bytes.substr(2), false, out);
    } else if (bytes.starts_with("\xFE\xFF")) {
        text.encoding = "UTF-16BE";
        read_utf16(bytes.substr(2), true, out);
    } else if (const auto guess = guess_utf16(bytes); !guess.empty()) {
        text.encoding = guess;
        read_utf16(bytes, guess == "UTF-16BE", out);
    } else {
        const bool marked = bytes.starts_with("\xEF\xBB\xBF");
        if (marked) bytes.remove_prefix(3);
        // An accented letter of Windows-1252 is never by chance a whole UTF-8 sequence, so the majority decides.
        const auto count = count_utf8(bytes);
        if (marked || count.broken == 0 || count.long_sequences >= count.broken) {
            text.encoding = "UTF-8";
            read_utf8(bytes, out);
        } else {
            text.encoding = "Windows-1252";
            read_windows_1252(bytes, out);
        }
    }
    out.finish();
    return text;
}

bool is_clean_text(std::string_view utf8) {
    for (std::size_t position = 0; position < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[position]);
        if (byte < 0x80) {
            if (byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t')) return false;
            ++position;
            continue;
        }
        bool valid = true;
        const char32_t c = next_code_point(utf8, position, valid);
        if (!valid || c < 0xA0 || is_direction_mark(c)) return false;
    }
    return true;
}

}  // namespace parvis::content

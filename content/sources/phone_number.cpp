#include "content/sources/phone_number.h"

#include <algorithm>
#include <array>
#include <optional>

#include "content/sources/authoring_cells.h"
#include "content/sources/nearest_names.h"

namespace parvis::content {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

// Where the number ends and words begin: "0590 12 34 56 (accueil)".
std::size_t end_of_number(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t size = 0;
        if (is_digit(text[i]) || std::string_view("+ .-/").find(text[i]) != std::string_view::npos)
            size = 1;
        else if (text.substr(i).starts_with("(0)"))
            size = 3;
        else
            for (const std::string_view space : {"\u00A0", "\u202F", "\u2009", "‑", "–"})
                if (text.substr(i).starts_with(space)) size = space.size();
        if (size == 0) break;
        i += size;
        if (is_digit(text[i - 1]) || text[i - 1] == ')') end = i;
    }
    return end;
}

std::string grouped(const std::string& national) {
    const bool special = national.starts_with("08");  // 0 800 123 456
    std::string shown;
    for (std::size_t i = 0; i < national.size(); ++i) {
        const bool begins_group = special ? i == 1 || i == 4 || i == 7 : i % 2 == 0;
        if (i > 0 && begins_group) shown += ' ';
        shown += national[i];
    }
    return shown;
}

bool is_national(std::string_view digits) {
    return digits.size() == 10 && digits[0] == '0' && digits[1] != '0';
}

// From digits behind + or 00; none: a number of another country.
std::optional<std::string> national_number(std::string_view digits) {
    if (digits.starts_with("33")) {
        auto number = digits.substr(2);
        if (number.starts_with('0')) number.remove_prefix(1);  // +33 (0)5 90 …
        if (number.size() == 9 && number[0] != '0') return "0" + std::string(number);
    }
    constexpr std::array<std::string_view, 4> overseas = {"590", "594", "596", "262"};
    for (const auto code : overseas)
        if (digits.starts_with(code)) {
            auto number = digits.substr(3);
            if (number.starts_with('0')) number.remove_prefix(1);
            if (number.size() == 9 && number[0] != '0') return "0" + std::string(number);
        }
    return std::nullopt;
}

// 5,90123456E+08: all digits are there; 5,90E+08: they are lost.
std::optional<PhoneReading> read_scientific(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || e + 1 >= text.size()) return std::nullopt;
    const auto mantissa = text.substr(0, e);
    const auto exponent = text.substr(e + 1);
    if (mantissa.find_first_not_of("0123456789,.") != std::string_view::npos) return std::nullopt;
    if (exponent.find_first_not_of("+0123456789") != std::string_view::npos) return std::nullopt;
    const auto digits = digits_of(mantissa);
    if (digits.size() == 9 && (exponent == "+08" || exponent == "+8" || exponent == "8"))
        return read_phone_number(digits);
    return PhoneReading{std::string(text),
                        in_quotes(text) +
                            " : le tableur a pris le numéro pour un nombre et ses chiffres sont perdus. Mettre "
                            "la colonne au format « Texte », puis écrire de nouveau 05 90 12 34 56."};
}

}  // namespace

PhoneReading read_phone_number(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return {};
    if (auto scientific = read_scientific(text)) return *scientific;
    const auto end = end_of_number(text);
    const auto number = text.substr(0, end);
    const auto words = std::string(text.substr(end));
    auto digits = digits_of(number);
    const auto comma = words.starts_with(',') ? words.find_first_not_of(",0") : std::string::npos;
    const bool is_decimal = words.starts_with(',') && comma == std::string::npos;  // "590123456,00"
    const auto behind = is_decimal ? std::string{} : words;

    const bool international = number.starts_with('+') || digits.starts_with("00");
    if (international) {
        const auto bare = digits.starts_with("00") ? digits.substr(2) : digits;
        if (const auto national = national_number(bare)) return {grouped(*national) + behind, {}};
        if (bare.size() >= 7 && bare.size() <= 15 && !bare.starts_with("33")) return {std::string(text), {}};
    } else if (is_national(digits)) {
        return {grouped(digits) + behind, {}};
    } else if (digits.size() == 9 && digits[0] != '0') {
        return {grouped("0" + digits) + behind, {}};
    } else if (digits.size() >= 11) {
        if (const auto national = national_number(digits)) return {grouped(*national) + behind, {}};  // a lost + or 00
    } else if (digits.size() >= 2 && digits.size() <= 6 && digits[0] != '0') {
        return {one_line(number) + behind, {}};
    }
    return {std::string(text), in_quotes(text) +
                                   " n’est pas un numéro de téléphone français. Écrire dix chiffres, par "
                                   "exemple 05 90 12 34 56, ou un numéro court comme 3230."};
}

PhoneReading read_phone_cell(std::string_view text) {
    PhoneReading all;
    for (auto value : cell_values(text)) {
        for (const std::string_view between : {" ou ", " / ", " et "})
            for (auto at = value.find(between); at != std::string::npos; at = value.find(between, at))
                value.replace(at, between.size(), "|");
        for (const auto& one : cell_values(value)) {
            auto read = read_phone_number(one);
            if (!all.shown.empty()) all.shown += " / ";
            all.shown += read.shown;
            if (all.complaint.empty()) all.complaint = std::move(read.complaint);
        }
    }
    return all;
}

}  // namespace parvis::content

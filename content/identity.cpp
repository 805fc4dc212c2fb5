#include "content/identity.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

// Between the parts, so that ("ab", "c") and ("a", "bc") differ; it cannot stand in folded text.
constexpr char unit_separator = '\x1F';

std::string hash_of(std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto mix = [&hash](char byte) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 1099511628211ULL;
    };
    bool first = true;
    for (const auto part : parts) {
        if (!first) mix(unit_separator);
        first = false;
        for (const char byte : fold(part)) mix(byte);
    }
    std::string digits(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4U) digits[i] = "0123456789abcdef"[hash & 0xFU];
    return digits;
}

}  // namespace

std::string action_id(std::string_view organisation, std::string_view department, std::string_view title) {
    return hash_of({organisation, department, title});
}

std::string organisation_id(std::string_view name, std::string_view department) {
    return hash_of({name, department});
}

std::string named_id(std::string_view kind, std::string_view name) {
    return hash_of({kind, name});
}

bool is_for_centre(const std::vector<std::string>& centres, const std::string& ours) {
    if (centres.empty() || ours.empty()) return true;
    // “La Source - Guadeloupe” is how the settings tell two of a name apart; a pack's list is of names alone.
    const std::string us = fold(ours);
    const std::string alone = fold(ours.substr(0, ours.rfind(" - ")));
    return std::ranges::any_of(centres, [&](const auto& centre) {
        const std::string theirs = fold(centre);
        return theirs == us || theirs == alone;
    });
}

}  // namespace parvis::content

// Which sheets hold a word, and where in them: ascending sheet numbers, a varint each of (step << 2 | place).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/schema/varint.h"

namespace parvis::content {

// The best place of a sheet in which a word stands; a higher one ranks higher.
enum class Place : std::uint8_t { rest, summary, keywords, title };

// Sheet number << 2 | place: sorts by sheet.
using Posting = std::uint32_t;
inline constexpr std::uint32_t max_sheets = 1'000'000;

[[nodiscard]] constexpr Posting make_posting(std::uint32_t sheet, Place place) {
    return sheet << 2 | static_cast<std::uint32_t>(place);
}
[[nodiscard]] constexpr std::uint32_t sheet_of(Posting posting) {
    return posting >> 2;
}
[[nodiscard]] constexpr Place place_of(Posting posting) {
    return static_cast<Place>(posting & 3);
}

// `postings` ascending, a sheet once.
[[nodiscard]] inline std::string encode_postings(const std::vector<Posting>& postings) {
    std::string blob;
    std::uint32_t next = 0;  // the smallest sheet number that can come now
    for (const auto posting : postings) {
        append_varint(blob, (sheet_of(posting) - next) << 2 | (posting & 3));
        next = sheet_of(posting) + 1;
    }
    return blob;
}

// Calls visit(sheet, place) for each; false when the bytes are not postings over `sheets` sheets. What was visited
// until then was in range.
template <class Visit>
[[nodiscard]] bool decode_postings(std::string_view blob, std::uint32_t sheets, Visit&& visit) {
    VarintReader reader(blob);
    std::uint32_t sheet = 0;
    while (!reader.at_end()) {
        const auto value = reader.next();
        if (!value) return false;
        // Both below 2^30, so the sum cannot wrap.
        sheet += *value >> 2;
        if (sheet >= sheets) return false;
        visit(sheet, static_cast<Place>(*value & 3));
        ++sheet;
    }
    return true;
}

}  // namespace parvis::content

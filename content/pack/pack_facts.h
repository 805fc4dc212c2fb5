// What a pack's signature says about the pack, so that a board can decide before it reads one byte of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

inline constexpr std::int64_t max_sequence = 999'999'999;
inline constexpr std::size_t max_centres = 200;

struct PackFacts {
    int schema = 0;
    std::int64_t sequence = 0;  // 1 … max_sequence; 0: not numbered
    std::uint64_t size_bytes = 0;
    std::vector<std::string> centres;  // whose boards may show it, in any spelling; none: every centre's
    std::optional<std::chrono::year_month_day> date;
    std::string author;
    bool operator==(const PackFacts&) const = default;
};

// Of a pack of the schema that these programs write.
[[nodiscard]] PackFacts facts_from(const Edition& edition, std::uint64_t size_bytes);

// The trusted comment: “product=parvis”, then the facts as key=value, separated by tabs (FORMAT.md). Fails with
// invalid_value (a value with a control character, more centres than a comment takes).
[[nodiscard]] Result<std::string> to_trusted_comment(const PackFacts& facts);

// nullopt: not a comment of ours, as the plain tool writes them. Fails with malformed for one that begins as ours and
// is not right, foreign for another product's. Unknown keys are passed over: a later version may say more.
[[nodiscard]] Result<std::optional<PackFacts>> facts_of(std::string_view trusted_comment);

}  // namespace parvis::content

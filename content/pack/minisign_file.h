// What the three kinds of minisign's files have in common: a commented line, then base64. Inside this room.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parvis::content {

inline constexpr std::string_view untrusted_prefix = "untrusted comment: ";
inline constexpr std::size_t max_untrusted_comment_bytes = 1024;  // minisign reads no more of it
inline constexpr std::array<std::uint8_t, 2> key_algorithm{'E', 'd'};
inline constexpr std::array<std::uint8_t, 2> prehashed_algorithm{'E', 'D'};

// The next line of `text`, which moves behind it; without its end, \n or \r\n.
[[nodiscard]] std::string_view next_line(std::string_view& text);

// The comment of a first line; nullopt: none, too long, or bytes that do not belong in a text.
[[nodiscard]] std::optional<std::string> untrusted_comment_of(std::string_view line);

// Exactly `bytes.size()` bytes out of base64 that is written as it should be. False: it is not.
[[nodiscard]] bool from_base64(std::string_view line, std::span<std::uint8_t> bytes);
[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);

// Whether there is nothing but blanks left.
[[nodiscard]] bool is_blank(std::string_view text);

// Cuts `taken` off the front of `bytes`, which must hold that many.
template <std::size_t count>
[[nodiscard]] std::array<std::uint8_t, count> take(std::span<const std::uint8_t>& bytes) {
    std::array<std::uint8_t, count> taken{};
    std::copy_n(bytes.begin(), count, taken.begin());
    bytes = bytes.subspan(count);
    return taken;
}

}  // namespace parvis::content

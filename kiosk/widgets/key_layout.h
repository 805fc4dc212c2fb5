// Which keys our keyboard has, in which order, what each types and what a voice calls it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

enum class KeyOrder : std::uint8_t {
    azerty,    // as French machines have it
    qwerty,    // as English ones do
    alphabet,  // for whoever knows neither
};
enum class KeyPlane : std::uint8_t {
    letters,
    digits,  // with the accented letters, for whoever cannot press for long
};

enum class KeyKind : std::uint8_t {
    letter,  // types something
    space,
    erase,
    done,   // shows the results
    plane,  // to the other plane
    order,  // between the alphabet and the machine's order
};

struct Key {
    KeyKind kind = KeyKind::letter;
    char32_t types = 0;        // in lower case; 0: nothing
    std::u32string_view more;  // what a long press offers beside it, the most frequent first
};
using KeyRow = std::vector<Key>;

inline constexpr int keys_across = 10;  // in the widest row

// Three rows, at most keys_across wide, the same number of keys in both planes' last ones: erase keeps its place.
[[nodiscard]] std::vector<KeyRow> key_rows(KeyOrder order, KeyPlane plane);

// What is written on a key that types something: capitals, but for accented letters.
[[nodiscard]] std::string key_face(char32_t types);

// What it is called: "A", "e accent aigu", "apostrophe". Unique within a plane.
[[nodiscard]] std::string key_name(char32_t types, const Strings& strings);

}  // namespace parvis::kiosk

// What a visitor chose to see and reach better. It is forgotten with the visit.
#pragma once

#include <cstdint>

namespace parvis::kiosk {

enum class TextSize : std::uint8_t { normal, large, largest };

struct Aids {
    TextSize text = TextSize::normal;
    bool high_contrast = false;
    bool lowered = false;  // the page lies in the lower half of the glass, within reach of a wheelchair
    bool alphabetical_keys = false;  // our keyboard in the order of the alphabet
    bool operator==(const Aids&) const = default;
};

// The step after it; after the last one, the first.
[[nodiscard]] constexpr TextSize next_step(TextSize size) {
    return size == TextSize::largest ? TextSize::normal : static_cast<TextSize>(static_cast<std::uint8_t>(size) + 1);
}

}  // namespace parvis::kiosk

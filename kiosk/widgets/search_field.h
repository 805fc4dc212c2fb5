// Where one searches: on home a large button that looks like a field, on the search screen the field itself.
#pragma once

#include <cstdint>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

[[nodiscard]] float search_field_height(const Ui& ui);

// On home: a field that waits to be touched. True when tapped.
[[nodiscard]] bool draw_search_invitation(Ui& ui, const Box& box);

struct SearchField {
    std::string_view words;
    std::string_view found;        // "4 résultats"; may be empty
    std::string_view found_brief;  // "4", where the glass is narrow
    bool resting = false;          // the keyboard is away: a touch on the field brings it back
};

enum class FieldTouched : std::uint8_t { nothing, clear, write };

// Lower than on home where a page has little height.
[[nodiscard]] float typing_field_height(const Ui& ui);

// With what was typed, how much was found, and × to clear.
[[nodiscard]] FieldTouched draw_search_field(Ui& ui, const Box& box, const SearchField& field);

}  // namespace parvis::kiosk

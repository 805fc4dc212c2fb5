// Where one searches: on home a large button that looks like a field, on the search screen the field itself.
#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

[[nodiscard]] float search_field_height(const Ui& ui);

// On home: a field that waits to be touched. True when tapped.
[[nodiscard]] bool draw_search_invitation(Ui& ui, const Box& box);

enum class FieldTouched { nothing, clear };

// With what was typed, how much was found, and × to clear.
[[nodiscard]] FieldTouched draw_search_field(Ui& ui, const Box& box, std::string_view words, std::string_view found);

}  // namespace parvis::kiosk

// What stands beside the sheet's text, each on a card of its own: how to take part, figures, with whom.
#pragma once

#include <optional>

#include "kiosk/screens/sheet.h"

namespace parvis::kiosk {

enum class SheetSide : std::uint8_t { practical, figures, with_whom };

// Those that have something to say, the most useful first: how to take part, where it is our centre's.
[[nodiscard]] std::vector<SheetSide> sheet_sides(const SheetView& view);

[[nodiscard]] float sheet_side_height(const SheetView& view, SheetSide side, float width_px, Ui& ui);

// Draws one as a card; the box is as high as sheet_side_height() says.
std::optional<Intent> draw_sheet_side(const SheetView& view, SheetSide side, const Box& card, Ui& ui);

}  // namespace parvis::kiosk

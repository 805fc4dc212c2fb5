// The bar at the foot of every page, within reach of a seat: the ways back, or on home the centre and the time; at the
// right what helps to see, to reach and to understand. Where that does not fit it folds, step by step, into one button
// that opens the aids' panel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// How far the bar is folded; each step keeps what the next one puts away.
enum class BarFold : std::uint8_t {
    none,      // every aid has its button
    aids,      // text, contrast and reach are in the panel
    language,  // the language too
    home,      // the way home too: Back stays
};

struct BarView {
    bool can_go_back = false;
    std::string centre;  // shown where one cannot go back; empty: the program's name is
    std::string date;    // "mercredi 25 novembre"; empty, as the clock, when the time is not known
    std::string clock;   // "14:32"
    bool aids_open = false;
};

[[nodiscard]] float bottom_bar_height(const Ui& ui);

// The least fold with which everything fits.
[[nodiscard]] BarFold fold_of(const BarView& view, float width_px, const Ui& ui);

[[nodiscard]] std::optional<Intent> draw_bottom_bar(const BarView& view, BarFold fold, const Box& box, Ui& ui);

}  // namespace parvis::kiosk

// Cards come one after the other with their list, and only then: 25 ms apart, each slides 40 units and fades in 220 ms
// (the design's motion). Kept in the state of a list's screen.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

class Arrival {
public:
    // In every frame, before the first card. Time counts from the first one, which may come after a long rest.
    void pass(const Ui& ui) {
        seconds_ = !seconds_ ? 0 : *seconds_ + ui.seconds;
        if (ui.reduced_motion) seconds_ = all_seconds;
    }

    // `place`: among the cards in sight, from 0. Holds while the card is drawn.
    [[nodiscard]] CanvasMotion of(Ui& ui, int place) const {
        const float since = *seconds_ - apart_seconds * static_cast<float>(place);
        const float progress = *seconds_ >= all_seconds ? 1 : std::clamp(since / card_seconds, 0.0F, 1.0F);
        ui.moving = ui.moving || progress < 1;
        const float eased = 1 - std::pow(1 - progress, 3.0F);
        return {ui.canvas, ui.px(shift_units) * (1 - eased), eased};
    }

private:
    static constexpr float apart_seconds = 0.025F;
    static constexpr float card_seconds = 0.22F;
    static constexpr float all_seconds = 1;  // by then the last card in sight has come
    static constexpr float shift_units = 40;

    std::optional<float> seconds_;  // none: not drawn yet
};

}  // namespace parvis::kiosk

// The words of a slide on their card, as large as there is room for.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/screens/attract.h"
#include "kiosk/widgets/chip.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// For one frame: both must outlive it.
class SlideCard {
public:
    SlideCard(const AttractSlide& slide, const Ui& ui);

    // Chooses the largest words with which it fits. False when there is not room for all of it: its text is cut then.
    [[nodiscard]] bool fit(const Box& room);

    // Of what was fitted.
    [[nodiscard]] float box_height() const;
    void draw(const Box& box, Colour ground, Ui& ui) const;

private:
    [[nodiscard]] bool has_head() const { return slide_.icon.code_point != 0 || !chips_.empty(); }
    [[nodiscard]] float height() const;
    [[nodiscard]] int title_lines() const;
    [[nodiscard]] float head_gap() const { return ui_.px(ui_.theme.compact() ? 14 : 22); }
    [[nodiscard]] float small_gap() const { return ui_.px(ui_.theme.compact() ? 10 : 18); }
    [[nodiscard]] float badge() const;
    [[nodiscard]] float chips_width() const { return width_ - badge() - ui_.px(24); }
    [[nodiscard]] float head_height() const;
    float draw_head(float x, float y, Ui& ui) const;
    // When: a clock and words; on the sun's yellow when it is today.
    [[nodiscard]] float when_side() const { return ui_.px(slide_.when_is_today ? 24 : 0); }
    [[nodiscard]] float when_above() const { return ui_.px(slide_.when_is_today ? 8 : 0); }
    [[nodiscard]] float when_indent() const;
    [[nodiscard]] float when_width() const;
    [[nodiscard]] float when_height() const;
    float draw_when(float x, float y, Colour ground, Ui& ui) const;
    [[nodiscard]] Label title(Colour ink, Colour ground) const;
    [[nodiscard]] Label when(Colour ink, Colour ground) const;
    [[nodiscard]] Label text(Colour ink, Colour ground) const;
    [[nodiscard]] Label place(Colour ink, Colour ground) const;

    const AttractSlide& slide_;
    const Ui& ui_;
    std::vector<Chip> chips_;
    float pad_x_ = 0;
    float pad_y_ = 0;
    float width_ = 0;
    Style title_ = Style::h3;
    Style text_ = Style::body;
    int text_lines_ = 0;
};

}  // namespace parvis::kiosk

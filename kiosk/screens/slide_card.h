// The words of a slide on their card, as large as there is room for.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/screens/attract.h"
#include "kiosk/widgets/chip.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// Few lines of text upon another: a screen of some seven inches, however many pixels it has.
[[nodiscard]] bool tight(const Ui& ui);

// For one frame: both must outlive it.
class SlideCard {
public:
    SlideCard(const AttractSlide& slide, const Ui& ui);

    // Chooses the largest words with which it fits; gives up the place, then the text, where even the smallest do not.
    // A poster's text must be there. False when more than that must go: the chips, the rest of a poster's text, when it
    // is, the end of the title. It never is higher than the room, if that has room for a line.
    [[nodiscard]] bool fit(const Box& room);

    // Of what was fitted.
    [[nodiscard]] float box_height() const;
    void draw(const Box& box, Colour ground, Ui& ui) const;

private:
    [[nodiscard]] bool has_head() const { return shows_head_ && (slide_.icon.code_point != 0 || !chips_.empty()); }
    [[nodiscard]] bool has_when() const { return shows_when_ && !slide_.when.empty(); }
    [[nodiscard]] bool has_text() const { return shows_text_ && !slide_.text.empty(); }
    [[nodiscard]] bool has_place() const { return shows_place_ && !slide_.place.empty(); }
    [[nodiscard]] bool fit_whole(float most);
    void cut(float most);
    [[nodiscard]] float height() const;
    [[nodiscard]] int lines_of_title() const;
    [[nodiscard]] float head_gap() const { return ui_.px(tight(ui_) ? 14 : 22); }
    [[nodiscard]] float small_gap() const { return ui_.px(tight(ui_) ? 10 : 18); }
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
    int title_lines_ = 0;  // at most; 0: all, as of the text
    int text_lines_ = 0;
    bool shows_head_ = true;
    bool shows_when_ = true;
    bool shows_text_ = true;
    bool shows_place_ = true;
};

}  // namespace parvis::kiosk

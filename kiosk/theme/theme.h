// What things look like on one screen: colours by purpose, one spacing unit, the type scale.
// Design lengths ("units") are pixels of a 1080-px-high landscape screen.
#pragma once

#include <cstdint>

#include "kiosk/theme/aids.h"
#include "kiosk/theme/box.h"
#include "kiosk/theme/colours.h"

namespace parvis::kiosk {

enum class Face : std::uint8_t { text, text_strong, display, icons };

// banner and banner_text: read from across the room.
enum class Style : std::uint8_t {
    banner,
    display,
    h1,
    h2,
    h3,
    banner_text,
    lead,
    lead_strong,
    body,
    body_strong,
    label,
    label_strong
};

struct TextStyle {
    Face face = Face::text;
    float em_px = 0;    // as CSS's font-size
    float line_px = 0;  // as CSS's line-height
};

// The glass, upright: what the page is drawn on, and from how far it is read.
struct Glass {
    int width_px = 1920;
    int height_px = 1080;
    float width_mm = 476;
    float height_mm = 268;
    float viewing_distance_mm = 600;
    float lower_edge_mm = 0;  // above the floor; 0: not known
    bool operator==(const Glass&) const = default;
};

inline constexpr float smallest_scale = 0.66F;
inline constexpr float smallest_capital_mm = 2.5F;  // read from usual_distance_mm or nearer
inline constexpr float usual_distance_mm = 600;
inline constexpr float smallest_target_mm = 9.0F;
inline constexpr float capital_per_em = 0.668F;  // of Atkinson Hyperlegible Next
// EN 301 549, 5.1.4: with the largest text, a capital is seen under at least this angle.
inline constexpr float largest_text_degrees = 0.7F;

// What a design unit is on a glass: its shorter side over 1080, never under smallest_scale.
[[nodiscard]] float unit_scale(const Glass& glass);

// EN 301 549, 8.3: what is to be operated lies at most this high above the floor.
inline constexpr float highest_reach_mm = 1220;
// A page in the lower half of a glass smaller than this would be a slit, and its upper half is within reach anyway.
inline constexpr float least_lowered_height_mm = 200;

// Whether pulling the page into the lower half brings anything nearer.
[[nodiscard]] bool can_lower(const Glass& glass);

// The smallest capital that may be drawn: whoever stands farther away sees it under the same angle.
[[nodiscard]] float least_capital_mm(const Glass& glass);

// The smallest capital of a text size: least_capital_mm() for the normal one, largest_text_degrees seen from the
// glass's viewing distance for the largest.
[[nodiscard]] float least_capital_mm(const Glass& glass, TextSize size);

// How much larger than the unit scale says running text must be, so that the capital of the smallest style is at least
// least_capital_mm(); 1 on most glasses with the normal size.
[[nodiscard]] float text_enlargement(const Glass& glass, TextSize size = TextSize::normal);

class Theme {
public:
    explicit Theme(const Glass& glass, const Aids& aids = {});

    [[nodiscard]] const Glass& glass() const { return glass_; }
    [[nodiscard]] const Aids& aids() const { return aids_; }
    [[nodiscard]] bool high_contrast() const { return aids_.high_contrast; }
    [[nodiscard]] const Colours& colours() const { return colours_; }
    // Units to whole pixels; never 0 for more than 0 units.
    [[nodiscard]] float px(float units) const;
    // As px(), and never under the smallest target: for the height or width of what can be tapped.
    [[nodiscard]] float target_px(float units) const;
    [[nodiscard]] float mm_px(float mm) const;  // millimetres to pixels, of the axis with more pixels per mm
    // The outline of what can be tapped: thicker in high contrast, where it stands for the shadow too.
    [[nodiscard]] float outline_px() const { return px(aids_.high_contrast ? 4 : 2); }
    [[nodiscard]] TextStyle style(Style style) const;
    // An icon beside text of a style: as large as the design says, larger with the text.
    [[nodiscard]] float icon_px(float units) const;
    // A pictogram on a ground of its own, beside text of a style: as large as the design says and never lost beside the
    // text. Whoever does not read goes by it.
    [[nodiscard]] float badge_px(float units, Style beside) const;

    // The page's size in units: screens choose their arrangement by it, never by pixels.
    [[nodiscard]] float wide() const { return static_cast<float>(glass_.width_px) / scale_; }
    [[nodiscard]] float high() const { return static_cast<float>(glass_.height_px) / scale_; }
    [[nodiscard]] bool portrait() const { return glass_.height_px > glass_.width_px; }
    [[nodiscard]] bool compact() const { return high() < 800; }  // a 7-inch screen: fewer things, not smaller ones
    // Little height for the page: a compact screen, or a page in the lower half.
    [[nodiscard]] bool low() const { return compact() || (aids_.lowered && high() < 1600); }
    [[nodiscard]] float margin_px() const;
    [[nodiscard]] float gap_px() const;

private:
    Glass glass_;
    Aids aids_;
    Colours colours_;
    float scale_;
    float text_scale_;
    float heading_scale_;
};

}  // namespace parvis::kiosk

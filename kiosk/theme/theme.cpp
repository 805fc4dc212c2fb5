#include "kiosk/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace parvis::kiosk {
namespace {

constexpr float label_em_units = 24;
constexpr float heading_share = 0.87F;
constexpr float large_step = 1.35F;
constexpr float least_step = 1.2F;  // between large and largest, where the angle would ask for less

float px_per_mm(const Glass& glass) {
    const float across = static_cast<float>(glass.width_px) / std::max(1.0F, glass.width_mm);
    const float down = static_cast<float>(glass.height_px) / std::max(1.0F, glass.height_mm);
    return std::max(across, down);
}

// Headings are large already: they grow half as much, until running text would overtake them.
float heading_enlargement(float text) {
    return std::max(1 + (text - 1) / 2, heading_share * text);
}

struct Proportions {
    Face face;
    float em_units;
    float line_units;
};

Proportions proportions(Style style) {
    switch (style) {
        case Style::banner:
            return {Face::display, 104, 108};
        case Style::display:
            return {Face::display, 84, 88};
        case Style::h1:
            return {Face::display, 66, 70};
        case Style::h2:
            return {Face::display, 42, 50};
        case Style::h3:
            return {Face::display, 34, 40};
        case Style::banner_text:
            return {Face::text, 40, 56};
        case Style::lead:
            return {Face::text, 32, 48};
        case Style::lead_strong:
            return {Face::text_strong, 32, 48};
        case Style::body:
            return {Face::text, 28, 42};
        case Style::body_strong:
            return {Face::text_strong, 28, 42};
        case Style::label:
            return {Face::text, label_em_units, 32};
        case Style::label_strong:
            return {Face::text_strong, label_em_units, 32};
    }
    return {Face::text, 28, 42};
}

}  // namespace

float unit_scale(const Glass& glass) {
    return std::max(smallest_scale, static_cast<float>(std::min(glass.width_px, glass.height_px)) / 1080.0F);
}

bool can_lower(const Glass& glass) {
    if (glass.height_mm < least_lowered_height_mm) return false;
    return glass.lower_edge_mm <= 0 || glass.lower_edge_mm + glass.height_mm > highest_reach_mm;
}

float least_capital_mm(const Glass& glass) {
    return smallest_capital_mm * std::max(1.0F, glass.viewing_distance_mm / usual_distance_mm);
}

float least_capital_mm(const Glass& glass, TextSize size) {
    if (size != TextSize::largest) return least_capital_mm(glass);
    constexpr float half_angle = largest_text_degrees / 2 * std::numbers::pi_v<float> / 180;
    return std::max(least_capital_mm(glass), 2 * glass.viewing_distance_mm * std::tan(half_angle));
}

float text_enlargement(const Glass& glass, TextSize size) {
    const float capital_mm = label_em_units * unit_scale(glass) * capital_per_em / px_per_mm(glass);
    const float normal = std::max(1.0F, least_capital_mm(glass) / capital_mm);
    if (size == TextSize::normal) return normal;
    if (size == TextSize::large) return normal * large_step;
    return std::max(normal * large_step * least_step, least_capital_mm(glass, size) / capital_mm);
}

Theme::Theme(const Glass& glass, const Aids& aids)
    : glass_(glass),
      aids_(aids),
      colours_(aids.high_contrast ? high_contrast_colours() : Colours{}),
      scale_(unit_scale(glass)),
      text_scale_(scale_ * text_enlargement(glass, aids.text)),
      heading_scale_(scale_ * heading_enlargement(text_enlargement(glass, aids.text))) {}

float Theme::px(float units) const {
    const float rounded = std::round(units * scale_);
    return units > 0 ? std::max(1.0F, rounded) : rounded;
}

float Theme::target_px(float units) const {
    return std::max(px(units), std::ceil(smallest_target_mm * px_per_mm(glass_)));
}

float Theme::mm_px(float mm) const {
    return mm * px_per_mm(glass_);
}

TextStyle Theme::style(Style style) const {
    const Proportions p = proportions(style);
    const float scale = p.face == Face::display ? heading_scale_ : text_scale_;
    // A hair above, so that rounding in a font engine never falls under the smallest capital.
    return {p.face, p.em_units * scale + 0.01F, std::round(p.line_units * scale)};
}

float Theme::icon_px(float units) const {
    return std::round(units * text_scale_);
}

float Theme::badge_px(float units, Style beside) const {
    constexpr float lines = 1.4F;
    return std::max(px(units), std::round(lines * style(beside).line_px));
}

float Theme::margin_px() const {
    if (compact()) return px(32);
    return px(portrait() ? 56 : 64);
}

float Theme::gap_px() const {
    return px(compact() ? 22 : 32);
}

}  // namespace parvis::kiosk

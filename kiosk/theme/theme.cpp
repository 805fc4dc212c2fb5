#include "kiosk/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

constexpr float label_em_units = 24;
constexpr float heading_share = 0.87F;

float px_per_mm(const Glass& glass) {
    const float across = static_cast<float>(glass.width_px) / std::max(1.0F, glass.width_mm);
    const float down = static_cast<float>(glass.height_px) / std::max(1.0F, glass.height_mm);
    return std::max(across, down);
}

struct Proportions {
    Face face;
    float em_units;
    float line_units;
};

Proportions proportions(Style style) {
    switch (style) {
        case Style::display:
            return {Face::display, 84, 88};
        case Style::h1:
            return {Face::display, 66, 70};
        case Style::h2:
            return {Face::display, 42, 50};
        case Style::h3:
            return {Face::display, 34, 40};
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

float least_capital_mm(const Glass& glass) {
    return smallest_capital_mm * std::max(1.0F, glass.viewing_distance_mm / usual_distance_mm);
}

float text_enlargement(const Glass& glass) {
    const float capital_mm = label_em_units * unit_scale(glass) * capital_per_em / px_per_mm(glass);
    return std::max(1.0F, least_capital_mm(glass) / capital_mm);
}

Theme::Theme(const Glass& glass)
    : glass_(glass),
      scale_(unit_scale(glass)),
      text_scale_(scale_ * text_enlargement(glass)),
      // Headings are large already: they grow half as much, until running text would overtake them.
      heading_scale_(scale_ *
                     std::max(1 + (text_enlargement(glass) - 1) / 2, heading_share * text_enlargement(glass))) {}

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

float Theme::margin_px() const {
    if (compact()) return px(32);
    return px(portrait() ? 56 : 64);
}

float Theme::gap_px() const {
    return px(compact() ? 22 : 32);
}

}  // namespace parvis::kiosk

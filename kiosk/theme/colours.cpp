#include "kiosk/theme/colours.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

unsigned channel(Colour colour, unsigned shift) {
    return (colour >> shift) & 0xFFU;
}

constexpr Colour pressed_black = 0x4D4500;

double luminance(Colour colour) {
    const auto linear = [](unsigned value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(channel(colour, 16)) + 0.7152 * linear(channel(colour, 8)) +
           0.0722 * linear(channel(colour, 0));
}

}  // namespace

const Tint& Colours::tint(std::string_view dimension) const {
    if (dimension == "Services") return services;
    if (dimension == "Citoyenneté") return citizenship;
    if (dimension == "Accompagnement de projets") return projects;
    return other;
}

Colour Colours::pressed(Colour ground) const {
    constexpr float share = 0.04F;
    // Black cannot get darker.
    return flat && ground == surface ? pressed_black : darker(ground, share);
}

Colours high_contrast_colours() {
    constexpr Colour black = 0x000000;
    constexpr Colour white = 0xFFFFFF;
    constexpr Colour yellow = 0xFFE500;
    constexpr Colour grey = 0x262626;
    constexpr Tint tint{white, grey, white};
    Colours colours;
    colours.paper = colours.surface = colours.tray = colours.rim = colours.shade = colours.veil = black;
    colours.veil_opacity = 0.75F;
    colours.line = 0x8C8C8C;
    colours.ink = colours.ink2 = colours.thumb = white;
    colours.edge = colours.action = colours.strong = colours.field = colours.sun = colours.caret = yellow;
    colours.on_strong = colours.on_sun = black;
    colours.mark = 0x5A5000;
    colours.rail = 0x4D4D4D;
    colours.neutral = grey;
    colours.services = colours.citizenship = colours.projects = colours.other = tint;
    colours.flat = true;
    return colours;
}

Colour darker(Colour colour, float amount) {
    const auto scaled = [&](unsigned shift) {
        return static_cast<Colour>(std::lround(static_cast<float>(channel(colour, shift)) * (1.0F - amount))) << shift;
    };
    return scaled(16) | scaled(8) | scaled(0);
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace parvis::kiosk

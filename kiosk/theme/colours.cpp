#include "kiosk/theme/colours.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

unsigned channel(Colour colour, unsigned shift) {
    return (colour >> shift) & 0xFFU;
}

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

#include "kiosk/widgets/covers/cover_art.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "kiosk/widgets/covers/shape_painter.h"

namespace parvis::kiosk {
namespace {

// The generator of the design's reference page (FNV-1a to seed, Mulberry32 to draw), bit for bit, so that a cover
// designed there is the cover drawn here.
class Dice {
public:
    explicit Dice(std::string_view seed) {
        for (std::size_t i = 0; i < seed.size();) {
            state_ ^= next_code_point(seed, i);
            state_ *= 16777619U;
        }
    }

    double roll() {  // [0, 1)
        state_ += 0x6D2B79F5U;
        std::uint32_t t = state_;
        t = (t ^ (t >> 15)) * (t | 1U);
        t ^= t + (t ^ (t >> 7)) * (t | 61U);
        return static_cast<double>(t ^ (t >> 14)) / 4294967296.0;
    }

private:
    // Ids are ASCII; anything else is taken by its bytes where it is not well-formed.
    static std::uint32_t next_code_point(std::string_view text, std::size_t& i) {
        const auto byte = [&](std::size_t k) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text[k]));
        };
        const std::uint32_t first = byte(i);
        const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 1 || i + length > text.size()) {
            ++i;
            return first;
        }
        std::uint32_t code = first & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) code = (code << 6) | (byte(i + k) & 0x3FU);
        i += length;
        return code;
    }

    std::uint32_t state_ = 2166136261U;
};

struct Palette {
    std::array<Colour, 5> colours;  // deep, pale, first accent, paper, second accent
};

Palette palette_of(CoverPalette palette) {
    switch (palette) {
        case CoverPalette::services:
            return {{0x0B7A75, 0xBFE3DC, 0xF4B740, 0xFBF7F0, 0xE8604C}};
        case CoverPalette::citizenship:
            return {{0x3A3FBF, 0xC9CCF6, 0xF2784B, 0xFBF7F0, 0xF4B740}};
        case CoverPalette::projects:
            return {{0xD1442C, 0xFBD5C8, 0x2F4B9A, 0xFBF7F0, 0xF4B740}};
        case CoverPalette::other:
            break;
    }
    return {{0x8A5A00, 0xF3DDA8, 0x0B7A75, 0xFBF7F0, 0xD1442C}};
}

constexpr Colour contrast_ground = 0x262626;
constexpr Colour contrast_shape = 0x8C8C8C;

// A closed, rounded heap: seven points around a centre, joined by a Catmull-Rom spline written as cubics.
void add_blob(Dice& dice, Outline& outline, double cx, double cy, double radius) {
    constexpr std::size_t n = 7;
    constexpr double turn = 6.28;
    std::array<Point, n> points{};
    const double start = dice.roll() * turn;
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = start + static_cast<double>(i) * 2 * std::numbers::pi / static_cast<double>(n);
        const double reach = radius * (.78 + .44 * dice.roll());
        points[i] = {cx + reach * std::cos(angle), cy + reach * std::sin(angle)};
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Point before = points[(i + n - 1) % n];
        const Point from = points[i];
        const Point to = points[(i + 1) % n];
        const Point after = points[(i + 2) % n];
        if (i == 0) outline.move_to(from);
        outline.cubic_to({from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6},
                         {to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6}, to);
    }
}

void add_circle(Outline& outline, double cx, double cy, double radius) {
    constexpr double kappa = 0.5522847498;  // cubic approximation of a quarter of a circle
    const double k = radius * kappa;
    outline.move_to({cx + radius, cy});
    outline.cubic_to({cx + radius, cy + k}, {cx + k, cy + radius}, {cx, cy + radius});
    outline.cubic_to({cx - k, cy + radius}, {cx - radius, cy + k}, {cx - radius, cy});
    outline.cubic_to({cx - radius, cy - k}, {cx - k, cy - radius}, {cx, cy - radius});
    outline.cubic_to({cx + k, cy - radius}, {cx + radius, cy - k}, {cx + radius, cy});
}

// An alga: a spine from (x, y) in the direction `angle`, with `lobes` pairs of lobes, ending in a small leaf.
// Its outline crosses itself where lobes meet: it wants the non-zero rule.
void add_alga(Dice& dice, Outline& outline, Point root, double length, double angle, int lobes) {
    const Point along{std::cos(angle), std::sin(angle)};
    const Point across{-along.y, along.x};
    const auto at = [&](double t, double offset) {
        return Point{root.x + along.x * t * length + across.x * offset,
                     root.y + along.y * t * length + across.y * offset};
    };
    std::vector<double> widths;
    for (int i = 0; i < lobes; ++i) {
        const double envelope = std::sin(std::numbers::pi * (i + .7) / (lobes + .4));
        widths.push_back(length * (.16 + .2 * envelope) * (0.8 + .4 * dice.roll()));
    }
    outline.move_to(at(0, length * .03));
    for (int i = 0; i < lobes; ++i) {
        const double t0 = (i + .15) / lobes;
        const double t1 = (i + .95) / lobes;
        const double width = widths[static_cast<std::size_t>(i)];
        outline.cubic_to(at(t0 + .1 / lobes, width), at(t1 + .35 / lobes, width * 1.05), at(t1, length * .035));
    }
    const Point tip = at(1.1, 0);
    outline.quadratic_to(at(1.06, length * .06), tip);
    outline.quadratic_to(at(1.06, -length * .06), at(.97, -length * .035));
    for (int i = lobes - 1; i >= 0; --i) {
        const double t0 = (i + .15) / lobes;
        const double t1 = (i + .95) / lobes;
        const double width = widths[static_cast<std::size_t>(i)];
        outline.cubic_to(at(t1 + .35 / lobes, -width * 1.05), at(t0 + .1 / lobes, -width), at(t0, -length * .03));
    }
}

}  // namespace

CoverPalette cover_palette(std::string_view dimension) {
    if (dimension == "Services") return CoverPalette::services;
    if (dimension == "Citoyenneté") return CoverPalette::citizenship;
    if (dimension == "Accompagnement de projets") return CoverPalette::projects;
    return CoverPalette::other;
}

std::uint32_t cover_ground(std::string_view seed, CoverPalette palette, bool high_contrast) {
    if (high_contrast) return contrast_ground;
    return palette_of(palette).colours[Dice(seed).roll() < .5 ? 0 : 1];
}

PixelImage paint_cover(const CoverRequest& request) {
    const int width_px = std::clamp(request.width_px, 1, largest_cover_px);
    const int height_px = std::clamp(request.height_px, 1, largest_cover_px);
    const double w = width_px;
    const double h = height_px;
    Dice dice(request.seed);
    const std::array<Colour, 5> c = palette_of(request.palette).colours;
    const bool on_deep = dice.roll() < .5;

    ShapePainter painter(width_px, height_px, cover_ground(request.seed, request.palette, request.high_contrast));
    const auto fill = [&](const Outline& outline, Colour colour, double opacity = 1) {
        painter.fill(outline, request.high_contrast ? contrast_shape : colour, request.high_contrast ? 1 : opacity);
    };

    // The order of the rolls is the cover's identity: one roll more or less anywhere and every lobby's covers change.
    {
        const double x = w * (.15 + .7 * dice.roll());
        const double y = h * (.2 + .6 * dice.roll());
        const double radius = h * (.38 + .22 * dice.roll());
        Outline heap;
        add_blob(dice, heap, x, y, radius);
        if (!request.high_contrast) fill(heap, 0xFFFFFF, on_deep ? .13 : .55);
    }
    if (dice.roll() < .8) {
        const double x = w * (.1 + .8 * dice.roll());
        const double y = h * (.15 + .5 * dice.roll());
        const double radius = h * (.1 + .1 * dice.roll());
        Outline sun;
        add_circle(sun, x, y, radius);
        fill(sun, c[2]);
    }
    const std::array<Colour, 4> leaves{on_deep ? c[1] : c[0], c[2], c[3], c[4]};
    const int count = 2 + static_cast<int>(dice.roll() * 2);
    for (int i = 0; i < count; ++i) {
        const double x = w * ((i + .35 + .3 * dice.roll()) / count);
        const double length = h * (.62 + .5 * dice.roll());
        const double angle = -std::numbers::pi / 2 + (dice.roll() - .5) * 1.1;
        const int lobes = 3 + static_cast<int>(dice.roll() * 3);
        Outline alga;
        add_alga(dice, alga, {x, h * 1.02}, length, angle, lobes);
        fill(alga, leaves[static_cast<std::size_t>(i) % leaves.size()]);
    }
    {
        const double x = w * (.05 + .9 * dice.roll());
        const double y = h * (.75 + .2 * dice.roll());
        const double radius = h * (.09 + .08 * dice.roll());
        Outline pebble;
        add_blob(dice, pebble, x, y, radius);
        fill(pebble, c[4]);
    }
    return painter.take();
}

}  // namespace parvis::kiosk

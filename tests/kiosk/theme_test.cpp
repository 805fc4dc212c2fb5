#include <doctest/doctest.h>

#include "kiosk/theme/theme.h"

using namespace parvis::kiosk;

namespace {

constexpr Glass full_hd{1920, 1080, 476, 268};
constexpr Glass seven_inches{800, 480, 154, 86};
constexpr Glass totem{1080, 1920, 268, 476};

float capital_mm(const Glass& glass, Style style) {
    const Theme theme(glass);
    return theme.style(style).em_px * capital_per_em / theme.mm_px(1);
}

}  // namespace

TEST_CASE("a design unit is a pixel on full HD, upright or not, and never less than two thirds of one") {
    CHECK(unit_scale(full_hd) == doctest::Approx(1));
    CHECK(unit_scale(totem) == doctest::Approx(1));
    CHECK(unit_scale({1280, 800, 217, 136}) == doctest::Approx(800.0 / 1080));
    CHECK(unit_scale(seven_inches) == doctest::Approx(0.66));
    CHECK(unit_scale({3840, 2160, 952, 535}) == doctest::Approx(2));
}

TEST_CASE("text on a lobby screen is as designed, on a small dense one larger: its capitals keep 2.5 mm") {
    CHECK(text_enlargement(full_hd) == doctest::Approx(1));
    CHECK(text_enlargement(seven_inches) > 1.1F);
    for (const Glass& glass : {full_hd, seven_inches, totem, Glass{1280, 800, 217, 136}, Glass{1920, 1080, 220, 124}}) {
        CAPTURE(glass.width_px);
        CHECK(capital_mm(glass, Style::label) >= smallest_capital_mm);
    }
}

TEST_CASE("whoever stands farther away reads larger text: twice as far, capitals of 5 mm") {
    for (Glass glass : {full_hd, seven_inches, totem}) {
        CAPTURE(glass.width_px);
        const float as_usual = capital_mm(glass, Style::label);
        glass.viewing_distance_mm = 1200;
        CHECK(capital_mm(glass, Style::label) >= 5);
        CHECK(capital_mm(glass, Style::label) <= 5.02F);
        glass.viewing_distance_mm = 3000;
        CHECK(capital_mm(glass, Style::label) >= 12.5F);
        glass.viewing_distance_mm = 250;  // nearer is no reason for smaller text
        CHECK(capital_mm(glass, Style::label) == as_usual);
    }
}

TEST_CASE("headings stay larger than running text, however small the screen") {
    for (const Glass& glass : {full_hd, seven_inches, Glass{1280, 800, 217, 136}, Glass{1920, 1080, 476, 268, 1500},
                               Glass{800, 480, 154, 86, 3000}}) {
        const Theme theme(glass);
        CHECK(theme.style(Style::h3).em_px > theme.style(Style::body).em_px);
        CHECK(theme.style(Style::h2).em_px > theme.style(Style::h3).em_px);
    }
}

TEST_CASE("what can be tapped is never under 9 mm") {
    const Theme small(seven_inches);
    CHECK(small.target_px(40) >= small.mm_px(9));
    CHECK(Theme(full_hd).target_px(80) == 80);
}

TEST_CASE("pixels that are not square count by their denser axis") {
    CHECK(Theme({1000, 1000, 500, 250}).mm_px(1) == doctest::Approx(4));
}

TEST_CASE("the palette keeps its promises: text 7 to 1, tints 4.5 to 1, edges 3 to 1") {
    const Colours c;
    for (const Colour ground : {c.paper, c.surface}) {
        CHECK(contrast(c.ink, ground) >= 7);
        CHECK(contrast(c.ink2, ground) >= 7);
        CHECK(contrast(c.edge, ground) >= 3);
    }
    for (const Tint& tint : {c.services, c.citizenship, c.projects, c.other})
        CHECK(contrast(tint.on_ground, tint.ground) >= 4.5);
    CHECK(contrast(c.ink2, c.neutral) >= 4.5);
    CHECK(contrast(c.ink2, c.mark) >= 4.5);
    CHECK(contrast(c.edge, c.tray) >= 3);
}

TEST_CASE("contrast is WCAG's: 21 for black on white, 1 for itself") {
    CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
    CHECK(contrast(0x123456, 0x123456) == doctest::Approx(1));
    CHECK(contrast(0x777777, 0xFFFFFF) == doctest::Approx(4.478).epsilon(0.001));
}

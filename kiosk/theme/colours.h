// Colours by purpose. Values are the design's tokens; nothing else in the kiosk writes a colour number.
#pragma once

#include <cstdint>
#include <string_view>

namespace parvis::kiosk {

using Colour = std::uint32_t;  // 0xRRGGBB

// A dimension's colours: it alone may be tinted with them.
struct Tint {
    Colour strong = 0;     // figures, icons, on paper or surface
    Colour ground = 0;     // of a chip
    Colour on_ground = 0;  // text on that ground
};

struct Colours {
    Colour paper = 0xFBF7F0;    // background of every page
    Colour surface = 0xFFFFFF;  // cards, the bottom bar
    Colour line = 0xE6DFD3;     // separators only
    Colour edge = 0x857C6B;     // the outline of what can be tapped
    Colour ink = 0x1C1B2E;      // text
    Colour ink2 = 0x54526B;     // secondary text
    Colour action = 0x1C1B2E;   // words and icons of what can be tapped
    Colour strong = 0x1C1B2E;   // the ground of the one thing to do, and of what is chosen
    Colour on_strong = 0xFFFFFF;
    Colour field = 0x1C1B2E;  // the outline of a field to write in
    Colour veil = 0x1C1B2E;   // over a page that a dialog covers, at veil_opacity
    float veil_opacity = 0.53F;
    bool flat = false;      // no shadows: outlines part what lies on the page
    Colour sun = 0xF4B740;  // highlights
    Colour on_sun = 0x1C1B2E;
    Colour mark = 0xFFE2A0;     // behind a word that a search found: sun, paler, so that ink2 stays readable
    Colour tray = 0xEFE9DE;     // under the keyboard
    Colour rim = 0xE9E1D4;      // the solid two pixels under a card
    Colour shade = 0x3C2D14;    // the colour of soft shadows
    Colour rail = 0xEDE6DA;     // of a scroll bar
    Colour thumb = 0x9C927F;    // of a scroll bar
    Colour neutral = 0xF1ECE2;  // ground of a chip that is not a dimension's
    Colour caret = 0x3A3FBF;
    Tint services{0x0B7A75, 0xDDF0EC, 0x075A56};
    Tint citizenship{0x3A3FBF, 0xE6E7FB, 0x2B2F97};
    Tint projects{0xC23B24, 0xFCE6DF, 0x962A17};
    Tint other{0x8A5A00, 0xF8EBCB, 0x6B4500};

    // From the official name of a dimension; anything else is `other`.
    [[nodiscard]] const Tint& tint(std::string_view dimension) const;
    // A ground under a finger.
    [[nodiscard]] Colour pressed(Colour ground) const;
};

// White on black, yellow for everything that can be tapped.
[[nodiscard]] Colours high_contrast_colours();

// The colour a share of `amount` (0…1) of the way towards black.
[[nodiscard]] Colour darker(Colour colour, float amount);

// WCAG 2 contrast of two opaque colours, 1…21.
[[nodiscard]] double contrast(Colour a, Colour b);

}  // namespace parvis::kiosk

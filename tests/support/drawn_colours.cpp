#include "tests/support/drawn_colours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace parvis::testing {
namespace {

int apart(std::uint32_t a, std::uint32_t b) {
    return std::ranges::max(channels_apart(a, b));
}

std::string hex(std::uint32_t colour) {
    char text[16];
    std::snprintf(text, sizeof text, "#%06X", colour & 0xFFFFFFU);
    return text;
}

}  // namespace

void expect_drawn_colours(Gui& gui, const std::string& where) {
    constexpr int same = 6;         // rounding of blends
    constexpr int nearly_ink = 72;  // thin stems are never wholly ink
    const Picture picture = gui.picture();
    std::vector<kiosk::Node> texts;
    for (const kiosk::Node& node : gui.tree().nodes()) {
        if (node.role == kiosk::Role::dialog) texts.clear();
        const bool text = node.role == kiosk::Role::text || node.role == kiosk::Role::heading;
        const bool whole = node.visible.width > node.box.width - 1 && node.visible.height > node.box.height - 1;
        if (text && whole && node.box.width >= 2 && node.box.height >= 2) texts.push_back(node);
    }
    for (const kiosk::Node& node : texts) {
        std::map<std::uint32_t, int> counted;
        int nearest = 255;
        const int right = std::min(static_cast<int>(node.box.right()), picture.size.width);
        const int bottom = std::min(static_cast<int>(node.box.bottom()), picture.size.height);
        for (int y = std::max(0, static_cast<int>(std::ceil(node.box.y))); y < bottom; ++y) {
            for (int x = std::max(0, static_cast<int>(std::ceil(node.box.x))); x < right; ++x) {
                const std::uint32_t colour = picture.at(x, y) & 0xFFFFFFU;
                ++counted[colour];
                nearest = std::min(nearest, apart(colour, node.ink));
            }
        }
        if (counted.empty()) continue;
        const auto most = std::ranges::max_element(counted, {}, [](const auto& pair) { return pair.second; });
        if (apart(most->first, node.ground) > same)
            FAIL_CHECK(where << ": “" << node.label << "” says its ground is " << hex(node.ground) << ", drawn is "
                             << hex(most->first));
        if (nearest > nearly_ink)
            FAIL_CHECK(where << ": “" << node.label << "” says its ink is " << hex(node.ink) << ", which is not drawn");
    }
}

}  // namespace parvis::testing

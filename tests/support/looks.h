// Every way in which a visitor may look at a screen: glasses, aids, languages.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/support/gui.h"

namespace parvis::testing {

// 21.5 inches, 10.1, 7, and an upright totem of 21.5.
inline constexpr kiosk::Glass glasses[] = {
    {1920, 1080, 476, 268}, {1280, 800, 217, 136}, {800, 480, 154, 86}, {1080, 1920, 268, 476}};

[[nodiscard]] inline std::vector<kiosk::Aids> aids_on(const kiosk::Glass& glass) {
    std::vector<kiosk::Aids> all;
    for (const auto text : {kiosk::TextSize::normal, kiosk::TextSize::large, kiosk::TextSize::largest})
        for (const bool high_contrast : {false, true})
            for (const bool lowered : {false, true})
                if (!lowered || kiosk::can_lower(glass)) all.push_back({text, high_contrast, lowered});
    return all;
}

[[nodiscard]] inline std::string name_of(const kiosk::Glass& glass, const kiosk::Aids& aids, kiosk::Language language) {
    std::string name = std::to_string(glass.width_px) + "×" + std::to_string(glass.height_px);
    name += language == kiosk::Language::french ? " fr" : " en";
    name += ", text " + std::to_string(static_cast<int>(aids.text));
    if (aids.high_contrast) name += ", contrast";
    if (aids.lowered) name += ", lowered";
    return name;
}

inline void expect_clean(const Gui& gui, const std::string& where) {
    constexpr int told_of_a_rule = 3;  // one wrong colour is found in every word of the screen
    std::map<std::string, int> found;
    for (const kiosk::Finding& finding : gui.audit())
        if (++found[std::string(finding.rule)] <= told_of_a_rule)
            FAIL_CHECK(where << ": " << finding.rule << ": " << finding.what);
    for (const auto& [rule, count] : found)
        if (count > told_of_a_rule) MESSAGE(where << ": " << rule << ": and " << count - told_of_a_rule << " more");
}

}  // namespace parvis::testing

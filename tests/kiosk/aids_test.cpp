// What a visitor chooses to see, reach and understand better.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "kiosk/theme/theme.h"
#include "tests/fakes/told_staff.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;

namespace {

constexpr Glass lobby{1920, 1080, 476, 268};
constexpr Glass seven_inches{800, 480, 154, 86};

float label_capital_mm(const Glass& glass, TextSize size) {
    const Theme theme(glass, {size, false, false});
    return theme.style(Style::label).em_px * capital_per_em / theme.mm_px(1);
}

const Node& heading(const Gui& gui, std::string_view words) {
    for (const Node& node : gui.tree().nodes())
        if (node.role == Role::heading && node.label == words) return node;
    FAIL("no heading " << std::string(words));
    return gui.tree().nodes().front();
}

}  // namespace

TEST_CASE("text grows in three steps, and the largest one is seen under 0.7 degrees") {
    for (Glass glass : {lobby, seven_inches, Glass{1080, 1920, 268, 476}, Glass{1920, 1080, 476, 268, 1500}}) {
        CAPTURE(glass.width_px);
        const float normal = label_capital_mm(glass, TextSize::normal);
        const float large = label_capital_mm(glass, TextSize::large);
        const float largest = label_capital_mm(glass, TextSize::largest);
        CHECK(large == doctest::Approx(normal * 1.35).epsilon(0.01));
        CHECK(largest > large * 1.15F);
        const float angle = 2 * std::atan(largest / 2 / glass.viewing_distance_mm) * 57.29578F;
        CHECK(angle >= 0.7F);
    }
    CHECK(label_capital_mm(lobby, TextSize::largest) == doctest::Approx(7.33).epsilon(0.01));
}

TEST_CASE("the text button goes through the steps and begins again") {
    Gui gui(testing::small_document());
    const float normal = heading(gui, "Ici, au centre").style.em_px;
    gui.tap("Texte");
    const float large = heading(gui, "Ici, au centre").style.em_px;
    CHECK(large > normal);
    CHECK(gui.app().theme().aids().text == TextSize::large);
}

TEST_CASE("a button that folds away under the finger is offered in the panel, which Back closes first") {
    Gui gui(testing::small_document());
    gui.tap("Jardin et nature");
    gui.tap("Texte");
    gui.tap("Texte");
    REQUIRE(gui.app().theme().aids().text == TextSize::largest);
    CHECK_FALSE(gui.offers("Texte"));
    CHECK(gui.offers("Aides"));
    CHECK(gui.offers("Texte normal"));
    gui.tap("Retour");
    CHECK_FALSE(gui.offers("Texte normal"));
    CHECK(gui.app().route().screen == Screen::need);
    gui.tap("Aides");
    gui.tap("Texte normal");
    CHECK(gui.app().theme().aids().text == TextSize::normal);
}

TEST_CASE("a touch beside the panel closes it and touches nothing else") {
    Gui gui(testing::small_document());
    gui.set_glass(seven_inches);
    gui.tap("Aides");
    REQUIRE(gui.offers("Contraste fort"));
    gui.touch(platform::ContactPhase::down, 4, 4);
    gui.touch(platform::ContactPhase::up, 4, 4);
    gui.wait(400ms);
    CHECK_FALSE(gui.offers("Contraste fort"));
    CHECK(gui.app().route().screen == Screen::home);
}

TEST_CASE("high contrast is black, white and yellow") {
    Gui gui(testing::small_document());
    gui.tap("Contraste");
    CHECK(gui.app().background() == 0xFF000000U);
    for (const Node& node : gui.tree().nodes()) {
        CAPTURE(node.label);
        if (node.tappable) CHECK(node.ink == 0xFFE500);
        if (node.role == Role::heading) CHECK(contrast(node.ink, node.ground) > 12);
    }
    gui.tap("Contraste");
    CHECK(gui.app().background() != 0xFF000000U);
}

TEST_CASE("a lowered page lies in the lower half, and nothing to touch above it") {
    Gui gui(testing::small_document());
    gui.tap("Abaisser");
    for (const Node& node : gui.tree().nodes()) {
        CAPTURE(node.label);
        if (node.tappable && !node.visible.empty()) CHECK(node.visible.y >= 540);
    }
    CHECK(gui.sees("Jardin, aide aux papiers"));
    gui.tap("Relever");
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("a glass that is within reach as it hangs is not lowered") {
    CHECK(can_lower(lobby));
    CHECK_FALSE(can_lower(seven_inches));
    Glass low = lobby;
    low.lower_edge_mm = 900;
    CHECK_FALSE(can_lower(low));
    low.lower_edge_mm = 1000;
    CHECK(can_lower(low));
}

TEST_CASE("what a visitor chose to see better is forgotten with the visit") {
    Gui gui(testing::small_document());
    gui.tap("Contraste");
    gui.tap("Texte");
    gui.tap("Abaisser");
    gui.wait(60s);
    CHECK(gui.sees("Êtes-vous toujours là"));
    gui.wait(21s);
    CHECK(gui.app().theme().aids() == Aids{});
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("home is within two taps, whatever the bar has put away") {
    Gui gui(testing::small_document());
    gui.set_glass(seven_inches);
    gui.tap("Jardin et nature");
    gui.app().apply(AidsChosen{{TextSize::largest, false, false}});
    gui.wait(400ms);
    REQUIRE_FALSE(gui.offers("Accueil"));
    if (!gui.offers("Texte normal")) gui.tap("Aides");
    gui.tap("Accueil");
    CHECK(gui.app().route().screen == Screen::home);
}

TEST_CASE("where hardly anything of the centre's name would be left, a short word stands beside the time") {
    Gui gui(testing::small_document());
    gui.set_glass(seven_inches);
    const auto in_bar = [&](std::string_view words) {
        for (const Node& node : gui.tree().nodes())
            if (node.inside == 0 && node.box.y > 330 && node.label.find(words) != std::string::npos) return true;
        return false;
    };
    CHECK(in_bar("Les Essais"));
    gui.app().apply(AidsChosen{{TextSize::largest, false, false}});
    gui.wait(400ms);
    CHECK_FALSE(in_bar("Les Essais"));
    CHECK(in_bar("Parvis"));
    CHECK(in_bar(":"));
}

TEST_CASE("where no centre is known a word stands in its name's place, and five seconds on it open the PIN's page") {
    content::Document document = testing::small_document();
    for (content::Organisation& organisation : document.organisations) organisation.is_ours = false;
    Gui gui(document);
    testing::ToldStaff staff(gui.clock());
    gui.app().follow_staff(&staff, &staff);
    SUBCASE("at home") {}
    SUBCASE("beside a fault") {
        gui.app().show_fault(Errc::malformed);
    }
    SUBCASE("on a small glass, in the largest letters") {
        gui.set_glass(seven_inches);
        gui.app().apply(AidsChosen{{TextSize::largest, false, false}});
    }
    gui.wait(500ms);
    const auto& nodes = gui.tree().nodes();
    const auto word = std::ranges::find(nodes, "Parvis", &Node::label);
    REQUIRE(word != nodes.end());
    const float x = word->box.centre_x();
    const float y = word->box.centre_y();
    gui.touch(platform::ContactPhase::down, x, y);
    gui.wait(5100ms);
    gui.touch(platform::ContactPhase::up, x, y);
    gui.wait(500ms);
    CHECK(gui.sees("Code de l’équipe"));
    gui.app().follow_staff(nullptr, nullptr);
}

TEST_CASE("a centre's name for which the line is too short stands whole above the time") {
    content::Document document = testing::small_document();
    document.organisations[0].name = "Centre social Les Essais du Lot";
    Gui gui(document);
    gui.set_glass({800, 480, 150, 90, 600});
    gui.wait(400ms);
    const auto bar = [&](std::string_view words) {
        const auto& nodes = gui.tree().nodes();
        const auto node = std::ranges::find_if(
            nodes, [&](const Node& n) { return n.box.y > 330 && n.label.find(words) != std::string::npos; });
        REQUIRE_MESSAGE(node != nodes.end(), words);
        return *node;
    };
    const Node name = bar("Centre social Les Essais du Lot");
    CHECK(bar("13:32").box.y >= name.box.bottom() - 1);
}

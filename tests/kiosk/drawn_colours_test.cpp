// The audits compute contrast from what each text says of itself; here the pixels are asked whether it says the truth.
#include <doctest/doctest.h>

#include "tests/support/demo_document.h"
#include "tests/support/drawn_colours.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;

TEST_CASE("every text has the ink and the ground that it says it has, in both contrasts") {
    Gui gui(testing::demo_document(), {Language::french, {}, true});
    for (const Glass& glass : {testing::glasses[1], testing::glasses[2]}) {
        gui.set_glass(glass);
        for (const bool high_contrast : {false, true}) {
            const Aids aids{TextSize::normal, high_contrast, false};
            const auto look = [&](const std::string& name) {
                gui.wait(500ms);
                testing::expect_drawn_colours(gui, testing::name_of(glass, aids, Language::french) + " " + name);
            };
            const auto go = [&](const RouteEvent& event, const std::string& name) {
                gui.app().apply(Go{event});
                look(name);
            };
            gui.app().apply(AidsChosen{aids});
            gui.app().apply(AidsPanel{true});
            look("aids");
            gui.app().apply(AidsPanel{false});
            go(HomeChosen{}, "home");
            go(OtherCentresChosen{}, "others");
            gui.tap("Filtrer");
            look("filters");
            go(HomeChosen{}, "home");
            gui.tap("Jardin et nature");
            look("need");
            gui.tap("La Cantine des potes");
            look("sheet");
            go(PartnersChosen{}, "partners");
            gui.tap("Bailleur social");
            look("partner");
            go(OrganisationsChosen{}, "centres");
            go(SearchChosen{}, "search");
            gui.app().apply(Typed{"jradin"});
            look("found");
            gui.app().apply(Go{HomeChosen{}});
        }
    }
}

// Where everything of the display stands: apart, whole, on this side and that.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/kiosk/display_stage.h"
#include "tests/support/looks.h"
#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

// The clock, the buttons, the card and the invitation.
void expect_apart(const Gui& gui, const std::string& where) {
    std::vector<Node> nodes;
    for (Node node : gui.tree().nodes()) {
        // The plate of the clock is larger than its words, that of the invitation too.
        const bool plate = node.label.find("ovember") != std::string::npos ||
                           node.label.find("ovembre") != std::string::npos || node.label.starts_with("Touch");
        if (!plate && (!node.tappable || node.role == Role::backdrop)) continue;
        if (plate) node.box = node.box.inset(-12, -6);
        nodes.push_back(node);
    }
    REQUIRE(nodes.size() >= 5);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const Box& a = nodes[i].box;
            const Box& b = nodes[k].box;
            const bool apart = a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
            CHECK_MESSAGE(apart, where << ": " << nodes[i].label << " over " << nodes[k].label);
        }
}

// So many actions of ours, nothing else.
content::Document few_slides(std::size_t count) {
    content::Document document = document_to_display();
    document.organisations.resize(1);
    document.partners.clear();
    document.posters.clear();
    std::erase_if(document.actions, [](const content::Action& it) { return it.dimension == "Citoyenneté"; });
    std::ranges::reverse(document.actions);  // the one of today first
    document.actions.resize(count);
    return document;
}

std::vector<Box> boxes_of(const Gui& gui) {
    std::vector<Box> boxes;
    for (const Node& node : gui.tree().nodes())
        if (node.tappable) boxes.push_back(node.box);
    return boxes;
}

bool on_usual_side(const Gui& gui) {
    for (const Node& node : gui.tree().nodes())
        if (node.label == "Arrêter le défilement") return node.box.x < 960;
    return false;
}

}  // namespace

TEST_CASE("nothing lies in one place for long: from slide to slide everything moves, with time it changes sides") {
    Gui gui(document_to_display(), with_display(true));
    let_begin(gui);
    std::map<std::string, std::set<std::pair<float, float>>> places;
    std::map<std::string, std::pair<float, float>> last;
    float leftmost = 1920;
    float rightmost = 0;
    for (int slide = 0; slide < 40; ++slide) {
        for (const Node& node : gui.tree().nodes()) {
            const bool clock = node.role == Role::text && node.label.find("novembre") != std::string::npos;
            const std::string name = clock ? "the date" : node.label;
            if (!clock && name != "Image suivante" && name != "Touchez l’écran") continue;
            const std::pair place{node.box.x, node.box.y};
            if (const auto it = last.find(name); it != last.end()) CHECK(it->second != place);
            last[name] = place;
            places[name].insert(place);
            if (clock) leftmost = std::min(leftmost, node.box.x), rightmost = std::max(rightmost, node.box.x);
        }
        gui.wait(15s);
    }
    CHECK(places.size() == 3);
    for (const auto& [name, all] : places) CHECK(all.size() >= 8);
    CHECK(leftmost < 400);
    CHECK(rightmost > 1400);
}

TEST_CASE("at any size the clock of a slide, its buttons, its words and the invitation lie apart, on either side") {
    content::Document document = document_to_display();
    // As long as the longest of the real sheets.
    const std::string rest =
        " intergénérationnelles et accompagnement des aidants du quartier, ateliers de cuisine et sorties en famille, "
        "ici";
    for (content::Action& action : document.actions)
        if (action.title == "Coin des écrans") action.title = "Rencontres" + rest;
    for (content::Partner& partner : document.partners) partner.name = "Visites" + rest;
    document.partners.pop_back();
    for (const Language language : {Language::french, Language::english}) {
        AppOptions options = with_display(true);
        options.language = language;
        for (const Glass& glass :
             {Glass{600, 1024, 90, 154}, Glass{600, 1024, 159, 271}, Glass{600, 1024, 125, 213},
              Glass{1024, 600, 154, 90}, Glass{800, 480, 108, 65}, Glass{1280, 800, 217, 136}, Glass{800, 480, 154, 86},
              Glass{1080, 1920, 268, 476}, Glass{1920, 1080, 476, 268}, Glass{1080, 1920, 685, 1218, 600, 600},
              Glass{1920, 1080, 476, 268, 600, 1100}, Glass{1024, 600, 345, 202, 600, 1200}}) {
            Gui gui(document, options);
            gui.set_glass(glass);
            let_begin(gui);
            std::set<std::string> seen;
            for (int slide = 0; slide < 30; ++slide) {
                const std::string where = name_of(glass, {}, language) + ", " + title_of(gui);
                seen.insert(title_of(gui).substr(0, 7));
                expect_clean(gui, where);
                expect_apart(gui, where);
                gui.wait(15s);
            }
            CHECK(seen.contains("Rencont"));
            CHECK(seen.contains("Visites"));
        }
    }
}

TEST_CASE("a title too long for its glass ends at a word, and its card stays clear of clock and buttons") {
    content::Document document = document_to_display();
    std::string title = "Rencontres";
    for (int i = 0; i < 45; ++i) title += " du quartier";
    for (content::Action& action : document.actions)
        if (action.title == "Coin des écrans") action.title = title;
    for (const Glass& glass : {Glass{800, 480, 108, 65}, Glass{1024, 600, 154, 90}, Glass{600, 1024, 90, 154}}) {
        Gui gui(document, with_display(true));
        gui.set_glass(glass);
        let_begin(gui);
        REQUIRE(title_of(gui) == title);
        expect_apart(gui, name_of(glass, {}, Language::french));
        CHECK(gui.sees("Aujourd’hui, de 15"));
        for (const Finding& finding : gui.audit()) CHECK(finding.rule == "text cut");
    }
}

TEST_CASE("buttons are within reach from a wheelchair wherever the glass has a place for them there") {
    // A totem, a picture on a wall, a tablet on a high desk, and what is low enough by itself.
    for (const Glass& glass : {Glass{1080, 1920, 685, 1218, 600, 600}, Glass{1920, 1080, 476, 268, 600, 1100},
                               Glass{1280, 800, 344, 215, 600, 1050}, Glass{1080, 1920, 268, 476, 600, 900},
                               Glass{800, 480, 154, 86, 600, 1050}, Glass{1920, 1080, 476, 268, 600, 900}}) {
        Gui gui(document_to_display(), with_display(true));
        gui.set_glass(glass);
        let_begin(gui);
        for (int slide = 0; slide < 30; ++slide) {
            int buttons = 0;
            for (const Node& node : gui.tree().nodes()) {
                if (node.role != Role::button) continue;
                ++buttons;
                const float per_px = glass.height_mm / static_cast<float>(glass.height_px);
                const float above_floor =
                    glass.lower_edge_mm + (static_cast<float>(glass.height_px) - node.box.y) * per_px;
                CHECK_MESSAGE(above_floor <= highest_reach_mm, name_of(glass, {}, Language::french)
                                                                   << " " << node.label);
            }
            CHECK(buttons == 3);
            gui.wait(15s);
        }
    }
}

TEST_CASE("a slide that is the only one stands still, and changes its side every five minutes") {
    for (const bool reduced : {true, false}) {
        Gui gui(few_slides(1), with_display(reduced));
        let_begin(gui);
        CHECK(title_of(gui) == "Coin des écrans");
        CHECK_FALSE(gui.offers("Image suivante"));
        CHECK_FALSE(gui.offers("Image précédente"));
        CHECK(gui.offers("Arrêter le défilement"));
        gui.wait(13s);
        for (const bool usual : {true, false, true}) {
            const std::vector<Box> before = boxes_of(gui);
            CHECK(on_usual_side(gui) == usual);
            CHECK(frames_within(gui, 270s).size() <= 6);  // the minutes
            CHECK(boxes_of(gui) == before);
            gui.wait(30s);
            expect_clean(gui, "one slide");
        }
    }
}

TEST_CASE("a slide that is the only one does not say for five minutes what is over") {
    const TimeZone here("Europe/Paris");
    content::Document document = few_slides(1);
    document.actions[0].practical.schedule = every(3, 9, 14);
    Gui gui(document, with_display());
    gui.clock().set_wall(std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 12h + 57min + 30s);  // 13:57 here
    let_begin(gui);
    CHECK(gui.sees("Aujourd’hui"));
    gui.wait(170s);
    CHECK_FALSE(gui.sees("Aujourd’hui"));
    CHECK(title_of(gui) == "Coin des écrans");
    CHECK(on_usual_side(gui));
}

TEST_CASE("of two slides one gives way to the other in its time, and both keep to their side for five minutes") {
    Gui gui(few_slides(2), with_display(true));
    let_begin(gui);
    std::string before;
    int sides = 0;
    bool usual = on_usual_side(gui);
    for (int slide = 0; slide < 60; ++slide) {
        CHECK(title_of(gui) != before);
        before = title_of(gui);
        CHECK(gui.offers("Image suivante"));
        if (on_usual_side(gui) != usual) {
            usual = !usual;
            ++sides;
        }
        gui.wait(15s);
    }
    CHECK(sides >= 2);
    CHECK(sides <= 3);
}

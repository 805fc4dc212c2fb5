// Narrowing lists of actions, and finding a centre: visits by what can be read, then audits at every size and aid.
#include <doctest/doctest.h>

#include <functional>

#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;
using testing::many_centres;

namespace {

const Glass glasses[] = {{1920, 1080, 476, 268}, {1280, 800, 217, 136}, {800, 480, 154, 86}, {1080, 1920, 268, 476}};

// What a filter at the head of the list is called.
std::string chip(const std::string& filter) {
    return "Ne plus filtrer\u202f: " + filter;
}

void choose(Gui& gui, const std::string& group, const std::string& value) {
    gui.tap("Filtrer");
    gui.tap(group);
    gui.tap(value);
    gui.tap("Fermer");
}

// Presses and lifts where it is, without the time that a page takes.
void tap_at(Gui& gui, float x, float y) {
    gui.touch(platform::ContactPhase::down, x, y);
    gui.touch(platform::ContactPhase::up, x, y);
}

const Node* drawn(const Gui& gui, std::string_view label) {
    const Node* found = nullptr;
    for (const Node& node : gui.tree().nodes())
        if (node.tappable && node.label == label) found = &node;
    return found;
}

}  // namespace

TEST_CASE("a visitor narrows a list by the sheet, and sees how many actions are left before looking") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    CHECK(gui.sees("118\u00a0actions"));
    gui.tap("Filtrer");
    CHECK(gui.sees("Voir les 118\u00a0actions"));
    gui.tap("Pour qui");
    gui.tap("Familles");
    CHECK(gui.sees("Voir les 28\u00a0actions"));
    gui.tap("Thème");
    CHECK_FALSE(gui.offers("Familles"));  // one group is open at a time
    gui.tap("Services");
    gui.tap("Voir les 8\u00a0actions");
    CHECK(gui.sees("8\u00a0actions"));
    CHECK(gui.offers(chip("Familles")));
    CHECK(gui.offers(chip("Services")));
}

TEST_CASE("values of one group add up, those of two groups narrow") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    gui.tap("Pour qui");
    gui.tap("Familles");
    gui.tap("Seniors");
    CHECK(gui.sees("Voir les 58\u00a0actions"));
    gui.tap("Familles");
    CHECK(gui.sees("Voir les 30\u00a0actions"));
}

TEST_CASE("a value that would show nothing can be read, not touched") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    gui.tap("Département");
    CHECK(gui.offers("Lot"));
    gui.tap("Pour qui");
    gui.tap("Familles");
    gui.tap("Département");
    CHECK(gui.offers("Paris"));
    CHECK(gui.sees("Lot"));
    CHECK_FALSE(gui.offers("Lot"));
}

TEST_CASE("a filter is taken off by touching it, all of them by one touch") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    choose(gui, "Pour qui", "Familles");
    choose(gui, "Département", "Paris");
    CHECK(gui.sees("10\u00a0actions"));
    gui.tap(chip("Paris"));
    CHECK(gui.sees("28\u00a0actions"));
    CHECK_FALSE(gui.offers(chip("Paris")));
    gui.tap("Tout effacer");
    CHECK(gui.sees("118\u00a0actions"));
    CHECK_FALSE(gui.offers("Tout effacer"));
}

TEST_CASE("back from a sheet of an action the list is as it was left: filtered, scrolled") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    choose(gui, "Pour qui", "Familles");
    gui.tap("Rencontre numéro 088");
    gui.tap("Retour");
    CHECK(gui.sees("Rencontre numéro 088"));
    REQUIRE(drawn(gui, "Rencontre numéro 088") != nullptr);
    CHECK(drawn(gui, "Rencontre numéro 088")->visible.height > 0);
    gui.tap(chip("Familles"));
    CHECK(gui.sees("118\u00a0actions"));
    gui.tap("Retour");
    gui.tap("Les autres centres");
    CHECK(gui.sees("118\u00a0actions"));
}

TEST_CASE("choosing another filter starts the list from its top") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Rencontre numéro 050");
    gui.tap("Retour");
    gui.app().apply(FilterToggled{content::FacetGroup::publics, "Seniors"});
    gui.wait(400ms);
    CHECK(gui.sees("30\u00a0actions"));
    REQUIRE(drawn(gui, "Rencontre numéro 001") != nullptr);
    CHECK(drawn(gui, "Rencontre numéro 001")->visible.height > 0);
}

TEST_CASE("a filter that leaves nothing with another says so, and what taking one off would bring") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    choose(gui, "Pour qui", "Familles");
    choose(gui, "Pour qui", "Seniors");
    choose(gui, "Département", "Lot");
    gui.tap(chip("Seniors"));
    CHECK(gui.sees("Aucune action avec ces filtres"));
    CHECK(gui.sees("Sans «\u202fLot\u202f»\u202f: 28\u00a0actions"));
    CHECK(gui.sees("Sans «\u202fFamilles\u202f»\u202f: 20\u00a0actions"));
    gui.tap(chip("Familles"));
    CHECK(gui.sees("20\u00a0actions"));
    CHECK_FALSE(gui.sees("Aucune action avec ces filtres"));
}

TEST_CASE("quick filters are those that part the list best, in the visitor's words, and step aside once chosen") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    CHECK(gui.offers("Pour les jeunes"));
    CHECK(gui.offers("Pour les seniors"));
    CHECK_FALSE(gui.offers("Tous publics"));
    gui.tap("Pour les seniors");
    CHECK(gui.sees("30\u00a0actions"));
    CHECK(gui.offers(chip("Seniors")));
    CHECK_FALSE(gui.offers("Pour les seniors"));
    CHECK_FALSE(gui.offers("Pour les jeunes"));  // would add, not narrow
    gui.tap(chip("Seniors"));
    CHECK(gui.offers("Pour les jeunes"));
    gui.set_glass(glasses[3]);
    CHECK_FALSE(gui.offers("Pour les jeunes"));
    CHECK(gui.offers("Filtrer"));
}

TEST_CASE("the sheet is closed by back, by a touch beside it and by its button; the page stays") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    gui.tap("Retour");
    CHECK_FALSE(gui.offers("Fermer"));
    CHECK(gui.sees("118\u00a0actions"));
    gui.tap("Filtrer");
    gui.app().on_back();
    gui.wait(400ms);
    CHECK_FALSE(gui.offers("Fermer"));
    gui.tap("Filtrer");
    tap_at(gui, 1500, 500);
    gui.wait(400ms);
    CHECK_FALSE(gui.offers("Fermer"));
    CHECK(gui.sees("118\u00a0actions"));
    gui.tap("Retour");
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("an impatient second tap on what closes the sheet opens no card that lies below") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    const Node* see = drawn(gui, "Voir les 118\u00a0actions");
    REQUIRE(see != nullptr);
    const float x = see->box.centre_x();
    const float y = see->box.centre_y();
    tap_at(gui, x, y);
    gui.wait(100ms);  // the sheet is gone from the glass
    tap_at(gui, x, y);
    gui.wait(400ms);
    CHECK(gui.app().route() == Route{Screen::others, {}});
    CHECK_FALSE(gui.offers("Fermer"));
    tap_at(gui, x, y);
    gui.wait(400ms);
    CHECK(gui.app().route().screen == Screen::sheet);
}

TEST_CASE("a drag on the ground between two values scrolls the sheet") {
    Gui gui(many_centres());
    gui.set_glass(glasses[2]);
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    const Node* theme = drawn(gui, "Thème");
    REQUIRE(theme != nullptr);
    const float before = theme->box.y;
    const float x = theme->box.x - 4;
    const float y = theme->box.bottom() + 20;
    gui.touch(platform::ContactPhase::down, x, y);
    gui.clock().pass(50ms);
    gui.touch(platform::ContactPhase::move, x, y - 120);
    gui.clock().pass(200ms);
    gui.touch(platform::ContactPhase::up, x, y - 120);
    gui.wait(400ms);
    REQUIRE(drawn(gui, "Thème") != nullptr);
    CHECK(drawn(gui, "Thème")->box.y < before - 20);
}

TEST_CASE("what is opened at the foot of a low sheet comes into sight") {
    Gui gui(many_centres());
    gui.set_glass(glasses[2]);
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    gui.tap("État");
    REQUIRE(drawn(gui, "Terminée") != nullptr);
    CHECK(drawn(gui, "Terminée")->visible.height == drawn(gui, "Terminée")->box.height);
    CHECK(drawn(gui, "État")->visible.height > 0);
}

TEST_CASE("a centre is found among sixty by the letter of the word one knows it by") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Filtrer");
    gui.tap("Centre");
    CHECK_FALSE(gui.offers("V"));
    gui.tap("Voir les 59\u00a0choix");
    gui.tap("V");
    CHECK(gui.offers("Centre social du Verger Nord, Lot"));
    CHECK_FALSE(gui.offers("Centre social du Moulin Nord, Nièvre"));
    gui.tap("Centre social du Verger Nord, Lot");
    CHECK(gui.sees("Voir les 2\u00a0actions"));
    gui.tap("Tous");
    CHECK(gui.offers("Centre social du Moulin Nord, Nièvre"));
    gui.tap("Moins de choix");
    CHECK(gui.offers("Centre social du Verger Nord, Lot"));  // what is chosen stays in sight
}

TEST_CASE("everything that was chosen is forgotten with the visit") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Pour les seniors");
    gui.tap("Filtrer");
    gui.wait(200s);
    CHECK(gui.sees("Que cherchez-vous"));
    gui.tap("Les autres centres");
    CHECK(gui.sees("118\u00a0actions"));
    CHECK_FALSE(gui.offers("Fermer"));
}

TEST_CASE("a long list fills up while one goes through it, filtered or not") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Rencontre numéro 119");
    CHECK(gui.app().route().screen == Screen::sheet);
}

TEST_CASE("cards come one after the other with the list, not when it is narrowed, and never with reduced motion") {
    const auto moves_for = [](bool reduced, const std::function<void(Gui&)>& way) {
        Gui gui(many_centres(), {Language::french, {}, reduced});
        way(gui);
        int frames = 0;
        for (gui.frame(); gui.app().moving() && frames < 100; ++frames) {
            gui.clock().pass(16ms);
            gui.frame();
        }
        return frames * 16;
    };
    const auto come = [](Gui& gui) { gui.app().apply(Go{OtherCentresChosen{}}); };
    const int page_alone = moves_for(false, [](Gui& gui) { gui.app().apply(Go{PartnersChosen{}}); });
    CHECK(moves_for(false, come) > page_alone + 100);
    CHECK(moves_for(true, come) < 100);
    CHECK(moves_for(false, [&](Gui& gui) {
              gui.tap("Les autres centres");
              gui.app().apply(FilterToggled{content::FacetGroup::publics, "Seniors"});
          }) < 100);
}

TEST_CASE("the list of centres leads to a centre's page, that to its actions") {
    Gui gui(many_centres());
    gui.tap("Les autres centres");
    gui.tap("Voir les centres");
    CHECK(gui.sees("60\u00a0centres"));
    CHECK(gui.sees("Notre centre"));
    CHECK(gui.sees("Guadeloupe"));
    gui.tap("V");
    gui.tap("Centre social du Verger Nord");
    CHECK(gui.sees("Lot"));
    CHECK(gui.sees("05 65 00 00 01"));
    CHECK(gui.sees("Chaque lundi"));
    CHECK(gui.sees("2 rue des Essais"));
    gui.tap("Rencontre numéro 001");
    gui.tap("Retour");
    gui.tap("Retour");
    CHECK(gui.offers("Centre social du Verger Nord"));
    CHECK_FALSE(gui.offers("Centre social des Tilleuls Nord"));  // the letter stays
}

TEST_CASE("our list leads to our centre's page") {
    Gui gui(many_centres());
    gui.app().apply(Go{OurActionsChosen{}});
    gui.wait(400ms);
    gui.tap("Notre centre");
    CHECK(gui.app().route().screen == Screen::organisation);
    CHECK(gui.sees("Ses actions"));
    CHECK(gui.offers("Rencontre numéro 060"));
}

TEST_CASE("two centres of one name are told apart by where they are") {
    content::Document document = many_centres();
    document.organisations[5].name = document.organisations[8].name = "Centre social Jean Moulin";
    Gui gui(document);
    gui.app().apply(Go{OrganisationsChosen{}});
    gui.wait(400ms);
    gui.tap("Centre social Jean Moulin, Yonne");
    CHECK(gui.app().route().subject == document.organisations[5].id);
}

TEST_CASE("lists, filters and centres pass the audits at every size, with every aid, in both languages") {
    const Aids aids[] = {
        {}, {TextSize::large, false, false}, {TextSize::largest, false, true}, {TextSize::normal, true, true}};
    const content::Document document = many_centres();
    for (const Language language : {Language::french, Language::english}) {
        Gui gui(document, {language, {}, true});
        const Strings words(language);
        for (const Glass& glass : glasses) {
            gui.set_glass(glass);
            for (const Aids& aid : aids) {
                gui.app().apply(AidsChosen{aid});
                gui.wait(100ms);
                gui.app().apply(AidsPanel{false});
                const auto expect_clean = [&](const std::string& where) {
                    gui.wait(400ms);
                    for (const Finding& finding : gui.audit())
                        FAIL_CHECK(glass.width_px << " text " << static_cast<int>(aid.text) << " contrast "
                                                  << aid.high_contrast << " lowered " << aid.lowered << " " << where
                                                  << ": " << finding.rule << ": " << finding.what);
                };
                const auto go = [&](const RouteEvent& event) {
                    gui.app().apply(Go{HomeChosen{}});
                    gui.app().apply(Go{event});
                };
                go(OtherCentresChosen{});
                expect_clean("others");
                gui.app().apply(FilterToggled{content::FacetGroup::publics, "Familles"});
                expect_clean("narrowed");
                gui.tap(words.get(Text::filter));
                expect_clean("sheet");
                for (const Text group : {Text::group_dimension, Text::group_publics, Text::group_keyword,
                                         Text::group_department, Text::group_status, Text::group_organisation}) {
                    gui.tap(words.get(group));
                    expect_clean("sheet, group " + std::string(words.get(group)));
                }
                gui.tap(words.get(Text::more_values, {{"n", "59"}}));
                expect_clean("sheet, all centres");
                gui.tap("V");
                expect_clean("sheet, centres under V");
                gui.app().on_back();
                gui.app().apply(FilterToggled{content::FacetGroup::department, "Lot"});
                expect_clean("nothing left");
                go(OrganisationsChosen{});
                expect_clean("centres");
                go(OrganisationChosen{document.organisations[1].id});
                expect_clean("centre");
                go(OrganisationChosen{document.organisations[0].id});
                expect_clean("our centre");
                go(OrganisationActionsChosen{document.organisations[1].id});
                expect_clean("actions of a centre");
            }
        }
    }
}

// Four kinds of visitor, played by scripted hands on the demo: in a hurry, with a trembling finger, without reading,
// hitting everything. What was seen while they were written: docs/try-outs.md.
#include <doctest/doctest.h>

#include <set>

#include "content/text/utf8.h"
#include "tests/kiosk/hands.h"
#include "tests/support/demo_document.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::demo_document;
using testing::glasses;
using testing::Gui;
using testing::Hands;
using testing::middle_of;
using testing::Spot;

namespace {

void go_home(Gui& gui) {
    gui.app().apply(Go{HomeChosen{}});
    gui.wait(500ms);
}

// All that can be read, in which colours and where.
std::string look_of(const Gui& gui) {
    std::string look;
    for (const Node& node : gui.tree().nodes())
        look += node.label + "|" + node.value + "|" + std::to_string(node.box.x) + "," + std::to_string(node.box.y) +
                "," + std::to_string(node.ink) + "\n";
    return look;
}

std::string typed(const Gui& gui) {
    const Node* field = gui.tree().find(widget_id("search field"));
    return field == nullptr ? std::string("no field") : field->value;
}

}  // namespace

TEST_CASE("in a hurry: who helps with papers, when and where is three touches away") {
    for (const Glass& glass : glasses) {
        CAPTURE(glass.width_px);
        Gui gui(demo_document());
        gui.set_glass(glass);
        gui.tap("Papiers et démarches");
        gui.tap("Nos partenaires");
        gui.tap("CAF");
        CHECK(gui.sees("demain, jeudi 26 novembre, de 9\u00a0h à 12\u00a0h"));
        gui.tap("Retour");
        gui.tap("Retour");
        CHECK(gui.app().route().screen == Screen::need);
    }
}

TEST_CASE("in a hurry: a need that no partner serves names none") {
    Gui gui(testing::small_document());
    gui.tap("Jardin et nature");
    CHECK_FALSE(gui.offers("Nos partenaires"));
}

TEST_CASE("in a hurry: what is tapped twice is tapped once, on every page") {
    Gui gui(demo_document());
    gui.clock().stop_wall();
    const std::vector<std::vector<std::string>> places = {{},
                                                          {"Papiers et démarches"},
                                                          {"Nos partenaires", "CAF"},
                                                          {"Les autres centres"},
                                                          {"Les autres centres", "Filtrer", "Thème"},
                                                          {"France Services à La Source"}};
    const auto arrive = [&](const std::vector<std::string>& place) {
        gui.app().apply(AidsChosen{});
        gui.app().apply(LanguageChosen{Language::french});
        go_home(gui);
        for (const std::string& step : place) gui.tap(step);
    };
    for (const auto& place : places) {
        arrive(place);
        std::set<std::string> labels;
        for (const Node& node : gui.tree().nodes())
            if (node.tappable && node.visible == node.box && node.role != Role::backdrop) labels.insert(node.label);
        for (const std::string& label : labels) {
            CAPTURE(label);
            std::string looks[2];
            for (const bool twice : {false, true}) {
                arrive(place);
                Hands hand(gui);
                const Spot spot = middle_of(gui, label);
                hand.tap(spot);
                if (twice) hand.pass(120ms);
                if (twice) hand.tap(spot);
                gui.wait(600ms);
                looks[twice ? 1 : 0] = look_of(gui);
            }
            CHECK(looks[0] == looks[1]);
        }
    }
}

TEST_CASE("in a hurry: a thumb on the bezel below a button of the bar presses it") {
    for (const Glass& glass : glasses) {
        CAPTURE(glass.width_px);
        Gui gui(demo_document());
        gui.set_glass(glass);
        gui.tap("Nos partenaires");
        Hands hand(gui);
        hand.tap({middle_of(gui, "Accueil").x, static_cast<float>(glass.height_px) + 5});
        gui.wait(500ms);
        CHECK(gui.app().route().screen == Screen::home);
    }
}

TEST_CASE("in a hurry: while a page comes nothing on it is chosen, and soon after everything") {
    Gui gui(demo_document());
    Hands hand(gui);
    hand.tap(middle_of(gui, "Monter un projet"));
    for (int i = 0; i < 3; ++i) hand.tap({300, 400});
    CHECK(gui.app().route().screen == Screen::need);
    hand.pass(300ms);
    hand.tap({300, 400});
    CHECK(gui.app().route().screen == Screen::sheet);
}

TEST_CASE("in a hurry: a bag left leaning on the glass neither keeps the visit nor hinders the next one") {
    Gui gui(demo_document());
    gui.tap("Chercher");
    gui.type("jardin");
    Hands hand(gui);
    const Spot letter = middle_of(gui, "E");
    hand.down(1, letter);
    gui.wait(700ms);
    REQUIRE(gui.offers("e accent circonflexe"));
    gui.wait(200s);
    CHECK(gui.app().route().screen == Screen::home);
    hand.tap(middle_of(gui, "Jardin et nature"));
    gui.wait(500ms);
    CHECK(gui.app().route().screen == Screen::need);
    hand.up(1, letter);
    gui.wait(500ms);
    CHECK(gui.app().route().screen == Screen::need);
}

TEST_CASE("trembling: a finger that stays within 8 mm taps what it came down on; beyond, it opens nothing else") {
    std::mt19937 dice(7);
    for (const Glass& glass : glasses) {
        Gui gui(demo_document());
        gui.set_glass(glass);
        Hands hand(gui);
        for (const auto rests : {150ms, 900ms})
            for (int i = 0; i < 10; ++i) {
                hand.trembling_tap(middle_of(gui, "Papiers et démarches"), 7.9F, rests, dice);
                gui.wait(500ms);
                REQUIRE(gui.app().route().screen == Screen::need);
                hand.trembling_tap(middle_of(gui, "Accueil"), 7.9F, rests, dice);
                gui.wait(500ms);
                REQUIRE(gui.app().route().screen == Screen::home);
                hand.trembling_tap(middle_of(gui, "Papiers et démarches"), 12, rests, dice);
                gui.wait(500ms);
                const Route now = gui.app().route();
                CHECK((now.screen == Screen::home || now.screen == Screen::need));
                go_home(gui);
            }
    }
}

TEST_CASE("trembling: a list follows the finger and stays where it was let go") {
    std::mt19937 dice(11);
    std::uniform_real_distribution<float> tremor(-2, 2);
    Gui gui(demo_document());
    gui.tap("Les autres centres");
    const auto top = [&] { return gui.tree().find(widget_id("filter"))->box.y; };
    const float before = top();
    Hands hand(gui);
    hand.down(0, {500, 700});
    Spot now{500, 700};
    for (int step = 1; step <= 50; ++step) {
        now = {500 + hand.mm_px(tremor(dice)), 700 - hand.mm_px(static_cast<float>(step) * 0.6F + tremor(dice))};
        hand.move(0, now);
        hand.pass(20ms);
    }
    for (int i = 0; i < 10; ++i) {
        now.y = 700 - hand.mm_px(30 + tremor(dice));
        hand.move(0, now);
        hand.pass(20ms);
    }
    hand.up(0, now);
    const float let_go = top();
    CHECK(before - let_go == doctest::Approx(hand.mm_px(22)).epsilon(0.2));
    gui.wait(500ms);
    CHECK(top() == doctest::Approx(let_go).epsilon(0.001));
}

TEST_CASE("trembling: a palm that rests on the glass does not keep the finger from what it wants") {
    Gui gui(demo_document());
    Hands hand(gui);
    hand.down(5, {1500, 900});
    gui.wait(2500ms);
    hand.tap(middle_of(gui, "Jardin et nature"));
    gui.wait(500ms);
    CHECK(gui.app().route().screen == Screen::need);
    hand.up(5, {1500, 900});
    gui.wait(500ms);
    CHECK(gui.app().route().screen == Screen::need);
}

TEST_CASE("trembling: slow keys type one letter, and erase takes one") {
    Gui gui(demo_document());
    gui.tap("Chercher");
    Hands hand(gui);
    hand.tap(middle_of(gui, "E"), 3000ms);
    CHECK(typed(gui) == "e");
    CHECK_FALSE(gui.offers("e accent circonflexe"));
    hand.tap(middle_of(gui, "R"), 3000ms);
    hand.tap(middle_of(gui, "T"), 3000ms);
    CHECK(typed(gui) == "ert");
    hand.tap(middle_of(gui, "Effacer une lettre"), 700ms);
    CHECK(typed(gui) == "er");
}

TEST_CASE("trembling: a contact that is lost for a moment and found again is one tap") {
    Gui gui(demo_document());
    Hands hand(gui);
    const Spot contrast = middle_of(gui, "Contraste");
    for (int i = 0; i < 3; ++i) {
        hand.down(0, contrast);
        hand.pass(40ms);
        hand.up(0, contrast);
        hand.pass(20ms);
    }
    CHECK(gui.app().theme().aids().high_contrast);
}

TEST_CASE("without reading: the pictogram of a need is as large as a fingertip, and grows with the tile") {
    for (const Glass& glass : glasses) {
        CAPTURE(glass.width_px);
        Gui gui(demo_document());
        gui.set_glass(glass);
        const testing::Picture picture = gui.picture();
        const Node* tile = gui.tree().find(widget_id("need", demo_document().needs.front().id));
        REQUIRE(tile != nullptr);
        float words_x = 0;
        for (const Node& node : gui.tree().nodes())
            if (node.inside == tile->id) words_x = node.box.x;
        REQUIRE(words_x > tile->box.x);
        float first = tile->box.bottom();
        float last = tile->box.y;
        for (float y = tile->box.y + 8; y < tile->box.bottom() - 8; ++y)
            for (float x = tile->box.x + 8; x < words_x - 2; ++x) {
                const std::uint32_t pixel = picture.at(static_cast<int>(x), static_cast<int>(y)) & 0xFFFFFFU;
                if (pixel != gui.app().theme().colours().action) continue;
                first = std::min(first, y);
                last = std::max(last, y);
            }
        CHECK((last - first) / tile->box.height > 0.26F);
        CHECK((last - first) / gui.app().theme().mm_px(1) > 4.4F);
    }
}

TEST_CASE("without reading: the badge of a partner is never lost beside the name") {
    for (const Glass& glass : glasses)
        for (const Aids& aids : testing::aids_on(glass)) {
            CAPTURE(testing::name_of(glass, aids, Language::french));
            Gui gui(demo_document());
            gui.set_glass(glass);
            gui.app().apply(AidsChosen{aids});
            gui.tap("Nos partenaires");
            const float line = gui.app().theme().style(Style::h3).line_px;
            const Node* card = nullptr;
            for (const Node& node : gui.tree().nodes())
                if (card == nullptr && node.role == Role::card) card = &node;
            REQUIRE(card != nullptr);
            const Node* name = nullptr;
            for (const Node& node : gui.tree().nodes())
                if (name == nullptr && node.inside == card->id) name = &node;
            REQUIRE(name != nullptr);
            // Its room, beside the name or above.
            CHECK(std::max(name->box.x - card->box.x, name->box.y - card->box.y) > 1.4F * line);
        }
}

TEST_CASE("without reading: whatever the aids, home begins with something to choose") {
    for (const Glass& glass : glasses)
        for (const Aids& aids : testing::aids_on(glass))
            for (const Language language : {Language::french, Language::english}) {
                CAPTURE(testing::name_of(glass, aids, language));
                Gui gui(demo_document());
                gui.set_glass(glass);
                gui.app().apply(AidsChosen{aids});
                gui.app().apply(LanguageChosen{language});
                gui.wait(500ms);
                const Node* tile = gui.tree().find(widget_id("need", demo_document().needs.front().id));
                REQUIRE(tile != nullptr);
                CHECK(tile->visible.height > tile->box.height * 0.4F);
            }
}

TEST_CASE("without reading: the other language is one touch away on every glass, and leaves no French button") {
    for (const Glass& glass : glasses) {
        CAPTURE(glass.width_px);
        Gui gui(demo_document());
        gui.set_glass(glass);
        gui.tap("Nos partenaires");
        gui.tap("English");
        for (const char* french : {"Retour", "Accueil", "Aides", "Texte", "English"}) CHECK_FALSE(gui.offers(french));
        CHECK(gui.offers("Back"));
        CHECK(gui.offers("Français"));
        CHECK(gui.sees("Papers and forms"));
        gui.tap("Home");
        gui.tap("Papers and forms");
        CHECK(gui.sees("7\u00a0activities"));
        CHECK(gui.offers("Our partners"));
    }
}

TEST_CASE("hitting everything: two flat hands, again and again, and a calm finger finds home") {
    std::mt19937 dice(4);
    Gui gui(demo_document());
    for (const Glass& glass : glasses) {
        gui.set_glass(glass);
        Hands hands(gui);
        std::uniform_real_distribution<float> x(0, static_cast<float>(glass.width_px));
        std::uniform_real_distribution<float> y(0, static_cast<float>(glass.height_px));
        for (int blow = 0; blow < 60; ++blow) {
            std::vector<Spot> fingers(10);
            for (int i = 0; i < 10; ++i) {
                fingers[static_cast<std::size_t>(i)] = {x(dice), y(dice)};
                hands.down(i, fingers[static_cast<std::size_t>(i)]);
                hands.pass(std::chrono::milliseconds(dice() % 12));
            }
            for (int i = 0; i < 10; ++i) hands.move(i, {x(dice), y(dice)});
            hands.pass(std::chrono::milliseconds(dice() % 200));
            for (int i = 9; i >= 0; --i) hands.up(i, fingers[static_cast<std::size_t>(i)]);
        }
        gui.wait(600ms);
        gui.app().on_back();  // whatever was opened over the page
        gui.app().apply(AidsChosen{});
        gui.app().apply(LanguageChosen{Language::french});
        gui.wait(500ms);
        if (gui.app().route().screen != Screen::home) hands.tap(middle_of(gui, "Accueil"));
        gui.wait(500ms);
        CHECK(gui.app().route().screen == Screen::home);
    }
}

TEST_CASE("hitting everything: the language twenty times, quickly and slowly, and it is what the button says") {
    Gui gui(demo_document());
    Hands hand(gui);
    for (const auto between : {40ms, 400ms})
        for (int i = 0; i < 20; ++i) {
            hand.tap(middle_of(gui, gui.offers("English") ? "English" : "Français"));
            hand.pass(between);
        }
    gui.wait(500ms);
    CHECK(gui.sees(gui.offers("English") ? "Que cherchez-vous" : "What are you looking for"));
}

TEST_CASE("hitting everything: three hundred letters end somewhere, and one touch takes them all away") {
    Gui gui(demo_document());
    gui.tap("Chercher");
    Hands hands(gui);
    std::mt19937 dice(3);
    const std::vector<std::string> keys = {"A", "Z", "E", "Q", "M", "W", "Espace"};
    for (int i = 0; i < 300; ++i) hands.tap(middle_of(gui, keys[dice() % keys.size()]), 20ms);
    gui.wait(500ms);
    CHECK(content::to_code_points(typed(gui)).size() >= 100);
    CHECK(content::to_code_points(typed(gui)).size() <= 120);
    CHECK(gui.sees("Rien trouvé"));
    testing::expect_clean(gui, "three hundred letters");
    gui.tap("Effacer");
    CHECK(typed(gui).empty());
}

TEST_CASE("hitting everything: all aids on and all aids off leave the page as it was") {
    Gui gui(demo_document());
    gui.tap("Nos partenaires");
    const std::string before = look_of(gui);
    gui.tap("Contraste");
    gui.tap("Abaisser");
    gui.tap("Texte");
    gui.tap("Texte");
    REQUIRE(gui.app().theme().aids() == Aids{TextSize::largest, true, true});
    CHECK(look_of(gui) != before);
    gui.tap("Texte normal");
    gui.tap("Couleurs claires");
    gui.tap("Tout l’écran");
    gui.app().on_back();
    gui.wait(500ms);
    CHECK(look_of(gui) == before);
}

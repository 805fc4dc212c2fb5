// What is wrong with the settings, as whoever switched the board on sees it, and for how long.
#include <doctest/doctest.h>

#include <string>

#include "kiosk/settings.h"
#include "kiosk/views/settings_words.h"
#include "tests/fakes/told_power.h"
#include "tests/fakes/told_updater.h"
#include "tests/kiosk/display_stage.h"
#include "tests/kiosk/staged_kiosk.h"
#include "tests/support/looks.h"
#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

const Strings french(Language::french);

// As the kiosk reads it from its place.
std::vector<SettingProblem> problems_of(std::string_view toml) {
    return parse_settings(toml, "/etc/parvis/parvis.toml").problems;
}

constexpr std::string_view missing_quote = "language = \"fr\"\ncentre = \"La Source\n";
const std::string missing_quote_said =
    "La ligne 2 de parvis.toml n’est pas comprise\u202f: ce sont les réglages d’usine qui valent. Corrigez-la, puis "
    "redémarrez la borne.";

struct Board {
    explicit Board(const AppOptions& options = {}, std::string_view toml = missing_quote)
        : gui(small_document(), options) {
        gui.app().tell_settings(problems_of(toml));
        gui.app().expose();
        gui.frame();
    }
    Gui gui;
};

}  // namespace

TEST_CASE("each kind of fault is one sentence: what, where, what to do; others are counted") {
    const auto said = [](std::string_view toml) { return settings_text(problems_of(toml), french); };
    CHECK(said("language = \"fr\"\n").empty());
    CHECK(said(missing_quote) == missing_quote_said);
    CHECK(said("[session]\nidle_seconds = 5\n") ==
          "Le réglage «\u202fidle_seconds\u202f», ligne 2 de parvis.toml, ne va pas\u202f: il n’est pas pris. "
          "Corrigez-le, puis redémarrez la borne.");
    CHECK(said("[display]\nwidth_mm = 300\n").starts_with("Le réglage «\u202fwidth_mm\u202f», ligne 2"));
    CHECK(said("langage = \"fr\"\n") ==
          "«\u202flangage\u202f», ligne 1 de parvis.toml, n’est le nom d’aucun réglage\u202f: il n’est pas pris. "
          "Corrigez-le, puis redémarrez la borne.");
    CHECK(said("langage = 1\nlanguage = 1\n").ends_with(" 1\u00a0autre réglage est aussi à revoir."));
    CHECK(said("langage = 1\nlanguage = 1\ncentre = 1\n").ends_with(" 2\u00a0autres réglages sont aussi à revoir."));
    const auto absent = load_settings("/nowhere/mine.toml", {"/nowhere/parvis.toml", "/nowhere"});
    CHECK(settings_text(absent.problems, french)
              .starts_with("Le fichier mine.toml manque ou ne peut pas être lu\u202f:"));
    CHECK(settings_text(problems_of(missing_quote), Strings(Language::english)) ==
          "Line 2 of parvis.toml is not understood: the factory settings are used. Correct it, then restart.");
}

TEST_CASE("a fault in the settings is seen from the first frame until it is touched, which opens nothing") {
    Board board;
    CHECK(board.gui.sees(missing_quote_said));
    CHECK(board.gui.offers("Jardin et nature"));
    const Route before = board.gui.app().route();
    board.gui.tap(missing_quote_said);
    CHECK_FALSE(board.gui.sees("parvis.toml"));
    CHECK(board.gui.app().route() == before);
    board.gui.wait(1min);
    CHECK_FALSE(board.gui.sees("parvis.toml"));
}

TEST_CASE(
    "a fault in the settings is above every page, in the visitor's language, and goes ten minutes after the start") {
    Board board;
    board.gui.tap("Jardin et nature");
    CHECK(board.gui.sees(missing_quote_said));
    board.gui.app().apply(LanguageChosen{Language::english});
    board.gui.wait(500ms);
    CHECK(board.gui.sees("Line 2 of parvis.toml is not understood"));
    board.gui.wait(9min);
    CHECK(board.gui.sees(missing_quote_said));  // the visit is over
    board.gui.wait(1min);
    CHECK_FALSE(board.gui.sees("parvis.toml"));
}

TEST_CASE("the display waits for the end of what is said of the settings, and then comes as always") {
    Board board(with_display());
    board.gui.wait(9min);
    CHECK_FALSE(at_display(board.gui));
    CHECK(board.gui.sees(missing_quote_said));
    board.gui.tap("Jardin et nature");
    board.gui.wait(59s);
    board.gui.wait(1min);
    CHECK_FALSE(board.gui.sees("parvis.toml"));
    board.gui.wait(2min);
    CHECK(at_display(board.gui));
}

TEST_CASE("who reads what is said of the settings and goes away leaves the display to come") {
    Board board(with_display());
    board.gui.tap(missing_quote_said);
    board.gui.wait(3min);
    CHECK(at_display(board.gui));
}

TEST_CASE("there is one strip at a time: an update's comes before that of the settings") {
    Board board;
    ToldUpdater updater;
    board.gui.app().follow_updates(&updater);
    board.gui.tap("Jardin et nature");
    updater.told.number = 1;
    updater.told.working = true;
    board.gui.app().expose();
    board.gui.wait(400ms);
    CHECK(board.gui.sees("Nouveau contenu en préparation"));
    CHECK_FALSE(board.gui.sees("parvis.toml"));
    updater.told = {};
    board.gui.app().expose();
    board.gui.wait(400ms);
    CHECK(board.gui.sees(missing_quote_said));
    board.gui.app().follow_updates(nullptr);
}

TEST_CASE("a board that is switched on outside its hours is lit for as long as its settings are told of") {
    const TimeZone here("Europe/Paris");
    StagedKiosk kiosk;
    ToldPower power;
    const std::string morning = "08:30-12:00";  // it is the afternoon
    kiosk.stage.follow_power(power, DisplayHours({morning, morning, morning, morning, morning, morning, morning, {}}));
    kiosk.app.tell_settings(problems_of(missing_quote));
    kiosk.pass(9min);
    CHECK_FALSE(power.dark);
    CHECK(kiosk.sees(missing_quote_said));
    kiosk.pass(2min);
    CHECK(power.dark);
}

TEST_CASE("what is said of the settings fits every glass, with every aid, in every language") {
    for (const Glass& glass : glasses)
        for (const Aids& aids : aids_on(glass))
            for (const Language language : {Language::french, Language::english}) {
                Board board({.language = language},
                            "anticonstitutionnellement_en_toutes_lettres = 1\nlanguage = 1\ncentre = 1\n");
                board.gui.set_glass(glass);
                board.gui.app().apply(AidsChosen{aids});
                board.gui.wait(500ms);
                // Larger letters are a visitor's: the page comes first where the glass is small.
                if (aids.text == TextSize::normal) CHECK(board.gui.sees("parvis.toml"));
                expect_clean(board.gui, name_of(glass, aids, language));
            }
}

// The audits themselves, then every screen of the thin line, at every size, in every language.
#include <doctest/doctest.h>

#include "kiosk/tour/board.h"
#include "kiosk/trusted_clock.h"
#include "tests/fakes/told_clock.h"
#include "tests/fakes/told_staff.h"
#include "tests/fakes/told_updater.h"
#include "tests/support/demo_document.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::aids_on;
using testing::demo_document;
using testing::expect_clean;
using testing::glasses;
using testing::Gui;
using testing::name_of;
using testing::ToldStaff;
using testing::ToldUpdater;

namespace {

const Theme theme{Glass{}};

Node target(std::string label, Box box) {
    Node node;
    node.id = widget_id("target", label);
    node.role = Role::button;
    node.tappable = true;
    node.label = std::move(label);
    node.box = node.visible = box;
    node.ink = 0x000000;
    node.ground = 0xFFFFFF;
    return node;
}

Node text(std::string label, Box box) {
    Node node;
    node.label = std::move(label);
    node.box = node.visible = box;
    node.style = theme.style(Style::body);
    node.ink = 0x000000;
    node.ground = 0xFFFFFF;
    return node;
}

std::vector<std::string> rules(const std::vector<Node>& nodes) {
    SemanticTree tree;
    for (const Node& node : nodes) tree.add(node);
    std::vector<std::string> found;
    for (const Finding& finding : audit(tree, theme, [](Face, char32_t c) { return c < 0x2000; }))
        found.push_back(finding.rule);
    return found;
}

using Rules = std::vector<std::string>;

// Every state of the search; whoever audits in French or in English: keys are called in either.
void audit_search(Gui& gui, const std::string& where) {
    const auto tap = [&](std::string_view french, std::string_view english) {
        if (gui.offers(french)) gui.tap(french);
        if (gui.offers(english)) gui.tap(english);
    };
    const auto type = [&](const std::string& words) {
        gui.app().apply(Cleared{});
        gui.app().apply(Typed{words});
        gui.wait(500ms);
        expect_clean(gui, where + " search " + words.substr(0, 12));
    };
    gui.app().apply(Go{SearchChosen{}});
    gui.wait(500ms);
    expect_clean(gui, where + " search");
    for (const char* words : {"atelier", "jradin", "maison", "centre", "xqzw", "numer"}) type(words);
    type(std::string(60, 'w'));
    type("atelier");
    tap("Chiffres et accents", "Digits and accents");
    expect_clean(gui, where + " search digits");
    tap("Lettres", "Letters");
    for (const auto& [french, english] :
         {std::pair{"Lettres dans l’ordre de l’alphabet", "Letters in alphabetical order"},
          std::pair{"Lettres comme sur un clavier d’ordinateur", "Letters as on a computer keyboard"}}) {
        tap(french, english);
        expect_clean(gui, where + " search in another order");
    }
    for (const char* letter : {"A", "E", "U", "O"}) {
        gui.hold(letter);
        expect_clean(gui, where + " search accents of " + letter);
        gui.lift();
    }
    tap("Chercher", "Search");
    expect_clean(gui, where + " search folded");
}

// The longest of what an update says, over the glass and beside a page.
void audit_updates(Gui& gui, const std::string& where) {
    ToldUpdater updater;
    gui.app().follow_updates(&updater);
    updater.told.stick = "Les photographies de la fête du quartier";
    updater.told.working = true;
    updater.told.progress = {content::UpdateStep::copying,
                             148'000'000,
                             1'240'000'000,
                             0.06,
                             125s,
                             "x",
                             {12, "Fédération départementale des centres sociaux et socioculturels", {}, {}},
                             {}};
    const auto tell = [&](const std::string& what) {
        ++updater.told.number;
        gui.app().expose();
        gui.wait(500ms);
        expect_clean(gui, where + " update strip " + what);
        gui.app().apply(UpdateOpened{});
        gui.wait(500ms);
        expect_clean(gui, where + " update card " + what);
    };
    gui.app().apply(Go{OtherCentresChosen{}});
    tell("at work");
    updater.told.progress.step = content::UpdateStep::installing;
    updater.told.progress.changes = content::Comparison{{{1'234, {"Un jardin"}}, {12, {}}, {2, {}}}};
    tell("about to change");
    gui.app().apply(UpdateClosed{});
    updater.told.working = false;
    updater.told.report.signer = updater.told.progress.signer;
    updater.told.report.edition = {12, updater.told.progress.edition.author, {}, {"Centre social d’ailleurs"}};
    updater.told.report.outcome = content::UpdateOutcome::unknown_key;
    tell("refused");
    gui.app().apply(UpdateClosed{});
    updater.told.report.outcome = content::UpdateOutcome::installed;
    updater.told.report.changes =
        content::Comparison{{{1'234, {"Rencontres intergénérationnelles et accompagnement des aidants"}},
                             {12, {"La cantine"}},
                             {2, {"Un café", "Un autre café"}}},
                            {{2, {"Caisse d’allocations familiales", "Mission locale"}}, {1, {"PMI"}}, {}},
                            {{}, {}, {1'234, {"Fête de quartier intergénérationnelle"}}},
                            {{}, {1, {"Centre social d’ailleurs"}}, {}},
                            true,
                            true};
    updater.told.report.packs = 4;
    updater.told.report.passed_over = {{"a.parvis", content::UpdateOutcome::damaged},
                                       {"b.parvis", content::UpdateOutcome::not_signed}};
    tell("done");
    for (const char* names : {"Voir les noms", "See the names"})
        if (gui.offers(names)) gui.tap(names);
    expect_clean(gui, where + " update card with names");
    gui.app().apply(UpdateClosed{});
    gui.app().follow_updates(nullptr);
    gui.wait(500ms);
}

// The board's own pages: with all that can be wrong, and as it should be; the touch test and the cleaning.
void audit_care(Gui& gui, ToldStaff& staff, const std::string& where) {
    const auto look = [&](const char* what) {
        gui.app().expose();
        gui.wait(500ms);
        expect_clean(gui, where + " care " + what);
    };
    const auto tell = [&](bool ill) {
        auto facts = std::make_shared<StaffFacts>(*staff.told);
        auto care = std::make_shared<CareFacts>();
        care->program = "1.23.4";
        care->running = std::chrono::days{364} + 23h;
        care->since_boot = care->running;
        care->comes_back = ill;
        care->counts = true;
        care->now = gui.clock().wall();
        care->health.uptime = care->running;
        care->health.free_bytes = ill ? 1 : 128'000'000'000;
        care->health.disk_bytes = 128'000'000'000;
        care->health.temperature_c = ill ? 101 : 48;
        care->health.under_voltage_now = ill;
        care->health.storage_errors = ill ? 123'456 : 0;
        if (ill)
            care->settings = {{"parvis.toml", 1'234, "display.viewing_distance_mm", "", SettingFault::value}, {}, {}};
        if (ill) care->safe_mode = {true, "0000000012-a1b2c3d4e5f6"};
        for (const StartEnd end :
             {StartEnd::unknown, StartEnd::well, StartEnd::restart, StartEnd::left_safe, StartEnd::no_display,
              StartEnd::failed, StartEnd::crashed, StartEnd::hung, StartEnd::no_memory, StartEnd::unknown})
            care->starts.push_back({"a", 1s, 99h, care->now, end});
        const auto today = std::chrono::floor<std::chrono::days>(care->now);
        if (!ill)
            for (int day = 0; day < 40; ++day) care->usage.add(today - std::chrono::days{day}, Use::sheet, "a", 12'345);
        care->names["a"] = "Rencontres intergénérationnelles et accompagnement des aidants";
        facts->care = std::move(care);
        if (!ill) facts->sticks = {{3, "CLÉ DE LA FÉDÉRATION DÉPARTEMENTALE DES CENTRES SOCIAUX", false, {}}};
        staff.told = std::move(facts);
    };
    const auto before = staff.told;
    const float height = static_cast<float>(gui.app().theme().glass().height_px);
    const bool french = gui.offers("Voir l’état de la borne");
    gui.tap(french ? "Voir l’état de la borne" : "See the state of this screen");
    look("reading");
    for (const bool ill : {true, false}) {
        tell(ill);
        look(ill ? "ill" : "well");
        for (int i = 0; i < 3; ++i) {
            gui.drag(height * 0.6F, height * 0.1F);
            look("scrolled");
        }
    }
    gui.tap(french ? "Quitter" : "Quit");
    look("confirm");
    gui.tap(french ? "Annuler" : "Cancel");
    gui.wait(500ms);
    gui.tap(french ? "Essai du toucher" : "Touch test");
    look("touch test");
    gui.touch(platform::ContactPhase::down, 3, 3);
    gui.touch(platform::ContactPhase::up, 3, 3);
    look("touch test touched");
    gui.tap(french ? "Terminer l’essai" : "End the test");
    gui.wait(500ms);
    gui.tap(french ? "Nettoyer l’écran" : "Clean the screen");
    look("cleaning");
    gui.wait(31s);
    gui.app().on_back();
    staff.told = before;
    gui.app().expose();
    gui.wait(500ms);
}

// The staff's PIN in each of its states, then the longest of what stands behind it.
void audit_staff(Gui& gui, const std::string& where) {
    ToldStaff staff(gui.clock());
    gui.app().follow_staff(&staff, &staff);
    const testing::ToldClocks clocks(gui.clock());
    TrustedClock clock(gui.clock(), clocks, {{}, "", gui.clock().wall() - 720h});
    TourDisplay display;
    display.try_off(platform::DisplayOff::backlight);
    gui.app().follow_clock(&clock);
    gui.app().follow_display(&display);
    const auto look = [&](const char* what) {
        gui.app().expose();
        gui.wait(500ms);
        expect_clean(gui, where + " staff " + what);
    };
    staff.pin.clear();
    gui.app().apply(StaffOpened{});
    look("needs a key");
    staff.key = true;
    look("choose");
    staff.pin = "1904";
    look("enter");
    for (const char* key : {"1", "9", "0", "4", "1"}) gui.tap(key);
    look("digits");
    gui.tap("OK");
    look("wrong");
    staff.wrong = 8;
    look("wait");
    staff.wrong = 0;
    for (const char* key : {"1", "9", "0", "4", "OK"}) gui.tap(key);
    look("reading");
    staff.knows_much();
    look("page");
    const auto touch = [&](Text label) {
        const std::string_view french = Strings(Language::french).get(label);
        gui.tap(gui.offers(french) ? french : Strings(Language::english).get(label));
    };
    touch(Text::clock_start);
    look("setting the time");
    touch(Text::clock_set);
    look("time set");
    const float height = static_cast<float>(gui.app().theme().glass().height_px);
    gui.drag(height * 0.6F, height * 0.1F);
    look("page scrolled");
    const bool french = gui.offers("Revenir à cette version : Contenu n° 11");
    gui.tap(french ? "Revenir à cette version : Contenu n° 11" : "Go back to this one: Content no. 11");
    look("confirm");
    gui.tap(french ? "Oui, le montrer" : "Yes, show it");
    look("busy");
    // A draft with the longest of everything, on its way and there.
    const auto change = [&](const auto& how) {
        auto facts = std::make_shared<StaffFacts>(*staff.told);
        how(*facts);
        staff.told = std::move(facts);
    };
    change([](StaffFacts& facts) {
        using End = platform::StickCopy::End;
        facts.sticks = {{3, "CLÉ DE LA FÉDÉRATION DÉPARTEMENTALE DES CENTRES SOCIAUX", true,
                         platform::StickCopy{End::no_service, 0, {}}},
                        {2, "", false, platform::StickCopy{End::copied, 0, "PARVIS-2"}},
                        {1, "", false, {}}};
    });
    look("stick");
    audit_care(gui, staff, where);
    const std::string of_first = "CLÉ DE LA FÉDÉRATION DÉPARTEMENTALE DES CENTRES SOCIAUX";
    gui.tap(french ? "Lire les tableaux\u202f: Clé «\u202f" + of_first + "\u202f»"
                   : "Read the tables: Stick “" + of_first + "”");
    staff.at = {StaffWork::preparing, 0.4F};
    look("reading tables");
    staff.at = {};
    change([&](StaffFacts& facts) {
        facts.draft.emplace();
        facts.draft->edition = staff.told->versions.front().edition;
        facts.draft->content.emplace();
        facts.draft->content->sheets = 1234;
        facts.draft->changes =
            content::Comparison{{{1'234, {"Rencontres intergénérationnelles et accompagnement des aidants"}}, {}, {}},
                                {{2, {"Caisse d’allocations familiales", "Mission locale"}}, {}, {}},
                                {},
                                {},
                                true,
                                true};
        facts.draft->remarks = {{content::Severity::warning,
                                 {"images/anticonstitutionnellement-accompagnement-intergenerationnel.jpeg", 1'234},
                                 "résultats pour les habitants",
                                 "« anticonstitutionnellement » : à corriger."}};
        facts.draft->file = gui.folder() / "content.parvis";
    });
    look("draft");
    gui.drag(height * 0.6F, height * 0.1F);
    look("draft scrolled");
    gui.tap(french ? "Voir l’aperçu" : "See the preview");
    look("preview");
    gui.app().follow_staff(nullptr, nullptr);
    gui.app().follow_clock(nullptr);
    gui.app().follow_display(nullptr);
    gui.wait(500ms);
}

void audit_every_screen(Gui& gui, const Aids& aids, const std::string& where) {
    gui.app().apply(AidsChosen{aids});
    gui.wait(500ms);
    gui.app().apply(AidsPanel{true});
    gui.wait(500ms);
    expect_clean(gui, where + " aids");
    const auto go = [&](const RouteEvent& event, const std::string& name) {
        gui.app().apply(Go{event});
        gui.wait(500ms);
        expect_clean(gui, where + " " + name);
    };
    const float height = static_cast<float>(gui.app().theme().glass().height_px);
    const auto scroll = [&](const std::string& name) {
        gui.drag(height * 0.6F, height * 0.1F);
        gui.wait(500ms);
        expect_clean(gui, where + " " + name + " scrolled");
    };
    go(HomeChosen{}, "home");
    scroll("home");
    go(OtherCentresChosen{}, "others");
    scroll("others");
    go(OurActionsChosen{}, "ours");
    go(PartnersChosen{}, "partners");
    go(NeedChosen{"-"}, "empty list");
    go(HomeChosen{}, "home again");
    audit_search(gui, where);
    gui.wait(61s);
    expect_clean(gui, where + " still there");
    gui.app().apply(StillThere{});
    audit_updates(gui, where);
    audit_staff(gui, where);
}

}  // namespace

TEST_CASE("the audits find what is wrong, and nothing in what is right") {
    const Box roomy{100, 100, 200, 80};
    CHECK(rules({target("Bien", roomy)}) == Rules{});
    CHECK(rules({target("Petit", {100, 100, 200, 20})}) == Rules{"target too small"});
    CHECK(rules({target("Un", roomy), target("Deux", roomy.moved(100, 0))}) == Rules{"targets overlap"});
    CHECK(rules({target("Un", roomy), target("Deux", roomy.moved(0, 84))}) == Rules{"targets too near"});
    CHECK(rules({target("Un", roomy), target("Deux", roomy.moved(0, 90))}) == Rules{});
    CHECK(rules({target("Un", roomy), text("Ici", {roomy.x + 40, roomy.y + 10, 60, 30})}) ==
          Rules{"text under a target"});
    CHECK(rules({target("Dehors", roomy.moved(1800, 0))}) == Rules{"off the glass"});
    CHECK(rules({target("Pareil", roomy), target("Pareil", roomy.moved(0, 200))}) == Rules{"label not unique"});
    CHECK(rules({target("", roomy)}) == Rules{"no label"});
    CHECK(rules({text("café", roomy)}) == Rules{});
    CHECK(rules({text("→", roomy)}) == Rules{"no glyph"});
    Node pale = text("pâle", roomy);
    pale.ink = 0x999999;
    CHECK(rules({pale}) == Rules{"text too pale"});
    Node small = text("petit", roomy);
    small.style.em_px = 12;
    CHECK(rules({small}) == Rules{"text too small"});
    Node cut = text("coupé", roomy);
    cut.cut = true;
    CHECK(rules({cut}) == Rules{"text cut"});
    Node broken = text("brisé", roomy);
    broken.broken = true;
    CHECK(rules({broken}) == Rules{"word broken"});
    Node half = text("caché", roomy);
    half.visible.height = 30;
    CHECK(rules({half}) == Rules{"clipped"});
    Node faint = target("Bord", roomy);
    faint.ink = 0xCCCCCC;
    CHECK(rules({faint}) == Rules{"edge too pale"});
    Node spills = text("déborde", {250, 100, 100, 40});
    spills.inside = widget_id("target", "Carte");
    CHECK(rules({target("Carte", roomy), spills}) == Rules{"text leaves its widget"});
    Node dialog;
    dialog.role = Role::dialog;
    dialog.box = dialog.visible = {0, 0, 1920, 1080};
    CHECK(rules({target("Dessous", {0, 0, 5, 5}), dialog, target("Bien", roomy)}) == Rules{});
}

TEST_CASE("every screen passes the audits with every aid, at every size, in every language") {
    for (const Language language : {Language::french, Language::english}) {
        Gui gui(testing::small_document(), {language, {}, true});
        for (const Glass& glass : glasses) {
            gui.set_glass(glass);
            for (const Aids& aids : aids_on(glass)) audit_every_screen(gui, aids, name_of(glass, aids, language));
        }
    }
}

TEST_CASE("what is shown when the content fails passes the audits with every aid, at every size, in every language") {
    for (const Language language : {Language::french, Language::english}) {
        for (const Errc why : {Errc::not_found, Errc::malformed, Errc::unsupported}) {
            Gui gui(testing::small_document(), {language, {}, true});
            gui.app().show_fault(why);
            for (const Glass& glass : glasses) {
                gui.set_glass(glass);
                for (const Aids& aids : aids_on(glass)) {
                    gui.app().apply(AidsChosen{aids});
                    gui.wait(500ms);
                    gui.app().apply(AidsPanel{false});
                    gui.wait(500ms);
                    expect_clean(gui, name_of(glass, aids, language) + " fault");
                }
            }
        }
    }
}

TEST_CASE("whatever the aids, no word of the demo is broken in lists, centres, partners and what a search finds") {
    Gui gui(demo_document(), {Language::french, {}, true});
    for (const Glass& glass : glasses) {
        gui.set_glass(glass);
        for (const Aids& aids : aids_on(glass)) {
            if (aids.high_contrast) continue;
            const auto look = [&](const RouteEvent& event, const std::string& name) {
                gui.app().apply(Go{event});
                gui.wait(500ms);
                expect_clean(gui, name_of(glass, aids, Language::french) + " demo " + name);
            };
            gui.app().apply(AidsChosen{aids});
            look(HomeChosen{}, "home");
            look(PartnersChosen{}, "partners");
            gui.tap("Bailleur social");
            gui.wait(500ms);
            expect_clean(gui, name_of(glass, aids, Language::french) + " demo partner");
            look(OtherCentresChosen{}, "others");
            look(OrganisationsChosen{}, "centres");
            look(HomeChosen{}, "home");
            look(SearchChosen{}, "search");
            gui.app().apply(Typed{"jardin"});
            gui.wait(500ms);
            if (gui.offers("Chercher")) gui.tap("Chercher");
            gui.wait(500ms);
            expect_clean(gui, name_of(glass, aids, Language::french) + " demo search folded");
        }
    }
}

TEST_CASE("every sheet of the demo passes the audits at every size") {
    const content::Document demo = demo_document();
    Gui gui(demo, {Language::french, {}, true});
    for (const Glass& glass : glasses) {
        gui.set_glass(glass);
        audit_every_screen(gui, {}, "demo " + std::to_string(glass.width_px));
        for (const content::Action& action : demo.actions) {
            gui.app().apply(Go{HomeChosen{}});
            gui.app().apply(Go{ActionChosen{action.id}});
            gui.wait(500ms);
            expect_clean(gui, "demo " + std::to_string(glass.width_px) + " " + action.title);
        }
    }
}

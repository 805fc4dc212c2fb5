// What visits leave in the counts: touched as a visitor touches.
#include <doctest/doctest.h>

#include "kiosk/trusted_clock.h"
#include "kiosk/usage.h"
#include "tests/fakes/told_clock.h"
#include "tests/fakes/told_staff.h"
#include "tests/fakes/told_updater.h"
#include "tests/kiosk/display_stage.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;

namespace {

const std::chrono::sys_days today{std::chrono::year{2026} / 11 / 25};

struct Counted {
    Gui gui{testing::small_document()};
    Usage usage{gui.folder() / "usage", true, gui.clock()};
    Counted() { gui.app().count_in(&usage); }
    ~Counted() { gui.app().count_in(nullptr); }

    [[nodiscard]] std::uint32_t times(Use use, const std::string& id = "") const {
        const UsageCounts counts = usage.counts();
        const auto of_day = counts.days().find(today);
        if (of_day == counts.days().end()) return 0;
        const auto found = of_day->second.find({use, id});
        return found == of_day->second.end() ? 0 : found->second;
    }
    // Of all that is counted.
    [[nodiscard]] std::size_t lines() const {
        std::size_t all = 0;
        const UsageCounts counts = usage.counts();
        for (const auto& [day, of_day] : counts.days()) all += of_day.size();
        return all;
    }
};

}  // namespace

TEST_CASE("a need and a sheet count when they are opened, not when one comes back to them") {
    Counted counted;
    counted.gui.tap("Jardin et nature");
    REQUIRE(counted.gui.app().route().screen == Screen::need);
    CHECK(counted.times(Use::need, counted.gui.app().route().subject) == 1);
    const std::string need = counted.gui.app().route().subject;
    const auto& nodes = counted.gui.tree().nodes();
    const auto card = std::ranges::find(nodes, Role::card, &Node::role);
    REQUIRE(card != nodes.end());
    counted.gui.tap(std::string(card->label));
    REQUIRE(counted.gui.app().route().screen == Screen::sheet);
    const std::string sheet = counted.gui.app().route().subject;
    CHECK(counted.times(Use::sheet, sheet) == 1);
    counted.gui.app().on_back();
    counted.gui.wait(1s);
    CHECK(counted.gui.app().route().screen == Screen::need);
    counted.gui.wait(10min);
    CHECK(counted.times(Use::need, need) == 1);
    CHECK(counted.times(Use::sheet, sheet) == 1);
    CHECK(counted.lines() == 2);
}

TEST_CASE("a sheet counts too when it is opened from the display") {
    Gui gui(testing::document_to_display(), testing::with_display());
    Usage usage(gui.folder() / "usage", true, gui.clock());
    gui.app().count_in(&usage);
    testing::let_begin(gui);
    REQUIRE(testing::step_to(gui, "Coin des écrans"));
    CHECK(usage.counts().days().empty());
    gui.tap("Coin des écrans");
    REQUIRE(gui.app().route().screen == Screen::sheet);
    CHECK(usage.counts().days().at(today).at({Use::sheet, gui.app().route().subject}) == 1);
    gui.app().count_in(nullptr);
}

TEST_CASE("a search that found nothing counts once, when it is left or cleared; its words are kept nowhere") {
    Counted counted;
    counted.gui.app().apply(Go{SearchChosen{}});
    for (const char* letter : {"x", "y", "l", "o"}) counted.gui.app().apply(Typed{letter});
    CHECK(counted.times(Use::search_in_vain) == 0);
    counted.gui.app().apply(Cleared{});
    CHECK(counted.times(Use::search_in_vain) == 1);
    for (const char* letter : {"w", "x", "y"}) counted.gui.app().apply(Typed{letter});
    counted.gui.wait(10min);  // nobody is there any more
    CHECK(counted.times(Use::search_in_vain) == 2);
    CHECK(counted.lines() == 1);
    for (const char* words : {"xylo", "wxy"}) CHECK(to_text(counted.usage.counts()).find(words) == std::string::npos);
}

TEST_CASE("a search that found something, or asked for nothing, does not count") {
    Counted counted;
    counted.gui.app().apply(Go{SearchChosen{}});
    counted.gui.app().apply(Cleared{});
    for (const char letter : std::string("jard")) counted.gui.app().apply(Typed{std::string(1, letter)});
    counted.gui.app().apply(Go{HomeChosen{}});
    CHECK(counted.lines() == 0);
}

TEST_CASE("languages and aids count when they are chosen, not when they go with the visit") {
    Counted counted;
    counted.gui.app().apply(LanguageChosen{Language::english});
    counted.gui.app().apply(LanguageChosen{Language::english});
    counted.gui.app().apply(AidsChosen{{TextSize::large, false, false}});
    counted.gui.app().apply(AidsChosen{{TextSize::largest, false, false}});
    counted.gui.app().apply(AidsChosen{{TextSize::largest, true, false}});
    counted.gui.wait(10min);
    CHECK(counted.times(Use::language, "en") == 1);
    CHECK(counted.times(Use::aid, "text") == 1);
    CHECK(counted.times(Use::aid, "contrast") == 1);
    CHECK(counted.lines() == 3);
}

TEST_CASE("an update that was installed counts once, one that was refused does not") {
    Counted counted;
    testing::ToldUpdater updater;
    counted.gui.app().follow_updates(&updater);
    updater.told.number = 1;
    updater.told.working = true;
    counted.gui.frame();
    updater.told.working = false;
    updater.told.report.outcome = content::UpdateOutcome::installed;
    for (int i = 0; i < 3; ++i) counted.gui.frame();
    CHECK(counted.times(Use::update) == 1);
    updater.told.number = 2;
    updater.told.report.outcome = content::UpdateOutcome::unknown_key;
    counted.gui.frame();
    CHECK(counted.times(Use::update) == 1);
    counted.gui.app().follow_updates(nullptr);
}

TEST_CASE("a board that does not know the day counts under no day") {
    Gui gui(testing::small_document());
    const testing::ToldClocks machine(gui.clock());
    TrustedClock clock(gui.clock(), machine, {});
    gui.app().follow_clock(&clock);
    Usage usage(gui.folder() / "usage", true, gui.clock());
    gui.app().count_in(&usage);
    gui.tap("Jardin et nature");
    REQUIRE(usage.counts().days().size() == 1);
    CHECK_FALSE(usage.counts().days().begin()->first);
    gui.app().count_in(nullptr);
    gui.app().follow_clock(nullptr);
}

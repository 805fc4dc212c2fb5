// A content with something of every kind, and the display as it is driven by its tests.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/gui.h"

namespace parvis::testing {

using namespace kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;

inline AppOptions with_display(bool reduced_motion = false, DisplayModeSettings settings = {}) {
    AppOptions options;
    options.reduced_motion = reduced_motion;
    options.display_mode = settings;
    return options;
}

inline content::Schedule every(int weekday, int from_hour, int to_hour) {
    content::Schedule schedule;
    schedule.weekly.push_back(
        {static_cast<std::uint8_t>(weekday), 0,
         content::TimeSpan{static_cast<std::uint16_t>(from_hour * 60), static_cast<std::uint16_t>(to_hour * 60)}});
    return schedule;
}

// Something of every kind: of ours one is on Wednesdays, a partner comes on Wednesdays, another on Thursdays.
inline content::Document document_to_display() {
    content::Document document = small_document();
    for (content::Action& action : document.actions)
        if (action.title == "Coin des écrans") action.practical.schedule = every(3, 15, 23);
    for (const auto& [name, weekday] : {std::pair{"Caisse des essais", 3}, std::pair{"Service des exemples", 4}}) {
        content::Partner partner;
        partner.id = "partner-" + std::to_string(weekday);
        partner.name = name;
        partner.purpose = "Vos droits, vos papiers.";
        partner.place = "Bureau 2";
        partner.pictogram = "landmark";
        partner.presence = every(weekday, 0, 24);
        document.partners.push_back(partner);
    }
    content::Poster poster;
    poster.id = "poster-1";
    poster.title = "Fête du quartier";
    poster.text = "Samedi, dans la cour.";
    poster.until = std::chrono::year{2026} / 11 / 28;
    document.posters.push_back(poster);
    return document;
}

inline bool at_display(const Gui& gui) {
    return gui.app().route().screen == Screen::attract;
}

inline void let_begin(Gui& gui) {
    gui.wait(61s);
    REQUIRE(at_display(gui));
    gui.wait(1s);
}

inline std::string title_of(const Gui& gui) {
    for (const Node& node : gui.tree().nodes())
        if (node.role == Role::heading) return node.label;
    return {};
}

// The titles of so many slides in succession, each looked at in the middle of its time.
inline std::vector<std::string> titles_of(Gui& gui, int slides) {
    std::vector<std::string> titles;
    for (int i = 0; i < slides; ++i) {
        titles.push_back(title_of(gui));
        gui.wait(15s);
    }
    return titles;
}

// Steps on until a slide bears this title.
inline bool step_to(Gui& gui, const std::string& title) {
    for (int i = 0; i < 60; ++i) {
        if (title_of(gui) == title) return true;
        gui.app().apply(SlideStepped{1});
        gui.frame();
        gui.wait(1s);
    }
    return false;
}

// Lets time go by as the frame loop does; the moments of the frames.
inline std::vector<Instant> frames_within(Gui& gui, Instant::duration time) {
    std::vector<Instant> frames;
    const Instant until = gui.clock().now() + time;
    while (true) {
        const Instant now = gui.clock().now();
        if (gui.app().wants_frame(now)) {
            gui.frame();
            frames.push_back(now);
        }
        if (now >= until) return frames;
        Instant next = until;
        if (gui.app().moving()) next = std::min(next, now + Instant::duration(16ms));
        if (const auto stale = gui.app().stale_at())
            next = std::min(next, std::max(*stale, now + Instant::duration(1ms)));
        gui.clock().pass(next - now);
    }
}

inline void touch_at(Gui& gui, float x, float y) {
    gui.touch(ContactPhase::down, x, y);
    gui.clock().pass(60ms);
    gui.touch(ContactPhase::up, x, y);
    gui.wait(1s);
}

}  // namespace parvis::testing

#include <doctest/doctest.h>

#include "kiosk/route.h"

using namespace parvis::kiosk;

namespace {

const RouteStack at_home{{Screen::home, {}}};
const RouteStack at_fault{{Screen::fault, {}}};

}  // namespace

TEST_CASE("a need leads to its list, an action to its sheet, back leads back") {
    RouteStack stack = next(at_home, NeedChosen{"n1"});
    CHECK(stack.back() == Route{Screen::need, "n1"});
    stack = next(stack, ActionChosen{"a1"});
    CHECK(stack.back() == Route{Screen::sheet, "a1"});
    stack = next(stack, BackChosen{});
    CHECK(stack.back() == Route{Screen::need, "n1"});
    CHECK(next(next(stack, BackChosen{}), BackChosen{}) == at_home);
}

TEST_CASE("a sheet leads to its centre, a centre to all of its actions") {
    RouteStack stack = next(next(at_home, ActionChosen{"a1"}), OrganisationChosen{"o1"});
    CHECK(stack.back() == Route{Screen::organisation, "o1"});
    stack = next(stack, OrganisationActionsChosen{"o1"});
    CHECK(stack.back() == Route{Screen::organisation_actions, "o1"});
    CHECK(next(stack, BackChosen{}).back() == Route{Screen::organisation, "o1"});
}

TEST_CASE("home, and the end of a visit, forget the way back") {
    const RouteStack far = next(next(at_home, SearchChosen{}), ActionChosen{"a1"});
    CHECK(next(far, HomeChosen{}) == at_home);
    CHECK(next(far, VisitEnded{}) == at_home);
}

TEST_CASE("choosing what is already shown adds no step") {
    const RouteStack sheet = next(at_home, ActionChosen{"a1"});
    CHECK(next(sheet, ActionChosen{"a1"}) == sheet);
    CHECK(next(sheet, ActionChosen{"a2"}).size() == 3);
}

TEST_CASE("a fault is left only by new content") {
    CHECK(next(next(at_home, SearchChosen{}), ContentFailed{}) == at_fault);
    for (const RouteEvent& event : {RouteEvent{NeedChosen{"n"}}, RouteEvent{SearchChosen{}}, RouteEvent{HomeChosen{}},
                                    RouteEvent{VisitEnded{}}, RouteEvent{BackChosen{}}})
        CHECK(next(at_fault, event) == at_fault);
    CHECK(next(at_fault, ContentArrived{}) == at_home);
}

TEST_CASE("an hour of related actions keeps a bounded way back that still ends at home") {
    RouteStack stack = at_home;
    for (int i = 0; i < 500; ++i) stack = next(stack, ActionChosen{std::to_string(i)});
    CHECK(stack.size() <= 32);
    CHECK(stack.front() == Route{Screen::home, {}});
    CHECK(stack.back() == Route{Screen::sheet, "499"});
}

TEST_CASE("one partner after the other takes no step: back leads to where the first was chosen") {
    const RouteStack sheet = next(at_home, ActionChosen{"a1"});
    const RouteStack first = next(sheet, PartnerChosen{"p1"});
    CHECK(first.back() == Route{Screen::partner, "p1"});
    const RouteStack second = next(first, PartnerChosen{"p2"});
    CHECK(second.size() == first.size());
    CHECK(second.back() == Route{Screen::partner, "p2"});
    CHECK(next(second, BackChosen{}) == sheet);
    CHECK(changed_subject(first, second));
    CHECK_FALSE(changed_subject(first, first));
    CHECK_FALSE(changed_subject(sheet, first));
    CHECK_FALSE(changed_subject(first, next(sheet, OfficialChosen{"p1"})));
}

TEST_CASE("the official sheet is a place of its own, and leads back to the sheet") {
    const RouteStack sheet = next(at_home, ActionChosen{"a1"});
    const RouteStack official = next(sheet, OfficialChosen{"a1"});
    CHECK(official.back() == Route{Screen::official, "a1"});
    CHECK(next(official, BackChosen{}) == sheet);
}

TEST_CASE("from every page home is one step, whatever the event before") {
    for (const RouteEvent& event :
         {RouteEvent{NeedChosen{"n"}}, RouteEvent{OurActionsChosen{}}, RouteEvent{OtherCentresChosen{}},
          RouteEvent{ActionChosen{"a"}}, RouteEvent{SearchChosen{}}, RouteEvent{PartnerChosen{"p"}},
          RouteEvent{OfficialChosen{"a"}}}) {
        const RouteStack stack = next(at_home, event);
        CHECK(stack.size() == 2);
        CHECK(next(stack, HomeChosen{}) == at_home);
    }
}

TEST_CASE("the display leads to the page of its slide with home behind it, and to home where there is none") {
    const RouteStack display = next(next(at_home, SearchChosen{}), DisplayStarted{});
    CHECK(display == RouteStack{{Screen::attract, {}}});
    const RouteStack sheet = next(display, SlideOpened{{Screen::sheet, "a1"}});
    CHECK(sheet == RouteStack{{Screen::home, {}}, {Screen::sheet, "a1"}});
    CHECK(next(sheet, BackChosen{}) == at_home);
    CHECK(next(display, SlideOpened{{Screen::poster, "p1"}}) == RouteStack{{Screen::home, {}}, {Screen::poster, "p1"}});
    CHECK(next(display, SlideOpened{{Screen::others, {}}}).back() == Route{Screen::others, {}});
    CHECK(next(display, SlideOpened{{Screen::home, {}}}) == at_home);
    // Nothing but a page is opened.
    CHECK(next(display, SlideOpened{{Screen::fault, {}}}) == at_home);
    CHECK(next(display, SlideOpened{{Screen::attract, {}}}) == at_home);
}

TEST_CASE("a poster's page is left as every page is: back, for home, for the display, for a fault") {
    const RouteStack poster = next(next(at_home, DisplayStarted{}), SlideOpened{{Screen::poster, "p1"}});
    CHECK(next(poster, BackChosen{}) == at_home);
    CHECK(next(poster, HomeChosen{}) == at_home);
    CHECK(next(poster, VisitEnded{}) == at_home);
    CHECK(next(poster, DisplayStarted{}) == RouteStack{{Screen::attract, {}}});
    CHECK(next(poster, ContentFailed{}) == at_fault);
    CHECK(next(poster, SearchChosen{}).size() == 3);
}

TEST_CASE("the display is left by a slide, for home, for a fault or other content, and by nothing else") {
    const RouteStack display = next(at_home, DisplayStarted{});
    CHECK(next(display, HomeChosen{}) == at_home);
    CHECK(next(display, VisitEnded{}) == at_home);
    CHECK(next(display, ContentFailed{}) == at_fault);
    CHECK(next(display, ContentArrived{}) == at_home);
    for (const RouteEvent& event : {RouteEvent{NeedChosen{"n"}}, RouteEvent{ActionChosen{"a"}},
                                    RouteEvent{BackChosen{}}, RouteEvent{SearchChosen{}}, RouteEvent{DisplayStarted{}}})
        CHECK(next(display, event) == display);
    CHECK(next(at_fault, DisplayStarted{}) == at_fault);
    CHECK(next(at_home, SlideOpened{{Screen::sheet, "a1"}}) == at_home);
}

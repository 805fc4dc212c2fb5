// When the display is lit, and that the touch which lights it presses nothing.
#include "kiosk/lights.h"

#include <doctest/doctest.h>

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using platform::DisplayOff;

namespace {

struct Glass {
    Lights lights;
    Instant now{1h};

    void keep(bool in_hours, bool somebody = false, bool news = false) { lights.keep(in_hours, somebody, news, now); }
    [[nodiscard]] bool swallows(ContactPhase phase) { return lights.swallows({phase, 10, 10, now}); }
};

}  // namespace

TEST_CASE("it is lit within the hours, while somebody is there, and while a stick has something to say") {
    Glass glass;
    glass.keep(true);
    CHECK(glass.lights.lit());
    glass.keep(false);
    CHECK_FALSE(glass.lights.lit());
    glass.keep(false, true);
    CHECK(glass.lights.lit());
    glass.keep(false, false, true);
    CHECK(glass.lights.lit());
    CHECK_FALSE(glass.lights.changes_at());
}

TEST_CASE("a contact that comes in the dark lights it and is for nobody, to its end; the next one is for the page") {
    for (const ContactPhase end : {ContactPhase::up, ContactPhase::cancel}) {
        Glass glass;
        glass.keep(false);
        CHECK(glass.swallows(ContactPhase::down));
        CHECK(glass.lights.lit());
        glass.keep(false, true);
        glass.now += 5s;
        CHECK(glass.swallows(ContactPhase::move));
        CHECK(glass.swallows(end));
        glass.now += 400ms;
        for (const ContactPhase phase : {ContactPhase::down, ContactPhase::move, ContactPhase::up})
            CHECK_FALSE(glass.swallows(phase));
    }
}

TEST_CASE("the second finger of the hand that lit it is for nobody either") {
    Glass glass;
    glass.keep(false);
    CHECK(glass.swallows(ContactPhase::down));
    CHECK(glass.swallows(ContactPhase::up));
    CHECK(glass.swallows(ContactPhase::down));
    glass.now += 2s;
    CHECK(glass.swallows(ContactPhase::up));
    glass.now += 1s;
    CHECK_FALSE(glass.swallows(ContactPhase::down));
}

TEST_CASE("what comes down until the display that slept shows something is for nobody") {
    Glass glass;
    glass.keep(false);
    CHECK(glass.swallows(ContactPhase::down));
    glass.lights.woke(glass.now);
    CHECK(glass.swallows(ContactPhase::up));
    for (int i = 0; i < 2; ++i) {
        glass.now += 1400ms;
        CHECK(glass.swallows(ContactPhase::down));
        CHECK(glass.swallows(ContactPhase::up));
    }
    glass.now += 301ms;
    CHECK_FALSE(glass.swallows(ContactPhase::down));
}

TEST_CASE("a contact that was down when it went dark is for nobody any more") {
    Glass glass;
    glass.keep(true);
    CHECK_FALSE(glass.swallows(ContactPhase::down));
    glass.keep(false);
    CHECK(glass.swallows(ContactPhase::move));
    CHECK(glass.swallows(ContactPhase::up));
    CHECK_FALSE(glass.lights.lit());
}

TEST_CASE("a key in the dark lights it, and is for nobody") {
    Glass glass;
    glass.keep(false);
    CHECK(glass.lights.swallows_key());
    CHECK(glass.lights.lit());
    CHECK_FALSE(glass.lights.swallows_key());
}

TEST_CASE("keys until the display that slept shows something are for nobody, as touches are; asked for in time") {
    Glass glass;
    glass.keep(false);
    CHECK(glass.lights.swallows_key());
    glass.lights.woke(glass.now);
    glass.keep(false, true);
    CHECK(glass.lights.swallows_key());
    CHECK(glass.lights.changes_at() == glass.now + 3s);
    glass.now += 2999ms;
    glass.keep(false, true);
    CHECK(glass.lights.swallows_key());
    glass.now += 1ms;
    glass.keep(false, true);
    CHECK_FALSE(glass.lights.swallows_key());
    CHECK_FALSE(glass.lights.changes_at());
}

TEST_CASE("a trial goes dark for ten seconds whoever is there, or until a touch, which presses nothing") {
    Glass glass;
    glass.keep(true, true);
    glass.lights.try_off(DisplayOff::dpms, glass.now);
    CHECK_FALSE(glass.lights.lit());
    CHECK(glass.lights.trial() == DisplayOff::dpms);
    CHECK(glass.lights.changes_at() == glass.now + 10s);
    glass.now += 9900ms;
    glass.keep(true, true);
    CHECK_FALSE(glass.lights.lit());
    SUBCASE("to its end") {
        glass.now += 100ms;
        glass.keep(true, true);
    }
    SUBCASE("by a touch") {
        CHECK(glass.swallows(ContactPhase::down));
        CHECK(glass.swallows(ContactPhase::up));
    }
    CHECK(glass.lights.lit());
    CHECK_FALSE(glass.lights.trial());
    glass.keep(false);
    CHECK_FALSE(glass.lights.lit());
}

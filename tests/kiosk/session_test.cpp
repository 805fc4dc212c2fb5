#include <doctest/doctest.h>

#include "kiosk/session.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1h};

}  // namespace

TEST_CASE("a visit is asked about after its idle time, and over after the count-down") {
    Session session({60s, 20s});
    session.touched(start);
    CHECK_FALSE(session.ended(start + 59s));
    CHECK(session.presence() == Presence::visiting);
    CHECK_FALSE(session.ended(start + 60s));
    CHECK(session.presence() == Presence::asked);
    CHECK(session.left(start + 60s) == 20s);
    CHECK(session.left(start + 70500ms) == 10s);
    CHECK_FALSE(session.ended(start + 79s));
    CHECK(session.ended(start + 80s));
    CHECK(session.presence() == Presence::nobody);
    CHECK_FALSE(session.ended(start + 81s));
}

TEST_CASE("a touch ends the question, as often as wanted") {
    Session session({60s, 20s});
    session.touched(start);
    for (int i = 1; i < 5; ++i) {
        CHECK_FALSE(session.ended(start + i * 75s));
        CHECK(session.presence() == Presence::asked);
        session.touched(start + i * 75s);
        CHECK(session.presence() == Presence::visiting);
    }
}

TEST_CASE("a long text gives a longer wait, until the next touch") {
    Session session({60s, 20s});
    session.touched(start);
    session.allow(30s);
    CHECK_FALSE(session.ended(start + 89s));
    CHECK(session.presence() == Presence::visiting);
    session.touched(start + 89s);
    CHECK_FALSE(session.ended(start + 89s + 60s));
    CHECK(session.presence() == Presence::asked);
}

TEST_CASE("a machine that slept over the count-down does not ask an empty room") {
    Session session({60s, 20s});
    session.touched(start);
    CHECK(session.ended(start + 10h));
    CHECK(session.presence() == Presence::nobody);
}

TEST_CASE("nobody is asked before the first touch, and nothing changes by itself then") {
    Session session({60s, 20s});
    CHECK_FALSE(session.ended(start + 10h));
    CHECK_FALSE(session.changes_at(start).has_value());
}

TEST_CASE("the next change is the question, then each second of the count-down, then the end") {
    Session session({60s, 20s});
    session.touched(start);
    CHECK(session.changes_at(start + 5s) == start + 60s);
    CHECK_FALSE(session.ended(start + 60s));
    CHECK(session.changes_at(start + 60s) == start + 61s);
    CHECK(session.changes_at(start + 60500ms) == start + 61s);
    CHECK(session.changes_at(start + 79500ms) == start + 80s);
}

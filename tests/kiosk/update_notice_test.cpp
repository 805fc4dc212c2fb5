#include "kiosk/update_notice.h"

#include <doctest/doctest.h>

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {
constexpr Instant start{};
}

TEST_CASE("without an update there is nothing to show") {
    UpdateNotice notice;
    notice.heard(0, false, start);
    CHECK(notice.form(Presence::nobody) == UpdateForm::none);
    CHECK(notice.form(Presence::visiting) == UpdateForm::none);
    CHECK_FALSE(notice.changes_at());
}

TEST_CASE("work fills the glass while nobody is there, and is a strip during a visit") {
    UpdateNotice notice;
    notice.heard(1, true, start);
    CHECK(notice.form(Presence::nobody) == UpdateForm::card);
    CHECK(notice.form(Presence::visiting) == UpdateForm::strip);
    CHECK(notice.form(Presence::asked) == UpdateForm::strip);
    notice.keep(start + 10min);
    CHECK(notice.form(Presence::nobody) == UpdateForm::card);
    notice.touched(Presence::nobody, start + 1s);
    CHECK(notice.form(Presence::visiting) == UpdateForm::strip);
}

TEST_CASE("a strip can be opened and closed while the work goes on") {
    UpdateNotice notice;
    notice.heard(1, true, start);
    notice.open();
    CHECK(notice.form(Presence::visiting) == UpdateForm::card);
    notice.close();
    CHECK(notice.form(Presence::visiting) == UpdateForm::strip);
    CHECK(notice.form(Presence::nobody) == UpdateForm::card);
}

TEST_CASE("a result stays for a minute after the end, or after the last touch") {
    UpdateNotice notice;
    notice.heard(1, true, start);
    notice.heard(1, false, start + 5s);
    REQUIRE(notice.changes_at());
    CHECK(*notice.changes_at() == start + 65s);
    notice.keep(start + 64s);
    CHECK(notice.form(Presence::nobody) == UpdateForm::card);
    notice.touched(Presence::nobody, start + 64s);
    CHECK(*notice.changes_at() == start + 124s);
    notice.keep(start + 65s);
    // Who touched it is reading it: it does not shrink under the finger.
    CHECK(notice.form(Presence::visiting) == UpdateForm::card);
    notice.keep(start + 124s);
    CHECK(notice.form(Presence::visiting) == UpdateForm::none);
    CHECK_FALSE(notice.changes_at());
}

TEST_CASE("a result is a strip during a visit, and a touch elsewhere leaves it one") {
    UpdateNotice notice;
    notice.heard(1, true, start);
    notice.heard(1, false, start);
    notice.touched(Presence::visiting, start);
    CHECK(notice.form(Presence::visiting) == UpdateForm::strip);
    notice.close();
    CHECK(notice.form(Presence::visiting) == UpdateForm::none);
    CHECK(notice.form(Presence::nobody) == UpdateForm::none);
}

TEST_CASE("what was read is not shown again, and another update is") {
    UpdateNotice notice;
    notice.heard(1, false, start);
    notice.close();
    notice.heard(1, false, start + 1s);
    CHECK(notice.form(Presence::nobody) == UpdateForm::none);
    notice.heard(2, true, start + 2s);
    CHECK(notice.form(Presence::nobody) == UpdateForm::card);
}

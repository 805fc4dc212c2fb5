// What staff are told of the clock, and the steps by which they set it.
#include "kiosk/views/clock_view.h"

#include <doctest/doctest.h>

#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;
using testing::TimeZone;

namespace {

WallTime utc(int y, unsigned m, unsigned d, std::chrono::minutes minute) {
    return sys_days(year(y) / std::chrono::month(m) / std::chrono::day(d)) + minute;
}

const Strings french{Language::french};

ClockView view_of(ClockReading reading, ClockState more = {}) {
    more.reading = reading;
    return make_clock_view(more, french);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the time is told where the kiosk stands") {
    const WallTime noon = utc(2026, 11, 25, 12h);
    const std::pair<const char*, const char*> places[] = {
        {"Europe/Paris", "Il est 13:00, mercredi 25 novembre 2026."},
        {"America/Guadeloupe", "Il est 8:00, mercredi 25 novembre 2026."},
        {"Indian/Reunion", "Il est 16:00, mercredi 25 novembre 2026."}};
    for (const auto& [zone, words] : places) {
        const TimeZone here(zone);
        CHECK(view_of({ClockTrust::network_or_rtc, noon}).text == words);
    }
    const TimeZone here("Indian/Reunion");
    CHECK(has(view_of({ClockTrust::network_or_rtc, utc(2037, 12, 31, 21h)}).text, "vendredi 1er janvier 2038"));
    CHECK(has(view_of({ClockTrust::network_or_rtc, utc(2099, 12, 31, 19h)}).text, "jeudi 31 décembre 2099"));
}

TEST_CASE("who says the time is said, and whether it outlives a power cut") {
    const TimeZone here("Europe/Paris");
    const WallTime now = utc(2026, 11, 25, 12h);
    CHECK(has(view_of({ClockTrust::network_or_rtc, now}, {.is_held = true}).advice, "réseau"));
    CHECK_FALSE(view_of({ClockTrust::network_or_rtc, now}, {.is_held = true}).may_set);
    CHECK(has(view_of({ClockTrust::network_or_rtc, now}).advice, "horloge de la borne"));
    CHECK(view_of({ClockTrust::network_or_rtc, now}).may_set);
    CHECK(view_of({ClockTrust::network_or_rtc, now}).reset.empty());
    const ClockView set = view_of({ClockTrust::set_by_staff, now}, {.set_on = utc(2026, 11, 1, 8h + 30min)});
    CHECK(has(set.advice, "Réglée par l’équipe le dimanche 1er novembre 2026 à 9:30."));
    CHECK(has(set.advice, "après une coupure"));
    CHECK(set.reset == "Oublier ce réglage");
    const ClockView kept =
        view_of({ClockTrust::set_by_staff, now}, {.set_on = utc(2026, 11, 1, 8h), .has_battery = true});
    CHECK_FALSE(has(kept.advice, "après une coupure"));
    const ClockView unsure = view_of({ClockTrust::not_earlier_than, now});
    CHECK(has(unsure.text, "n’est pas sûre"));
    CHECK(has(unsure.advice, "au plus tôt le mercredi 25 novembre 2026"));
    CHECK(unsure.may_set);
    CHECK(unsure.reset == "Oublier cette date");
    CHECK_FALSE(has(view_of({}).advice, "1970"));
}

TEST_CASE("a step of the hour is an hour, also in the two nights of summer time") {
    const TimeZone here("Europe/Paris");
    const auto hour_of = [](WallTime time) { return view_of({}, {.setting = time}).steps.value().hour; };
    const WallTime spring = utc(2027, 3, 28, 30min);  // 1:30 in winter time
    CHECK(hour_of(spring) == "1\u00a0h");
    CHECK(hour_of(stepped(spring, ClockPart::hour, 1)) == "3\u00a0h");
    CHECK(stepped(stepped(spring, ClockPart::hour, 1), ClockPart::hour, -1) == spring);
    const WallTime autumn = utc(2026, 10, 25, 30min);  // 2:30, for the first time
    CHECK(hour_of(stepped(autumn, ClockPart::hour, 1)) == "2\u00a0h");
    CHECK(hour_of(stepped(autumn, ClockPart::hour, 2)) == "3\u00a0h");
    CHECK(stepped(autumn, ClockPart::minute, -31) == autumn - 31min);
}

TEST_CASE("a step of the day or the month keeps the hour; a shorter month ends it") {
    const TimeZone here("Europe/Paris");
    const auto steps_of = [](WallTime time) { return view_of({}, {.setting = time}).steps.value(); };
    const WallTime before = utc(2027, 3, 27, 13h);  // 14:00 in winter time
    CHECK(steps_of(stepped(before, ClockPart::day, 1)).hour == "14\u00a0h");
    CHECK(stepped(before, ClockPart::day, 1) == utc(2027, 3, 28, 12h));
    const WallTime last = utc(2026, 12, 31, 13h);
    CHECK(steps_of(stepped(last, ClockPart::day, 1)).month == "janvier 2027");
    CHECK(steps_of(stepped(last, ClockPart::day, 1)).day == "vendredi 1");
    CHECK(steps_of(stepped(last, ClockPart::month, 2)).month == "février 2027");
    CHECK(steps_of(stepped(last, ClockPart::month, 2)).day == "dimanche 28");
    CHECK(steps_of(stepped(last, ClockPart::month, -6)).month == "juin 2026");
    CHECK(stepped(stepped(last, ClockPart::month, 1), ClockPart::month, -1) == last);
    CHECK(steps_of(stepped(utc(2038, 1, 19, 3h), ClockPart::day, 1)).day == "mercredi 20");
}

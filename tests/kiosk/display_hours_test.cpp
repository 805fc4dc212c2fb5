// When the display is lit: what the settings write, then every minute of a year in three places.
#include "kiosk/display_hours.h"

#include <doctest/doctest.h>

#include <ctime>
#include <random>
#include <string>
#include <utility>

#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::year;
using testing::TimeZone;

namespace {

using Spans = std::vector<DaySpan>;

WallTime utc(int y, unsigned m, unsigned d, minutes minute = 0min) {
    return sys_days(year(y) / std::chrono::month(m) / std::chrono::day(d)) + minute;
}

HoursSettings weekdays(const std::string& hours, std::vector<std::string> exceptions = {}) {
    return {hours, hours, hours, hours, hours, "", "", std::move(exceptions)};
}

// What a person reads on the wall at that moment.
struct Reading {
    std::string time;  // "08:30"
    std::string date;  // "12-25"
    int weekday = 1;   // from Monday on
};
Reading on_the_wall(WallTime time) {
    const std::time_t seconds = WallTime::clock::to_time_t(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    char clock[8], date[8];
    std::strftime(clock, sizeof clock, "%H:%M", &parts);
    std::strftime(date, sizeof date, "%m-%d", &parts);
    return {clock, date, parts.tm_wday == 0 ? 7 : parts.tm_wday};
}

}  // namespace

TEST_CASE("hours are written as people write them; anything else is not read at all") {
    CHECK(hours_of("") == Spans{});
    CHECK(hours_of("  ") == Spans{});
    CHECK(hours_of("08:30-12:00, 13:30-18:00") == Spans{{510, 720}, {810, 1080}});
    CHECK(hours_of(" 8h30 - 12h ,13:30-18:00") == Spans{{510, 720}, {810, 1080}});
    CHECK(hours_of("00:00-24:00") == Spans{{0, 1440}});
    CHECK(hours_of("20:00-1:00") == Spans{{1200, 1500}});
    CHECK(hours_of("20:00-00:00") == Spans{{1200, 1440}});
    for (const char* text : {"8:30", "8-12", "8:30-8:30", "8:30-25:00", "8:60-9:00", "24:00-1:00", "8:30-12:00,",
                             ",8:30-12:00", "8:30-12:00 13:30-18:00", "fermé", "-", "8:3-9:00", "8:300-9:00", "8h3-9h",
                             "08:30–12:00", "8:30-24:01", "+8:30-9:00", "8:30--9:00"})
        CHECK_FALSE_MESSAGE(hours_of(text), text);
}

TEST_CASE("a date, two joined by “au”, with a year or for every year, and its hours or none") {
    const auto fits = [](const char* text) { return exception_of(text).has_value(); };
    for (const char* text : {"2026-12-25", "12-25", "2026-12-24 8:30-12:00", "12-24 08:30-12:00, 13h-14h",
                             "2026-12-26 au 2027-01-03", "12-24 au 01-02", "02-29", "2028-02-29", " 12-25 "})
        CHECK_MESSAGE(fits(text), text);
    for (const char* text : {"", "x", "2026-13-01", "2026-02-29", "02-30", "25-12", "2026-12-26 au 2026-12-25",
                             "2026-12-26 au 01-03", "12-25 x", "12-25 8:30", "2026-12-25T08:00", "12-25au12-26", "12"})
        CHECK_FALSE_MESSAGE(fits(text), text);
}

TEST_CASE("without any hours it is always lit; with some, a day without is dark, and exceptions go before") {
    const TimeZone here("Europe/Paris");
    CHECK(DisplayHours().always());
    CHECK(DisplayHours(HoursSettings{}).always());
    CHECK_FALSE(DisplayHours().changes_after(utc(2026, 11, 25)));
    const DisplayHours hours(weekdays("08:30-12:00, 13:30-18:00",
                                      {"12-25", "2026-11-24 au 2026-11-25 10:00-11:00", "2026-11-25 20:00-21:00"}));
    const auto is_on = [&](int month, int day, minutes local) {
        return hours.is_on(utc(2026, static_cast<unsigned>(month), static_cast<unsigned>(day), local - 1h));
    };
    CHECK_FALSE(is_on(11, 26, 8h + 29min));
    CHECK(is_on(11, 26, 8h + 30min));
    CHECK_FALSE(is_on(11, 26, 12h));
    CHECK(is_on(11, 26, 13h + 30min));
    CHECK_FALSE(is_on(11, 28, 10h));  // a Saturday
    CHECK(is_on(11, 24, 10h + 30min));
    CHECK_FALSE(is_on(11, 24, 9h));
    CHECK_FALSE(is_on(11, 25, 10h + 30min));  // the later line counts
    CHECK(is_on(11, 25, 20h));
    CHECK_FALSE(is_on(12, 25, 10h));
    const DisplayHours holidays(HoursSettings{.exceptions = {"12-25"}});
    CHECK_FALSE(holidays.always());
    CHECK(holidays.is_on(utc(2026, 12, 24, 3h)));
    CHECK_FALSE(holidays.is_on(utc(2030, 12, 25, 12h)));
}

TEST_CASE("an evening goes on over midnight, into a day that is dark, and out of the year") {
    const TimeZone here("Europe/Paris");
    HoursSettings settings;
    settings.friday = "20:00-01:30";
    settings.exceptions = {"12-31 20:00-02:00", "12-24 au 01-02"};
    const DisplayHours hours(settings);
    CHECK(hours.is_on(utc(2026, 11, 27, 23h + 30min)));  // Saturday, 0:30
    CHECK_FALSE(hours.is_on(utc(2026, 11, 28, 30min)));  // 1:30
    CHECK_FALSE(hours.is_on(utc(2027, 1, 1, 10h)));
    CHECK_FALSE(hours.is_on(utc(2026, 12, 31, 20h)));  // the later line covers it
}

TEST_CASE("every minute of a year in three places is lit as the wall clock says, and each change is foretold") {
    for (const auto& [zone, year_of] : {std::pair{"Europe/Paris", 2026}, std::pair{"America/Guadeloupe", 2027},
                                        std::pair{"Indian/Reunion", 2037}, std::pair{"Europe/Paris", 2038}}) {
        CAPTURE(zone);
        const TimeZone here(zone);
        const DisplayHours hours({"08:30-12:00, 13:30-18:00",
                                  "",
                                  "02:15-02:45",
                                  "22:30-03:10",
                                  "09:00-17:00",
                                  "00:00-24:00",
                                  "1:30-3:10",
                                  {"12-25", "2026-12-24 08:30-12:00"}});
        std::optional<WallTime> foretold;
        bool before = hours.is_on(utc(year_of, 1, 1));
        const auto within = [](const std::string& time, const char* from, const char* to) {
            return from <= time && time < to;
        };
        int wrong = 0, missed = 0;
        for (WallTime at = utc(year_of, 1, 1); at < utc(year_of + 1, 1, 1); at += 1min) {
            const auto [time, date, weekday] = on_the_wall(at);
            // The plain reading of the settings above.
            const bool closed = date == "12-25";
            const bool eve = date == "12-24" && year_of == 2026;
            const bool day_after_eve_of_thursday = weekday == 5 && within(time, "00:00", "03:10") &&
                                                   !(date == "12-25" && year_of == 2026) && date != "12-26";
            bool expected = false;
            if (weekday == 1) expected = within(time, "08:30", "12:00") || within(time, "13:30", "18:00");
            if (weekday == 3) expected = within(time, "02:15", "02:45");
            if (weekday == 4) expected = time >= "22:30";
            if (weekday == 5) expected = within(time, "09:00", "17:00");
            if (weekday == 6) expected = true;
            if (weekday == 7) expected = within(time, "01:30", "03:10");
            if (closed) expected = false;
            if (eve) expected = within(time, "08:30", "12:00");
            if (day_after_eve_of_thursday) expected = true;
            const bool on = hours.is_on(at);
            wrong += on != expected ? 1 : 0;
            if (on != before) {
                missed += foretold == at ? 0 : 1;
                before = on;
                foretold.reset();
            }
            if (!foretold) foretold = hours.changes_after(at);
        }
        CHECK(wrong == 0);
        CHECK(missed == 0);
    }
}

TEST_CASE("a closure of weeks is foretold when its end comes near") {
    const TimeZone here("Indian/Reunion");
    const DisplayHours hours(weekdays("08:00-12:00", {"2027-01-01 au 2027-01-31"}));
    CHECK_FALSE(hours.changes_after(utc(2027, 1, 2)));
    CHECK(hours.changes_after(utc(2027, 1, 26)) == utc(2027, 2, 1, 4h));
}

TEST_CASE("whatever stands in the settings, the display is lit in the hours that are read of it, else always") {
    const TimeZone here("UTC");
    std::mt19937 random(5);
    const std::string letters = "0123456789:-h, au";
    const WallTime wednesday = utc(2026, 1, 7);
    int readable = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        if (i % 2 == 0) text = std::to_string(random() % 25) + "h-" + std::to_string(random() % 25) + ":30";
        for (auto length = random() % 24; i % 4 != 0 && length > 0; --length)
            text += letters[random() % letters.size()];
        CAPTURE(text);
        const auto spans = hours_of(text);
        readable += spans && !spans->empty();
        const int minute = static_cast<int>(random() % (24 * 60));
        bool lit = !spans || spans->empty();
        for (const DaySpan& span : spans.value_or(Spans()))  // of the day, and of the night before it
            for (const int at : {minute, minute + 24 * 60}) lit |= span.from_minute <= at && at < span.to_minute;
        CHECK(DisplayHours(weekdays(text)).is_on(wednesday + minutes(minute)) == lit);
    }
    CHECK(readable > 300);
}

// What takes place, and when.
#include "content/calendar.h"

#include <doctest/doctest.h>

using namespace parvis::content;

namespace {

using Day = std::chrono::year_month_day;

constexpr Day day(int year, unsigned month, unsigned number) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

const Day wednesday = day(2026, 11, 25);
constexpr int noon = 12 * 60;

// Every Wednesday from two to four.
Schedule wednesdays() {
    Schedule schedule;
    schedule.weekly = {{3, 0, TimeSpan{14 * 60, 16 * 60}}};
    return schedule;
}

bool goes_on_at(const Schedule& schedule, Day today, int minute = noon) {
    return goes_on(schedule, std::chrono::sys_days{today}, minute);
}

}  // namespace

TEST_CASE("what recurs goes on as long as it is not closed when it is due next") {
    CHECK(goes_on_at(wednesdays(), wednesday));
    Schedule holidays = wednesdays();
    holidays.exceptions = {{day(2026, 12, 19), day(2027, 1, 3)}};
    CHECK(goes_on_at(holidays, wednesday));
    // The last time before is over at four, and the next one is in the holidays.
    CHECK(goes_on_at(holidays, day(2026, 12, 16), 15 * 60));
    CHECK_FALSE(goes_on_at(holidays, day(2026, 12, 16), 16 * 60));
    CHECK_FALSE(goes_on_at(holidays, day(2026, 12, 30)));
    CHECK(goes_on_at(holidays, day(2026, 12, 31)));
    // An exception that ends before it begins is none.
    holidays.exceptions = {{day(2027, 1, 3), day(2026, 11, 1)}};
    CHECK(goes_on_at(holidays, wednesday));
}

TEST_CASE("what recurs goes on within its days only, both included") {
    Schedule schedule = wednesdays();
    schedule.valid_until = wednesday;
    CHECK(goes_on_at(schedule, wednesday));
    CHECK_FALSE(goes_on_at(schedule, wednesday, 16 * 60));
    schedule.valid_until.reset();
    schedule.valid_from = day(2026, 12, 2);
    CHECK_FALSE(goes_on_at(schedule, wednesday));
    CHECK(goes_on_at(schedule, day(2026, 11, 26)));
}

TEST_CASE("what comes once a month goes on though its next time is weeks away") {
    Schedule schedule;
    schedule.weekly = {{2, 1, {}}};
    CHECK(goes_on_at(schedule, day(2026, 12, 2)));
    schedule.exceptions = {{day(2026, 12, 19), day(2027, 1, 5)}};
    CHECK_FALSE(goes_on_at(schedule, day(2026, 12, 2)));
}

TEST_CASE("of the closures the one that is in the way of the next time is named, whatever stands before it") {
    const auto closed_at = [](const Schedule& schedule, Day today) {
        return closed_when_due(schedule, std::chrono::sys_days{today}, noon);
    };
    Schedule schedule = wednesdays();
    const DateRange summer{day(2027, 7, 1), day(2027, 8, 31)}, winter{day(2026, 12, 19), day(2027, 1, 3)};
    schedule.exceptions = {summer, winter};
    CHECK(closed_at(schedule, wednesday).empty());
    CHECK(closed_at(schedule, day(2026, 12, 18)) == std::vector{winter});
    // It has not begun by then: that is said by its first day, and not by a closure.
    schedule.valid_from = day(2027, 1, 5);
    CHECK(closed_at(schedule, day(2026, 12, 18)).empty());
    schedule.weekly.clear();
    schedule.dates = {{day(2026, 12, 23), {}}};
    CHECK(closed_at(schedule, day(2026, 12, 18)).empty());
}

TEST_CASE("where nothing recurs nothing goes on, whatever else is said") {
    Schedule schedule;
    CHECK_FALSE(goes_on_at(schedule, wednesday));
    schedule.dates = {{day(2026, 11, 26), {}}};
    schedule.words = "sur rendez-vous";
    CHECK_FALSE(goes_on_at(schedule, wednesday));
    CHECK(next_time(schedule, std::chrono::sys_days{wednesday}, noon, std::chrono::days{7}));
}

TEST_CASE("an action has ended when its status says so, in any spelling") {
    for (const char* status : {"Terminée", "TERMINE", "terminé en 2025"}) CHECK(has_ended(status));
    for (const char* status : {"En cours", "", "Presque terminée"}) CHECK_FALSE(has_ended(status));
}

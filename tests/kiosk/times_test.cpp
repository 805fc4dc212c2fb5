#include "kiosk/views/times.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using content::DateRange;
using content::Schedule;
using content::TimeSpan;

namespace {

using Day = std::chrono::year_month_day;
using Lines = std::vector<std::string>;

constexpr Day day(int year, unsigned month, unsigned number) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

// Noon, so that the day is the same in every time zone a test may run in.
WallTime noon(Day today) {
    return std::chrono::time_point_cast<WallTime::duration>(std::chrono::sys_days{today} + 12h);
}

Schedule every_thursday() {
    Schedule schedule;
    schedule.weekly = {{4, 0, TimeSpan{9 * 60, 12 * 60}}};
    return schedule;
}

Schedule with_exceptions(std::vector<DateRange> exceptions) {
    Schedule schedule = every_thursday();
    schedule.exceptions = std::move(exceptions);
    return schedule;
}

Schedule valid(std::optional<Day> from, std::optional<Day> until) {
    Schedule schedule = every_thursday();
    schedule.valid_from = from;
    schedule.valid_until = until;
    schedule.words = "sauf vacances scolaires";
    return schedule;
}

const std::string thursday_fr = "Chaque jeudi de 9\u00a0h à 12\u00a0h";
const std::string thursday_en = "Every Thursday 9:00 to 12:00";

struct Row {
    const char* what;
    Schedule schedule;
    Day today;
    Lines french;
    Lines english;
};

std::vector<Row> rows() {
    const DateRange christmas{day(2026, 12, 20), day(2027, 1, 3)};
    const Day november = day(2026, 11, 24);
    std::vector<Row> all{
        {"an exception of some days",
         with_exceptions({christmas}),
         november,
         {thursday_fr, "sauf du 20 décembre au 3 janvier"},
         {thursday_en, "except from 20 December to 3 January"}},
        {"one that has begun is still said on its last day",
         with_exceptions({christmas}),
         day(2027, 1, 3),
         {thursday_fr, "sauf du 20 décembre au 3 janvier"},
         {thursday_en, "except from 20 December to 3 January"}},
        {"one that has passed is not", with_exceptions({christmas}), day(2027, 1, 4), {thursday_fr}, {thursday_en}},
        {"a single day, and days of one month",
         with_exceptions({{day(2027, 1, 1), day(2027, 1, 1)}, {day(2027, 2, 8), day(2027, 2, 12)}}),
         november,
         {thursday_fr, "sauf le 1er janvier", "sauf du 8 au 12 février"},
         {thursday_en, "except on 1 January", "except from 8 to 12 February"}},
        {"an exception that ends before it begins says nothing",
         with_exceptions({{day(2027, 1, 3), day(2026, 12, 20)}}),
         november,
         {thursday_fr},
         {thursday_en}},
        {"not yet valid",
         valid(day(2027, 1, 5), {}),
         november,
         {thursday_fr, "à partir du 5 janvier", "sauf vacances scolaires"},
         {thursday_en, "from 5 January", "sauf vacances scolaires"}},
        {"valid from today on: nothing to announce",
         valid(november, {}),
         november,
         {thursday_fr, "sauf vacances scolaires"},
         {thursday_en, "sauf vacances scolaires"}},
        {"valid until a day, that day included",
         valid(day(2026, 9, 1), november),
         november,
         {thursday_fr, "jusqu’au 24 novembre", "sauf vacances scolaires"},
         {thursday_en, "until 24 November", "sauf vacances scolaires"}},
        {"both to come",
         valid(day(2027, 1, 5), day(2027, 6, 30)),
         november,
         {thursday_fr, "du 5 janvier au 30 juin", "sauf vacances scolaires"},
         {thursday_en, "from 5 January to 30 June", "sauf vacances scolaires"}},
        {"a year away the year is named",
         valid({}, day(2028, 6, 30)),
         november,
         {thursday_fr, "jusqu’au 30 juin 2028", "sauf vacances scolaires"},
         {thursday_en, "until 30 June 2028", "sauf vacances scolaires"}},
        {"over: nothing that recurs, nor its words", valid(day(2026, 1, 1), day(2026, 11, 23)), november, {}, {}},
    };

    Schedule by_words;
    by_words.words = "sur rendez-vous";
    by_words.valid_from = day(2027, 1, 5);
    all.push_back({"words alone are announced too",
                   by_words,
                   november,
                   {"sur rendez-vous", "à partir du 5 janvier"},
                   {"sur rendez-vous", "from 5 January"}});

    Schedule dated;
    dated.dates = {
        {day(2026, 11, 23), {}}, {november, {}}, {day(2026, 12, 24), {}}, {day(2027, 1, 7), TimeSpan{600, 660}}};
    dated.exceptions = {christmas};
    dated.valid_until = day(2026, 11, 1);
    all.push_back({"dates: not the past ones, not those that are excepted",
                   dated,
                   november,
                   {"Le mardi 24 novembre", "Le jeudi 7 janvier de 10\u00a0h à 11\u00a0h"},
                   {"On Tuesday 24 November", "On Thursday 7 January 10:00 to 11:00"}});

    Schedule not_then = with_exceptions({christmas, {day(2027, 7, 14), day(2027, 7, 14)}});
    not_then.valid_from = day(2027, 1, 5);
    not_then.valid_until = day(2027, 6, 30);
    all.push_back({"exceptions outside the valid days mean nothing",
                   not_then,
                   november,
                   {thursday_fr, "du 5 janvier au 30 juin"},
                   {thursday_en, "from 5 January to 30 June"}});
    all.push_back({"an empty schedule has no line", {}, november, {}, {}});
    return all;
}

}  // namespace

TEST_CASE("a schedule is said as far as it is to come") {
    for (const Row& row : rows()) {
        CAPTURE(row.what);
        CHECK(schedule_lines(Strings(Language::french), row.schedule, noon(row.today)) == row.french);
        CHECK(schedule_lines(Strings(Language::english), row.schedule, noon(row.today)) == row.english);
    }
}

TEST_CASE("days from when until when are said as far as they are to come") {
    const Strings french(Language::french);
    const Strings english(Language::english);
    const WallTime now = noon(day(2026, 11, 25));
    CHECK(days_text(french, {}, {}, now).empty());
    CHECK(days_text(french, day(2026, 11, 25), {}, now).empty());
    CHECK(days_text(french, {}, day(2026, 11, 28), now) == "jusqu’au 28 novembre");
    CHECK(days_text(french, day(2026, 11, 20), day(2026, 11, 28), now) == "jusqu’au 28 novembre");
    CHECK(days_text(french, day(2026, 12, 1), {}, now) == "à partir du 1er décembre");
    CHECK(days_text(french, day(2026, 11, 26), day(2026, 11, 28), now) == "du 26 au 28 novembre");
    CHECK(days_text(english, day(2026, 11, 26), day(2027, 12, 3), now) == "from 26 November to 3 December 2027");
}

TEST_CASE("when someone is there next is said from today on, as far as the schedule says") {
    const auto next = [](const Schedule& schedule, Day today) {
        return next_time_text(Strings(Language::french), schedule, noon(today));
    };
    const std::string hours = ", de 9\u00a0h à 12\u00a0h";
    const Schedule thursdays = every_thursday();
    const Day wednesday = day(2026, 11, 25);
    CHECK(next(thursdays, wednesday) == "demain, jeudi 26 novembre" + hours);
    CHECK(next_time_text(Strings(Language::english), thursdays, noon(wednesday)) ==
          "tomorrow, Thursday 26 November, 9:00 to 12:00");
    CHECK(next(thursdays, day(2026, 11, 27)) == "jeudi 3 décembre" + hours);

    Schedule all_day = thursdays;
    all_day.weekly[0].span = TimeSpan{9 * 60, 24 * 60};
    CHECK(next(all_day, day(2026, 11, 26)).starts_with("aujourd’hui, de 9"));
    all_day.weekly[0].span.reset();
    CHECK(next(all_day, day(2026, 11, 26)) == "aujourd’hui");
    // Over for today in every time zone a test may run in.
    Schedule early = thursdays;
    early.weekly[0].span = TimeSpan{0, 1};
    CHECK(next(early, day(2026, 11, 26)).starts_with("jeudi 3 décembre"));

    CHECK(next(with_exceptions({{day(2026, 11, 26), day(2026, 12, 9)}}), wednesday) == "jeudi 10 décembre" + hours);
    CHECK(next(valid({}, wednesday), wednesday).empty());
    CHECK(next(valid(day(2027, 1, 5), {}), wednesday) == "jeudi 7 janvier" + hours + "\nsauf vacances scolaires");

    Schedule monthly;
    monthly.weekly = {{3, 1, {}}};
    CHECK(next(monthly, wednesday) == "mercredi 2 décembre");
    monthly.weekly = {{3, -1, {}}};
    CHECK(next(monthly, day(2026, 11, 26)) == "mercredi 30 décembre");
    monthly.weekly = {{3, 5, {}}};
    CHECK(next(monthly, wednesday) == "mercredi 30 décembre");

    Schedule dated;
    dated.dates = {
        {day(2026, 11, 24), {}}, {day(2026, 12, 24), TimeSpan{840, 900}}, {day(2026, 12, 24), TimeSpan{540, 600}}};
    CHECK(next(dated, wednesday) == "jeudi 24 décembre, de 9\u00a0h à 10\u00a0h");
    dated.dates = {{day(2027, 11, 24), {}}, {day(2029, 1, 1), {}}};
    CHECK(next(dated, wednesday) == "mercredi 24 novembre");
    CHECK(next(dated, day(2027, 12, 1)).empty());
    Schedule words;
    words.words = "sur rendez-vous";
    CHECK(next(words, wednesday).empty());
    CHECK(next({}, wednesday).empty());

    CHECK(next(valid({}, {}), wednesday) == "demain, jeudi 26 novembre" + hours + "\nsauf vacances scolaires");
    CHECK(next(valid({}, {}), day(2026, 11, 26)).find("\nsauf vacances scolaires") != std::string::npos);
}

TEST_CASE("words stand beside a time whole, or as many as there is room for; with dates to come they are not over") {
    Schedule schedule = valid({}, {});
    CHECK(words_beside(schedule, noon(day(2026, 11, 25))) == "sauf vacances scolaires");
    schedule.words.clear();
    for (int i = 0; i < 20; ++i) schedule.words += "sur inscription, ";
    const std::string cut = words_beside(schedule, noon(day(2026, 11, 25)));
    CHECK(cut == "sur inscription, sur inscription, sur inscription, sur inscription, sur…");
    schedule = valid({}, day(2026, 6, 30));
    CHECK(words_beside(schedule, noon(day(2026, 11, 25))).empty());
    schedule.dates = {{day(2026, 12, 24), {}}};
    CHECK(words_beside(schedule, noon(day(2026, 11, 25))) == "sauf vacances scolaires");
    CHECK(schedule_lines(Strings(Language::french), schedule, noon(day(2026, 11, 25))) ==
          Lines{"Le jeudi 24 décembre", "sauf vacances scolaires"});
    CHECK(words_beside(schedule, noon(day(2026, 12, 25))).empty());
}

TEST_CASE("days that follow each other with the same hours are said once") {
    const std::optional<TimeSpan> morning = TimeSpan{510, 750}, afternoon = TimeSpan{840, 1020};
    const auto lines = [](std::vector<content::WeeklyTime> weekly) {
        Schedule schedule;
        schedule.weekly = std::move(weekly);
        return schedule_lines(Strings(Language::french), schedule, noon(day(2026, 11, 24)));
    };
    CHECK(lines({{1, 0, morning}, {2, 0, morning}, {3, 0, morning}, {5, 0, morning}}) ==
          Lines{"Du lundi au mercredi de 8\u00a0h\u00a030 à 12\u00a0h\u00a030",
                "Chaque vendredi de 8\u00a0h\u00a030 à 12\u00a0h\u00a030"});
    CHECK(lines({{2, 0, morning}, {1, 0, morning}}) ==
          Lines{"Chaque lundi et mardi de 8\u00a0h\u00a030 à 12\u00a0h\u00a030"});
    CHECK(lines({{1, 0, afternoon}, {1, 0, morning}, {2, 0, morning}}) ==
          Lines{"Chaque lundi de 8\u00a0h\u00a030 à 12\u00a0h\u00a030 et de 14\u00a0h à 17\u00a0h",
                "Chaque mardi de 8\u00a0h\u00a030 à 12\u00a0h\u00a030"});
    CHECK(lines({{6, 0, {}}, {7, 0, {}}}) == Lines{"Chaque samedi et dimanche"});
    CHECK(lines({{1, 2, morning}, {1, 0, morning}}) ==
          Lines{"Chaque lundi de 8\u00a0h\u00a030 à 12\u00a0h\u00a030",
                "Le deuxième lundi du mois de 8\u00a0h\u00a030 à 12\u00a0h\u00a030"});
}

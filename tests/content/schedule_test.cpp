// Days and hours as staff write them.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "content/sources/day_words.h"
#include "content/sources/schedule_words.h"

namespace {

using namespace parvis::content;
using parvis::Errc;

std::string shown(const TimeSpan& span) {
    return std::to_string(span.from_minute) + "-" + std::to_string(span.to_minute);
}

// "1@540-720 3@" : weekday, week of the month when there is one, span when there is one.
std::string shown(const parvis::Result<std::vector<WeeklyTime>>& weekly) {
    if (!weekly) return weekly.error().message;
    std::string all;
    for (const auto& time : *weekly) {
        if (!all.empty()) all += ' ';
        all += std::to_string(time.weekday);
        if (time.week_of_month != 0) all += "#" + std::to_string(time.week_of_month);
        all += "@" + (time.span ? shown(*time.span) : "");
    }
    return all;
}

std::string weekly(std::string_view text) {
    return shown(read_weekly(text));
}

std::string day(std::string_view text) {
    const auto read = read_day(text);
    return read ? shown_day(*read) : read.error().message;
}

std::string range(std::string_view text) {
    const auto read = read_day_range(text);
    return read ? shown_day(read->from) + " " + shown_day(read->to) : read.error().message;
}

std::string dated(std::string_view text) {
    const auto read = read_dated_time(text);
    if (!read) return read.error().message;
    return shown_day(read->date) + (read->span ? " " + shown(*read->span) : "");
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a day in a sentence is said as people say it") {
    using std::chrono::year;
    CHECK(day_in_words(year{2026} / 11 / 29) == "29 novembre 2026");
    CHECK(day_in_words(year{2027} / 8 / 1) == "1er août 2027");
}

TEST_CASE("the examples of AUTHORING.md are understood") {
    CHECK(weekly("lundi 9h-12h") == "1@540-720");
    CHECK(weekly("lundi au vendredi 8h30-12h30") == "1@510-750 2@510-750 3@510-750 4@510-750 5@510-750");
    CHECK(weekly("mardi et jeudi 14h-17h") == "2@840-1020 4@840-1020");
    CHECK(weekly("1er mercredi du mois 9h-12h") == "3#1@540-720");
    CHECK(weekly("dernier samedi du mois") == "6#-1@");
    CHECK(weekly("tous les jours 9h-18h") ==
          "1@540-1080 2@540-1080 3@540-1080 4@540-1080 5@540-1080 6@540-1080 7@540-1080");
    CHECK(weekly("mercredi") == "3@");
}

TEST_CASE("one hour has many spellings") {
    for (const auto* written : {"lundi 9h-12h",
                                "lundi 9 h - 12 h",
                                "lundi 09:00-12:00",
                                "lundi 9h00–12h00",
                                "lundi de 9h à 12h",
                                "Lundi : 9H – 12H",
                                "LUNDI 9h—12h",
                                "lundi 9-12h",
                                "lundi 9 à 12h",
                                "lundi entre 9h et 12h",
                                "lundi 9 heures à 12 heures",
                                "lundi, 9h/12h",
                                "le lundi de 9h00 jusqu'à 12h",
                                "lundis 9h-12h",
                                "tous les lundis, 9h-midi",
                                "chaque lundi 09h00 - 12h00",
                                "lun. 9h-12h",
                                "de 9h à 12h le lundi",
                                "lundi matin 9h-12h",
                                "lundi matin : 9h-12h",
                                "lundi (9h-12h)",
                                "lundi 09:00:00-12:00:00"}) {
        CAPTURE(written);
        CHECK(weekly(written) == "1@540-720");
    }
    CHECK(weekly("mardi 9h30-12h45") == "2@570-765");
    CHECK(weekly("mardi 9 h 30 – 12 h 45") == "2@570-765");
    CHECK(weekly("mardi 9h30min à 12h45min") == "2@570-765");
    CHECK(weekly("samedi 20h-minuit") == "6@1200-1440");
    CHECK(weekly("dimanche de minuit à 2h") == "7@0-120");
    CHECK(weekly("mercredi après-midi 14h-17h") == "3@840-1020");
}

TEST_CASE("days come alone, in lists, in ranges and by their place in the month") {
    CHECK(weekly("lundi, mardi et jeudi 9h-12h") == "1@540-720 2@540-720 4@540-720");
    CHECK(weekly("lundi mardi jeudi") == "1@ 2@ 4@");
    CHECK(weekly("du lundi au mercredi") == "1@ 2@ 3@");
    CHECK(weekly("lundi-mercredi 9h-12h") == "1@540-720 2@540-720 3@540-720");
    CHECK(weekly("samedi au lundi") == "6@ 7@ 1@");
    CHECK(weekly("du lundi au mercredi et le vendredi 9h-12h") == "1@540-720 2@540-720 3@540-720 5@540-720");
    CHECK(weekly("week-end 10h-12h") == "6@600-720 7@600-720");
    CHECK(weekly("en semaine") == "1@ 2@ 3@ 4@ 5@");
    CHECK(weekly("tous les jours sauf le dimanche") == "1@ 2@ 3@ 4@ 5@ 6@");
    CHECK(weekly("tous les 1ers mercredis du mois 9h-12h") == "3#1@540-720");
    CHECK(weekly("1er et 3e samedis du mois") == "6#1@ 6#3@");
    CHECK(weekly("premier et troisième mardi de chaque mois 14h-16h") == "2#1@840-960 2#3@840-960");
    CHECK(weekly("2ème jeudi du mois") == "4#2@");
    CHECK(weekly("DERNIER VENDREDI DU MOIS 18H-20H") == "5#-1@1080-1200");
}

TEST_CASE("several spans of a day and several days in one value are kept apart") {
    CHECK(weekly("lundi 9h-12h et 14h-17h") == "1@540-720 1@840-1020");
    CHECK(weekly("lundi 9h-12h / 14h-17h") == "1@540-720 1@840-1020");
    CHECK(weekly("lundi 9h-12h, mardi 14h-17h") == "1@540-720 2@840-1020");
    CHECK(weekly("lundi et mardi 9h-12h, 14h-17h ; vendredi 9h-11h") ==
          "1@540-720 1@840-1020 2@540-720 2@840-1020 5@540-660");
}

TEST_CASE("what is not understood as a whole is not understood at all, and an example is given") {
    for (const auto* written :
         {"", "sur rendez-vous", "lundi sur rendez-vous", "un mercredi sur deux 9h-12h", "lundi matin", "9h-12h",
          "lundi 9-12", "lundi 5", "6e lundi du mois", "lundi 9h-12h sauf vacances", "lundi 9h-12h 14h", "?", "lundi +",
          "du lundi", "sauf lundi", "lundi sauf lundi"}) {
        CAPTURE(written);
        const auto read = read_weekly(written);
        if (std::string_view(written) == "du lundi") {
            CHECK(shown(read) == "1@");  // nothing is lost
            continue;
        }
        REQUIRE(!read);
        CHECK(read.error().code == Errc::malformed);
        CHECK(has(read.error().message, "Écrire par exemple « lundi et mercredi 9h-12h »"));
    }
    CHECK(has(weekly("lundi à partir de 14h"), "« lundi à partir de 14h » : il manque l’heure de fin"));
    CHECK(has(weekly("lundi 14h"), "il manque l’heure de fin"));
    CHECK(!read_weekly("lundi 9h-12h" + std::string(100'000, ' ') + "x"));
}

TEST_CASE("hours that cannot be are told apart from words that are not understood") {
    for (const auto* written : {"vendredi 22h-2h", "lundi 17h-14h", "lundi 9h-9h", "lundi 25h-26h", "lundi 9h75-12h",
                                "lundi 9h-24h30", "lundi 99-12h"}) {
        CAPTURE(written);
        const auto read = read_weekly(written);
        REQUIRE(!read);
        CHECK(read.error().code == Errc::invalid_value);
    }
    CHECK(has(weekly("vendredi 22h-2h"), "la fin (2h) ne vient pas après le début (22h)"));
    CHECK(has(weekly("vendredi 22h-2h"), "« vendredi 22h-24h | samedi 0h-2h »"));
    CHECK(weekly("vendredi 22h-24h") == "5@1320-1440");
    CHECK(weekly("samedi 0h-2h") == "6@0-120");
    CHECK(has(weekly("lundi 9h75-12h"), "« 9h75 » n’est pas une heure. Écrire par exemple 14h30."));
}

TEST_CASE("a day has many spellings, and Excel's number is one") {
    for (const auto* written :
         {"2026-12-05", "05/12/2026", "5/12/2026", "5/12/26", "05.12.2026", "05-12-2026", "2026/12/05",
          "5 décembre 2026", "5 Décembre 2026", "5 déc. 2026", "samedi 5 décembre 2026", "Samedi 05/12/2026",
          "le 5 décembre 2026", "sam. 5 décembre 2026", "46361", "2026-12-05 00:00:00", "2026-12-05T00:00:00",
          " 05/12/2026 "}) {
        CAPTURE(written);
        CHECK(day(written) == "05/12/2026");
    }
    CHECK(day("1er janvier 2027") == "01/01/2027");
    CHECK(day("29/02/2028") == "29/02/2028");
    CHECK(day("36526") == "01/01/2000");
}

TEST_CASE("a day that does not exist gets a sentence with one that does") {
    const auto february = read_day("31/02/2026");
    REQUIRE(!february);
    CHECK(february.error().code == Errc::invalid_value);
    CHECK(
        february.error().message ==
        "« 31/02/2026 » n’existe pas : février 2026 a 28 jours. Écrire un jour du calendrier, par exemple 28/02/2026.");
    CHECK(has(day("0/12/2026"), "n’existe pas"));
    CHECK(has(day("12/25/2026"), "il n’y a pas de mois 25. Écrire jour/mois/année"));
    CHECK(has(day("05/12/1926"), "l’année 1926 est sans doute une faute de frappe"));
    CHECK(has(day("lundi 5 décembre 2026"), "le 05/12/2026 est un samedi"));
}

TEST_CASE("what is not a day gets a sentence, and so does a day without its year") {
    for (const auto* written :
         {"", "bientôt", "12", "5/1/202", "05/12/2026 x", "12345", "99999", "0", "5 frimaire 2026", "2026-12", "2026",
          "05/12/2026 06/12/2026", "5//2026", "mars 2026"}) {
        CAPTURE(written);
        const auto read = read_day(written);
        REQUIRE(!read);
        CHECK(read.error().code == Errc::malformed);
        CHECK(has(read.error().message, "Écrire par exemple 05/12/2026"));
    }
    CHECK(has(day("5 décembre"), "il manque l’année"));
    CHECK(has(day("05/12"), "il manque l’année"));
}

TEST_CASE("a range of days takes from its end what its beginning does not say") {
    CHECK(range("20/12/2026 au 03/01/2027") == "20/12/2026 03/01/2027");
    CHECK(range("du 20/12/2026 au 03/01/2027") == "20/12/2026 03/01/2027");
    CHECK(range("20/12/2026 - 03/01/2027") == "20/12/2026 03/01/2027");
    CHECK(range("2026-12-20 au 2027-01-03") == "20/12/2026 03/01/2027");
    CHECK(range("du 20 au 27 décembre 2026") == "20/12/2026 27/12/2026");
    CHECK(range("20-27 décembre 2026") == "20/12/2026 27/12/2026");
    CHECK(range("du 20 décembre au 3 janvier 2027") == "20/12/2026 03/01/2027");
    CHECK(range("20/12 au 27/12/2026") == "20/12/2026 27/12/2026");
    CHECK(range("24/12/2026") == "24/12/2026 24/12/2026");
    CHECK(has(range("03/01/2027 au 20/12/2026"), "la fin (20/12/2026) vient avant le début (03/01/2027)"));
    CHECK(has(range("20/12/2026 au 32/12/2026"), "n’existe pas"));
    CHECK(has(range("vacances scolaires"), "n’est pas compris comme un jour"));
}

TEST_CASE("a day may carry its hours") {
    CHECK(dated("2026-12-05 14h-17h") == "05/12/2026 840-1020");
    CHECK(dated("05/12/2026, de 14h à 17h") == "05/12/2026 840-1020");
    CHECK(dated("samedi 5 décembre 2026 : 14h–17h") == "05/12/2026 840-1020");
    CHECK(dated("05/12/2026") == "05/12/2026");
    CHECK(has(dated("05/12/2026 14h"), "il manque l’heure de fin"));
    CHECK(has(dated("05/12/2026 17h-14h"), "ne vient pas après le début"));
    CHECK(has(dated("31/02/2026 14h-17h"), "n’existe pas"));
}

TEST_CASE("any bytes are an answer or a sentence") {
    const std::vector<std::string> pieces = {"lundi", "1er",  "9h",     "-",    "au",       "et", ",", "12",
                                             "/",     "2026", "sauf",   "mois", "du",       ":",  " ", "|",
                                             "é",     "\xFF", "minuit", "0",    "décembre", "99", "le"};
    unsigned seed = 12345;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int i = 0; i < 8; ++i) {
            seed = seed * 1664525u + 1013904223u;
            text += pieces[(seed >> 16) % pieces.size()];
            if (seed & 0x8000u) text += ' ';
        }
        if (const auto read = read_weekly(text))
            for (const auto& time : *read) {
                CHECK(time.weekday >= 1);
                CHECK(time.weekday <= 7);
                if (time.span) CHECK(time.span->from_minute < time.span->to_minute);
            }
        if (const auto read = read_day_range(text)) CHECK(read->from <= read->to);
        if (const auto read = read_dated_time(text)) CHECK(read->date.ok());
    }
}

#include <doctest/doctest.h>

#include <string>

#include "kiosk/strings/strings.h"

using namespace parvis::kiosk;

namespace {

// The places of a text, in order: "{n}{words}".
std::string places(std::string_view text) {
    std::string found;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
        found += text.substr(open, text.find('}', open) - open + 1);
    return found;
}

}  // namespace

TEST_CASE("a place is filled in wherever it stands, another one stays as it is written") {
    const Strings words(Language::french);
    CHECK(words.get(Text::date, {{"weekday", "mercredi"}, {"day", "25"}, {"month", "novembre"}}) ==
          "mercredi 25 novembre");
    CHECK(words.get(Text::clock, {{"h", "14"}}) == "14:{m}");
}

TEST_CASE("nothing is singular in French and plural in English") {
    CHECK(Strings(Language::french).count(Text::actions_one, Text::actions_other, 0) == "0\u00a0action");
    CHECK(Strings(Language::french).count(Text::actions_one, Text::actions_other, 1) == "1\u00a0action");
    CHECK(Strings(Language::french).count(Text::actions_one, Text::actions_other, 2) == "2\u00a0actions");
    CHECK(Strings(Language::english).count(Text::actions_one, Text::actions_other, 0) == "0\u00a0activities");
    CHECK(Strings(Language::english).count(Text::actions_one, Text::actions_other, 1) == "1\u00a0activity");
}

TEST_CASE("each text has the same places in every language, or the singular leaves its number out") {
    const Strings french(Language::french);
    const Strings english(Language::english);
    for (int i = 0; i < static_cast<int>(Text::count); ++i) {
        const auto id = static_cast<Text>(i);
        const std::string in_french = places(french.get(id));
        CAPTURE(french.get(id));
        CHECK(in_french.size() == places(english.get(id)).size());
    }
}

TEST_CASE("French words keep a narrow no-break space before tall punctuation, and never a plain one") {
    const Strings words(Language::french);
    for (int i = 0; i < static_cast<int>(Text::count); ++i) {
        const std::string text(words.get(static_cast<Text>(i)));
        CAPTURE(text);
        for (const char* bad : {" ?", " !", " :", " ;", "« ", " »", "'"}) CHECK(text.find(bad) == std::string::npos);
    }
    CHECK(words.get(Text::question) == "Que cherchez-vous\u202f?");
}

TEST_CASE("no line ends with the number of what stands on the next one, nor begins with the number of a count") {
    for (const Language language : {Language::french, Language::english}) {
        const Strings words(language);
        for (int i = 0; i < static_cast<int>(Text::count); ++i) {
            const std::string text(words.get(static_cast<Text>(i)));
            CAPTURE(text);
            CHECK(text.find("{n} ") == std::string::npos);
        }
        CHECK(words.get(Text::care_count).find(" {n}") == std::string::npos);
    }
}

TEST_CASE("an unknown language code is French") {
    CHECK(language_from_code("en") == Language::english);
    CHECK(language_from_code("xx") == Language::french);
}

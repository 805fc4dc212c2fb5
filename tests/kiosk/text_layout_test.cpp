#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "kiosk/widgets/text_layout.h"

using namespace parvis::kiosk;

namespace {

// Every code point is one pixel wide: widths are letters.
std::vector<std::string> lines(std::string_view text, float width, int most = 0) {
    std::vector<std::string> texts;
    for (const TextLine& line : lay_out(
                                    text, width, [](char32_t) { return 1.0F; }, most)
                                    .lines)
        texts.push_back(line.text);
    return texts;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line breaks at a space, and loses it") {
    CHECK(lines("un deux trois", 7) == Lines{"un deux", "trois"});
    CHECK(lines("un deux trois", 13) == Lines{"un deux trois"});
    CHECK(lines("un deux trois", 12) == Lines{"un deux", "trois"});
}

TEST_CASE("tall punctuation stays with its word") {
    CHECK(lines("Que cherchez-vous\u202f?", 14) == Lines{"Que cherchez-", "vous\u202f?"});
    CHECK(lines("dit «\u202foui\u202f» puis", 9) == Lines{"dit", "«\u202foui\u202f»", "puis"});
    CHECK(lines("10\u00a0h et quart", 5) == Lines{"10\u00a0h", "et", "quart"});
}

TEST_CASE("a line may break after a hyphen or a slash between letters, not in a range or before a sign") {
    CHECK(lines("rendez-vous", 7) == Lines{"rendez-", "vous"});
    CHECK(lines("parents/enfants", 9) == Lines{"parents/", "enfants"});
    CHECK(lines("vu 2019-2021", 10) == Lines{"vu", "2019-2021"});
    CHECK(lines("le -5 mai", 4) == Lines{"le", "-5", "mai"});
}

TEST_CASE("a word is broken only when a whole line cannot hold it") {
    CHECK(lines("intergénérationnel", 10) == Lines{"intergénér", "ationnel"});
    CHECK(lines("lien intergénérationnel", 18) == Lines{"lien", "intergénérationnel"});
}

TEST_CASE("text that is too long ends with an ellipsis after a whole word, without its comma") {
    CHECK(lines("un deux, trois quatre", 8, 1) == Lines{"un deux…"});
    CHECK(lines("un deux trois quatre cinq", 8, 2) == Lines{"un deux", "trois…"});
    CHECK(lay_out(
              "un deux", 20, [](char32_t) { return 1.0F; }, 1)
              .shortened == false);
}

TEST_CASE("a line says which bytes of the text it shows") {
    const TextLayout layout = lay_out("été au jardin", 6, [](char32_t) { return 1.0F; });
    REQUIRE(layout.lines.size() == 2);
    CHECK(layout.lines[0].begin == 0);
    CHECK(layout.lines[0].end == 8);
    CHECK(layout.lines[1].begin == 9);
    CHECK(layout.lines[1].end == 15);
}

TEST_CASE("a line feed ends a line, empty text has none") {
    CHECK(lines("un\ndeux", 20) == Lines{"un", "deux"});
    CHECK(lines("", 20).empty());
}

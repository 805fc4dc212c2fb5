#include "content/text/encoding.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "content/text/utf8.h"

using namespace parvis::content;
using namespace std::string_literals;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const auto high = static_cast<char>(unit >> 8U);
        const auto low = static_cast<char>(unit & 0xFFU);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("UTF-8 is taken as it is, without its byte-order mark") {
    const auto text = decode_text("\xEF\xBB\xBFL’été à Saint-Étienne\n");
    CHECK(text.utf8 == "L’été à Saint-Étienne\n");
    CHECK(text.encoding == "UTF-8");
    CHECK(text.repairs.empty());
}

TEST_CASE("Windows-1252 is recognised by bytes that are no UTF-8, its own signs included") {
    const auto text = decode_text("Caf\xE9 \x96 l\x92\xE9t\xE9 \x85 10 \x80 \x9Cuvre");
    CHECK(text.utf8 == "Café – l’été … 10 € œuvre");
    CHECK(text.encoding == "Windows-1252");
    CHECK(text.repairs.empty());
}

TEST_CASE("a byte that Windows-1252 does not know is reported with its line") {
    const auto text = decode_text("un\ndeux \xE9 \x81!");
    CHECK(text.utf8 == "un\ndeux é \uFFFD!");
    REQUIRE(text.repairs.size() == 1);
    CHECK(text.repairs[0].line == 2);
}

TEST_CASE("UTF-16 is read in both orders, with and without a byte-order mark, pairs of surrogates too") {
    const std::u16string words = u"Été ; 12 €\r\nj’ai 😀";
    for (const bool big_endian : {false, true})
        for (const bool marked : {false, true}) {
            const auto text = decode_text(utf16(marked ? u"\xFEFF" + words : words, big_endian));
            CAPTURE(big_endian);
            CAPTURE(marked);
            CHECK(text.utf8 == "Été ; 12 €\nj’ai 😀");
            CHECK(text.encoding == (big_endian ? "UTF-16BE" : "UTF-16LE"));
            CHECK(text.repairs.empty());
        }
}

TEST_CASE("half a surrogate and an odd last byte of UTF-16 are repairs, not failures") {
    std::string bytes = utf16(std::u16string(u"\xFEFF") + u"a" + char16_t(0xD83D) + u"b", false) + "x";
    const auto text = decode_text(bytes);
    CHECK(text.utf8 == "a\uFFFDb\uFFFD");
    CHECK(text.repairs.size() == 1);
}

TEST_CASE("a few broken bytes in UTF-8 are replaced and reported, and the rest stays UTF-8") {
    const auto text = decode_text(
        "été à la fête\nune cr\xE8"
        "che, l’école\nfin");
    CHECK(text.encoding == "UTF-8");
    CHECK(text.utf8 == "été à la fête\nune cr\uFFFDche, l’école\nfin");
    REQUIRE(text.repairs.size() == 1);
    CHECK(text.repairs[0].line == 2);
    CHECK(text.repairs[0].what.find("illisible") != std::string::npos);
}

TEST_CASE("a run of broken bytes is one mark on the screen") {
    const auto text = decode_text(
        "é é é a\xF0\x9F\x98"
        "b");
    CHECK(text.utf8 == "é é é a\uFFFDb");
}

TEST_CASE("line ends of every kind become one, and repairs count the lines of the result") {
    const auto text = decode_text("a\r\nb\rc\u2028d\n\ne\x01");
    CHECK(text.utf8 == "a\nb\nc\nd\n\ne");
    REQUIRE(text.repairs.size() == 1);
    CHECK(text.repairs[0].line == 6);
}

TEST_CASE("control, right-to-left and invisible marks are removed and reported by kind, tabs stay") {
    const auto text = decode_text("a\tb\x02\x03 \u202Egauche\u202C\u2066x\u2069 jar\u00ADdin\0é"s);
    CHECK(text.utf8 == "a\tb gauchex jardiné");
    REQUIRE(text.repairs.size() == 3);
    CHECK(text.repairs[0].what == "3 caractères de contrôle retirés ; relire la ligne");
    CHECK(text.repairs[1].what == "4 marques de sens d’écriture invisibles retirées ; relire la ligne");
    CHECK(text.repairs[2].what == "un caractère invisible retiré ; rien à faire");
}

TEST_CASE("Windows-1252 signs that another program took for Latin-1 are put right") {
    const auto text = decode_text("l\u0092été\u0085");
    CHECK(text.utf8 == "l’été…");
    CHECK(text.repairs.size() == 1);
}

TEST_CASE("a binary file gives clean text and a page of repairs, not one for each byte") {
    std::mt19937 random(7);
    std::string bytes;
    for (int i = 0; i < 200'000; ++i) bytes += static_cast<char>(random() & 0xFFU);
    const auto text = decode_text(bytes);
    CHECK(text.repairs.size() == 51);
    for (std::size_t at = 0; at < text.utf8.size();) {
        bool valid = true;
        const char32_t c = next_code_point(text.utf8, at, valid);
        REQUIRE(valid);
        REQUIRE((c >= 0x20 || c == '\n' || c == '\t'));
    }
}

TEST_CASE("what was decoded is clean, and what is not clean is seen") {
    std::uint32_t seed = 5;
    for (int round = 0; round < 200; ++round) {
        std::string bytes;
        for (int i = 0; i < 60; ++i) bytes += static_cast<char>((seed = seed * 1664525U + 1013904223U) >> 24U);
        CHECK(is_clean_text(decode_text(bytes).utf8));
    }
    CHECK(is_clean_text("Été\u202F! \u0645\n\t"));
    using namespace std::string_literals;
    for (const auto& bytes : {"\0"s, "a\x7F"s, "\x1B[2J"s, "\r"s, "\xFF"s, "\xC3"s, "\u0085"s, "\u202E"s, "\u2067"s})
        CHECK_FALSE(is_clean_text(bytes));
}

TEST_CASE("nothing gives nothing") {
    CHECK(decode_text("").utf8.empty());
    CHECK(decode_text("").encoding == "UTF-8");
    CHECK(decode_text("\xEF\xBB\xBF").utf8.empty());
}

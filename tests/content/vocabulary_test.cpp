#include "content/search/vocabulary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "content/search/postings.h"
#include "content/text/utf8.h"
#include "tests/content/random_document.h"

using namespace parvis::content;
using parvis::testing::Dice;

namespace {

// Optimal string alignment, as the textbook has it.
int edits_between(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = static_cast<int>(i + j);
                continue;
            }
            table[i][j] = std::min(
                {table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    return table[a.size()][b.size()];
}

int edits_to_a_beginning(const std::string& typed, const std::string& word) {
    const auto letters = to_code_points(word);
    int best = 99;
    for (std::size_t size = 0; size <= letters.size(); ++size)
        best = std::min(best, edits_between(to_code_points(typed), letters.substr(0, size)));
    return best;
}

std::string some_word(Dice& dice, std::size_t letters) {
    static const std::vector<std::string> alphabet = {"a", "b", "c", "é", "ж"};
    std::string word;
    for (std::size_t i = 0; i < letters; ++i) word += dice.one_of(alphabet);
    return word;
}

Vocabulary vocabulary_of(const std::set<std::string>& words) {
    std::string blob;
    for (const auto& word : words) blob += word + "\n";
    auto vocabulary = Vocabulary::from_blob(blob);
    REQUIRE(vocabulary);
    return std::move(*vocabulary);
}

}  // namespace

TEST_CASE("words near to what was typed are those of the textbook's distance") {
    Dice dice(11);
    for (int round = 0; round < 60; ++round) {
        std::set<std::string> words;
        for (std::size_t i = dice.below(120); i > 0; --i) words.insert(some_word(dice, 1 + dice.below(8)));
        const auto vocabulary = vocabulary_of(words);
        const auto typed = some_word(dice, 1 + dice.below(7));
        for (const int edits : {1, 2}) {
            std::set<std::string> near;
            std::set<std::string> whole;
            for (const auto& found : vocabulary.near(typed, edits))
                for (TermId term = found.terms.begin; term < found.terms.end; ++term) {
                    near.emplace(vocabulary.word(term));
                    if (found.whole) whole.emplace(vocabulary.word(term));
                }
            for (const auto& word : words) {
                CAPTURE(typed);
                CAPTURE(word);
                CHECK(near.contains(word) == (edits_to_a_beginning(typed, word) <= edits));
                CHECK(whole.contains(word) == (edits_between(to_code_points(typed), to_code_points(word)) <= edits));
            }
        }
    }
}

TEST_CASE("one edit is judged for a single word as for the vocabulary") {
    Dice dice(12);
    for (int round = 0; round < 20000; ++round) {
        const auto typed = some_word(dice, 1 + dice.below(6));
        const auto word = some_word(dice, 1 + dice.below(7));
        CAPTURE(typed);
        CAPTURE(word);
        const auto edit = within_one_edit(typed, word);
        REQUIRE(edit.near == (edits_to_a_beginning(typed, word) <= 1));
        REQUIRE(edit.whole == (edits_between(to_code_points(typed), to_code_points(word)) <= 1));
    }
}

TEST_CASE("prefixes and whole words are found, and only they") {
    const auto vocabulary = vocabulary_of({"a", "art", "artisan", "arts", "barre", "été", "étés"});
    const auto range = vocabulary.with_prefix("art");
    CHECK(vocabulary.word(range.begin) == "art");
    CHECK(range.end - range.begin == 3);
    CHECK(vocabulary.with_prefix("").end == 7);
    CHECK(vocabulary.with_prefix("zz").empty());
    CHECK(vocabulary.with_prefix("artisanat").empty());
    CHECK(vocabulary.find("arts"));
    CHECK_FALSE(vocabulary.find("ar"));
    CHECK(vocabulary.with_prefix("ét").end - vocabulary.with_prefix("ét").begin == 2);
}

TEST_CASE("a vocabulary out of order, with an empty word or without an end is refused") {
    CHECK(Vocabulary::from_blob(""));
    CHECK(Vocabulary::from_blob("a\nb\n"));
    CHECK_FALSE(Vocabulary::from_blob("b\na\n"));
    CHECK_FALSE(Vocabulary::from_blob("a\na\n"));
    CHECK_FALSE(Vocabulary::from_blob("\na\n"));
    CHECK_FALSE(Vocabulary::from_blob("a\nb"));
}

TEST_CASE("postings come back as they went in, and damage is seen") {
    const std::vector<Posting> postings = {make_posting(0, Place::rest), make_posting(1, Place::title),
                                           make_posting(500, Place::keywords), make_posting(99'999, Place::summary)};
    const auto blob = encode_postings(postings);
    std::vector<Posting> again;
    const auto keep = [&](std::uint32_t sheet, Place place) { again.push_back(make_posting(sheet, place)); };
    CHECK(decode_postings(blob, 100'000, keep));
    CHECK(again == postings);
    CHECK_FALSE(decode_postings(blob, 99'999, keep));
    CHECK_FALSE(decode_postings(std::string_view(blob).substr(0, blob.size() - 1), 100'000, keep));
    CHECK_FALSE(decode_postings("\xFF\xFF\xFF\xFF\xFF", 100'000, keep));
    CHECK_FALSE(decode_postings("\xFF\xFF\xFF\xFF\x0F", 100'000, keep));
    CHECK_FALSE(decode_postings("\x80", 100'000, keep));
}

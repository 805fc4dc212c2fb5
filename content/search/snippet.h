// Marks in the shown text, and the piece of it that shows best why a sheet was found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/search/query.h"

namespace parvis::content {

struct MarkedWord {
    struct AlsoAnswers {
        std::size_t asked;
        Answer answer;
    };
    TextRange range;
    std::size_t asked = 0;  // the word of the query that it answers best
    Answer answer;
    std::string folded;               // the word that stands there
    std::vector<AlsoAnswers> others;  // "bénévoles" answers both words of "devenir bénévole", by a synonym of the whole
};

// The words of `text` that answer the query, in order. Answers worse than the sheet's own are left out: a sheet that
// holds what was typed shows no marks on words that are only spelt nearly so.
[[nodiscard]] std::vector<MarkedWord> mark_words(const Query& query, std::string_view text, MatchKind worst);

[[nodiscard]] std::vector<TextRange> ranges_of(const std::vector<MarkedWord>& marked);

struct Snippet {
    std::string text;  // one line; "… " and " …" where it was cut
    std::vector<TextRange> marks;
    unsigned asked_words = 0;  // bit for each word of the query that is in it
    int worth = 0;             // more and better answers; 0: none
};

// Around the best place of `text`, cut at words. A text without answers gives its beginning.
[[nodiscard]] Snippet make_snippet(std::string_view text, const std::vector<MarkedWord>& marked);

}  // namespace parvis::content

// From a query to the sheets that answer it, by the index of a catalogue file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/cancellation.h"
#include "content/database.h"
#include "content/search/postings.h"
#include "content/search/query.h"
#include "content/search/vocabulary.h"
#include "platform/base/result.h"

namespace parvis::content {

// How well a sheet answers, from the most significant bits down: the kind of its worst word (2 bits), how far its words
// together are from exact (5 bits, 24 is all exact), the sum of their places (8 bits). 0: not at all.
using Score = std::uint16_t;
inline constexpr std::size_t score_count = 4 * 32 * 256;
[[nodiscard]] constexpr MatchKind kind_of(Score score) {
    return static_cast<MatchKind>(3 - (score >> 13));
}
// One word's share: the place counts more than whether the word is whole.
[[nodiscard]] Score score_of(const Answer& answer, Place place);
// Of two words or groups of words that a sheet must both answer, at most twelve in all.
[[nodiscard]] Score both(Score one, Score other);

// When fewer sheets than this answer, slips are looked for too. With more, they would only bury what was meant.
inline constexpr std::size_t enough_hits = 20;

struct SearchIndex {
    Vocabulary vocabulary;
    Thesaurus thesaurus;
    std::uint32_t sheets = 0;
};

class SheetSearch {
public:
    // All must outlive it; `cancel` may be null.
    SheetSearch(Database& database, const SearchIndex& index, const Cancellation* cancel)
        : database_(database), index_(index), cancel_(cancel) {}

    // The score of every sheet. `query` is told to look for slips when too few sheets answer without.
    // Fails with malformed or unreadable, or interrupted when cancelled.
    [[nodiscard]] Result<std::vector<Score>> scores(Query& query);

    // `query` as far as the sheet answers to it: without those synonyms of several words of which it holds only some.
    // After scores().
    [[nodiscard]] Query as_answered(const Query& query, std::uint32_t sheet) const;

    // For a query that nothing answers: words of the catalogue that are near, best first, as the sheets spell them.
    [[nodiscard]] Result<std::vector<std::string>> nearest_words(const Query& query);

    // How the sheets spell a folded word; the word itself when they do not hold it.
    [[nodiscard]] Result<std::string> shown(std::string_view folded);

private:
    [[nodiscard]] Status score_all(const Query& query, std::vector<Score>& scores);
    [[nodiscard]] Status score_word(const QueryWord& word);
    [[nodiscard]] Status score_synonym(const Synonym& synonym);
    [[nodiscard]] Status add_terms(TermRange terms, Answer answer);
    [[nodiscard]] Status add_beginning(std::string_view prefix, TermRange terms, Answer answer);
    [[nodiscard]] Status add_whole(std::string_view word, Answer answer);
    [[nodiscard]] Status add_postings(std::string_view blob, Answer answer);
    [[nodiscard]] std::vector<TermId> same_but_plural(std::string_view word) const;
    [[nodiscard]] Status give_up_if_cancelled() const;

    Database& database_;
    const SearchIndex& index_;
    const Cancellation* cancel_;
    std::vector<Score> word_;                                    // of the word at hand
    std::map<std::string, std::vector<std::uint32_t>> phrases_;  // synonyms of several words: the sheets that hold all
};

}  // namespace parvis::content

// What a visitor typed, as words to look for; and how one word of a sheet answers to one of them.
// The index (sheet_search.h) and the marks in a text (snippet.h) both follow these rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/catalogue/catalogue.h"

namespace parvis::content {

// What sheets say for a visitor's word.
struct Synonym {
    std::vector<std::string> words;  // folded; all must stand in the sheet
    std::string text;                // as the thesaurus writes it: "accueil de loisirs"
};

// Pairs "papiers" → "démarches", folded into words.
class Thesaurus {
public:
    struct Entry {
        std::vector<std::string> said;  // by the visitor
        Synonym meant;                  // on the sheets
    };
    explicit Thesaurus(const std::vector<WordTable::Pair>& pairs = {});
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

struct QueryWord {
    std::string folded;
    bool by_prefix = false;
    bool spelling = false;  // slips are looked for, too
    std::vector<Synonym> synonyms;
};

struct Query {
    std::vector<QueryWord> words;  // a sheet must answer to each; empty: nothing to look for
    [[nodiscard]] bool may_have_slips() const;
    // Looks for slips in every word that is long enough.
    void allow_slips();
};

[[nodiscard]] Query understand(std::string_view typed, const Thesaurus& thesaurus);

// "jardins" → "jardin", "eaux" → "eau"; words of up to three letters stay.
[[nodiscard]] std::string_view without_plural(std::string_view folded);

struct Answer {
    MatchKind kind = MatchKind::exact;
    bool whole = false;  // the word itself, not what it begins or its singular
};

// How `word` (folded, of a sheet) answers; the best way, or none. A word of a synonym answers alone here: whether the
// others stand in the sheet too is the index's business.
[[nodiscard]] std::optional<Answer> answer(const QueryWord& asked, std::string_view word);

// The synonym of several words to which `word`, an answer by synonym, belongs, as the thesaurus writes it; empty when
// it is a synonym by itself.
[[nodiscard]] std::string_view phrase_of(const QueryWord& asked, std::string_view word);

}  // namespace parvis::content

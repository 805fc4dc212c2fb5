// French as a reader expects it on a screen: sentence case for what came in capitals, typography, first sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parvis::content {

// Rewrites what came in capitals, in the way of its words. Built once from the tables of words, then asked often;
// asking is const and may be done by several threads.
// - Runs of capitals are rewritten: the whole text ("LA CANTINE DES POTES"), or inside a text of both cases at least
// two
//   words that are no acronyms, one of them of five letters or more ("FORUM DES ROMAINS MJC-Centre Social" → "Forum des
//   romains MJC-Centre Social"). A lone capital word inside other text may be an acronym and is left.
// - Known acronyms stay in capitals, as do words without a vowel, roman numerals of I, V and X, and single letters that
//   stand for a name ("GRAND B"). Taught spellings win ("MENEE" → "menée").
// - A first letter that is small is raised; otherwise text of both cases is returned as it is.
class SentenceCase {
public:
    SentenceCase() = default;
    explicit SentenceCase(const std::vector<std::string>& acronyms);

    // From now on these words (compared folded, one or several), found in capitals, are written `shown`.
    void teach(std::string_view words, std::string_view shown);

    // "LA CANTINE DES POTES" → "La cantine des potes".
    [[nodiscard]] std::string sentence(std::string_view utf8) const;

    // For names of organisations: every word but the small and the common ones of such names keeps a capital:
    // "CENTRE SOCIAL DU GRAND CANET" → "Centre social du Grand Canet".
    [[nodiscard]] std::string name(std::string_view utf8) const;

private:
    struct Run;
    [[nodiscard]] std::string rewrite(std::string_view utf8, bool is_name) const;
    void rewrite_run(const Run& run, std::u32string& out) const;
    [[nodiscard]] std::size_t taught_words(const Run& run, std::size_t first, std::u32string& shown) const;

    std::unordered_map<std::string, std::u32string> acronyms_;  // by folded form
    std::unordered_map<std::string, std::u32string> taught_;    // by folded words joined by one space
    std::size_t longest_taught_ = 0;                            // in words
};

// ' → ’, "…" and “…” → « … » (“…” inside « »), narrow no-break space (U+202F) before ; : ! ? % € and inside « »,
// ... → …, spaced hyphen → –, no space before a comma or a full stop, none inside brackets, runs of spaces and line
// breaks one space. Not inside web and mail addresses and times ("9:30"); a mark glued between two letters is left as
// it is. Idempotent.
[[nodiscard]] std::string typeset(std::string_view utf8);

// Of typeset() only that no line begins with ; : ! ? » nor ends with «: plain spaces there become narrow no-break ones.
// For sentences of ours that quote what others wrote, letter by letter. Idempotent.
[[nodiscard]] std::string bind_marks(std::string_view utf8);

// The first sentence, or as many whole words as fit `limit_letters` followed by …; never cut inside a word: a first
// word that is longer stays whole. For text on one line.
[[nodiscard]] std::string first_sentence(std::string_view utf8, std::size_t limit_letters);

// As shops count them, of a part the next one: "4".
[[nodiscard]] std::string megabytes(std::uint64_t bytes);

// The words that hold the mark of a lost letter ("BERNARDI?RE": a question mark between letters, or U+FFFD), in order.
// Web addresses are not looked at.
[[nodiscard]] std::vector<std::string> words_with_lost_letters(std::string_view utf8);
[[nodiscard]] bool has_lost_letter(std::string_view utf8);

}  // namespace parvis::content

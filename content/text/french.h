// French as a reader expects it on a screen: sentence case for what came in capitals, typography, first sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

// "LA CANTINE DES POTES" → "La cantine des potes"; text that is not all in capitals is returned as it is, but for a
// lower-case first letter, which is raised. Acronyms (compared folded) stay in capitals; roman numerals and single
// letters that stand for a name ("GRAND B") too. Proper names are the business of the table of shown names.
[[nodiscard]] std::string sentence_case(std::string_view utf8, const std::vector<std::string>& acronyms);

// ' → ’, "…" → « … », narrow no-break space (U+202F) before ; : ! ? and inside « », ... → …, spaced hyphen → –,
// spaces folded. Not inside web addresses and times ("9:30"). Idempotent.
[[nodiscard]] std::string typeset(std::string_view utf8);

// The first sentence, or as many whole words as fit `limit_letters` followed by …; never cut inside a word.
[[nodiscard]] std::string first_sentence(std::string_view utf8, std::size_t limit_letters);

// Whether a word holds the mark of a lost letter ("BERNARDI?RE": a question mark between letters, or U+FFFD).
[[nodiscard]] bool has_lost_letter(std::string_view utf8);

}  // namespace parvis::content

// The lead of an action: one sentence that says on a card what it is.
#pragma once

#include <string>

#include "content/document.h"

namespace parvis::content {

// The first sentence of at most 140 letters, cut at a word, of the first line that tells something: of the summary,
// else of the experience, else of the general description, else of another field but sums and head counts. A line tells
// nothing, as long as a better one follows there or in the next of these texts, when it is
// - without a word of its own, beside the title's, numbers, days and hours, and the words of forms ("Samedi 12 mars de
//   14h à 18h", "Présentation", the title again);
// - a heading: under 40 letters and ends in ":", or under 20 without the end of a sentence, or under 40 without it and
//   begins with a word of forms ("1. Contexte et enjeux locaux"), or under 60 in capitals;
// - an address, a mail or web address, under 80 letters ("12 rue des Lilas, 75015 Paris", "Contact : …").
// Words of a form before a colon are left out ("Objectifs : offrir …"), and "Nous proposons :" is joined to its list.
// Where nothing tells more, such a line is taken. Empty when the action has no text. As typeset and cased as the
// action.
[[nodiscard]] std::string lead_of(const Action& action);

}  // namespace parvis::content

// What a table of words says beside the shipped one.
#pragma once

#include "content/document.h"

namespace parvis::content {

// Merging it over `shipped` (assemble/word_rules.h) says of every word what `words` says; words that `shipped` alone
// has stay.
[[nodiscard]] WordTable own_words(const WordTable& words, const WordTable& shipped);

}  // namespace parvis::content

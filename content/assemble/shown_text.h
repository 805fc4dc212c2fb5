// What is shown of a text: titles, leads, typography. Source titles and names stay as they are.
#pragma once

#include "content/assemble/word_rules.h"
#include "content/diagnostic.h"
#include "content/document.h"

namespace parvis::content {

// Titles in sentence case, running text and practical words typeset, leads. Lost letters of titles, keywords and text
// are reported with the sheet's place.
void show_actions(const WordRules& rules, Document& document, Diagnostics& diagnostics);

// The rest that is read on a screen: partners, organisations, needs, posters.
void typeset_others(Document& document);

}  // namespace parvis::content

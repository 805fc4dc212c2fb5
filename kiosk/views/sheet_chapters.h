// The five parts of a national sheet, told as a visitor reads them: other headings, another order, and without what
// only concerns the administration, which stays on the official sheet. Pure.
#pragma once

#include <vector>

#include "content/document.h"
#include "kiosk/screens/sheet.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

// What of the sheet goes where:
//   "En quelques mots"      `summary`, then what else the description says
//   "Pourquoi ?"            the purpose
//   "Comment ça se passe"   the method, but for money and for numbers of people
//   "Ce que ça change"      the results for the residents, then for the area
//   "Et ensuite ?"          the prospects
// Left to the official sheet: money, people (figures.h), results for the centre itself, limits, files.
// A field that the standard sheet does not know is told in the chapter of its part, under its own name. What an earlier
// chapter said word for word is not said again. A list of one item is a paragraph.
[[nodiscard]] std::vector<SheetSection> tell_chapters(const content::Action& action, const Strings& strings);

}  // namespace parvis::kiosk

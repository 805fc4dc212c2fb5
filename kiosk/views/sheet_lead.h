// The sentence that stands in large above a sheet's text. Pure.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/sheet.h"

namespace parvis::kiosk {

// `card_lead`: what cards show, a sentence of the sheet or the beginning of one. It is said once: where the first
// chapter begins with it (a label such as "Le contexte :" may stand before), it is taken out there. One that was cut
// for the cards is shown whole, if that is not too long; else the text says it soon enough, and the lead is empty.
[[nodiscard]] std::string take_lead(const std::string& card_lead, std::vector<SheetSection>& chapters);

}  // namespace parvis::kiosk

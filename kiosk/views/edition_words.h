// An edition of the content in words: its number, its day.
#pragma once

#include <chrono>
#include <string>

#include "content/document.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

[[nodiscard]] std::string full_day_text(const Strings& strings, std::chrono::year_month_day day);  // “28 novembre 2026”
[[nodiscard]] std::string number_text(std::int64_t sequence, const Strings& strings);  // “Contenu n° 12”; 0: none
// “Contenu n° 12 · 28 novembre 2026”.
[[nodiscard]] std::string edition_text(const content::Edition& edition, const Strings& strings);
[[nodiscard]] std::string centres_text(const content::Edition& edition);  // whom it is for, shortened
// As content::name_of_signer() tells it, shortened; “la clé ED32…” where that is a number.
[[nodiscard]] std::string signer_text(const std::string& who, const Strings& strings);
// For visitors, “Informations du 28 novembre 2026”: old content is shown, and says how old it is. Empty without a day.
[[nodiscard]] std::string information_of_text(const content::Edition& edition, const Strings& strings);

}  // namespace parvis::kiosk

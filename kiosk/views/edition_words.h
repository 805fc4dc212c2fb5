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

}  // namespace parvis::kiosk

// What happened to the contents of the board, in the words of a language.
#pragma once

#include <optional>
#include <string>

#include "content/store/history.h"
#include "content/store/store_remark.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

struct HistoryWords {
    std::string what;    // “Contenu n° 12 · 28 novembre 2026”
    std::string origin;  // who signed it, or where it came from; may be empty
    std::string result;
};

// Nothing where only a later Parvis knows what happened. What an older Parvis told in words stays as it is: French.
[[nodiscard]] std::optional<HistoryWords> history_words(const content::HistoryEntry& entry, const Strings& strings);

// What the store has to tell of itself.
[[nodiscard]] std::string remark_text(const content::StoreRemark& remark, const Strings& strings);

// Whether the entry is of a content that is shown since: one that was installed, or that staff chose.
[[nodiscard]] bool tells_of_change(const content::HistoryEntry& entry);

}  // namespace parvis::kiosk

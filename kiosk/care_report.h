// The board's report as tables that a French spreadsheet opens: how it is, what became of its contents, and what was
// used (docs/usage.md). In French.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/staff_desk.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// Two columns: what, and how it is; written as content/authoring/spreadsheet_table.h does, and fails as that. Here and
// below: of facts whose `care` is known.
[[nodiscard]] Result<std::string> state_table(const StaffFacts& staff);
// A row for each entry of the log of updates, the newest first.
[[nodiscard]] Result<std::string> updates_table(const StaffFacts& staff);
// A row for each count, the oldest day first.
[[nodiscard]] Result<std::string> usage_table(const CareFacts& facts);

// All three as files of that folder, which is made. Fails with unwritable too.
[[nodiscard]] Status write_report(const StaffFacts& staff, const std::filesystem::path& folder);

}  // namespace parvis::kiosk

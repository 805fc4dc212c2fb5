// The board's report as tables that a French spreadsheet opens: how it is, and what was used (docs/usage.md).
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/care_facts.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// Two columns: what, and how it is; written as content/authoring/spreadsheet_table.h does, and fails as that.
[[nodiscard]] Result<std::string> state_table(const CareFacts& facts);
// A row for each count, the oldest day first.
[[nodiscard]] Result<std::string> usage_table(const CareFacts& facts);

// Both as files of that folder, which is made. Fails with unwritable too.
[[nodiscard]] Status write_report(const CareFacts& facts, const std::filesystem::path& folder);

}  // namespace parvis::kiosk

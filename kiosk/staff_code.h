// The staff's code as the settings give it (staff.code): digits, or their hash, which tells nobody who opens the
// settings what to type. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace parvis::kiosk {

// What staff.code may be; empty: none.
[[nodiscard]] bool is_staff_code(const std::string& code);

// The line for parvis.toml. Takes tenths of a second, and no copy of the digits: they are the caller's to wipe. Fails
// with invalid_value for what is no PIN, and as hash_pin().
[[nodiscard]] Result<std::string> hashed_code_line(std::string_view digits);

}  // namespace parvis::kiosk

// The staff's first code, as the settings give it (staff.code): digits, or their hash, which tells nobody who opens the
// settings what to type. UI thread.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/pin_door.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// What staff.code may be; empty: none.
[[nodiscard]] bool is_staff_code(const std::string& code);

// Until staff have chosen one themselves: then that of the settings counts no more. Nothing waits for a hash.
void take_first_code(StaffDoor& door, const std::string& code);

// The line for parvis.toml. Takes tenths of a second, and no copy of the digits: they are the caller's to wipe. Fails
// with invalid_value for what is no PIN, and as hash_pin().
[[nodiscard]] Result<std::string> hashed_code_line(std::string_view digits);

}  // namespace parvis::kiosk

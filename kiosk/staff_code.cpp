#include "kiosk/staff_code.h"

#include "content/staff/pin.h"
#include "content/staff/pin_hash.h"

namespace parvis::kiosk {

bool is_staff_code(const std::string& code) {
    return code.empty() || content::is_pin(code) || content::is_pin_hash(code);
}

void take_first_code(StaffDoor& door, const std::string& code) {
    if (door.is_set() || code.empty()) return;
    if (content::is_pin(code))
        door.choose(code);
    else
        door.adopt(code);
}

Result<std::string> hashed_code_line(std::string_view digits) {
    if (!content::is_pin(digits)) return fail(Errc::invalid_value, "give a code of 4 to 8 digits, and nothing else");
    auto hash = content::hash_pin(digits);
    if (!hash) return hash;
    return "code = \"" + *hash + "\"";
}

}  // namespace parvis::kiosk

#include "kiosk/staff_code.h"

#include "content/staff/pin.h"
#include "content/staff/pin_hash.h"

namespace parvis::kiosk {

bool is_staff_code(const std::string& code) {
    return code.empty() || content::is_pin(code) || content::is_pin_hash(code);
}

Result<std::string> hashed_code_line(std::string_view digits) {
    if (!content::is_pin(digits)) return fail(Errc::invalid_value, "give a code of 4 to 8 digits, and nothing else");
    auto hash = content::hash_pin(digits);
    if (!hash) return hash;
    return "code = \"" + *hash + "\"";
}

}  // namespace parvis::kiosk

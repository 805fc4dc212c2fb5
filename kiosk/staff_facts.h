// What is told to staff of the contents of this board. For a worker thread: it opens each of them but the one that safe
// mode avoids.
#pragma once

#include <filesystem>

#include "content/store/store.h"
#include "kiosk/staff_desk.h"
#include "kiosk/start_record.h"

namespace parvis::kiosk {

// But the offer and what failed: those are not the store's.
[[nodiscard]] StaffFacts gather_staff_facts(const content::Store& store, const std::filesystem::path& shipped,
                                            const content::Keyring& keys, const SafeMode& safe_mode = {});

}  // namespace parvis::kiosk

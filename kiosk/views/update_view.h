// What an update says, in the words of a language.
#pragma once

#include "kiosk/screens/update.h"
#include "kiosk/strings/strings.h"
#include "kiosk/updater.h"

namespace parvis::kiosk {

[[nodiscard]] UpdateView make_update_view(const UpdateNews& news, const Strings& strings);

// For whoever reads it later, of a report as report_of() an entry of the log gives it. Who signed, and where it came
// from unless a stick brought it; may be empty.
[[nodiscard]] std::string update_source(const content::UpdateReport& report, const Strings& strings);
// How it ended: the sentences of the view, and each pack that was passed over with its reason, as far as it is named.
[[nodiscard]] std::string update_text(const content::UpdateReport& report, const Strings& strings);

}  // namespace parvis::kiosk

// What an update says, in the words of a language.
#pragma once

#include "kiosk/screens/update.h"
#include "kiosk/strings/strings.h"
#include "kiosk/updater.h"

namespace parvis::kiosk {

[[nodiscard]] UpdateView make_update_view(const UpdateNews& news, const Strings& strings);

}  // namespace parvis::kiosk

// What changes for visitors besides the sheets, in the words of a language.
#pragma once

#include <string>
#include <vector>

#include "content/pack/comparison.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

struct OtherChange {
    std::string what;                // “2 partenaires modifiés”, for the middle of a list
    std::vector<std::string> names;  // none: nobody calls it by name
};

[[nodiscard]] std::vector<OtherChange> other_changes(const content::Comparison& changes, const Strings& strings);

// All of them in a sentence, or that nothing changes at all; empty when the sheets are all there is to tell.
[[nodiscard]] std::string other_changes_sentence(const content::Comparison& changes, const Strings& strings);

}  // namespace parvis::kiosk

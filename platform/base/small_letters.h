// Names as a FAT or NTFS stick compares them, as far as plain letters go: without regard to A or a. All other bytes
// stay.
#pragma once

#include <string>
#include <string_view>

namespace parvis {

[[nodiscard]] inline std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return small;
}

}  // namespace parvis

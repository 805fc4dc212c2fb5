// From the bytes of a text file to clean UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

struct DecodedText {
    std::string utf8;  // valid UTF-8, NFC is not enforced, line ends are \n, no BOM, no control or direction marks
    std::string_view encoding;  // "UTF-8", "Windows-1252", "UTF-16LE", "UTF-16BE"
    struct Repair {
        int line;
        std::string what;  // in French: what was found and what was done
    };
    std::vector<Repair> repairs;  // broken sequences replaced by U+FFFD, control and right-to-left marks removed
};

// Recognises a BOM, UTF-16 without BOM by its zero bytes, UTF-8 by validity (a few broken bytes in otherwise valid
// UTF-8 are repairs), else Windows-1252. \r\n, \r and U+2028 become \n; tabs stay.
[[nodiscard]] DecodedText decode_text(std::string_view bytes);

}  // namespace parvis::content

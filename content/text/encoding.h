// From the bytes of a text file to clean UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

struct DecodedText {
    // Valid UTF-8, NFC is not enforced, line ends are \n; no BOM, no control, direction or invisible marks (soft
    // hyphen, zero-width space).
    std::string utf8;
    std::string_view encoding;  // "UTF-8", "Windows-1252", "UTF-16LE", "UTF-16BE"
    struct Repair {
        int line;          // 1-based, of utf8
        std::string what;  // in French: what was found and what was done
    };
    // One a line and kind: broken sequences replaced by U+FFFD (a run of them by one), control, right-to-left and
    // invisible marks removed, U+0080–U+009F read as the Windows-1252 signs they come from. At most 51: the last one
    // then says how many more lines were repaired.
    std::vector<Repair> repairs;
};

// Recognises a BOM, UTF-16 without BOM by its zero bytes, UTF-8 by validity (a few broken bytes in otherwise valid
// UTF-8 are repairs), else Windows-1252. \r\n, \r and U+2028 become \n; tabs stay.
[[nodiscard]] DecodedText decode_text(std::string_view bytes);

// Whether the bytes are as decode_text leaves them, as far as harm goes: whole UTF-8, no control or direction marks but
// line feeds and tabs.
[[nodiscard]] bool is_clean_text(std::string_view utf8);

}  // namespace parvis::content

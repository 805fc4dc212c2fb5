// Phone numbers as a French reader expects them, repaired where a spreadsheet took them for numbers.
#pragma once

#include <string>
#include <string_view>

namespace parvis::content {

struct PhoneReading {
    std::string shown;      // "05 90 12 34 56"; as written when it is not understood
    std::string complaint;  // in French: why it is not understood and what to write; empty when all is well
};

// One number, with or without words behind it ("0590123456 (accueil)"). A lost leading 0 comes back (590123456), +33,
// 0033 and the codes of the overseas departments become national, short numbers (15, 3230) stay, numbers of other
// countries stay as written. Excel's 5,90E+08 has lost its digits: a complaint.
[[nodiscard]] PhoneReading read_phone_number(std::string_view text);

// A cell with several numbers (| line / "ou"), shown with " / " between them. The first complaint is kept.
[[nodiscard]] PhoneReading read_phone_cell(std::string_view text);

}  // namespace parvis::content

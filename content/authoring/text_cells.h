// Shown text on its way back into a cell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace parvis::content {

// Each line with plain spaces where typesetting it makes narrow no-break ones of them again, or no-break ones: an Excel
// that saves in Windows-1252 turns narrow ones into question marks. Only for text that the builder typesets.
[[nodiscard]] std::string with_plain_spaces(std::string_view text);

// As authoring_cells.h's to_cell_…, for text that the builder typesets.
[[nodiscard]] std::string shown_cell(std::string_view text);
[[nodiscard]] std::string shown_cell(const std::vector<std::string>& values);
[[nodiscard]] std::string shown_cell(const std::vector<Block>& blocks);

}  // namespace parvis::content

// What staff write in one cell: trimmed text, several values, paragraphs and bullets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace parvis::content {

// Without spaces (no-break ones too) and line breaks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// As one line: line breaks and runs of spaces become one space.
[[nodiscard]] std::string one_line(std::string_view text);

// Lines as they are, each trimmed, without empty ones.
[[nodiscard]] std::vector<std::string> cell_lines(std::string_view text);

// Values separated by | or line breaks, without bullet signs, each kept once (compared folded), in order.
[[nodiscard]] std::vector<std::string> cell_values(std::string_view text);

// One block a line; • * and, as LibreOffice lets through, "- " open a bullet.
[[nodiscard]] std::vector<Block> cell_blocks(std::string_view text);

// How headings are compared: folded, and letters and digits only ("Mots-clés *" is "mots cles").
[[nodiscard]] std::string heading_key(std::string_view heading);

}  // namespace parvis::content

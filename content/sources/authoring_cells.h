// What staff write in one cell: trimmed text, several values, paragraphs and bullets. And the way back, for the folder
// that Parvis writes (content/authoring): what to_cell_… writes, its reader reads as it was.
// At the beginning of a line \ says that the sign behind it is only a sign ("\• …" is no bullet), as it does before a |
// between values. Elsewhere \ is a sign like others.
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

// The trimmed text without the \ that begin its lines.
[[nodiscard]] std::string cell_text(std::string_view text);

// "(exemple) Le jardin", "(aide) Le nom de l’action", in any case: what the empty template holds. It is not read.
[[nodiscard]] bool is_of_template(std::string_view text);

// Values separated by | or line breaks, without bullet signs, each kept once (compared folded), in order.
[[nodiscard]] std::vector<std::string> cell_values(std::string_view text);

// One block a line; • * and, as LibreOffice lets through, "- " open a bullet.
[[nodiscard]] std::vector<Block> cell_blocks(std::string_view text);

// The cells that are read so. Values and blocks stand one a line.
[[nodiscard]] std::string to_cell_text(std::string_view text);
[[nodiscard]] std::string to_cell_values(const std::vector<std::string>& values);
[[nodiscard]] std::string to_cell_blocks(const std::vector<Block>& blocks);

// How headings are compared: folded, and letters and digits only ("Mots-clés *" is "mots cles").
[[nodiscard]] std::string heading_key(std::string_view heading);

}  // namespace parvis::content

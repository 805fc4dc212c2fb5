// The lines below a text label as paragraphs and bullets: bullets found, hard-wrapped lines joined, lists of lines
// kept.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "content/sources/senacs_lines.h"

namespace parvis::content::senacs {

struct PlacedBlock {
    Block block;
    int line = 0;  // of its first word
};

// The rules are in SENACS.md. Linear in the text; nothing but the signs of bullets and lone dashes is left out.
[[nodiscard]] std::vector<PlacedBlock> blocks_of(const std::vector<Line>& lines);

// One block a line, bullets with "• ".
[[nodiscard]] std::string plain_text(const std::vector<Block>& blocks);

}  // namespace parvis::content::senacs

// Text that a sheet says twice is shown once.
#pragma once

#include <cstddef>
#include <vector>

#include "content/sources/senacs_blocks.h"

namespace parvis::content::senacs {

struct Repeat {
    std::size_t text = 0;  // index of the text that lost its copy
    int line = 0;          // where the copy began
    int first_line = 0;    // where the same is said first
    std::size_t blocks = 0;
};

// Removes from `texts` (in the order in which they are shown) every run of blocks that was there before and counts at
// least 80 letters: "Un quartier" may well be said twice. Compared folded. Linear.
[[nodiscard]] std::vector<Repeat> remove_repeats(std::vector<std::vector<PlacedBlock>>& texts);

}  // namespace parvis::content::senacs

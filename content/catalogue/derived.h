// What a catalogue file holds beside the document: worked out once, when it is written, and again by a check.
#pragma once

#include <cstdint>
#include <vector>

#include "content/catalogue/facets.h"
#include "content/document.h"

namespace parvis::content {

// Positions in document.actions in the order of lists: our centre's first, then by folded title, then by id.
[[nodiscard]] std::vector<std::uint32_t> list_order(const Document& document);

// For each need, the numbers (places in `order`) of the actions that it gathers, ascending: any of its dimensions or
// keywords, any of its words in title or summary (whole words, folded; several words one behind the other), or named.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> gathered_actions(const Document& document,
                                                                       const std::vector<std::uint32_t>& order);

// For each partner, the numbers of the actions that name it, by its name or one of its other names, folded.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> partner_actions(const Document& document,
                                                                      const std::vector<std::uint32_t>& order);

}  // namespace parvis::content

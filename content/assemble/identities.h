// Which sheets are one, and the id of each.
#pragma once

#include "content/diagnostic.h"
#include "content/document.h"

namespace parvis::content {

// Removes sheets that repeat an earlier one exactly (all but the origin), each with a note that names both places, and
// sets the ids that no source gave. A sheet with the id of an earlier one but other words gets "-2", "-3" …, and a
// warning. Compares what the sources say: to be called before anything is edited. Returns how many were removed.
[[nodiscard]] int identify_actions(std::vector<Action>& actions, Diagnostics& diagnostics);

// The same for what goes by one name: partners and posters.
void identify_partners(std::vector<Partner>& partners, Diagnostics& diagnostics);
void identify_posters(std::vector<Poster>& posters, Diagnostics& diagnostics);

// "actions.csv, ligne 12", for messages.
[[nodiscard]] std::string place_of(const Origin& origin);

}  // namespace parvis::content

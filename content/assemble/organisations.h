// The organisations behind the actions: declared by an authoring folder's centre.toml, or only named by a sheet.
#pragma once

#include <string>
#include <vector>

#include "content/assemble/word_rules.h"
#include "content/diagnostic.h"
#include "content/document.h"

namespace parvis::content {

// Fills document.organisations from what sources declared (already in it) and from the actions, one for each folded
// (source name, department), and sets each action's organisation_id, without which it stays when it names none and no
// organisation is ours. An action that gives a shown name, or no department, is led to the organisation that is meant
// when only one can be. Shown names: declared ones, then the table, then the rules of capitals.
void gather_organisations(const WordRules& rules, Document& document, Diagnostics& diagnostics);

// Makes the organisation of this name (source or shown, with or without " - département") ours, and no other; failing
// that, the only one whose name holds all its words ("La Source"). A name that nothing bears, or several do, is a
// warning that names the nearest; then what the sources said stays. An empty
// name changes nothing. Of several organisations that sources call theirs, the first is ours.
void choose_ours(const std::string& our_centre, std::vector<Organisation>& organisations, Diagnostics& diagnostics);

}  // namespace parvis::content

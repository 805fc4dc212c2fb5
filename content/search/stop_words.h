// Words of French that do not tell what is looked for.
#pragma once

#include <string_view>

namespace parvis::content {

// The little words that stand in every sheet: they are neither indexed nor asked for. `folded`: one token. "d" and "l"
// are what an apostrophe leaves. Words that also name a thing a visitor looks for are not among them: été (folded
// "ete"), vie, bien, fait.
[[nodiscard]] bool is_stop_word(std::string_view folded);

// Words with which people ask ("je cherche", "j'ai besoin de", "comment faire"). They are indexed, and the last one is
// asked for when nothing else is typed; beside another word they are left out.
[[nodiscard]] bool is_request_word(std::string_view folded);

}  // namespace parvis::content

// The little words of French that stand in every sheet: they are neither indexed nor asked for.
#pragma once

#include <string_view>

namespace parvis::content {

// `folded`: one token. "d" and "l" are what an apostrophe leaves. Words that also name a thing a visitor looks for
// are not among them: été (folded "ete"), vie, bien, fait.
[[nodiscard]] bool is_stop_word(std::string_view folded);

}  // namespace parvis::content

// Where lines break, by the rules of French typography: never inside a word, never at a no-break space (U+00A0,
// U+202F), after a hyphen or a slash inside a word. Pure: the caller says how wide a code point is.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::kiosk {

using Advance = std::function<float(char32_t)>;  // in pixels

struct TextLine {
    std::string text;       // without the space at which it was broken; with "…" when the text was shortened here
    std::size_t begin = 0;  // bytes of the source that it shows
    std::size_t end = 0;
    float width_px = 0;
};

struct TextLayout {
    std::vector<TextLine> lines;
    bool shortened = false;    // did not fit the asked number of lines; the last line ends with "…" at a word
    bool breaks_word = false;  // a word of usual length is broken between two letters: the place is too narrow
    float width_px = 0;        // of the widest line
};

// At most `max_lines` lines (0: as many as needed). A single word wider than `width_px` is broken between two letters,
// because leaving the glass would be worse: titles are laid out so that this does not happen. "\n" breaks.
[[nodiscard]] TextLayout lay_out(std::string_view utf8, float width_px, const Advance& advance, int max_lines = 0);

}  // namespace parvis::kiosk

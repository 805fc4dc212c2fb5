// Text on a page: laid out, drawn, and told to the semantic tree in one go.
#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct Mark {  // bytes of the text, drawn on Colours::mark
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Label {
    std::string_view text;
    Style style = Style::body;
    Colour ink = 0;
    Colour ground = 0;        // what it is drawn on
    int max_lines = 0;        // 0: as many as needed
    bool may_shorten = true;  // an ellipsis at the last line is foreseen: a card's lead
    bool heading = false;
    std::span<const Mark> marks{};
};

// The height it takes in that width.
[[nodiscard]] float label_height(const Ui& ui, const Label& label, float width_px);

// Draws it with its top left at (x, y) in that width; returns its height.
float draw_label(Ui& ui, const Label& label, float x, float y, float width_px);

// Of a page's title: h1 where there is height for it, else h2.
[[nodiscard]] Style page_title_style(const Ui& ui);

// The width of the widest word: less room than this would break inside it.
[[nodiscard]] float widest_word_px(const Ui& ui, std::string_view text, Style style);

}  // namespace parvis::kiosk

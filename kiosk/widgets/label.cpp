#include "kiosk/widgets/label.h"

#include <algorithm>

namespace parvis::kiosk {
namespace {

void draw_marks(Ui& ui, const Label& label, const TextLine& line, const TextStyle& style, float x, float y) {
    for (const Mark& mark : label.marks) {
        const std::size_t begin = std::max(mark.begin, line.begin);
        const std::size_t end = std::min(mark.end, line.end);
        if (begin >= end) continue;
        const float from = ui.canvas.width(label.text.substr(line.begin, begin - line.begin), style);
        const float width = ui.canvas.width(label.text.substr(begin, end - begin), style);
        const float slack = ui.px(2);
        const float height = style.em_px * 1.2F;
        ui.canvas.fill({x + from - slack, y + (style.line_px - height) / 2, width + 2 * slack, height},
                       ui.colours().mark, ui.px(6));
    }
}

}  // namespace

float label_height(const Ui& ui, const Label& label, float width_px) {
    const TextStyle style = ui.theme.style(label.style);
    return style.line_px *
           static_cast<float>(ui.canvas.lay_out(label.text, style, width_px, label.max_lines).lines.size());
}

float draw_label(Ui& ui, const Label& label, float x, float y, float width_px) {
    const TextStyle style = ui.theme.style(label.style);
    const TextLayout& layout = ui.canvas.lay_out(label.text, style, width_px, label.max_lines);
    const float height = style.line_px * static_cast<float>(layout.lines.size());
    const Box clip = ui.canvas.clip();
    float line_y = y;
    for (const TextLine& line : layout.lines) {
        if (line_y < clip.bottom() && line_y + style.line_px > clip.y) {
            draw_marks(ui, label, line, style, x, line_y);
            ui.canvas.text(x, line_y, line.text, style, label.ink);
        }
        line_y += style.line_px;
    }
    if (layout.lines.empty()) return 0;
    Node node;
    node.inside = ui.inside;
    node.role = label.heading ? Role::heading : Role::text;
    node.label = label.text;
    node.box = {x, y, layout.width_px, height};
    node.visible = node.box.meet(clip);
    node.style = style;
    node.ink = label.ink;
    node.ground = label.ground;
    node.broken = layout.breaks_word;
    node.cut = layout.shortened && !label.may_shorten;
    ui.tree.add(std::move(node));
    return height;
}

Style page_title_style(const Ui& ui) {
    const bool crowds = 6 * ui.theme.style(Style::h1).line_px > ui.page.height;
    return ui.theme.low() || crowds ? Style::h2 : Style::h1;
}

float widest_word_px(const Ui& ui, std::string_view text, Style style) {
    // Words end where a line may: after a space, a hyphen or a slash.
    const TextStyle type = ui.theme.style(style);
    float widest = 0;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" -/", begin), text.size());
        widest = std::max(widest, ui.canvas.width(text.substr(begin, std::min(end + 1, text.size()) - begin), type));
        begin = end + 1;
    }
    return widest;
}

}  // namespace parvis::kiosk

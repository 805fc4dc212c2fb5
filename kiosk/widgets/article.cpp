#include "kiosk/widgets/article.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

struct Look {
    Style style;
    float before_units;  // space above, unless it comes first
    bool secondary;
    bool heading;
};

Look look_of(PieceKind kind) {
    switch (kind) {
        case PieceKind::title:
            return {Style::h1, 18, false, true};
        case PieceKind::place:
            return {Style::body, 12, true, false};
        case PieceKind::lead:
            return {Style::lead_strong, 26, false, false};
        case PieceKind::heading:
            return {Style::h2, 40, false, true};
        case PieceKind::subheading:
            return {Style::h3, 28, false, true};
        case PieceKind::paragraph:
            return {Style::body, 14, false, false};
        case PieceKind::bullet:
            return {Style::body, 8, false, false};
        case PieceKind::fact:
            return {Style::body, 20, false, false};
        case PieceKind::chips:
            return {Style::label_strong, 22, false, false};
    }
    return {Style::body, 14, false, false};
}

// A title that would take half the page is set smaller.
Style style_of(const Ui& ui, const ArticlePiece& piece, float width_px) {
    constexpr std::size_t most_large_lines = 3;
    const Style style = look_of(piece.kind).style;
    if (piece.kind != PieceKind::title) return style;
    const bool high = ui.canvas.lay_out(piece.text, ui.theme.style(style), width_px).lines.size() > most_large_lines;
    return high || ui.theme.low() ? Style::h2 : style;
}

float indent_of(const Ui& ui, PieceKind kind) {
    if (kind == PieceKind::bullet) return ui.theme.icon_px(34);
    if (kind == PieceKind::fact) return ui.theme.icon_px(58);
    return 0;
}

}  // namespace

void Article::add(PieceKind kind, std::string text) {
    if (!text.empty()) pieces_.push_back({kind, std::move(text), {}, {}, {}});
}

void Article::add_blocks(const std::vector<content::Block>& blocks) {
    for (const content::Block& block : blocks)
        add(block.kind == content::BlockKind::bullet ? PieceKind::bullet : PieceKind::paragraph, block.text);
}

void Article::add_fact(Icon icon, std::string caption, std::string text) {
    if (!text.empty()) pieces_.push_back({PieceKind::fact, std::move(text), std::move(caption), icon, {}});
}

void Article::add_chips(std::vector<Chip> chips) {
    if (!chips.empty()) pieces_.push_back({PieceKind::chips, {}, {}, {}, std::move(chips)});
}

Article Article::first_lines(const Ui& ui, float width_px, int lines) const {
    Article first(accent_, ground_);
    for (const ArticlePiece& piece : pieces_) {
        if (lines <= 0) break;
        first.pieces_.push_back(piece);
        const Look look = look_of(piece.kind);
        if (look.heading || piece.kind == PieceKind::chips) continue;
        const float width = width_px - indent_of(ui, piece.kind);
        const TextLayout& layout = ui.canvas.lay_out(piece.text, ui.theme.style(look.style), width, lines);
        if (layout.shortened) {
            const TextLine& last = layout.lines.back();
            first.pieces_.back().text = piece.text.substr(0, last.begin) + last.text;
        }
        lines -= static_cast<int>(layout.lines.size());
    }
    while (!first.pieces_.empty() && look_of(first.pieces_.back().kind).heading) first.pieces_.pop_back();
    return first;
}

float Article::space_before(const Ui& ui, std::size_t index) const {
    if (index == 0) return 0;
    const PieceKind kind = pieces_[index].kind;
    // A heading holds on to what it announces.
    const PieceKind above = pieces_[index - 1].kind;
    const bool after_heading = above == PieceKind::heading || above == PieceKind::subheading;
    if (after_heading && kind == PieceKind::subheading) return ui.px(12);
    return after_heading ? ui.px(8) : ui.px(look_of(kind).before_units);
}

float Article::piece_height(const Ui& ui, const ArticlePiece& piece, float width_px) const {
    if (piece.kind == PieceKind::chips) return chips_height(ui, piece.chips, width_px);
    const float indent = indent_of(ui, piece.kind);
    float height = label_height(ui, {.text = piece.text, .style = style_of(ui, piece, width_px)}, width_px - indent);
    if (!piece.caption.empty()) height += ui.theme.style(Style::label).line_px;
    return height;
}

float Article::height(const Ui& ui, float width_px) const {
    float sum = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
        sum += space_before(ui, i) + piece_height(ui, pieces_[i], width_px);
    return sum;
}

void Article::draw_piece(Ui& ui, const ArticlePiece& piece, float x, float y, float width_px) const {
    if (piece.kind == PieceKind::chips) {
        draw_chips(ui, piece.chips, x, y, width_px, false);
        return;
    }
    const Look look = look_of(piece.kind);
    const Style text_style = style_of(ui, piece, width_px);
    const TextStyle style = ui.theme.style(text_style);
    const float indent = indent_of(ui, piece.kind);
    if (piece.kind == PieceKind::bullet)
        ui.canvas.circle(x + indent * 0.36F, y + style.line_px / 2, style.em_px * 0.15F, accent_);
    float text_y = y;
    if (piece.kind == PieceKind::fact) {
        const float caption_px = piece.caption.empty() ? 0 : ui.theme.style(Style::label).line_px;
        ui.canvas.icon(piece.icon, x + ui.theme.icon_px(20), y + (caption_px + style.line_px) / 2, ui.theme.icon_px(40),
                       accent_);
        if (!piece.caption.empty())
            text_y += draw_label(
                ui, {.text = piece.caption, .style = Style::label, .ink = ui.colours().ink2, .ground = ground_},
                x + indent, y, width_px - indent);
    }
    const Label label{.text = piece.text,
                      .style = text_style,
                      .ink = look.secondary ? ui.colours().ink2 : ui.colours().ink,
                      .ground = ground_,
                      .heading = look.heading};
    draw_label(ui, label, x + indent, text_y, width_px - indent);
}

void Article::draw(Ui& ui, float x, float y, float width_px) const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        y += space_before(ui, i);
        draw_piece(ui, pieces_[i], x, y, width_px);
        y += piece_height(ui, pieces_[i], width_px);
    }
}

namespace {

constexpr float box_pad_units = 28;

}  // namespace

float boxed_height(const Ui& ui, const Article& article, float width_px) {
    const float pad = ui.px(box_pad_units);
    return std::round(article.height(ui, width_px - 2 * pad)) + 2 * pad;
}

void draw_boxed(Ui& ui, const Article& article, float x, float y, float width_px) {
    const float pad = ui.px(box_pad_units);
    ui.canvas.fill({x, y, width_px, boxed_height(ui, article, width_px)}, article.ground(), ui.px(24));
    article.draw(ui, x + pad, y + pad, width_px - 2 * pad);
}

}  // namespace parvis::kiosk

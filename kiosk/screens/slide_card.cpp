#include "kiosk/screens/slide_card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace parvis::kiosk {
namespace {

constexpr float icon_units = 40;
constexpr int most_lines_of_large_title = 3;

// The least width in which the words take no more lines: no word stands alone on the last one.
float balanced(const Ui& ui, std::string_view words, const TextStyle& style, float width) {
    const std::size_t lines = ui.canvas.lay_out(words, style, width).lines.size();
    if (lines < 2) return width;
    float best = width;
    for (const float share : {0.96F, 0.92F, 0.88F, 0.84F, 0.8F, 0.76F, 0.72F, 0.68F, 0.64F, 0.6F}) {
        const TextLayout& tried = ui.canvas.lay_out(words, style, width * share);
        if (tried.lines.size() > lines || tried.breaks_word) break;
        best = width * share;
    }
    return best;
}

}  // namespace

bool tight(const Ui& ui) {
    constexpr float least_lines = 18;
    return ui.theme.compact() || ui.page.height < least_lines * ui.theme.style(Style::body).line_px;
}

SlideCard::SlideCard(const AttractSlide& slide, const Ui& ui)
    : slide_(slide), ui_(ui), pad_x_(ui.px(tight(ui) ? 32 : 64)), pad_y_(ui.px(tight(ui) ? 24 : 52)) {
    if (!slide.dimension.empty()) chips_.push_back(dimension_chip(ui, slide.dimension));
    if (!slide.kind.empty()) chips_.push_back(neutral_chip(ui, slide.kind));
}

bool SlideCard::fit(const Box& room) {
    width_ = room.width - 2 * pad_x_;
    const float most = room.height - 2 * pad_y_;
    if (fit_whole(most)) return true;
    shows_place_ = false;
    if (fit_whole(most)) return true;
    shows_text_ = slide_.text_is_all;
    if (fit_whole(most)) return true;
    shows_head_ = false;
    if (!fit_whole(most)) cut(most);
    return false;
}

bool SlideCard::fit_whole(float most) {
    for (const Style title : {Style::banner, Style::display, Style::h1, Style::h2, Style::h3}) {
        title_ = title;
        const bool small = title == Style::h2 || title == Style::h3;
        if (widest_word_px(ui_, slide_.title, title) > width_) continue;
        if (!small && lines_of_title() > most_lines_of_large_title) continue;
        for (const Style text : {Style::banner_text, Style::lead, Style::body, Style::label}) {
            // Words larger than their title would be odd; small ones are for what is said nowhere else.
            if ((small && text == Style::banner_text) || (!slide_.text_is_all && text == Style::label)) continue;
            text_ = text;
            for (const int lines : slide_.text_is_all ? std::array{0, 0} : std::array{3, 2}) {
                text_lines_ = lines;
                if (height() <= most) return true;
            }
        }
    }
    return false;
}

// With the smallest words. Only a poster still has its text.
void SlideCard::cut(float most) {
    const auto lines_more = [&](Style style) {
        return static_cast<int>(std::floor((most - height()) / ui_.theme.style(style).line_px));
    };
    text_ = Style::label;
    text_lines_ = 1;
    text_lines_ = 1 + std::max(0, lines_more(text_));
    if (height() <= most) return;
    shows_text_ = false;
    // A title of which one line is left says less than a whole one.
    if (lines_more(title_) + lines_of_title() < std::min(2, lines_of_title())) shows_when_ = false;
    if (height() > most) title_lines_ = std::max(1, lines_more(title_) + lines_of_title());
}

float SlideCard::box_height() const {
    return std::round(height() + 2 * pad_y_);
}

void SlideCard::draw(const Box& box, Colour ground, Ui& ui) const {
    const Colours& colours = ui.colours();
    const float x = box.x + pad_x_;
    float y = box.y + pad_y_;
    if (has_head()) y += draw_head(x, y, ui) + head_gap();
    const float title_px = title_lines_ > 0 ? width_ : balanced(ui, slide_.title, ui.theme.style(title_), width_);
    y += draw_label(ui, title(colours.ink, ground), x, y, title_px);
    if (has_when()) y += small_gap() + draw_when(x, y + small_gap(), ground, ui);
    if (has_text()) {
        const float width = slide_.text_is_all ? width_ : balanced(ui, slide_.text, ui.theme.style(text_), width_);
        y += small_gap() + draw_label(ui, text(colours.ink2, ground), x, y + small_gap(), width);
    }
    if (has_place()) draw_label(ui, place(colours.ink2, ground), x, y + small_gap(), width_);
}

float SlideCard::height() const {
    float sum = label_height(ui_, title(0, 0), width_);
    if (has_head()) sum += head_height() + head_gap();
    if (has_when()) sum += small_gap() + when_height();
    if (has_text()) sum += small_gap() + label_height(ui_, text(0, 0), width_);
    if (has_place()) sum += small_gap() + label_height(ui_, place(0, 0), width_);
    return sum;
}

int SlideCard::lines_of_title() const {
    return static_cast<int>(ui_.canvas.lay_out(slide_.title, ui_.theme.style(title_), width_).lines.size());
}

float SlideCard::badge() const {
    return slide_.icon.code_point != 0 ? ui_.theme.badge_px(tight(ui_) ? 72 : 104, Style::h3) : 0;
}

float SlideCard::head_height() const {
    return std::max(badge(), chips_height(ui_, chips_, chips_width()));
}

float SlideCard::draw_head(float x, float y, Ui& ui) const {
    const Tint& tint = ui.colours().other;
    if (badge() > 0) {
        ui.canvas.fill({x, y, badge(), badge()}, tint.ground, ui.px(28));
        ui.canvas.icon(slide_.icon, x + badge() / 2, y + badge() / 2, std::round(badge() * 0.54F), tint.strong);
    }
    const float beside = badge() > 0 ? badge() + ui.px(24) : 0;
    const float down = std::round((head_height() - chips_height(ui, chips_, chips_width())) / 2);
    draw_chips(ui, chips_, x + beside, y + down, chips_width(), false);
    return head_height();
}

float SlideCard::when_indent() const {
    return when_side() + ui_.theme.icon_px(icon_units) + ui_.px(16);
}

float SlideCard::when_width() const {
    return balanced(ui_, slide_.when, ui_.theme.style(when(0, 0).style), width_ - when_indent() - when_side());
}

float SlideCard::when_height() const {
    return label_height(ui_, when(0, 0), when_width()) + 2 * when_above();
}

float SlideCard::draw_when(float x, float y, Colour ground, Ui& ui) const {
    const Colours& colours = ui.colours();
    const bool today = slide_.when_is_today;
    const Label words = when(today ? colours.on_sun : colours.ink, today ? colours.sun : ground);
    const TextStyle style = ui.theme.style(words.style);
    const float height = when_height();
    if (today) {
        const float words_px = ui.canvas.lay_out(slide_.when, style, when_width()).width_px;
        ui.canvas.fill({x, y, when_indent() + std::ceil(words_px) + when_side(), height}, colours.sun,
                       (style.line_px + 2 * when_above()) / 2);
    }
    const float size = ui.theme.icon_px(icon_units);
    ui.canvas.icon(icon("clock"), x + when_side() + size / 2, y + when_above() + style.line_px / 2, size, words.ink);
    draw_label(ui, words, x + when_indent(), y + when_above(), when_width());
    return height;
}

Label SlideCard::title(Colour ink, Colour ground) const {
    return {.text = slide_.title,
            .style = title_,
            .ink = ink,
            .ground = ground,
            .max_lines = title_lines_,
            .may_shorten = false,
            .heading = true};
}

Label SlideCard::when(Colour ink, Colour ground) const {
    return {.text = slide_.when,
            .style = tight(ui_) ? Style::body_strong : Style::lead_strong,
            .ink = ink,
            .ground = ground,
            .may_shorten = false};
}

Label SlideCard::text(Colour ink, Colour ground) const {
    return {.text = slide_.text, .style = text_, .ink = ink, .ground = ground, .max_lines = text_lines_};
}

Label SlideCard::place(Colour ink, Colour ground) const {
    return {.text = slide_.place,
            .style = tight(ui_) ? Style::label : Style::body,
            .ink = ink,
            .ground = ground,
            .may_shorten = false};
}

}  // namespace parvis::kiosk

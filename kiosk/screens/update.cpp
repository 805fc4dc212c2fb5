#include "kiosk/screens/update.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/flow.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/notice_strip.h"
#include "kiosk/widgets/overlay.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

Icon icon_of(UpdateMood mood) {
    switch (mood) {
        case UpdateMood::working:
            return icon("usb");
        case UpdateMood::good:
            return icon("check");
        case UpdateMood::refused:
            return icon("info");
    }
    return {};
}

const Tint& tint_of(UpdateMood mood, const Colours& colours) {
    return mood == UpdateMood::refused ? colours.other : colours.services;
}

// What the card holds, from the top of a column down; measured only, or drawn.
class CardColumn {
public:
    CardColumn(const UpdateView& view, float x, float top, float width, bool draws, Ui& ui)
        : view_(view), ui_(ui), draws_(draws), x_(x), width_(width), top_(top), y_(top) {}

    void words(const UpdateState& state) {
        head();
        progress();
        figures();
        others();
        names(state);
        advice();
    }

    // Of all of it, without the room that would part it from more.
    [[nodiscard]] float height() const { return std::max(0.0F, y_ - section() - top_); }

    std::optional<Intent> buttons(UpdateState& state) {
        std::optional<Intent> intent;
        const float gap = ui_.px(20);
        const Button close{.id = widget_id("close update"), .label = ui_.tr(Text::close), .icon_before = icon("x")};
        const Button names{.id = widget_id("update names"),
                           .label = ui_.tr(state.names ? Text::update_hide_names : Text::update_see_names),
                           .icon_before = state.names ? icon("chevron-up") : icon("chevron-down")};
        Flow flow({x_, 0, width_, 0}, y_, gap);
        const auto place = [&](const Button& button) {
            const Extent extent = button_extent(ui_, button, width_);
            const Box box = flow.next(extent.width, extent.height);
            return draws_ && draw_button(ui_, button, box);
        };
        if (view_.mood != UpdateMood::working && place(close)) intent = UpdateClosed{};
        if (!view_.names.empty() && place(names)) {
            state.names = !state.names;
            ui_.moving = true;
        }
        if (flow.height() > 0) y_ += flow.height() + section();
        return intent;
    }

private:
    void head() {
        const Tint& tint = tint_of(view_.mood, ui_.colours());
        const float badge = ui_.theme.badge_px(ui_.theme.compact() ? 88 : 128, Style::h2);
        const float gap = ui_.px(ui_.theme.compact() ? 20 : 32);
        const Label title = label(view_.title, title_style(), ui_.colours().ink, true);
        // Beside the badge where the longest word has room there, else below it.
        const bool beside = widest_word_px(ui_, view_.title, title_style()) <= width_ - badge - gap;
        const float text_x = beside ? x_ + badge + gap : x_;
        const float text_width = beside ? width_ - badge - gap : width_;
        float words = label_height(ui_, title, text_width);
        for (const Label& line : lines()) words += ui_.px(4) + label_height(ui_, line, text_width);
        // In the middle of its words, as long as these are not a paragraph.
        const float badge_y = beside && words < 2 * badge ? y_ + std::max(0.0F, (words - badge) / 2) : y_;
        if (draws_) ui_.canvas.fill({x_, badge_y, badge, badge}, tint.ground, ui_.px(36));
        if (draws_)
            ui_.canvas.icon(icon_of(view_.mood), x_ + badge / 2, badge_y + badge / 2, badge * 0.52F, tint.strong);
        float y = beside ? y_ + std::max(0.0F, (badge - words) / 2) : y_ + badge + gap / 2;
        y += put(title, text_x, y, text_width);
        for (const Label& line : lines()) y += ui_.px(4) + put(line, text_x, y + ui_.px(4), text_width);
        y_ += beside ? std::max(badge, words) : badge + gap / 2 + words;
        y_ += section();
    }

    void progress() {
        if (view_.mood != UpdateMood::working) return;
        if (draws_)
            draw_progress(ui_, {x_, y_, width_, ui_.px(24)}, view_.share, ui_.colours().services.strong,
                          ui_.colours().line);
        y_ += ui_.px(24) + ui_.px(18);
        const Label step = label(view_.step, Style::body, ui_.colours().ink2);
        const Label left = label(view_.time_left, Style::body, ui_.colours().ink2);
        const float left_px = std::ceil(ui_.canvas.width(view_.time_left, ui_.theme.style(Style::body)));
        const float step_px = std::ceil(ui_.canvas.width(view_.step, ui_.theme.style(Style::body)));
        const bool one_line = step_px + left_px + ui_.px(24) <= width_;
        if (!view_.time_left.empty() && one_line) put(left, x_ + width_ - left_px, y_, left_px);
        y_ += put(step, x_, y_, one_line ? width_ - left_px : width_);
        if (!view_.time_left.empty() && !one_line) y_ += put(left, x_, y_, width_);
        y_ += section();
    }

    void figures() {
        if (view_.figures.empty()) return;
        const float gap = ui_.px(24);
        const float pad = ui_.px(ui_.theme.compact() ? 18 : 28);
        const auto count = static_cast<float>(view_.figures.size());
        float least = 0;
        for (const UpdateView::Figure& figure : view_.figures)
            least = std::max(
                {least, widest_word_px(ui_, figure.what, Style::body), widest_word_px(ui_, figure.number, Style::h1)});
        const float across = (width_ - gap * (count - 1)) / count;
        const bool row = least + 2 * pad <= across;
        const float tile = row ? across : width_;
        float highest = 0;
        for (const UpdateView::Figure& figure : view_.figures)
            highest = std::max(highest, height_of(figure, tile, pad));
        float x = x_;
        for (const UpdateView::Figure& figure : view_.figures) {
            const float height = row ? highest : height_of(figure, tile, pad);
            const Box box{x, y_, tile, height};
            if (draws_) ui_.canvas.fill(box, ui_.colours().surface, ui_.px(28));
            if (draws_ && ui_.colours().flat) ui_.canvas.outline(box, ui_.colours().line, ui_.px(28), ui_.px(2));
            float y = y_ + pad;
            y += put(on_tile(figure.number, Style::h1, ui_.colours().ink), x + pad, y, tile - 2 * pad);
            put(on_tile(figure.what, Style::body, ui_.colours().ink2), x + pad, y, tile - 2 * pad);
            if (row) {
                x += tile + gap;
            } else {
                y_ += height + gap / 2;
            }
        }
        if (row) y_ += highest;
        y_ += section();
    }

    void others() {
        if (view_.others.empty()) return;
        y_ += put(label(view_.others, Style::body, ui_.colours().ink), x_, y_, width_) + section();
    }

    void names(const UpdateState& state) {
        if (!state.names) return;
        for (const UpdateView::Names& group : view_.names) {
            y_ += put(label(group.title, Style::h3, ui_.colours().ink, true), x_, y_, width_) + ui_.px(8);
            for (const std::string& name : group.names)
                y_ += put(label(name, Style::body, ui_.colours().ink2), x_, y_, width_) + ui_.px(4);
            y_ += section();
        }
    }

    void advice() {
        if (view_.advice.empty()) return;
        // Why nothing changed, and what to do: what the card is there for.
        const Colour ink = view_.mood == UpdateMood::refused ? ui_.colours().ink : ui_.colours().ink2;
        y_ += put(label(view_.advice, Style::body, ink), x_, y_, width_);
        for (const std::string& note : view_.notes)
            y_ += ui_.px(8) + put(label(note, Style::body, ui_.colours().ink2), x_, y_ + ui_.px(8), width_);
        y_ += section();
    }

    float put(const Label& label, float x, float y, float width) {
        return draws_ ? draw_label(ui_, label, x, y, width) : label_height(ui_, label, width);
    }
    [[nodiscard]] float section() const { return ui_.px(ui_.theme.compact() ? 22 : 40); }
    [[nodiscard]] Style title_style() const { return ui_.theme.low() ? Style::h2 : Style::h1; }
    [[nodiscard]] Label label(std::string_view text, Style style, Colour ink, bool heading = false) const {
        return {.text = text, .style = style, .ink = ink, .ground = ui_.colours().paper, .heading = heading};
    }
    [[nodiscard]] Label on_tile(std::string_view text, Style style, Colour ink) const {
        return {.text = text, .style = style, .ink = ink, .ground = ui_.colours().surface};
    }
    // Below the title.
    [[nodiscard]] std::vector<Label> lines() const {
        std::vector<Label> lines;
        for (const std::string& words : {std::cref(view_.source), std::cref(view_.content)})
            if (!words.empty()) lines.push_back(label(words, Style::body, ui_.colours().ink2));
        return lines;
    }
    [[nodiscard]] float height_of(const UpdateView::Figure& figure, float tile, float pad) const {
        return label_height(ui_, on_tile(figure.number, Style::h1, 0), tile - 2 * pad) +
               label_height(ui_, on_tile(figure.what, Style::body, 0), tile - 2 * pad) + 2 * pad;
    }

    const UpdateView& view_;
    Ui& ui_;
    bool draws_;
    float x_;
    float width_;
    float top_;
    float y_;
};

NoticeStrip strip_of(const UpdateView& view) {
    return {view.strip_title, view.strip, icon_of(view.mood),
            view.mood == UpdateMood::working ? std::optional(view.share) : std::nullopt};
}

}  // namespace

std::optional<Intent> draw_update(const UpdateView& view, UpdateState& state, const Box& glass, Ui& ui) {
    const Colours& colours = ui.colours();
    record_dialog(ui, widget_id("update"), view.title, glass, colours.paper);
    ui.canvas.fill(glass, colours.veil, 0, Corners::none);
    const WidgetId ground = widget_id("update", "ground");
    record_backdrop(ui, ground, glass);

    const float margin = ui.theme.margin_px();
    const float width = std::min(glass.width - 2 * margin, std::max(ui.px(1200), ui.theme.icon_px(900)));
    const float pad = ui.px(ui.theme.compact() ? 36 : 80);
    const float most = glass.height - margin;
    const float radius = ui.px(48);
    const float text_width = width - 2 * pad;
    const auto measured = [&] { return CardColumn(view, 0, 0, text_width, false, ui); };
    CardColumn words = measured(), foot = measured(), all = measured();
    words.words(state);
    static_cast<void>(foot.buttons(state));
    all.words(state);
    static_cast<void>(all.buttons(state));
    const float height = std::min(most, all.height() + 2 * pad);
    const Box card{std::round(glass.centre_x() - width / 2), std::round(glass.centre_y() - height / 2), width, height};
    ui.canvas.fill(card, colours.paper, radius);
    if (colours.flat) ui.canvas.outline(card, colours.line, radius, ui.px(4));

    // The buttons keep their place below what scrolls; where they would leave it little room, they scroll with it.
    const bool foot_stays = height < all.height() + 2 * pad && foot.height() > 0 && foot.height() < height / 3;
    const float foot_y = card.bottom() - pad - foot.height();
    const float window_px = (foot_stays ? foot_y - ui.px(20) : card.bottom() - pad / 2) - (card.y + pad / 2);
    // Its bar stands beside the column, in the card's own margin.
    const Box window{card.x + pad / 2, card.y + pad / 2, card.width - pad / 2 - ui.px(10), window_px};
    std::optional<Intent> intent;
    {
        ScrollArea area(ui, widget_id("update scroll"), window, state.scroll);
        area.set_content((foot_stays ? words : all).height() + pad);
        CardColumn column(view, card.x + pad, area.top() + pad / 2, text_width, true, ui);
        column.words(state);
        if (!foot_stays) intent = column.buttons(state);
    }
    if (foot_stays) intent = CardColumn(view, card.x + pad, foot_y, text_width, true, ui).buttons(state);
    // A result stays until it is touched; who scrolls in it or asks for the names is reading it.
    if (view.mood != UpdateMood::working && ui.touch.tapped(ground)) return UpdateClosed{};
    return intent;
}

float update_strip_height(const UpdateView& view, const Box& page, const Ui& ui) {
    return notice_strip_height(strip_of(view), page, ui);
}

std::optional<Intent> draw_update_strip(const UpdateView& view, const Box& strip, Ui& ui) {
    if (!draw_notice_strip(widget_id("update strip"), strip_of(view), strip, ui)) return std::nullopt;
    return UpdateOpened{};
}

}  // namespace parvis::kiosk

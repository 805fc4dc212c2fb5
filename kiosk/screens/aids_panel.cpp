#include "kiosk/screens/aids_panel.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/flow.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/overlay.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

struct Choice {
    Button button;
    Intent intent;
};

struct Group {
    std::string_view title;  // may be empty
    std::vector<Choice> choices;
};

Choice choice(std::string_view key, std::string_view label, Icon plain, bool chosen, Intent intent) {
    return {{.id = widget_id("aid", key),
             .label = label,
             .icon_before = chosen ? icon("check") : plain,
             .strong = chosen,
             .on_paper = false},
            std::move(intent)};
}

Group text_sizes(const Ui& ui) {
    Group group{ui.tr(Text::aid_text_title), {}};
    const auto add = [&](std::string_view key, Text label, TextSize size) {
        Aids aids = ui.theme.aids();
        const bool chosen = aids.text == size;
        aids.text = size;
        group.choices.push_back(choice(key, ui.tr(label), icon("a-large-small"), chosen, AidsChosen{aids}));
    };
    add("normal", Text::aid_text_normal, TextSize::normal);
    add("large", Text::aid_text_large, TextSize::large);
    add("largest", Text::aid_text_largest, TextSize::largest);
    return group;
}

Group contrasts(const Ui& ui) {
    Group group{ui.tr(Text::aid_contrast_title), {}};
    for (const bool high : {false, true}) {
        Aids aids = ui.theme.aids();
        const bool chosen = aids.high_contrast == high;
        aids.high_contrast = high;
        group.choices.push_back(choice(high ? "high contrast" : "colours",
                                       ui.tr(high ? Text::aid_contrast_high : Text::aid_contrast_normal),
                                       icon("contrast"), chosen, AidsChosen{aids}));
    }
    return group;
}

Group heights(const Ui& ui) {
    Group group{ui.tr(Text::aid_reach_title), {}};
    for (const bool lowered : {false, true}) {
        Aids aids = ui.theme.aids();
        const bool chosen = aids.lowered == lowered;
        aids.lowered = lowered;
        group.choices.push_back(
            choice(lowered ? "lowered" : "whole", ui.tr(lowered ? Text::aid_reach_lowered : Text::aid_reach_whole),
                   lowered ? icon("arrow-down-to-line") : icon("arrow-up-to-line"), chosen, AidsChosen{aids}));
    }
    return group;
}

std::vector<Group> groups(BarFold fold, bool can_go_back, const Ui& ui) {
    std::vector<Group> all;
    if (fold >= BarFold::home && can_go_back)
        all.push_back({{}, {choice("home", ui.tr(Text::home), icon("house"), false, Go{HomeChosen{}})}});
    all.push_back(text_sizes(ui));
    all.push_back(contrasts(ui));
    if (can_lower(ui.theme.glass())) all.push_back(heights(ui));
    if (fold >= BarFold::language) {
        const Language other = other_language(ui.strings.language());
        all.push_back({ui.tr(Text::aid_language_title),
                       {choice("language", language_name(other), icon("languages"), false, LanguageChosen{other})}});
    }
    return all;
}

// A group's choices beside each other, on as many lines as they take.
float draw_choices(const std::vector<Choice>& choices, float x, float y, float width, Ui& ui,
                   std::optional<Intent>& intent) {
    Flow flow({x, 0, width, 0}, y, ui.px(20));
    for (const Choice& choice : choices) {
        const Extent extent = button_extent(ui, choice.button, width);
        if (draw_button(ui, choice.button, flow.next(extent.width, extent.height))) intent = choice.intent;
    }
    return flow.height();
}

float draw_groups(const std::vector<Group>& all, const Box& column, float top, Ui& ui, std::optional<Intent>& intent) {
    float y = top + ui.px(12);
    for (const Group& group : all) {
        if (!group.title.empty())
            y += draw_label(ui,
                            {.text = group.title,
                             .style = Style::h3,
                             .ink = ui.colours().ink,
                             .ground = ui.colours().surface,
                             .heading = true},
                            column.x, y, column.width) +
                 ui.px(14);
        y += draw_choices(group.choices, column.x, y, column.width, ui, intent) + ui.px(36);
    }
    return y - top;
}

// Title at the left, the way out at the right, below each other where they do not fit.
float draw_head(const Box& column, Ui& ui, std::optional<Intent>& intent) {
    const Label title{.text = ui.tr(Text::aids),
                      .style = Style::h2,
                      .ink = ui.colours().ink,
                      .ground = ui.colours().surface,
                      .heading = true};
    const Button close{
        .id = widget_id("close aids"), .label = ui.tr(Text::close), .icon_before = icon("x"), .on_paper = false};
    const float close_px = button_width(ui, close);
    const float line = ui.theme.style(Style::h2).line_px;
    const float height = std::max(button_height(ui), line);
    const float title_px = ui.canvas.width(title.text, ui.theme.style(Style::h2));
    if (title_px + close_px + ui.px(24) <= column.width)
        draw_label(ui, title, column.x, column.y + (height - line) / 2, column.width);
    if (draw_button(
            ui, close,
            {column.right() - close_px, column.y + (height - button_height(ui)) / 2, close_px, button_height(ui)}))
        intent = AidsPanel{false};
    return height;
}

}  // namespace

std::optional<Intent> draw_aids_panel(BarFold fold, bool can_go_back, AidsPanelState& state, Ui& ui) {
    std::optional<Intent> intent;
    const float pad = ui.px(ui.theme.low() ? 28 : 48);
    const float chrome = 2 * pad + button_height(ui) + ui.px(20);
    const float wanted = std::max(state.scroll.content_px, ui.px(300)) + chrome;
    const float beside = ui.theme.low() ? ui.px(16) : ui.theme.margin_px();
    const float width = std::min(ui.page.width - 2 * beside, ui.theme.icon_px(1180));
    const float below = wanted + 2 * beside <= ui.page.height ? beside : ui.px(16);
    const float height = std::round(std::min(ui.page.height - 2 * below, wanted));
    const Box panel{std::round(ui.page.right() - beside - width), std::round(ui.page.bottom() - below - height), width,
                    height};
    if (draw_veil(ui, "aids panel", ui.tr(Text::aids), ui.page, panel)) intent = AidsPanel{false};
    draw_card_ground(ui, panel, 36, false, false);
    const Box inner = panel.inset(pad);
    const std::vector<Group> all = groups(fold, can_go_back, ui);
    const float after_head = ui.px(20);
    // Where the head would leave little room for the choices, it scrolls with them.
    const bool head_scrolls = inner.height < 3 * button_height(ui);
    const float head = head_scrolls ? 0 : draw_head(inner, ui, intent) + after_head;
    const Box window{panel.x + ui.px(4), inner.y + head, panel.width - ui.px(8), inner.height - head};
    ScrollArea area(ui, widget_id("aids list"), window, state.scroll);
    float y = area.top();
    if (head_scrolls) y += draw_head({inner.x, y, inner.width, inner.height}, ui, intent) + after_head;
    y += draw_groups(all, inner, y, ui, intent);
    area.set_content(y - area.top());
    return intent;
}

}  // namespace parvis::kiosk

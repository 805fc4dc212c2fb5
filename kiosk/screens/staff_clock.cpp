#include "kiosk/screens/staff_clock.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "kiosk/widgets/card.h"
#include "kiosk/widgets/choice_card.h"
#include "kiosk/widgets/flow.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

struct Step {
    ClockPart part;
    const std::string& value;
    Text less;
    Text more;
};

float text_height(const Step& step, float width, const Ui& ui) {
    return label_height(ui, {.text = step.value, .style = Style::body_strong}, width);
}

// Two buttons, and beside them what they change.
float draw_step(const Step& step, const Box& at, float y, std::optional<Intent>& intent, Ui& ui) {
    const float side = button_height(ui);
    const float gap = ui.px(20);
    const float x = at.x + 2 * (side + gap);
    const float height = std::max(side, text_height(step, at.right() - x, ui));
    const std::string key = std::to_string(static_cast<int>(step.part));
    const Button less{.id = widget_id("clock less", key),
                      .label = ui.tr(step.less),
                      .icon_before = icon("minus"),
                      .on_paper = false,
                      .icon_only = true};
    const Button more{.id = widget_id("clock more", key),
                      .label = ui.tr(step.more),
                      .icon_before = icon("plus"),
                      .on_paper = false,
                      .icon_only = true};
    const float top = std::round(y + (height - side) / 2);
    if (draw_button(ui, less, {at.x, top, side, side})) intent = ClockStepped{step.part, -1};
    if (draw_button(ui, more, {at.x + side + gap, top, side, side})) intent = ClockStepped{step.part, 1};
    const Label words{
        .text = step.value, .style = Style::body_strong, .ink = ui.colours().ink, .ground = ui.colours().surface};
    draw_label(ui, words, x, std::round(y + (height - text_height(step, at.right() - x, ui)) / 2), at.right() - x);
    return height;
}

float draw_setting(const ClockView::Steps& steps, const Box& at, float y, std::optional<Intent>& intent, Ui& ui) {
    const std::array<Step, 4> all = {
        {{ClockPart::month, steps.month, Text::clock_month_less, Text::clock_month_more},
         {ClockPart::day, steps.day, Text::clock_day_less, Text::clock_day_more},
         {ClockPart::hour, steps.hour, Text::clock_hour_less, Text::clock_hour_more},
         {ClockPart::minute, steps.minute, Text::clock_minute_less, Text::clock_minute_more}}};
    const Button set{.id = widget_id("clock set"),
                     .label = ui.tr(Text::clock_set),
                     .icon_before = icon("check"),
                     .strong = true,
                     .on_paper = false};
    const Button drop{
        .id = widget_id("clock drop"), .label = ui.tr(Text::clock_drop), .icon_before = icon("x"), .on_paper = false};
    const float pad = card_pad_px(ui);
    const float gap = ui.px(20);
    const Box inside{at.x + pad, 0, at.width - 2 * pad, 0};
    const std::array<std::pair<Button, ClockChoice>, 2> buttons = {
        {{set, ClockChoice::set}, {drop, ClockChoice::drop}}};
    const auto place = [&](Flow& flow, const Button& button) {
        const Extent extent = button_extent(ui, button, inside.width);
        return flow.next(extent.width, extent.height);
    };
    const Label words{.text = ui.tr(Text::clock_choose),
                      .style = Style::body,
                      .ink = ui.colours().ink,
                      .ground = ui.colours().surface};
    Flow measured(inside, 0, gap);
    for (const auto& [button, choice] : buttons) place(measured, button);
    float height = pad + label_height(ui, words, inside.width) + gap + measured.height() + pad;
    const float beside = 2 * (button_height(ui) + gap);
    for (const Step& step : all)
        height += std::max(button_height(ui), text_height(step, inside.width - beside, ui)) + gap;
    height = std::round(height);
    draw_card_ground(ui, {at.x, y, at.width, height}, 28, false, false);
    float down = y + pad;
    down += draw_label(ui, words, inside.x, down, inside.width) + gap;
    for (const Step& step : all) down += draw_step(step, inside, down, intent, ui) + gap;
    Flow flow(inside, down, gap);
    for (const auto& [button, choice] : buttons) {
        if (!draw_button(ui, button, place(flow, button))) continue;
        intent = ClockChosen{choice};
        ui.changed_under_finger = true;
    }
    return height;
}

float draw_time(const ClockView& view, const Box& at, float y, std::optional<Intent>& intent, Ui& ui) {
    Article article(ui.colours().services.strong, ui.colours().surface);
    article.add(PieceKind::lead, view.text);
    if (!view.advice.empty()) article.add(PieceKind::paragraph, view.advice);
    std::vector<Button> buttons;
    std::vector<ClockChoice> choices;
    if (view.may_set) {
        buttons.push_back({.id = widget_id("clock start"),
                           .label = ui.tr(Text::clock_start),
                           .icon_before = icon("clock"),
                           .on_paper = false});
        choices.push_back(ClockChoice::start);
    }
    if (!view.reset.empty()) {
        buttons.push_back(
            {.id = widget_id("clock reset"), .label = view.reset, .icon_before = icon("undo-2"), .on_paper = false});
        choices.push_back(ClockChoice::reset);
    }
    const ChoiceDrawn drawn = draw_choice_card({article, buttons}, at, y, ui);
    if (drawn.chosen) {
        intent = ClockChosen{choices[*drawn.chosen]};
        ui.changed_under_finger = true;
    }
    return drawn.height;
}

}  // namespace

float draw_staff_clock(const ClockView& view, const Box& at, std::optional<Intent>& intent, Ui& ui) {
    const Label heading{.text = ui.tr(Text::clock_title),
                        .style = Style::h2,
                        .ink = ui.colours().ink,
                        .ground = ui.colours().paper,
                        .heading = true};
    const float top = draw_label(ui, heading, at.x, at.y, at.width) + ui.px(16);
    if (view.steps) return top + draw_setting(*view.steps, at, at.y + top, intent, ui);
    return top + draw_time(view, at, at.y + top, intent, ui);
}

}  // namespace parvis::kiosk

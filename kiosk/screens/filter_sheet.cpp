#include "kiosk/screens/filter_sheet.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/flow.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/letter_row.h"
#include "kiosk/widgets/overlay.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t values_at_once = 6;
constexpr std::size_t most_without_letter = 120;  // more are laid out for one letter at a time only
constexpr float slide_seconds = 0.22F;
constexpr float gap_units = 16;
constexpr float side_units = 28;
constexpr float icon_units = 36;

float head_gap(const Ui& ui) {
    return ui.px(ui.theme.low() ? 12 : 18);
}

// One value: a pill that is chosen or not, or plain words when choosing it would show nothing.
class ValuePill {
public:
    ValuePill(Ui& ui, const FilterValue& value, float most_px)
        : ui_(ui), value_(value), count_(std::to_string(value.count)), most_px_(most_px) {}

    // As wide as its words; with a detail below them, as wide as the column: such values stand in a list.
    [[nodiscard]] Extent extent() const {
        const float words = std::ceil(ui_.canvas.width(value_.label, ui_.theme.style(Style::body_strong)));
        const float width = value_.detail.empty() ? std::min(most_px_, words + around()) : most_px_;
        return {width, height_of(words_height(width - around()))};
    }

    // True when tapped.
    bool draw(const Box& box) {
        const Colours& colours = ui_.colours();
        const bool can_choose = value_.count > 0 || value_.chosen;
        const WidgetId id = widget_id("filter value", value_.value);
        const bool pressed = can_choose && ui_.touch.pressed(id);
        Colour ground = colours.surface;
        Colour ink = colours.action;
        Colour ink2 = colours.ink2;
        if (!value_.dimension.empty()) {
            ground = colours.tint(value_.dimension).ground;
            ink = ink2 = colours.tint(value_.dimension).on_ground;
        }
        if (value_.chosen) {
            ground = colours.strong;
            ink = ink2 = colours.on_strong;
        }
        if (!can_choose) {
            ground = colours.neutral;
            ink = ink2 = colours.ink2;
        }
        if (pressed) ground = colours.pressed(ground);
        const Box seen = pressed ? box.moved(0, ui_.px(2)) : box;
        const float radius = std::min(seen.height, height_of(ui_.theme.style(Style::body_strong).line_px)) / 2;
        ui_.canvas.fill(seen, ground, radius);
        if (can_choose) {
            const std::string spoken = value_.label + (value_.detail.empty() ? "" : ", " + value_.detail);
            record_target(ui_, id, Role::button, spoken, box, value_.chosen ? colours.strong : colours.edge,
                          colours.paper);
            if (!value_.chosen) ui_.canvas.outline(seen, colours.edge, radius, ui_.theme.outline_px());
        }
        const Inside inside(ui_, can_choose ? id : ui_.inside);
        draw_words(seen, ink, ink2, ground);
        return can_choose && ui_.touch.tapped(id);
    }

private:
    [[nodiscard]] float height_of(float words_px) const {
        return std::max(ui_.theme.target_px(76), words_px + 2 * ui_.px(14));
    }
    [[nodiscard]] float check_px() const { return value_.chosen ? ui_.theme.icon_px(icon_units) + ui_.px(16) : 0; }
    [[nodiscard]] float count_px() const {
        return std::ceil(ui_.canvas.width(count_, ui_.theme.style(Style::body))) + 1;
    }
    [[nodiscard]] float around() const {
        return 2 * ui_.px(side_units) + check_px() + ui_.theme.icon_px(16) + count_px();
    }

    [[nodiscard]] Label name(Colour ink, Colour ground) const {
        return {.text = value_.label, .style = Style::body_strong, .ink = ink, .ground = ground, .may_shorten = false};
    }
    [[nodiscard]] Label detail(Colour ink, Colour ground) const {
        return {.text = value_.detail, .style = Style::label, .ink = ink, .ground = ground, .may_shorten = false};
    }
    [[nodiscard]] float words_height(float width) const {
        return label_height(ui_, name(0, 0), width) + label_height(ui_, detail(0, 0), width);
    }

    void draw_words(const Box& seen, Colour ink, Colour ink2, Colour ground) {
        const float width = seen.width - around();
        float x = seen.x + ui_.px(side_units);
        if (value_.chosen) {
            const float size = ui_.theme.icon_px(icon_units);
            ui_.canvas.icon(icon("check"), x + size / 2, seen.centre_y(), size, ink);
            x += check_px();
        }
        float y = std::round(seen.centre_y() - words_height(width) / 2);
        y += draw_label(ui_, name(ink, ground), x, y, width);
        draw_label(ui_, detail(ink2, ground), x, y, width);
        const Label count{.text = count_, .style = Style::body, .ink = ink2, .ground = ground, .max_lines = 1};
        draw_label(ui_, count, seen.right() - ui_.px(side_units) - count_px(),
                   std::round(seen.centre_y() - ui_.theme.style(Style::body).line_px / 2), count_px());
    }

    Ui& ui_;
    const FilterValue& value_;
    std::string count_;
    float most_px_;
};

class FilterSheet {
public:
    FilterSheet(const FilterSheetView& view, FilterSheetState& state, Ui& ui)
        : view_(view), state_(state), ui_(ui), panel_(resting_panel()) {}

    void draw() {
        const float eased = 1 - std::pow(1 - state_.shown, 3.0F);
        const float away = 1 - eased;
        panel_ = from_bottom() ? panel_.moved(0, std::round(away * panel_.height))
                               : panel_.moved(-std::round(away * panel_.width), 0);
        if (draw_veil(ui_, "filter sheet", ui_.tr(Text::filter), ui_.page, panel_, eased)) close();
        draw_ground();
        const float pad_x = ui_.px(ui_.theme.low() ? 28 : 56);
        const float pad_y = ui_.px(ui_.theme.low() ? 20 : 44);
        column_ = {panel_.x + pad_x, panel_.y + pad_y, panel_.width - 2 * pad_x, panel_.height - 2 * pad_y};
        const Button see = see_button();
        const Extent see_extent = button_extent(ui_, see, column_.width);
        const float foot = see_extent.height + 2 * ui_.px(ui_.theme.low() ? 16 : 28);
        const Box foot_box{panel_.x, panel_.bottom() - foot, panel_.width, foot};
        // Where little height is left, the head scrolls away with the groups.
        const bool head_stays = panel_.height - foot - pad_y - head_height() >= 2.5F * row_height("");
        float top = panel_.y;
        if (head_stays) top = column_.y + draw_head(column_.y) + head_gap(ui_);
        {
            ScrollArea area(ui_, widget_id("filter groups"), {panel_.x, top, panel_.width, foot_box.y - top},
                            state_.scroll);
            float y = area.top();
            if (!head_stays) y += pad_y + draw_head(y + pad_y) + head_gap(ui_);
            y += draw_clear_above(see_extent.width, y);
            for (const FilterGroup& group : view_.groups) {
                const float height = draw_group(group, y);
                if (state_.reveal && state_.group == group.group) reveal(y, height, area.window());
                y += height;
            }
            area.set_content(y + ui_.px(gap_units) - area.top());
        }
        draw_foot(see, see_extent, foot_box);
        state_.reveal = to_reveal_;
    }

    std::optional<Intent> intent;

private:
    [[nodiscard]] bool from_bottom() const { return ui_.theme.portrait(); }

    [[nodiscard]] Box resting_panel() const {
        const Box& page = ui_.page;
        if (from_bottom()) {
            const float height = page.height < ui_.px(1100) ? page.height : std::round(page.height * 0.8F);
            return {page.x, page.bottom() - height, page.width, height};
        }
        const float wanted = std::round(std::max(ui_.px(880), 26 * ui_.theme.style(Style::body).em_px));
        return {page.x, page.y, page.width - wanted < ui_.px(200) ? page.width : wanted, page.height};
    }

    // Rounded only where it does not touch the edge of the page.
    void draw_ground() {
        const float radius = panel_.width < ui_.page.width || panel_.height < ui_.page.height ? ui_.px(36) : 0;
        const Box ground = from_bottom() ? Box{panel_.x, panel_.y, panel_.width, panel_.height + radius}
                                         : Box{panel_.x - radius, panel_.y, panel_.width + radius, panel_.height};
        ui_.canvas.push_clip(ui_.page);
        ui_.canvas.fill(ground, ui_.colours().paper, radius);
        if (ui_.colours().flat) ui_.canvas.outline(ground, ui_.colours().line, radius, ui_.px(2));
        ui_.canvas.pop_clip();
    }

    // Scrolls as far as it takes to see the end of what was opened, but never its name away.
    void reveal(float y, float height, const Box& window) {
        const float hidden = y + height - window.bottom();
        state_.scroll.offset_px += std::min(std::max(0.0F, hidden), y - window.y);
        ui_.moving = true;
    }

    void close() {
        state_.open = false;
        ui_.changed_under_finger = true;
    }

    [[nodiscard]] Button close_button() const {
        return {.id = widget_id("close filters"), .label = ui_.tr(Text::close), .icon_before = icon("x")};
    }
    [[nodiscard]] Button clear_button() const {
        return {.id = widget_id("clear filters"), .label = ui_.tr(Text::clear_filters)};
    }
    [[nodiscard]] Button see_button() {
        see_ = ui_.strings.count(Text::see_actions_one, Text::see_actions_other, view_.total);
        return {.id = widget_id("see actions"), .label = see_, .strong = true};
    }
    [[nodiscard]] float head_height() const {
        return std::max(button_height(ui_), ui_.theme.style(title_style()).line_px);
    }
    [[nodiscard]] Style title_style() const { return page_title_style(ui_); }

    float draw_head(float y) {
        const Button close_it = close_button();
        const float close_px = button_width(ui_, close_it);
        const Label title{.text = ui_.tr(Text::filter),
                          .style = title_style(),
                          .ink = ui_.colours().ink,
                          .ground = ui_.colours().paper,
                          .heading = true};
        const float height = head_height();
        const float line = ui_.theme.style(title_style()).line_px;
        if (ui_.canvas.width(title.text, ui_.theme.style(title_style())) + close_px + ui_.px(24) <= column_.width)
            draw_label(ui_, title, column_.x, y + (height - line) / 2, column_.width);
        const Box box{column_.right() - close_px, y + (height - button_height(ui_)) / 2, close_px, button_height(ui_)};
        if (draw_button(ui_, close_it, box)) close();
        return height;
    }

    [[nodiscard]] bool clear_fits_foot(float see_px) const {
        return see_px + ui_.px(24) + button_width(ui_, clear_button()) <= column_.width;
    }

    // Where the foot has no room for it.
    float draw_clear_above(float see_px, float y) {
        if (!view_.filtered || clear_fits_foot(see_px)) return 0;
        const Extent extent = button_extent(ui_, clear_button(), column_.width);
        if (draw_button(ui_, clear_button(), {column_.x, y, extent.width, extent.height})) intent = FiltersCleared{};
        return extent.height + ui_.px(gap_units);
    }

    void draw_foot(const Button& see, const Extent& extent, const Box& foot) {
        ui_.canvas.fill({foot.x, foot.y, foot.width, ui_.px(2)}, ui_.colours().line);
        const float y = std::round(foot.centre_y() - extent.height / 2);
        if (view_.filtered && clear_fits_foot(extent.width)) {
            const Box box{column_.x, y, button_width(ui_, clear_button()), button_height(ui_)};
            if (draw_button(ui_, clear_button(), box)) intent = FiltersCleared{};
        }
        if (draw_button(ui_, see, {column_.right() - extent.width, y, extent.width, extent.height})) close();
    }

    // Name and summary beside each other, below each other where they do not fit.
    [[nodiscard]] bool summary_beside(std::string_view name, std::string_view summary) const {
        return ui_.canvas.width(name, ui_.theme.style(Style::h3)) + ui_.px(24) +
                   std::min(ui_.canvas.width(summary, ui_.theme.style(Style::body)), column_.width * 0.45F) <=
               words_width();
    }
    [[nodiscard]] float words_width() const { return column_.width - ui_.theme.icon_px(40) - ui_.px(18); }
    [[nodiscard]] float row_height(std::string_view summary_below) const {
        const float words =
            ui_.theme.style(Style::h3).line_px + (summary_below.empty() ? 0 : ui_.theme.style(Style::body).line_px);
        return std::max(ui_.theme.target_px(76), words + 2 * ui_.px(12));
    }

    float draw_group(const FilterGroup& group, float y) {
        const float start = y;
        const bool open = state_.group == group.group;
        y += draw_group_row(group, open, y);
        if (open) {
            y += ui_.px(gap_units);
            y += draw_values(group, y);
        }
        y += ui_.px(gap_units / 2);
        ui_.canvas.fill({column_.x, y, column_.width, ui_.px(2)}, ui_.colours().line);
        return y + ui_.px(gap_units / 2) - start;
    }

    float draw_group_row(const FilterGroup& group, bool open, float y) {
        const Colours& colours = ui_.colours();
        const bool beside = summary_beside(group.name, group.summary);
        const Box box{column_.x, y, column_.width, row_height(beside ? "" : group.summary)};
        const WidgetId id = widget_id("filter group", group.name);
        record_target(ui_, id, Role::button, group.name, box, colours.action, colours.paper);
        if (ui_.touch.pressed(id)) ui_.canvas.fill(box, colours.pressed(colours.paper), ui_.px(20));
        const Colour ground = ui_.touch.pressed(id) ? colours.pressed(colours.paper) : colours.paper;
        const Inside inside(ui_, id);
        const Label name{.text = group.name,
                         .style = Style::h3,
                         .ink = colours.action,
                         .ground = ground,
                         .may_shorten = false,
                         .heading = true};
        const Label summary{
            .text = group.summary, .style = Style::body, .ink = colours.ink2, .ground = ground, .max_lines = 1};
        const float name_line = ui_.theme.style(Style::h3).line_px;
        const float summary_line = ui_.theme.style(Style::body).line_px;
        if (beside) {
            const float most = words_width() - ui_.canvas.width(group.name, ui_.theme.style(Style::h3)) - ui_.px(24);
            const float width =
                std::min(most, std::ceil(ui_.canvas.width(group.summary, ui_.theme.style(Style::body))) + 1);
            draw_label(ui_, name, box.x, std::round(box.centre_y() - name_line / 2), words_width());
            draw_label(ui_, summary, box.x + words_width() - width, std::round(box.centre_y() - summary_line / 2),
                       width);
        } else {
            float words_y = std::round(box.centre_y() - (name_line + summary_line) / 2);
            words_y += draw_label(ui_, name, box.x, words_y, words_width());
            draw_label(ui_, summary, box.x, words_y, words_width());
        }
        const float size = ui_.theme.icon_px(40);
        ui_.canvas.icon(open ? icon("chevron-up") : icon("chevron-down"), box.right() - size / 2, box.centre_y(), size,
                        colours.action);
        if (ui_.touch.tapped(id)) {
            state_.group = open ? std::nullopt : std::optional(group.group);
            state_.all_values = false;
            state_.letter = 0;
            reveal_next();
        }
        return box.height;
    }

    // What was touched is laid out anew in the next frame.
    void reveal_next() {
        to_reveal_ = true;
        ui_.moving = true;
    }

    [[nodiscard]] bool shows_all(const FilterGroup& group) const {
        // "One more" would take as much room as the one.
        return state_.all_values || group.values.size() <= values_at_once + 1;
    }

    // What is drawn of a group: what can be chosen first. While the group is open nothing moves: its counts do not
    // depend on what is chosen in it.
    [[nodiscard]] std::vector<const FilterValue*> values_of(const FilterGroup& group, char letter) const {
        const bool all = shows_all(group);
        std::vector<const FilterValue*> values;
        for (std::size_t place = 0; place < group.values.size(); ++place)
            values.push_back(&group.values[all && !group.letters.empty() ? group.by_name[place] : place]);
        std::stable_partition(values.begin(), values.end(),
                              [](const FilterValue* value) { return value->count > 0 || value->chosen; });
        std::vector<const FilterValue*> shown;
        for (const FilterValue* value : values) {
            const bool found = letter == 0 || value->letters.find(letter) != std::string::npos;
            if (all ? found : shown.size() < values_at_once || value->chosen) shown.push_back(value);
        }
        return shown;
    }

    float draw_values(const FilterGroup& group, float y) {
        const float start = y;
        char letter = state_.letter;
        const bool by_letter = shows_all(group) && !group.letters.empty();
        if (by_letter) {
            const bool any = group.values.size() <= most_without_letter;
            if (!any && letter == 0) letter = group.letters.front();
            std::optional<char> touched;
            y += draw_letter_row(ui_, group.letters, letter, any, column_, y, touched) + ui_.px(1.5F * gap_units);
            if (touched) {
                state_.letter = *touched;
                ui_.moving = true;
            }
        }
        Flow flow(column_, y, ui_.px(gap_units));
        for (const FilterValue* value : values_of(group, letter)) {
            ValuePill pill(ui_, *value, column_.width);
            const Extent extent = pill.extent();
            if (pill.draw(flow.next(extent.width, extent.height))) intent = FilterToggled{group.group, value->value};
        }
        draw_more(group, flow);
        y += flow.height();
        return y + ui_.px(gap_units / 2) - start;
    }

    void draw_more(const FilterGroup& group, Flow& flow) {
        if (group.values.size() <= values_at_once + 1) return;
        const std::string more = ui_.strings.get(Text::more_values, {{"n", std::to_string(group.values.size())}});
        const Button button{.id = widget_id("more values"),
                            .label = state_.all_values ? ui_.tr(Text::fewer_values) : std::string_view(more),
                            .icon_before = state_.all_values ? icon("minus") : icon("plus")};
        const Extent extent = button_extent(ui_, button, column_.width);
        if (!draw_button(ui_, button, flow.next(extent.width, extent.height))) return;
        state_.all_values = !state_.all_values;
        state_.letter = 0;
        reveal_next();
    }

    const FilterSheetView& view_;
    FilterSheetState& state_;
    Ui& ui_;
    Box panel_;
    Box column_;
    std::string see_;
    bool to_reveal_ = false;
};

}  // namespace

void open_filter_sheet(FilterSheetState& state) {
    state = {};
    state.open = true;
    state.shown = -1;
}

std::optional<Intent> draw_filter_sheet(const FilterSheetView& view, FilterSheetState& state, Ui& ui) {
    if (!state.open) return std::nullopt;
    // The first frame may come after a long rest: the way in begins with the second.
    state.shown = state.shown < 0 ? 0 : std::min(1.0F, state.shown + ui.seconds / slide_seconds);
    if (ui.reduced_motion) state.shown = 1;
    ui.moving = ui.moving || state.shown < 1;
    FilterSheet sheet(view, state, ui);
    sheet.draw();
    return sheet.intent;
}

}  // namespace parvis::kiosk

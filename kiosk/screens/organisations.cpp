#include "kiosk/screens/organisations.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/letter_row.h"
#include "kiosk/widgets/notice.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class OrganisationsPage {
public:
    OrganisationsPage(const OrganisationsView& view, OrganisationsState& state, Ui& ui, const Box& column)
        : view_(view),
          state_(state),
          ui_(ui),
          column_(column),
          grid_(make_grid(column, ui.theme.gap_px(), std::max(ui.px(560), 12 * ui.theme.style(Style::h3).em_px),
                          ui.theme.portrait() ? 1 : 3, 3)) {
        measure_rows();
    }

    std::optional<Intent> draw(ScrollArea& area) {
        float y = area.top() + ui_.px(ui_.theme.low() ? 24 : 48);
        y += draw_head(y) + ui_.px(ui_.theme.low() ? 16 : 24);
        if (view_.sections.empty()) {
            y += draw_notice(
                ui_,
                {.icon = icon("sprout"), .title = ui_.tr(Text::empty_list), .text = ui_.tr(Text::empty_list_advice)},
                column_, y);
        }
        if (!view_.letters.empty()) {
            std::optional<char> touched;
            y += draw_letter_row(ui_, view_.letters, state_.letter, true, column_, y, touched) + ui_.px(32);
            if (touched) {
                state_.letter = *touched;
                ui_.moving = true;
            }
        }
        for (std::size_t i = 0; i < view_.sections.size(); ++i)
            y += draw_section(view_.sections[i], state_.rows_px[i], area, y);
        area.set_content(y + ui_.px(16) - area.top());
        return intent_;
    }

private:
    [[nodiscard]] float pad_x() const { return ui_.px(30); }
    [[nodiscard]] float pad_y() const { return ui_.px(22); }
    [[nodiscard]] float badge() const { return ui_.theme.badge_px(ui_.theme.low() ? 64 : 84, Style::h3); }
    [[nodiscard]] float words_width() const { return grid_.cell_width() - 2 * pad_x() - badge() - ui_.px(22); }

    [[nodiscard]] Label name_of(const OrganisationRow& row, Colour ground) const {
        return {.text = row.name,
                .style = Style::h3,
                .ink = ui_.colours().ink,
                .ground = ground,
                .may_shorten = false,
                .heading = true};
    }

    // The rows of a section are equally high, so that the place of each is known without laying out those above.
    void measure_rows() {
        const float em = ui_.theme.style(Style::h3).em_px;
        if (state_.rows_px.size() == view_.sections.size() && state_.measured_width_px == words_width() &&
            state_.measured_em_px == em)
            return;
        state_.rows_px.clear();
        for (const OrganisationSection& section : view_.sections) {
            float name = 0;
            for (const OrganisationRow& row : section.rows)
                name = std::max(name, label_height(ui_, name_of(row, 0), words_width()));
            const float words = name + ui_.theme.style(Style::label).line_px;
            state_.rows_px.push_back(std::round(std::max(badge(), words) + 2 * pad_y()));
        }
        state_.measured_width_px = words_width();
        state_.measured_em_px = em;
    }

    float draw_head(float y) {
        const Colours& colours = ui_.colours();
        const float start = y;
        y += draw_label(ui_,
                        {.text = ui_.tr(Text::centres),
                         .style = page_title_style(ui_),
                         .ink = colours.ink,
                         .ground = colours.paper,
                         .heading = true},
                        column_.x, y, column_.width);
        const std::string count = ui_.strings.count(Text::centres_one, Text::centres_other, view_.total);
        y += draw_label(ui_, {.text = count, .style = Style::lead, .ink = colours.ink2, .ground = colours.paper},
                        column_.x, y, column_.width);
        return y - start;
    }

    [[nodiscard]] bool is_found(const OrganisationRow& row) const {
        return state_.letter == 0 || row.letters.find(state_.letter) != std::string::npos;
    }

    float draw_section(const OrganisationSection& section, float row_px, const ScrollArea& area, float y) {
        const auto found = static_cast<int>(
            std::count_if(section.rows.begin(), section.rows.end(), [&](const auto& row) { return is_found(row); }));
        if (found == 0) return 0;
        const float start = y;
        y += draw_label(ui_,
                        {.text = section.title,
                         .style = Style::h2,
                         .ink = ui_.colours().ink,
                         .ground = ui_.colours().paper,
                         .heading = true},
                        column_.x, y, column_.width) +
             ui_.px(14);
        int place = 0;
        for (const OrganisationRow& row : section.rows) {
            if (!is_found(row)) continue;
            const Box box = grid_.cell(place++, y, row_px);
            if (!area.shows(box.y - ui_.px(60), box.height + ui_.px(120))) continue;
            const CanvasMotion motion = state_.arrival.of(ui_, in_sight_++);
            draw_row(row, box);
        }
        return y + grid_.height(found, row_px) + ui_.px(36) - start;
    }

    void draw_row(const OrganisationRow& row, const Box& box) {
        const Colours& colours = ui_.colours();
        const WidgetId id = widget_id("organisation", row.id);
        const bool pressed = ui_.touch.pressed(id);
        record_target(ui_, id, Role::card, row.spoken, box, colours.edge, colours.paper);
        const Box seen = pressed ? box.moved(0, ui_.px(2)) : box;
        const Inside inside(ui_, id);
        draw_card_ground(ui_, seen, 28, true, pressed);
        const Colour ground = pressed ? colours.pressed(colours.surface) : colours.surface;
        const Box disc{seen.x + pad_x(), seen.centre_y() - badge() / 2, badge(), badge()};
        ui_.canvas.fill(disc, colours.other.ground, ui_.px(26));
        ui_.canvas.icon(icon("house-heart"), disc.centre_x(), disc.centre_y(), std::round(badge() * 0.54F),
                        colours.other.on_ground);
        const float x = disc.right() + ui_.px(22);
        const float name = label_height(ui_, name_of(row, ground), words_width());
        float y = std::round(seen.centre_y() - (name + ui_.theme.style(Style::label).line_px) / 2);
        y += draw_label(ui_, name_of(row, ground), x, y, words_width());
        draw_label(ui_,
                   {.text = row.count, .style = Style::label, .ink = colours.ink2, .ground = ground, .max_lines = 1}, x,
                   y, words_width());
        if (ui_.touch.tapped(id)) intent_ = Go{OrganisationChosen{row.id}};
    }

    const OrganisationsView& view_;
    OrganisationsState& state_;
    Ui& ui_;
    Box column_;
    Grid grid_;
    int in_sight_ = 0;
    std::optional<Intent> intent_;
};

}  // namespace

std::optional<Intent> draw_organisations(const OrganisationsView& view, OrganisationsState& state, Ui& ui) {
    state.arrival.pass(ui);
    ScrollArea area(ui, widget_id("organisations"), ui.page, state.scroll);
    OrganisationsPage page(view, state, ui, ui.page.inset(ui.theme.margin_px(), 0));
    return page.draw(area);
}

}  // namespace parvis::kiosk

#include "kiosk/screens/care.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/bar_chart.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/choice_card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class CarePage {
public:
    CarePage(const CareView& view, CareState& state, Ui& ui) : view_(view), state_(state), ui_(ui) {}

    float draw(const Box& column, float top) {
        float y = top + ui_.px(ui_.theme.low() ? 24 : 48);
        y += heading(ui_.tr(Text::care_title), page_title_style(ui_), column, y);
        if (!view_.notice.empty())
            y += text(view_.notice, Style::body, ui_.colours().ink2, column, y + ui_.px(8)) + ui_.px(8);
        y += ui_.px(ui_.theme.low() ? 16 : 28);
        if (!view_.known) return y - top;
        const float gap = ui_.theme.gap_px();
        const float half = std::floor((column.width - gap) / 2);
        if (half >= 20 * ui_.theme.style(Style::body).em_px) {
            const float left = draw_board({column.x, y, half, 0});
            const float right = draw_use({column.right() - half, y, half, 0});
            return y + std::max(left, right) + ui_.px(16) - top;
        }
        y += draw_board({column.x, y, column.width, 0});
        return y + draw_use({column.x, y, column.width, 0}) + ui_.px(16) - top;
    }

    std::optional<Intent> intent;

private:
    struct Choice {
        Button button;
        CareChoice choice = CareChoice::restart;
        bool asks = false;  // what it would do is to be confirmed first
    };

    float text(std::string_view words, Style style, Colour ink, const Box& at, float y) {
        return draw_label(ui_, {.text = words, .style = style, .ink = ink, .ground = ui_.colours().paper}, at.x, y,
                          at.width);
    }
    float heading(std::string_view words, Style style, const Box& at, float y) {
        return draw_label(
            ui_,
            {.text = words, .style = style, .ink = ui_.colours().ink, .ground = ui_.colours().paper, .heading = true},
            at.x, y, at.width);
    }
    float space() const { return ui_.px(32); }

    // How it is, and what one may do.
    float draw_board(const Box& at) {
        float y = at.y;
        y += heading(ui_.tr(Text::care_now), Style::h2, at, y) + ui_.px(16);
        if (!view_.safe_mode.empty()) y += draw_safe_mode(at, y) + ui_.px(24);
        y += draw_facts(at, y) + space();
        y += heading(ui_.tr(Text::care_work), Style::h2, at, y) + ui_.px(16);
        y += draw_work(at, y) + space();
        return y - at.y;
    }

    // What was used, and what happened.
    float draw_use(const Box& at) {
        float y = at.y;
        y += draw_usage(at, y) + space();
        if (!view_.starts.empty()) y += draw_starts(at, y) + space();
        return y - at.y;
    }

    // Alarms on a card of their own, so that no colour alone says what they are.
    float draw_facts(const Box& at, float y) {
        const float top = y;
        Article alarms(ui_.colours().other.strong, ui_.colours().surface);
        Article calm(ui_.colours().services.strong, ui_.colours().surface);
        for (const CareView::Fact& fact : view_.facts)
            (fact.alarming ? alarms : calm)
                .add_fact(fact.alarming ? icon("triangle-alert") : fact.icon, fact.caption, fact.text);
        if (!alarms.empty()) y += draw_card(at, y, alarms, {}) + ui_.px(24);
        y += draw_card(at, y, calm, {});
        return y - top;
    }

    float draw_safe_mode(const Box& at, float y) {
        Article article(ui_.colours().other.strong, ui_.colours().surface);
        article.add(PieceKind::subheading, std::string(ui_.tr(Text::care_safe)));
        article.add(PieceKind::paragraph, view_.safe_mode);
        const Button leave{.id = widget_id("care leave safe mode"),
                           .label = ui_.tr(Text::care_leave_safe),
                           .icon_before = icon("shield-check"),
                           .strong = true,
                           .on_paper = false};
        const Choice choices[] = {{leave, CareChoice::leave_safe_mode, true}};
        if (asked(CareChoice::leave_safe_mode))
            return draw_question(at, y, article, Text::care_leave_safe_sure, Text::care_leave_safe_yes);
        return draw_card(at, y, article, choices);
    }

    float draw_work(const Box& at, float y) {
        const float top = y;
        Article copy(ui_.colours().services.strong, ui_.colours().surface);
        if (view_.stick) copy.add(PieceKind::subheading, view_.stick->title);
        copy.add(PieceKind::paragraph, std::string(ui_.tr(view_.stick ? Text::care_with_stick : Text::care_no_stick)));
        if (view_.stick) {
            if (!view_.stick->copied.empty()) copy.add(PieceKind::lead, view_.stick->copied);
            const Button button{.id = widget_id("care copy"),
                                .label = ui_.tr(Text::care_copy),
                                .name = view_.stick->name,
                                .icon_before = icon("usb"),
                                .on_paper = false};
            const Choice choices[] = {{button, CareChoice::copy_report}};
            y += draw_card(at, y, copy, choices) + ui_.px(24);
        } else {
            y += draw_card(at, y, copy, {}) + ui_.px(24);
        }
        if (!view_.busy) y += draw_glass(at, y) + ui_.px(24);
        y += draw_machine(at, y);
        return y - top;
    }

    float draw_glass(const Box& at, float y) {
        const Button touch{.id = widget_id("care touch test"),
                           .label = ui_.tr(Text::care_touch_test),
                           .icon_before = icon("hand"),
                           .on_paper = false};
        const Button clean{.id = widget_id("care clean"),
                           .label = ui_.tr(Text::care_clean),
                           .icon_before = icon("sparkles"),
                           .on_paper = false};
        const Choice choices[] = {{touch, CareChoice::touch_test}, {clean, CareChoice::clean}};
        return draw_card(at, y, Article(ui_.colours().services.strong, ui_.colours().surface), choices);
    }

    float draw_machine(const Box& at, float y) {
        Article article(ui_.colours().services.strong, ui_.colours().surface);
        if (asked(CareChoice::restart))
            return draw_question(at, y, article, Text::care_restart_sure, Text::care_restart_yes);
        if (asked(CareChoice::quit)) return draw_question(at, y, article, Text::care_quit_sure, Text::care_quit_yes);
        if (view_.comes_back) article.add(PieceKind::paragraph, std::string(ui_.tr(Text::care_comes_back)));
        const Button end{.id = widget_id("care end"),
                         .label = ui_.tr(view_.comes_back ? Text::care_restart : Text::care_quit),
                         .icon_before = view_.comes_back ? icon("refresh-cw") : icon("power"),
                         .on_paper = false};
        const Choice choices[] = {{end, view_.comes_back ? CareChoice::restart : CareChoice::quit, true}};
        return draw_card(at, y, article, choices);
    }

    [[nodiscard]] bool asked(CareChoice choice) const { return state_.asking == choice && !view_.busy; }

    // What was asked for, once more.
    float draw_question(const Box& at, float y, Article article, Text sure, Text yes) {
        article.add(PieceKind::paragraph, std::string(ui_.tr(sure)));
        const Button agree{.id = widget_id("care yes"),
                           .label = ui_.tr(yes),
                           .icon_before = icon("check"),
                           .strong = true,
                           .on_paper = false};
        const Button cancel{.id = widget_id("care cancel"),
                            .label = ui_.tr(Text::staff_cancel),
                            .icon_before = icon("x"),
                            .on_paper = false};
        const CareChoice asking = *state_.asking;
        const Choice choices[] = {{agree, asking}, {cancel, CareChoice::open}};
        return draw_card(at, y, article, choices);
    }

    float draw_usage(const Box& at, float y) {
        const float top = y;
        y += heading(ui_.tr(Text::care_usage), Style::h2, at, y) + ui_.px(16);
        Article words(ui_.colours().services.strong, ui_.colours().surface);
        if (view_.chart) words.add(PieceKind::paragraph, view_.chart->summary);
        if (!view_.undated.empty()) words.add(PieceKind::paragraph, view_.undated);
        if (!view_.chart && view_.undated.empty())
            words.add(PieceKind::paragraph, std::string(ui_.tr(Text::care_nothing)));
        for (const std::string& total : view_.totals) words.add(PieceKind::bullet, total);
        if (!view_.tops.empty()) words.add(PieceKind::subheading, std::string(ui_.tr(Text::care_tops)));
        for (const std::string& one : view_.tops) words.add(PieceKind::bullet, one);
        words.add(PieceKind::place, view_.counting);
        if (!view_.chart) return y + draw_card(at, y, words, {}) - top;

        const float pad = card_pad_px(ui_);
        const float width = at.width - 2 * pad;
        const Label name{.text = ui_.tr(Text::care_chart),
                         .style = Style::h3,
                         .ink = ui_.colours().ink,
                         .ground = ui_.colours().surface,
                         .heading = true};
        const BarChart chart{view_.chart->values, view_.chart->first_day, view_.chart->last_day,
                             ui_.colours().services.strong, ui_.colours().surface};
        const float name_px = label_height(ui_, name, width) + ui_.px(16);
        const float chart_px = bar_chart_height(ui_, chart, width) + ui_.px(24);
        const float height = std::round(name_px + chart_px + words.height(ui_, width) + 2 * pad);
        draw_card_ground(ui_, {at.x, y, at.width, height}, 28, false, false);
        draw_label(ui_, name, at.x + pad, y + pad, width);
        draw_bar_chart(ui_, chart, at.x + pad, y + pad + name_px, width);
        words.draw(ui_, at.x + pad, y + pad + name_px + chart_px, width);
        return y + height - top;
    }

    float draw_starts(const Box& at, float y) {
        const float top = y;
        y += heading(ui_.tr(Text::care_starts), Style::h2, at, y) + ui_.px(16);
        for (const CareView::Start& start : view_.starts) {
            y += text(start.when, Style::label, ui_.colours().ink2, at, y);
            y += text(start.what, Style::body, ui_.colours().ink, at, y) + ui_.px(16);
        }
        return y - top;
    }

    // An article on a card, with what one may do below it.
    float draw_card(const Box& at, float y, const Article& article, std::span<const Choice> choices) {
        if (view_.busy) choices = {};
        if (article.empty() && choices.empty()) return 0;
        std::vector<Button> offered;
        for (const Choice& choice : choices) offered.push_back(choice.button);
        const ChoiceDrawn drawn = draw_choice_card({article, offered}, at, y, ui_);
        if (drawn.chosen) take(choices[*drawn.chosen]);
        return drawn.height;
    }

    void take(const Choice& choice) {
        state_.asking = choice.asks ? std::optional(choice.choice) : std::nullopt;
        ui_.changed_under_finger = true;
        // “open” is where we are: the question is taken back.
        if (!choice.asks && choice.choice != CareChoice::open) intent = CareChosen{choice.choice};
    }

    const CareView& view_;
    CareState& state_;
    Ui& ui_;
};

}  // namespace

std::optional<Intent> draw_care(const CareView& view, CareState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("care page"), ui.page, state.scroll);
    CarePage page(view, state, ui);
    area.set_content(page.draw(ui.page.inset(ui.theme.margin_px(), 0), area.top()));
    return page.intent;
}

}  // namespace parvis::kiosk

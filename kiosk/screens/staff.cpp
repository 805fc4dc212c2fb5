#include "kiosk/screens/staff.h"

#include <algorithm>
#include <span>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/choice_card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class StaffPage {
public:
    StaffPage(const StaffView& view, StaffState& state, Ui& ui) : view_(view), state_(state), ui_(ui) {}

    float draw(const Box& column, float top) {
        float y = top + ui_.px(ui_.theme.low() ? 24 : 48);
        y += heading(ui_.tr(Text::staff_title), page_title_style(ui_), column, y);
        if (!view_.notice.empty())
            y += text(view_.notice, Style::body, ui_.colours().ink2, column, y + ui_.px(8)) + ui_.px(8);
        y += ui_.px(ui_.theme.low() ? 16 : 28);
        if (!view_.known) return y - top;
        // What happened stands beside what there is where both have room.
        const float beside = std::max(ui_.px(620), 17 * ui_.theme.style(Style::body).em_px);
        const float rest = column.width - beside - ui_.theme.gap_px();
        if (rest >= 24 * ui_.theme.style(Style::body).em_px) {
            const float left = draw_contents({column.x, y, rest, 0});
            const float right = draw_log({column.right() - beside, y, beside, 0});
            return y + std::max(left, right) + ui_.px(40) - top;
        }
        y += draw_contents({column.x, y, column.width, 0}) + ui_.px(32);
        return y + draw_log({column.x, y, column.width, 0}) + ui_.px(40) - top;
    }

    std::optional<Intent> intent;

private:
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

    float draw_contents(const Box& at) {
        float y = at.y;
        if (view_.work) y += draw_work({at.x, y, at.width, 0}) + ui_.px(32);
        if (view_.draft) y += draw_draft({at.x, y, at.width, 0}) + ui_.px(32);
        for (std::size_t i = 0; i < view_.sticks.size() && !view_.draft; ++i)
            y += draw_stick(i, {at.x, y, at.width, 0}) + ui_.px(32);
        if (view_.offer) y += draw_offer({at.x, y, at.width, 0}) + ui_.px(32);
        y += heading(ui_.tr(Text::staff_versions), Style::h2, at, y) + ui_.px(16);
        for (std::size_t i = 0; i < view_.versions.size(); ++i)
            y += draw_version(i, {at.x, y, at.width, 0}) + ui_.px(24);
        y += ui_.px(8);
        if (!view_.remarks.empty()) {
            y += heading(ui_.tr(Text::staff_remarks), Style::h2, at, y) + ui_.px(16);
            Article remarks(ui_.colours().other.strong, ui_.colours().surface);
            for (const std::string& remark : view_.remarks) remarks.add(PieceKind::bullet, remark);
            y += draw_card(at, y, remarks, {}) + ui_.px(32);
        }
        if (view_.clock) y += draw_staff_clock(*view_.clock, {at.x, y, at.width, 0}, intent, ui_) + ui_.px(32);
        if (view_.display) y += draw_staff_display(*view_.display, {at.x, y, at.width, 0}, intent, ui_) + ui_.px(32);
        y += draw_care({at.x, y, at.width, 0}) + ui_.px(32);
        return y + draw_pin({at.x, y, at.width, 0}) - at.y;
    }

    float draw_care(const Box& at) {
        const float top = heading(ui_.tr(Text::care_title), Style::h2, at, at.y) + ui_.px(16);
        Article article(ui_.colours().services.strong, ui_.colours().surface);
        article.add(PieceKind::paragraph, std::string(ui_.tr(Text::care_text)));
        const Button open{.id = widget_id("staff care"),
                          .label = ui_.tr(Text::care_open),
                          .icon_before = icon("activity"),
                          .on_paper = false};
        const Choice choices[] = {{open, CareChosen{CareChoice::open}}};
        return top + draw_card(at, at.y + top, article, buttons(choices));
    }

    float draw_pin(const Box& at) {
        const float top = heading(ui_.tr(Text::pin_title), Style::h2, at, at.y) + ui_.px(16);
        Article article(ui_.colours().services.strong, ui_.colours().surface);
        article.add(PieceKind::paragraph, std::string(ui_.tr(Text::staff_pin)));
        const Button change{.id = widget_id("staff change pin"),
                            .label = ui_.tr(Text::staff_change_pin),
                            .icon_before = icon("key-round"),
                            .on_paper = false};
        const Choice choices[] = {{change, StaffChosen{StaffChoice::change_pin}}};
        return top + draw_card(at, at.y + top, article, buttons(choices));
    }

    float draw_offer(const Box& at) {
        Article article(ui_.colours().other.strong, ui_.colours().surface);
        article.add(PieceKind::subheading, std::string(ui_.tr(Text::staff_offer)));
        article.add(PieceKind::paragraph, view_.offer->what);
        article.add(PieceKind::paragraph, view_.offer->why);
        const Button accept{.id = widget_id("staff accept"),
                            .label = ui_.tr(Text::staff_accept),
                            .icon_before = icon("check"),
                            .strong = true,
                            .on_paper = false};
        const Choice choices[] = {{accept, StaffOfferTaken{}}};
        return draw_card(at, at.y, article, buttons(choices));
    }

    // Outside of the cards: it goes on while all else stays as it was.
    float draw_work(const Box& at) {
        float y = at.y;
        y += text(view_.work->what, Style::body_strong, ui_.colours().ink, at, y) + ui_.px(12);
        draw_progress(ui_, {at.x, y, at.width, ui_.px(24)}, view_.work->share, ui_.colours().services.strong,
                      ui_.colours().line);
        y += ui_.px(24);
        if (!view_.work->may_stop) return y - at.y;
        const Button stop{.id = widget_id("staff stop"), .label = ui_.tr(Text::staff_stop), .icon_before = icon("x")};
        const Extent extent = button_extent(ui_, stop, at.width);
        y += ui_.px(20);
        if (draw_button(ui_, stop, {at.x, y, extent.width, extent.height})) intent = StaffChosen{StaffChoice::drop};
        return y + extent.height - at.y;
    }

    float draw_stick(std::size_t index, const Box& at) {
        const StaffView::Stick& stick = view_.sticks[index];
        Article article(ui_.colours().services.strong, ui_.colours().surface);
        article.add(PieceKind::subheading, stick.title);
        article.add(PieceKind::paragraph, stick.text);
        if (!stick.copied.empty()) article.add(PieceKind::lead, stick.copied);
        const std::string key = std::to_string(index);
        const Button prepare{.id = widget_id("staff prepare", key),
                             .label = ui_.tr(Text::staff_prepare),
                             .name = stick.prepare_name,
                             .icon_before = icon("file-text"),
                             .strong = true,
                             .on_paper = false};
        const Button content{.id = widget_id("staff copy content", key),
                             .label = ui_.tr(Text::staff_copy_content),
                             .name = stick.content_name,
                             .icon_before = icon("usb"),
                             .on_paper = false};
        const Button model{.id = widget_id("staff copy template", key),
                           .label = ui_.tr(Text::staff_copy_template),
                           .name = stick.template_name,
                           .icon_before = icon("usb"),
                           .on_paper = false};
        const Choice choices[] = {{prepare, StaffChosen{StaffChoice::prepare, index}},
                                  {content, StaffChosen{StaffChoice::copy_content, index}},
                                  {model, StaffChosen{StaffChoice::copy_template, index}}};
        return draw_card(at, at.y, article, buttons(std::span(choices).subspan(stick.has_tables ? 0 : 1)));
    }

    float draw_draft(const Box& at) {
        const StaffView::Draft& draft = *view_.draft;
        const Tint& tint = draft.good ? ui_.colours().services : ui_.colours().other;
        Article article(tint.strong, ui_.colours().surface);
        article.add(PieceKind::subheading, draft.title);
        for (const std::string& line : draft.lines) article.add(PieceKind::place, line);
        article.add(PieceKind::paragraph, draft.advice);
        for (const StaffView::Draft::Names& change : draft.changes) add_list(article, change.title, change.names);
        for (const StaffView::Draft::Names& remarks : draft.remarks) add_list(article, remarks.title, remarks.names);
        const Button publish{.id = widget_id("staff publish"),
                             .label = ui_.tr(Text::staff_publish),
                             .icon_before = icon("check"),
                             .strong = true,
                             .on_paper = false};
        const Button look{.id = widget_id("staff look"),
                          .label = ui_.tr(Text::staff_look),
                          .icon_before = icon("monitor-smartphone"),
                          .on_paper = false};
        const Button drop{.id = widget_id("staff drop"),
                          .label = ui_.tr(draft.good ? Text::staff_drop : Text::close),
                          .icon_before = icon("x"),
                          .on_paper = false};
        const Choice of_good[] = {{publish, StaffChosen{StaffChoice::publish}},
                                  {look, StaffChosen{StaffChoice::look}},
                                  {drop, StaffChosen{StaffChoice::drop}}};
        const Choice of_bad[] = {{drop, StaffChosen{StaffChoice::drop}}};
        return draw_card(at, at.y, article, draft.good ? buttons(of_good) : buttons(of_bad));
    }

    static void add_list(Article& article, const std::string& title, const std::vector<std::string>& lines) {
        article.add(PieceKind::subheading, title);
        for (const std::string& line : lines) article.add(PieceKind::bullet, line);
    }

    float draw_version(std::size_t index, const Box& at) {
        const StaffView::Version& version = view_.versions[index];
        Article article(ui_.colours().services.strong, ui_.colours().surface);
        if (version.shown) article.add_chips({neutral_chip(ui_, ui_.tr(Text::staff_shown))});
        article.add(PieceKind::subheading, version.title);
        for (const std::string& line : version.lines) article.add(PieceKind::place, line);
        const std::string key = std::to_string(index);
        if (state_.asking == index) {
            article.add(PieceKind::paragraph, std::string(ui_.tr(Text::staff_sure)));
            const Button yes{.id = widget_id("staff yes", key),
                             .label = ui_.tr(Text::staff_yes),
                             .icon_before = icon("check"),
                             .strong = true,
                             .on_paper = false};
            const Button no{.id = widget_id("staff cancel", key),
                            .label = ui_.tr(Text::staff_cancel),
                            .icon_before = icon("x"),
                            .on_paper = false};
            const Choice choices[] = {{yes, StaffVersionChosen{index}}, {no, std::nullopt}};
            return draw_card(at, at.y, article, buttons(choices));
        }
        if (version.back.empty()) return draw_card(at, at.y, article, {});
        const Button back{.id = widget_id("staff back", key),
                          .label = ui_.tr(Text::staff_go_back),
                          .name = version.back,
                          .icon_before = icon("undo-2"),
                          .on_paper = false};
        const Choice choices[] = {{back, std::nullopt, index}};
        return draw_card(at, at.y, article, buttons(choices));
    }

    struct Choice {
        Button button;
        std::optional<Intent> intent{};
        std::optional<std::size_t> asks{};  // without an intent: what is to be confirmed then
    };
    [[nodiscard]] std::span<const Choice> buttons(std::span<const Choice> all) const {
        return view_.busy ? std::span<const Choice>() : all;
    }

    // An article on a card, with what one may do below it.
    float draw_card(const Box& at, float y, const Article& article, std::span<const Choice> choices) {
        std::vector<Button> offered;
        for (const Choice& choice : choices) offered.push_back(choice.button);
        const ChoiceDrawn drawn = draw_choice_card({article, offered}, at, y, ui_);
        if (drawn.chosen) {
            intent = choices[*drawn.chosen].intent;
            state_.asking = choices[*drawn.chosen].asks;
            ui_.changed_under_finger = true;
        }
        return drawn.height;
    }

    float draw_log(const Box& at) {
        float y = at.y;
        y += heading(ui_.tr(Text::staff_log), Style::h2, at, y) + ui_.px(16);
        if (view_.log.empty()) y += text(ui_.tr(Text::staff_log_empty), Style::body, ui_.colours().ink2, at, y);
        for (const StaffView::Event& event : view_.log) {
            y += text(event.when, Style::label, ui_.colours().ink2, at, y);
            y += text(event.what, Style::body_strong, ui_.colours().ink, at, y);
            y += text(event.result, Style::body, ui_.colours().ink, at, y) + ui_.px(20);
        }
        return y - at.y;
    }

    const StaffView& view_;
    StaffState& state_;
    Ui& ui_;
};

}  // namespace

std::optional<Intent> draw_staff(const StaffView& view, StaffState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("staff page"), ui.page, state.scroll);
    StaffPage page(view, state, ui);
    area.set_content(page.draw(ui.page.inset(ui.theme.margin_px(), 0), area.top()));
    return page.intent;
}

}  // namespace parvis::kiosk

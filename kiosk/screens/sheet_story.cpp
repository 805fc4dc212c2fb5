#include "kiosk/screens/sheet_story.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/widgets/button.h"

namespace parvis::kiosk {
namespace {

constexpr float long_sheet_screens = 2;
constexpr float long_chapter_screens = 0.5F;
constexpr float first_lines_screens = 0.22F;
constexpr float least_hidden_screens = 0.25F;  // for less a touch is not asked
constexpr int fewest_first_lines = 3;
constexpr float between_units = 40;
constexpr float above_button_units = 18;
constexpr float above_day_units = 20;
constexpr float centre_space_units = 20;
constexpr float lead_space_units = 28;

Article chapter_text(const SheetSection& section, const Tint& tint, Colour ground) {
    Article article(tint.strong, ground);
    article.add(PieceKind::heading, section.title);
    for (const content::Field& field : section.fields) {
        article.add(PieceKind::subheading, field.label);
        article.add_blocks(field.blocks);
    }
    return article;
}

Button read_on(const Ui& ui, std::size_t chapter, std::string_view name) {
    return {.id = widget_id("read-on", std::to_string(chapter)),
            .label = ui.tr(Text::read_on),
            .name = name,
            .icon_after = icon("chevron-down"),
            .on_paper = false};
}

LinkRow official_row(const Ui& ui, const SheetView& view) {
    return {.id = widget_id("official", view.id),
            .label = ui.tr(Text::official_sheet),
            .icon = icon("file-text"),
            .accent = ui.colours().tint(view.dimension).strong};
}

float official_width(const Ui& ui, float width_px) {
    return std::min(width_px, 20 * ui.theme.style(Style::body).em_px);
}

}  // namespace

SheetOpening::SheetOpening(const SheetView& view, const Ui& ui)
    : view_(view),
      head_(ui.colours().tint(view.dimension).strong, ui.colours().surface),
      lead_(ui.colours().tint(view.dimension).strong, ui.colours().surface),
      ended_(ui.colours().ink2, ui.colours().neutral) {
    std::vector<Chip> chips;
    if (!view.dimension.empty()) chips.push_back(dimension_chip(ui, view.dimension));
    for (const std::string& tag : view.tags) chips.push_back(neutral_chip(ui, tag));
    // Where there is little height, what it is comes first.
    if (!ui.theme.low()) head_.add_chips(std::exchange(chips, {}));
    head_.add(PieceKind::title, view.title);
    if (view.organisation_id.empty()) head_.add(PieceKind::place, view.place);
    lead_.add(PieceKind::lead, view.lead);
    if (view.lead.empty() && view.sections.empty() && view.practical.empty())
        lead_.add(PieceKind::paragraph, std::string(ui.tr(Text::short_sheet)));
    lead_.add_chips(std::move(chips));
    if (!view.ended) return;
    ended_.add(PieceKind::subheading, std::string(ui.tr(Text::ended_title)));
    ended_.add(PieceKind::paragraph,
               view.ended_reason.empty() ? std::string(ui.tr(Text::ended_advice)) : view.ended_reason);
}

LinkRow SheetOpening::centre_row(const Ui& ui) const {
    return {.id = widget_id("centre", view_.organisation_id),
            .label = view_.place,
            .icon = icon("house-heart"),
            .accent = ui.colours().tint(view_.dimension).strong};
}

float SheetOpening::height(const Ui& ui, float width_px) const {
    float sum = std::round(head_.height(ui, width_px));
    if (!view_.organisation_id.empty())
        sum += ui.px(centre_space_units) +
               link_row_height(ui, centre_row(ui), std::min(width_px, link_row_width(ui, centre_row(ui))));
    if (!lead_.empty()) sum += ui.px(lead_space_units) + std::round(lead_.height(ui, width_px));
    if (!ended_.empty()) sum += ui.px(lead_space_units) + boxed_height(ui, ended_, width_px);
    return sum;
}

std::optional<Intent> SheetOpening::draw(Ui& ui, float x, float y, float width_px) const {
    std::optional<Intent> intent;
    head_.draw(ui, x, y, width_px);
    y += std::round(head_.height(ui, width_px));
    if (!view_.organisation_id.empty()) {
        const LinkRow row = centre_row(ui);
        const float width = std::min(width_px, link_row_width(ui, row));
        const float height = link_row_height(ui, row, width);
        y += ui.px(centre_space_units);
        if (draw_link_row(ui, row, {x, y, width, height})) intent = Go{OrganisationChosen{view_.organisation_id}};
        y += height;
    }
    if (!lead_.empty()) {
        y += ui.px(lead_space_units);
        lead_.draw(ui, x, y, width_px);
        y += std::round(lead_.height(ui, width_px));
    }
    if (!ended_.empty()) draw_boxed(ui, ended_, x, y + ui.px(lead_space_units), width_px);
    return intent;
}

SheetStory::SheetStory(const SheetView& view, const std::set<std::size_t>& unfolded, const Ui& ui, float width_px)
    : view_(view), day_(ui.colours().tint(view.dimension).strong, ui.colours().surface), width_px_(width_px) {
    const float screen = ui.page.height;
    float whole = 0;
    for (const SheetSection& section : view.sections) {
        Article text = chapter_text(section, ui.colours().tint(view.dimension), ui.colours().surface);
        const float text_px = std::round(text.height(ui, width_px));
        whole += text_px;
        chapters_.push_back({std::move(text), text_px, false, {}});
    }
    const float line = ui.theme.style(Style::body).line_px;
    const int lines = std::max(fewest_first_lines, static_cast<int>(screen * first_lines_screens / line));
    for (std::size_t i = 0; i < chapters_.size(); ++i) {
        Chapter& chapter = chapters_[i];
        if (i > 0) height_px_ += ui.px(between_units);
        if (whole > screen * long_sheet_screens && chapter.text_px > screen * long_chapter_screens &&
            !unfolded.contains(i)) {
            Article first = chapter.text.first_lines(ui, width_px, lines);
            const float first_px = std::round(first.height(ui, width_px));
            if (first_px + screen * least_hidden_screens <= chapter.text_px) {
                chapter = {std::move(first), first_px, true,
                           ui.strings.get(Text::read_on_of, {{"title", view.sections[i].title}})};
                height_px_ += button_space(ui);
            }
        }
        height_px_ += chapter.text_px;
    }
    if (!chapters_.empty()) height_px_ += ui.px(between_units);
    height_px_ += link_row_height(ui, official_row(ui, view), official_width(ui, width_px));
    day_.add(PieceKind::place, view.information_of);
    if (!day_.empty()) height_px_ += ui.px(above_day_units) + std::round(day_.height(ui, width_px));
}

float SheetStory::button_space(const Ui& ui) const {
    return ui.px(above_button_units) + button_extent(ui, read_on(ui, 0, {}), width_px_).height;
}

std::optional<Intent> SheetStory::draw(Ui& ui, float x, float y, std::set<std::size_t>& unfolded) const {
    for (std::size_t i = 0; i < chapters_.size(); ++i) {
        const Chapter& chapter = chapters_[i];
        chapter.text.draw(ui, x, y, width_px_);
        y += chapter.text_px;
        if (chapter.folded) {
            const Button button = read_on(ui, i, chapter.button_name);
            const Extent extent = button_extent(ui, button, width_px_);
            if (draw_button(ui, button, {x, y + ui.px(above_button_units), extent.width, extent.height})) {
                unfolded.insert(i);
                ui.moving = true;
            }
            y += button_space(ui);
        }
        y += ui.px(between_units);
    }
    const LinkRow row = official_row(ui, view_);
    const float width = official_width(ui, width_px_);
    const float height = link_row_height(ui, row, width);
    const bool chosen = draw_link_row(ui, row, {x, y, width, height});
    if (!day_.empty()) day_.draw(ui, x, y + height + ui.px(above_day_units), width_px_);
    return chosen ? std::optional<Intent>(Go{OfficialChosen{view_.id}}) : std::nullopt;
}

}  // namespace parvis::kiosk

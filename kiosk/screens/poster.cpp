#include "kiosk/screens/poster.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

constexpr float longest_line_em = 48;   // longer ones are hard to follow back
constexpr float shortest_line_em = 15;  // shorter ones do not stand beside a picture
constexpr float least_card_em = 24;
constexpr float share_beside = 0.5F;         // of the card, that a picture takes at most beside its words
constexpr float least_share_beside = 0.35F;  // for less it stands above them
constexpr float share_above = 0.6F;          // of the page, above them: they begin in view
constexpr std::size_t few_words_bytes = 240;

// One card on the cover that lay behind its slide. The picture stands beside the words where both have room, else
// above them.
class PosterPage {
public:
    PosterPage(const PosterView& view, Ui& ui) : view_(view), ui_(ui) {
        const float em = ui.theme.style(Style::body).em_px;
        const float inner = ui.page.width - 2 * ui.theme.margin_px() - 2 * pad();
        const float high = ui.page.height - 2 * margin();
        words_px_ = std::min(inner, longest_line_em * em);
        if (view.picture) {
            const float most = std::min(share_beside * inner, inner - gap() - shortest_line_em * em);
            picture_ = whole(most, high - 2 * pad());
            const float rest = std::min(words_px_, inner - picture_.width - gap());
            beside_ = !ui.theme.portrait() && most >= least_share_beside * inner && longest_word_fits(rest);
            if (beside_) words_px_ = rest;
        }
        // A few words do not lie lost on a wide card.
        if (!ui.theme.portrait() && (beside_ || !view.picture))
            words_px_ = std::min(words_px_, std::max(words_unbroken(), least_card_em * em));
        // Where there is little height it has all of it.
        if (view.picture && !beside_)
            picture_ = whole(words_px_, ui.theme.low() ? high - 2 * pad() : share_above * high);
    }

    // Returns the height of it all.
    float draw(float top) {
        const Article words = words_in(words_px_);
        const float words_height = std::round(words.height(ui_, words_px_));
        const float above = view_.picture && !beside_ ? picture_.height + gap() : 0;
        const float inner = std::max(above + words_height, beside_ ? picture_.height : 0);
        const float width = words_px_ + (beside_ ? picture_.width + gap() : 0) + 2 * pad();
        const float height = inner + 2 * pad();
        const float free = std::max(margin(), std::floor((ui_.page.height - height) / 2));
        const Box card{std::round(ui_.page.centre_x() - width / 2), top + free, width, height};
        draw_card_ground(ui_, card, 36, false, false);
        const float x = card.x + pad();
        const float y = card.y + pad();
        if (view_.picture) draw_picture(x, y, inner);
        if (beside_) {
            words.draw(ui_, x + picture_.width + gap(), y + std::round((inner - words_height) / 2), words_px_);
        } else {
            words.draw(ui_, x, y + above, words_px_);
        }
        return height + 2 * free;
    }

private:
    [[nodiscard]] float margin() const { return ui_.px(ui_.theme.low() ? 24 : 48); }
    [[nodiscard]] float pad() const { return ui_.px(ui_.theme.low() ? 32 : 56); }
    [[nodiscard]] float gap() const { return ui_.px(ui_.theme.low() ? 32 : 56); }
    [[nodiscard]] Box whole(float width, float height) const { return whole_in({0, 0, width, height}, *view_.picture); }

    [[nodiscard]] std::string_view title() const {
        return view_.title.empty() ? ui_.tr(Text::slide_poster) : std::string_view(view_.title);
    }

    [[nodiscard]] bool longest_word_fits(float width) const { return widest_word_px(ui_, title(), Style::h2) <= width; }
    // As large as its longest word allows.
    [[nodiscard]] PieceKind title_kind(float width) const {
        const bool large = page_title_style(ui_) != Style::h2 && widest_word_px(ui_, title(), Style::h1) <= width;
        if (large) return PieceKind::title;
        return longest_word_fits(width) ? PieceKind::heading : PieceKind::subheading;
    }
    // A few are set larger.
    [[nodiscard]] bool has_few_words() const {
        std::size_t bytes = 0;
        for (const std::string& paragraph : view_.words) bytes += paragraph.size();
        return bytes <= few_words_bytes;
    }
    // The width in which no line of them would be broken.
    [[nodiscard]] float words_unbroken() const {
        float widest = 0;
        const auto measure = [&](std::string_view words, Style style) {
            widest = std::max(widest, std::ceil(ui_.canvas.width(words, ui_.theme.style(style))) + 1);
        };
        measure(title(), page_title_style(ui_));
        for (const std::string& paragraph : view_.words)
            measure(paragraph, has_few_words() ? Style::lead_strong : Style::body);
        measure(view_.shown, Style::body);
        measure(view_.information_of, Style::body);
        return widest;
    }

    [[nodiscard]] Article words_in(float width) const {
        Article words(ui_.colours().other.strong, ui_.colours().surface);
        if (!view_.title.empty()) words.add_chips({neutral_chip(ui_, ui_.tr(Text::slide_poster))});
        words.add(title_kind(width), std::string(title()));
        for (const std::string& paragraph : view_.words)
            words.add(has_few_words() ? PieceKind::lead : PieceKind::paragraph, paragraph);
        words.add(PieceKind::place, view_.shown);
        words.add(PieceKind::place, view_.information_of);
        return words;
    }

    // Beside words that are longer it stays in view, as far as they reach.
    void draw_picture(float x, float y, float inner) {
        if (beside_) y = std::clamp(ui_.page.y + margin(), y, y + inner - picture_.height);
        // In the middle where it is narrower than the words beneath.
        if (!beside_) x += std::round((words_px_ - picture_.width) / 2);
        draw_cover(ui_, {view_.id, {}, true, view_.picture->alt}, {x, y, picture_.width, picture_.height}, ui_.px(24),
                   Corners::all);
    }

    const PosterView& view_;
    Ui& ui_;
    bool beside_ = false;
    float words_px_ = 0;
    Box picture_;
};

}  // namespace

std::optional<Intent> draw_poster(const PosterView& view, PosterState& state, Ui& ui) {
    // A page that was pulled down lies under a picture already.
    if (!ui.theme.aids().lowered) draw_cover(ui, {view.id, {}, false}, ui.page, 0, Corners::none);
    ScrollArea area(ui, widget_id("poster"), ui.page, state.scroll);
    area.set_content(PosterPage(view, ui).draw(area.top()));
    return std::nullopt;
}

}  // namespace parvis::kiosk

#include "kiosk/update_panel.h"

#include <utility>

#include "kiosk/views/update_view.h"

namespace parvis::kiosk {
namespace {

// Of a bar that moves: often enough to be believed, seldom enough to cost nothing.
constexpr std::chrono::milliseconds between_pictures{250};

}  // namespace

std::optional<ContentSource> UpdatePanel::keep(const Strings& strings, Instant now) {
    if (updater_ == nullptr) return std::nullopt;
    const UpdateNews news = updater_->news();
    if (news.number != number_) state_ = {};
    number_ = news.number;
    working_ = news.working;
    by_hand_ = news.origin != UpdateOrigin::inbox;
    if (!news.working && std::exchange(ended_, news.number) != news.number)
        installed_ = news.report.outcome == content::UpdateOutcome::installed;
    notice_.heard(news.number, news.working, now);
    notice_.keep(now);
    // What nobody can see any more needs no words.
    if (form(Presence::visiting) != UpdateForm::none) view_ = make_update_view(news, strings);
    return updater_->content();
}

float UpdatePanel::strip_height(Presence presence, const Box& page, const Ui& ui) const {
    return form(presence) == UpdateForm::strip ? update_strip_height(view_, page, ui) : 0;
}

std::optional<Intent> UpdatePanel::draw(Presence presence, const Box& strip, const Box& glass, Ui& ui) {
    switch (form(presence)) {
        case UpdateForm::none:
            return std::nullopt;
        case UpdateForm::strip:
            return draw_update_strip(view_, strip, ui);
        case UpdateForm::card:
            return draw_update(view_, state_, glass, ui);
    }
    return std::nullopt;
}

std::optional<Instant> UpdatePanel::changes_at(Instant now) const {
    if (working_) return now + between_pictures;
    return notice_.changes_at();
}

}  // namespace parvis::kiosk

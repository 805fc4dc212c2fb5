// What the app shows of updates: asks the updater for news, keeps the words of them, and draws them as a strip or a
// card. UI thread only.
#pragma once

#include <optional>
#include <utility>

#include "kiosk/screens/update.h"
#include "kiosk/update_notice.h"
#include "kiosk/updater.h"

namespace parvis::kiosk {

class UpdatePanel {
public:
    // May be null; must outlive the panel.
    void follow(Updater* updater) { updater_ = updater; }

    // Once a frame, before drawing. Other content to show, if there is any.
    [[nodiscard]] std::optional<ContentSource> keep(const Strings& strings, Instant now);
    // A touch, while `before` was how things stood.
    void touched(Presence before, Instant now) { notice_.touched(before, now); }
    void open() { notice_.open(); }
    void close() { notice_.close(); }
    // Once for each update that was installed since.
    [[nodiscard]] bool take_installed() { return std::exchange(installed_, false); }

    [[nodiscard]] UpdateForm form(Presence presence) const { return notice_.form(presence); }
    // Something is said that somebody waits for: whoever put a stick in. What came over the network was brought by
    // nobody.
    [[nodiscard]] bool tells_somebody() const { return by_hand_ && form(Presence::nobody) != UpdateForm::none; }
    // The strip takes this much off the top of `page`; nothing in another form.
    [[nodiscard]] float strip_height(Presence presence, const Box& page, const Ui& ui) const;
    [[nodiscard]] std::optional<Intent> draw(Presence presence, const Box& strip, const Box& glass, Ui& ui);

    // When keep() will next find something else to show.
    [[nodiscard]] std::optional<Instant> changes_at(Instant now) const;

private:
    Updater* updater_ = nullptr;
    UpdateNotice notice_;
    UpdateView view_;
    UpdateState state_;
    std::uint64_t number_ = 0;
    bool working_ = false;
    bool by_hand_ = false;
    std::uint64_t ended_ = 0;  // the number of the update that ended last
    bool installed_ = false;   // that one, and nobody asked yet
};

}  // namespace parvis::kiosk

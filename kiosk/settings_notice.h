// The strip that says what is wrong with the settings to whoever has just switched the board on. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/setting_problem.h"
#include "kiosk/widgets/ui.h"
#include "platform/base/clock.h"

namespace parvis::kiosk {

class SettingsNotice {
public:
    // Nothing is shown of none.
    void tell(std::vector<SettingProblem> problems);
    // Once a frame, before drawing. It goes ten minutes after the first.
    void keep(const Strings& strings, Instant now);
    void close() { problems_.clear(); }
    [[nodiscard]] bool shown() const { return !problems_.empty(); }

    // The strip takes this much off the top of `page`; nothing where a visitor's large letters leave it no room.
    [[nodiscard]] float strip_height(const Box& page, const Ui& ui) const;
    [[nodiscard]] std::optional<Intent> draw(const Box& strip, Ui& ui) const;
    // When keep() will next change something.
    [[nodiscard]] std::optional<Instant> changes_at() const { return shown() ? until_ : std::nullopt; }

private:
    std::vector<SettingProblem> problems_;  // empty: it was read, or is over
    std::optional<Instant> until_;
    std::string text_;
};

}  // namespace parvis::kiosk

#include "kiosk/settings_notice.h"

#include <utility>

#include "kiosk/views/settings_words.h"
#include "kiosk/widgets/notice_strip.h"

namespace parvis::kiosk {
namespace {

// For an installer to see it, and not so long that it becomes a part of the page.
constexpr std::chrono::minutes stays{10};

NoticeStrip strip_of(const std::string& text, const Ui& ui) {
    return {text, ui.tr(Text::close), icon("info"), std::nullopt};
}

}  // namespace

void SettingsNotice::tell(std::vector<SettingProblem> problems) {
    problems_ = std::move(problems);
    until_.reset();
}

void SettingsNotice::keep(const Strings& strings, Instant now) {
    if (!shown()) return;
    if (!until_) until_ = now + stays;
    if (now >= *until_) return close();
    text_ = settings_text(problems_, strings);
}

float SettingsNotice::strip_height(const Box& page, const Ui& ui) const {
    if (!shown()) return 0;
    const float height = notice_strip_height(strip_of(text_, ui), page, ui);
    return height > page.height / 2 ? 0 : height;
}

std::optional<Intent> SettingsNotice::draw(const Box& strip, Ui& ui) const {
    if (strip.height <= 0 || !draw_notice_strip(widget_id("settings strip"), strip_of(text_, ui), strip, ui))
        return std::nullopt;
    return SettingsNoticeRead{};
}

}  // namespace parvis::kiosk

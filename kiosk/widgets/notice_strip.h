// A strip above a page that says what goes on beside it; the page gets what is left below. All of it is one button.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct NoticeStrip {
    std::string_view title;
    std::string_view side;       // beside the title, where both have room; may be empty
    Icon icon{};                 // before it, where it has room
    std::optional<float> share;  // of work that is done, 0 … 1: a bar below the title
};

[[nodiscard]] float notice_strip_height(const NoticeStrip& notice, const Box& page, const Ui& ui);
// True: it was touched.
[[nodiscard]] bool draw_notice_strip(WidgetId id, const NoticeStrip& notice, const Box& strip, Ui& ui);

}  // namespace parvis::kiosk

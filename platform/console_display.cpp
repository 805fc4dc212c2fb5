#include "platform/console_display.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace parvis::platform {

namespace {

using namespace std::chrono_literals;

// A refresh takes 17 ms, setting a mode on a slow display some hundred.
constexpr auto longest_refresh = 1s;

void copy(std::span<const std::uint32_t> frame, Size size, const PixelRect& rect, ScanOut::Picture picture) {
    const int left = std::max(rect.left, 0), right = std::min(rect.right, size.width);
    if (left >= right) return;
    const auto width = static_cast<std::size_t>(size.width);
    for (int y = std::max(rect.top, 0); y < std::min(rect.bottom, size.height); ++y) {
        const auto row = static_cast<std::size_t>(y), column = static_cast<std::size_t>(left);
        std::memcpy(picture.pixels + row * picture.pitch_px + column, frame.data() + row * width + column,
                    static_cast<std::size_t>(right - left) * sizeof(std::uint32_t));
    }
}

}  // namespace

ConsoleDisplay::ConsoleDisplay(std::unique_ptr<ScanOut> scan_out) : scan_out_(std::move(scan_out)) {
    forget_pictures();
}

void ConsoleDisplay::forget_pictures() {
    for (auto& stale : stale_) stale.assign(whole_glass.begin(), whole_glass.end());
}

void ConsoleDisplay::restore() {
    scan_out_->reset();
    forget_pictures();
}

Status ConsoleDisplay::present(std::span<const std::uint32_t> frame, PixelRects damage) {
    const Size size = scan_out_->size();
    if (damage.empty()) return {};
    if (frame.size() != static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height)) return {};
    for (auto& stale : stale_) stale.insert(stale.end(), damage.begin(), damage.end());
    if (!scan_out_->settle(longest_refresh))
        return fail(Errc::unavailable, "the display has not taken the last frame for a second");
    const std::size_t free = (shown_ + 1) % ScanOut::pictures;
    const ScanOut::Picture picture = scan_out_->picture(free);
    for (const PixelRect& rect : stale_[free]) copy(frame, size, rect, picture);
    stale_[free].clear();
    if (Status shown = scan_out_->show(free); !shown) return shown;
    shown_ = free;
    return {};
}

}  // namespace parvis::platform

// Frames of the CPU rasteriser on a bare console, with neither a graphics chip nor Mesa: two pictures in turns, so that
// no half-drawn frame is ever seen. UI thread only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "platform/scan_out.h"

namespace parvis::platform {

class ConsoleDisplay {
public:
    explicit ConsoleDisplay(std::unique_ptr<ScanOut> scan_out);

    [[nodiscard]] Size size() const { return scan_out_->size(); }
    [[nodiscard]] std::optional<int> card() const { return scan_out_->card(); }
    [[nodiscard]] DisplayFacts display() const { return scan_out_->display(); }
    // As Window::present(). Returns when the frame is handed over: it is on the glass with the next refresh. Waits for
    // the frame before it, which is on the glass when this returns. Fails with unavailable when the display takes none
    // for a second.
    [[nodiscard]] Status present(std::span<const std::uint32_t> frame, PixelRects damage);
    // As Window::restore(): nothing of what was shown before is on the glass.
    void restore();

private:
    void forget_pictures();

    std::unique_ptr<ScanOut> scan_out_;
    std::size_t shown_ = 0;
    // What each picture has not yet of the last frame.
    std::array<std::vector<PixelRect>, ScanOut::pictures> stale_;
};

}  // namespace parvis::platform

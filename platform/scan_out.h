// A display as the kernel scans it out: two pictures in memory, one of them on the glass. libdrm behind an interface of
// ours, so that what is drawn when can be tested without a display. UI thread only.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "platform/base/result.h"
#include "platform/window.h"

namespace parvis::platform {

class ScanOut {
public:
    static constexpr std::size_t pictures = 2;
    struct Picture {
        std::uint32_t* pixels = nullptr;  // 0xXXRRGGBB, as long as the ScanOut; slow to read
        std::size_t pitch_px = 0;         // from a row to the next
    };

    virtual ~ScanOut() = default;
    [[nodiscard]] virtual std::optional<int> card() const { return std::nullopt; }  // as Window::card()
    [[nodiscard]] virtual Size size() const = 0;                                    // of both pictures; does not change
    [[nodiscard]] virtual DisplayFacts display() const = 0;
    [[nodiscard]] virtual Picture picture(std::size_t index) = 0;  // index < pictures
    // Puts a picture on the glass with the next refresh. Fails with unavailable when the display does not take it.
    [[nodiscard]] virtual Status show(std::size_t index) = 0;
    // Waits until what was shown last is on the glass, so that the other picture is free. False: not within `longest`.
    [[nodiscard]] virtual bool settle(std::chrono::milliseconds longest) = 0;
    // The display was unplugged: nothing is on its way to the glass any more, and the next show() sets its mode anew.
    virtual void reset() = 0;
};

// The first connected display of the first card in that folder (/dev/dri) that scans out of plain memory ("dumb
// buffers": every KMS driver, no graphics chip, no Mesa), in the mode it prefers. Fails with unavailable: no card, no
// display, or another program has it. Its end gives the display back to the console.
// Source: Linux, Documentation/gpu/drm-kms.rst and drm_mode.h.
[[nodiscard]] Result<std::unique_ptr<ScanOut>> open_drm_scan_out(const std::filesystem::path& cards);

}  // namespace parvis::platform

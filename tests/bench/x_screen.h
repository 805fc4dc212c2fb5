// An X server of the bench's own (Xvfb), whose screen is a file that can be looked at without asking it.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "platform/base/result.h"
#include "tests/support/temporary_folder.h"

namespace parvis::bench {

// What a glance at every eighth pixel of every eighth row tells.
struct Glance {
    double paper = 0;  // share of pixels in the design's paper colour, which both pages have as their ground
    double ink = 0;    // share of dark ones: letters
    std::uint64_t hash = 0;
    // A page with words on it, not an empty window.
    [[nodiscard]] bool is_page() const { return paper > 0.1 && ink > 0.005; }
};

class XScreen {
public:
    // 1920×1080 in 24 bits, on a display that is free. Fails with unavailable where there is no Xvfb.
    [[nodiscard]] static Result<std::unique_ptr<XScreen>> open();
    XScreen(const XScreen&) = delete;
    XScreen& operator=(const XScreen&) = delete;
    ~XScreen();

    [[nodiscard]] const std::string& display() const { return display_; }  // ":7"
    [[nodiscard]] Glance look() const;
    [[nodiscard]] pid_t server() const { return server_; }

private:
    XScreen() = default;
    Status start();
    Status map_screen();

    testing::TemporaryFolder folder_;
    std::string display_;
    pid_t server_ = -1;
    void* mapped_ = nullptr;
    std::size_t mapped_bytes_ = 0;
    const std::uint32_t* pixels_ = nullptr;
    std::size_t pitch_px_ = 0;
};

}  // namespace parvis::bench

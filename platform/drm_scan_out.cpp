#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/descriptor.h"
#include "platform/scan_out.h"

namespace parvis::platform {

namespace {

using Resources = std::unique_ptr<drmModeRes, decltype(&drmModeFreeResources)>;
using Connector = std::unique_ptr<drmModeConnector, decltype(&drmModeFreeConnector)>;
using Encoder = std::unique_ptr<drmModeEncoder, decltype(&drmModeFreeEncoder)>;

tl::unexpected<Error> no_display(std::string what, int error = 0) {
    if (error != 0) what += std::string(": ") + std::strerror(error);
    return fail(Errc::unavailable, std::move(what));
}

// A picture in the kernel's memory, seen by the display and by us.
class DumbBuffer {
public:
    DumbBuffer() = default;
    DumbBuffer(const DumbBuffer&) = delete;
    DumbBuffer& operator=(const DumbBuffer&) = delete;
    ~DumbBuffer() {
        if (pixels_ != MAP_FAILED) ::munmap(pixels_, bytes_);
        if (frame_ != 0) ::drmModeRmFB(card_, frame_);
        if (handle_ != 0) {
            drm_mode_destroy_dumb gone{};
            gone.handle = handle_;
            ::drmIoctl(card_, DRM_IOCTL_MODE_DESTROY_DUMB, &gone);
        }
    }

    Status make(int card, Size size) {
        card_ = card;
        drm_mode_create_dumb made{};
        made.width = static_cast<std::uint32_t>(size.width);
        made.height = static_cast<std::uint32_t>(size.height);
        made.bpp = 32;
        if (::drmIoctl(card, DRM_IOCTL_MODE_CREATE_DUMB, &made) != 0)
            return no_display("the display gives no memory for a picture", errno);
        handle_ = made.handle;
        bytes_ = made.size;
        pitch_bytes_ = made.pitch;
        constexpr std::uint8_t depth = 24, bits = 32;
        if (const int error = ::drmModeAddFB(card, made.width, made.height, depth, bits, made.pitch, handle_, &frame_);
            error != 0)
            return no_display("the display does not take our pixels", -error);
        drm_mode_map_dumb map{};
        map.handle = handle_;
        if (::drmIoctl(card, DRM_IOCTL_MODE_MAP_DUMB, &map) == 0)
            pixels_ = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED, card, static_cast<off_t>(map.offset));
        if (pixels_ == MAP_FAILED) return no_display("the display's memory cannot be written", errno);
        return {};
    }

    [[nodiscard]] std::uint32_t frame() const { return frame_; }
    [[nodiscard]] ScanOut::Picture picture() const {
        return {static_cast<std::uint32_t*>(pixels_), pitch_bytes_ / sizeof(std::uint32_t)};
    }

private:
    int card_ = -1;
    std::uint32_t handle_ = 0;
    std::uint32_t frame_ = 0;  // the kernel's name for it
    std::size_t bytes_ = 0;
    std::size_t pitch_bytes_ = 0;
    void* pixels_ = MAP_FAILED;
};

struct Output {
    std::uint32_t connector = 0;
    std::uint32_t crtc = 0;
    drmModeModeInfo mode{};
    DisplayFacts facts;
};

// What feeds the connector now, else anything that can.
std::uint32_t crtc_for(int card, const drmModeRes& resources, const drmModeConnector& connector) {
    const Encoder now(::drmModeGetEncoder(card, connector.encoder_id), &drmModeFreeEncoder);
    if (now && now->crtc_id != 0) return now->crtc_id;
    for (int i = 0; i < connector.count_encoders; ++i) {
        const Encoder encoder(::drmModeGetEncoder(card, connector.encoders[i]), &drmModeFreeEncoder);
        if (!encoder) continue;
        for (int crtc = 0; crtc < resources.count_crtcs; ++crtc)
            if ((encoder->possible_crtcs & (1U << static_cast<unsigned>(crtc))) != 0) return resources.crtcs[crtc];
    }
    return 0;
}

std::optional<Output> output_of(int card, const drmModeRes& resources, const drmModeConnector& connector) {
    if (connector.connection != DRM_MODE_CONNECTED || connector.count_modes == 0) return std::nullopt;
    const std::span<const drmModeModeInfo> modes(connector.modes, static_cast<std::size_t>(connector.count_modes));
    const auto preferred = std::ranges::find_if(
        modes, [](const drmModeModeInfo& mode) { return (mode.type & DRM_MODE_TYPE_PREFERRED) != 0; });
    Output output;
    output.mode = preferred != modes.end() ? *preferred : modes[0];
    output.connector = connector.connector_id;
    output.crtc = crtc_for(card, resources, connector);
    if (output.crtc == 0) return std::nullopt;
    const auto dpi = [](int px, std::uint32_t mm) {
        constexpr float mm_per_inch = 25.4F;
        return mm == 0 ? 0.0F : static_cast<float>(px) * mm_per_inch / static_cast<float>(mm);
    };
    const Size size{output.mode.hdisplay, output.mode.vdisplay};
    output.facts = believable_display(size, dpi(size.width, connector.mmWidth), dpi(size.height, connector.mmHeight));
    return output;
}

std::optional<Output> find_output(int card) {
    const Resources resources(::drmModeGetResources(card), &drmModeFreeResources);
    if (!resources) return std::nullopt;
    // What the kernel knows already is there at once; asking the displays anew takes some of them a second.
    for (const bool ask : {false, true}) {
        for (int i = 0; i < resources->count_connectors; ++i) {
            const std::uint32_t id = resources->connectors[i];
            const Connector connector(ask ? ::drmModeGetConnector(card, id) : ::drmModeGetConnectorCurrent(card, id),
                                      &drmModeFreeConnector);
            if (!connector) continue;
            if (auto output = output_of(card, *resources, *connector)) return output;
        }
    }
    return std::nullopt;
}

class DrmScanOut final : public ScanOut {
public:
    DrmScanOut(Descriptor card, const Output& output) : card_(std::move(card)), output_(output) {}

    Status make_pictures() {
        for (DumbBuffer& buffer : buffers_)
            if (Status made = buffer.make(card_.get(), size()); !made) return made;
        return {};
    }

    [[nodiscard]] std::optional<int> card() const override { return card_.get(); }
    [[nodiscard]] Size size() const override { return {output_.mode.hdisplay, output_.mode.vdisplay}; }
    [[nodiscard]] DisplayFacts display() const override { return output_.facts; }
    [[nodiscard]] Picture picture(std::size_t index) override { return buffers_[index].picture(); }

    [[nodiscard]] Status show(std::size_t index) override {
        const std::uint32_t frame = buffers_[index].frame();
        if (mode_set_ && flips_) {
            if (::drmModePageFlip(card_.get(), output_.crtc, frame, DRM_MODE_PAGE_FLIP_EVENT, this) == 0) {
                turning_ = true;
                return {};
            }
            // Not every driver turns pictures; setting the same mode anew does the same, and waits by itself.
            flips_ = errno == EBUSY || errno == EACCES;
        }
        const int error =
            ::drmModeSetCrtc(card_.get(), output_.crtc, frame, 0, 0, &output_.connector, 1, &output_.mode);
        if (error != 0) return no_display("the display does not show our picture", -error);
        mode_set_ = true;
        return {};
    }

    [[nodiscard]] bool settle(std::chrono::milliseconds longest) override {
        const auto until = std::chrono::steady_clock::now() + longest;
        while (turning_) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            pollfd descriptor{card_.get(), POLLIN, 0};
            if (left <= std::chrono::milliseconds(0)) return false;
            if (::poll(&descriptor, 1, static_cast<int>(left.count())) <= 0) continue;
            drmEventContext context{};
            context.version = 2;
            context.page_flip_handler = [](int, unsigned, unsigned, unsigned, void* self) {
                static_cast<DrmScanOut*>(self)->turning_ = false;
            };
            if (::drmHandleEvent(card_.get(), &context) != 0) return false;
        }
        return true;
    }

    void reset() override {
        // What is still said of the last picture is taken, for a word of it must not be taken for the next one's.
        static_cast<void>(settle(std::chrono::milliseconds(20)));
        turning_ = false;
        // To the kernel the mode is set: only one that is set after none is sent to the display again.
        if (mode_set_) ::drmModeSetCrtc(card_.get(), output_.crtc, 0, 0, 0, nullptr, 0, nullptr);
        mode_set_ = false;
        flips_ = true;
    }

private:
    Descriptor card_;  // its end gives the display back, after the buffers' ends
    Output output_;
    std::array<DumbBuffer, pictures> buffers_;
    bool mode_set_ = false;
    bool flips_ = true;
    bool turning_ = false;
};

Result<std::unique_ptr<ScanOut>> open_card(const std::filesystem::path& path) {
    Descriptor card(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (!card) return no_display(path.string() + " cannot be opened", errno);
    std::uint64_t dumb = 0;
    if (::drmGetCap(card.get(), DRM_CAP_DUMB_BUFFER, &dumb) != 0 || dumb == 0)
        return no_display(path.string() + " has no pictures in plain memory");
    const auto output = find_output(card.get());
    if (!output) return no_display(path.string() + " has no display connected");
    auto scan_out = std::make_unique<DrmScanOut>(std::move(card), *output);
    if (Status made = scan_out->make_pictures(); !made) return fail(std::move(made).error());
    return scan_out;
}

}  // namespace

Result<std::unique_ptr<ScanOut>> open_drm_scan_out(const std::filesystem::path& cards) {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(cards, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().filename().string().starts_with("card")) paths.push_back(entry->path());
    std::ranges::sort(paths);
    Error last{Errc::unavailable,
               "there is no display card in " + cards.string() +
                   ": connect a display, start Parvis from a desktop, or let it write pictures of its "
                   "screens with --tour DIR"};
    for (const auto& path : paths) {
        auto scan_out = open_card(path);
        if (scan_out) return scan_out;
        last = std::move(scan_out).error();
    }
    return fail(std::move(last));
}

}  // namespace parvis::platform

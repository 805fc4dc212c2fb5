#include "tests/bench/kiosk_rig.h"

#include <GLES2/gl2.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "kiosk/photos.h"
#include "kiosk/start.h"

namespace parvis::bench {
namespace {

using namespace std::chrono_literals;

constexpr platform::Size full_hd{1920, 1080};
constexpr std::size_t cover_bytes = 64U << 20U;

double ms_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

kiosk::PixelRect on_the_glass(const kiosk::PixelRect& rect, platform::Size glass) {
    return {std::max(rect.left, 0), std::max(rect.top, 0), std::min(rect.right, glass.width),
            std::min(rect.bottom, glass.height)};
}

std::size_t pixels_of(platform::Size glass) {
    return static_cast<std::size_t>(glass.width) * static_cast<std::size_t>(glass.height);
}

// Copies what it is shown, as a window's surface does.
class MemoryWindow final : public platform::Window {
public:
    MemoryWindow(platform::Size size, platform::DisplayFacts facts)
        : size_(size), facts_(facts), shown_(pixels_of(size)) {}
    [[nodiscard]] platform::Size size() const override { return size_; }
    [[nodiscard]] platform::Drawing drawing() const override { return platform::Drawing::pixels; }
    [[nodiscard]] platform::DisplayFacts display() const override { return facts_; }
    [[nodiscard]] Status present(std::span<const std::uint32_t> frame, platform::PixelRects damage) override {
        const auto width = static_cast<std::size_t>(size_.width);
        for (const kiosk::PixelRect& rect : damage) {
            const auto part = on_the_glass(rect, size_);
            const auto bytes = static_cast<std::size_t>(part.right - part.left) * sizeof(std::uint32_t);
            for (int y = part.top; y < part.bottom; ++y) {
                const auto start = static_cast<std::size_t>(y) * width + static_cast<std::size_t>(part.left);
                std::memcpy(shown_.data() + start, frame.data() + start, bytes);
            }
        }
        return {};
    }

private:
    platform::Size size_;
    platform::DisplayFacts facts_;
    std::vector<std::uint32_t> shown_;
};

// Times the renderer it stands before, and waits for the GPU.
class TimedRenderer final : public kiosk::Renderer {
public:
    TimedRenderer(std::unique_ptr<kiosk::Renderer> behind, bool gpu) : behind_(std::move(behind)), gpu_(gpu) {}
    void draw(ImDrawData& draw_data, std::uint32_t background, kiosk::PixelRects damage) override {
        const auto begin = std::chrono::steady_clock::now();
        behind_->draw(draw_data, background, damage);
        if (gpu_) glFinish();
        last_ms = ms_since(begin);
        pixels_drawn = 0;
        for (const kiosk::PixelRect& rect : damage) {
            const auto part = on_the_glass(rect, behind_->size());
            pixels_drawn += static_cast<double>(part.right - part.left) * (part.bottom - part.top);
        }
    }
    [[nodiscard]] bool holds(platform::Size size) const override { return behind_->holds(size); }
    [[nodiscard]] std::span<const std::uint32_t> pixels() const override { return behind_->pixels(); }
    [[nodiscard]] platform::Size size() const override { return behind_->size(); }
    [[nodiscard]] std::vector<std::uint32_t> read_back() const override { return behind_->read_back(); }
    void release() override { behind_->release(); }

    double last_ms = 0;
    double pixels_drawn = 0;

private:
    std::unique_ptr<kiosk::Renderer> behind_;
    bool gpu_;
};

class Rig final : public KioskRig {
public:
    Rig(std::unique_ptr<kiosk::GuiContext> gui, kiosk::Display display, const kiosk::AppOptions& options,
        const std::filesystem::path& content)
        : gui_(std::move(gui)),
          window_(std::move(display.window)),
          renderer_(std::move(display.renderer), window_->drawing() == platform::Drawing::gles2),
          covers_(cover_bytes),
          app_(options, clock_, gui_->fonts(), &covers_),
          stage_(*window_, *gui_, renderer_, app_, {}, true) {
        app_.open([content] { return content::Catalogue::open(content); });
        pass(1s);
        settle();
    }
    ~Rig() override { renderer_.release(); }

    [[nodiscard]] kiosk::App& app() override { return app_; }
    [[nodiscard]] double damaged() const override {
        return renderer_.pixels_drawn / static_cast<double>(pixels_of(window_->size()));
    }

    [[nodiscard]] FrameTimes frame() override {
        const auto begin = std::chrono::steady_clock::now();
        (void)stage_.draw(clock_.now());
        return {ms_since(begin), renderer_.last_ms};
    }
    [[nodiscard]] FrameTimes whole_frame() override {
        stage_.on_exposed(window_->size());
        return frame();
    }
    void settle() override {
        (void)frame();
        for (int i = 0; i < 600 && (app_.moving() || covers_.busy()); ++i) {
            covers_.finish();
            pass(16ms);
            (void)frame();
        }
    }
    void pass(Instant::duration time) override { clock_.pass(time); }
    [[nodiscard]] Instant now() const override { return clock_.now(); }
    [[nodiscard]] platform::FrameDemand demand() override { return stage_.demand(clock_.now()); }
    bool finish_covers() override {
        if (!covers_.busy()) return false;
        covers_.finish();
        app_.expose();
        return true;
    }
    void touch(platform::ContactPhase phase, float x, float y) override {
        stage_.on_contact({phase, x, y, clock_.now()});
    }

private:
    testing::HandClock clock_;
    std::unique_ptr<kiosk::GuiContext> gui_;
    std::unique_ptr<platform::Window> window_;
    TimedRenderer renderer_;
    kiosk::CoverCache covers_;
    kiosk::App app_;
    kiosk::Stage stage_;
};

}  // namespace

Result<std::unique_ptr<KioskRig>> KioskRig::make(Path path, const std::filesystem::path& content) {
    if (auto opened = content::Catalogue::open(content); !opened) return fail(std::move(opened).error());
    auto gui = kiosk::GuiContext::make(kiosk::font_folder());
    if (!gui) return fail(std::move(gui).error());
    kiosk::Display display{
        {}, std::make_unique<MemoryWindow>(full_hd, platform::DisplayFacts{476, 268}), kiosk::make_cpu_renderer()};
    if (path == Path::gles2) {
        ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
        auto opened = kiosk::open_display({.size = full_hd, .drawing = platform::Drawing::gles2});
        if (!opened) return fail(std::move(opened).error());
        display = std::move(*opened);
    }
    return std::make_unique<Rig>(std::move(*gui), std::move(display), kiosk::AppOptions{}, content);
}

Result<std::unique_ptr<KioskRig>> KioskRig::make(platform::Size glass, platform::DisplayFacts facts,
                                                 const kiosk::AppOptions& options,
                                                 const std::filesystem::path& content) {
    if (auto opened = content::Catalogue::open(content); !opened) return fail(std::move(opened).error());
    auto gui = kiosk::GuiContext::make(kiosk::font_folder());
    if (!gui) return fail(std::move(gui).error());
    kiosk::Display display{{}, std::make_unique<MemoryWindow>(glass, facts), kiosk::make_cpu_renderer()};
    return std::make_unique<Rig>(std::move(*gui), std::move(display), options, content);
}

const kiosk::Node* KioskRig::visible(kiosk::Role role, std::size_t n) {
    for (const kiosk::Node& node : app().tree().nodes())
        if (node.role == role && node.visible.height > node.box.height * 0.6F && n-- == 0) return &node;
    return nullptr;
}

}  // namespace parvis::bench

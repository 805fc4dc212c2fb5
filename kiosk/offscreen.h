// The whole app with no window: the same screens, drawn by the CPU rasteriser when a picture is wanted. For the tour of
// the screens and for tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/app.h"
#include "kiosk/gui/gui_context.h"
#include "kiosk/gui/renderer.h"
#include "kiosk/widgets/covers/cover_cache.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

class Offscreen {
public:
    // `covers`: whether covers are painted; else they are flat colours, which is quick. Without a `searcher` a search
    // is answered at once. Fails as GuiContext::make() does. `clock` and `searcher` must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Offscreen>> make(const AppOptions& options, const Clock& clock,
                                                                 bool covers, Searcher* searcher = nullptr);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    [[nodiscard]] App& app() { return *app_; }
    void set_glass(const Glass& glass) { glass_ = glass; }
    [[nodiscard]] const Glass& glass() const { return glass_; }

    void draw();           // one frame, without pixels
    bool finish_covers();  // waits until those that were asked for are painted; false when none was
    // One frame with all covers painted: 0xAARRGGBB, rows without padding.
    [[nodiscard]] std::vector<std::uint32_t> picture();

private:
    Offscreen() = default;

    std::unique_ptr<GuiContext> gui_;
    std::unique_ptr<Renderer> renderer_;
    std::unique_ptr<CoverCache> covers_;
    std::unique_ptr<App> app_;
    const Clock* clock_ = nullptr;
    Instant last_frame_{};
    Glass glass_;
};

}  // namespace parvis::kiosk

#include "kiosk/offscreen.h"

#include <utility>

namespace parvis::kiosk {
namespace {

constexpr std::size_t cover_bytes = 96U << 20U;

}  // namespace

Result<std::unique_ptr<Offscreen>> Offscreen::make(const AppOptions& options, const Clock& clock, bool covers,
                                                   Searcher* searcher) {
    auto gui = GuiContext::make(font_folder());
    if (!gui) return fail(std::move(gui).error());
    std::unique_ptr<Offscreen> offscreen(new Offscreen);
    offscreen->gui_ = std::move(*gui);
    offscreen->renderer_ = make_cpu_renderer();
    offscreen->clock_ = &clock;
    offscreen->last_frame_ = clock.now();
    if (covers) offscreen->covers_ = std::make_unique<CoverCache>(cover_bytes);
    offscreen->app_ =
        std::make_unique<App>(options, clock, offscreen->gui_->fonts(), offscreen->covers_.get(), searcher);
    return offscreen;
}

Offscreen::~Offscreen() {
    if (renderer_) renderer_->release();
    app_.reset();
    covers_.reset();
}

void Offscreen::draw() {
    const platform::Size page{glass_.width_px, glass_.height_px};
    const Instant now = clock_->now();
    gui_->begin(page, now - last_frame_);
    last_frame_ = now;
    app_->draw(glass_);
    gui_->end(*renderer_, page, Orientation::deg0, app_->background(), {});
}

bool Offscreen::finish_covers() {
    if (!covers_ || !covers_->busy()) return false;
    covers_->finish();
    app_->expose();
    return true;
}

std::vector<std::uint32_t> Offscreen::picture() {
    // The first frame asks for the covers, the second one has them.
    draw();
    if (covers_) covers_->finish();
    const platform::Size page{glass_.width_px, glass_.height_px};
    gui_->begin(page, std::chrono::nanoseconds{0});
    app_->draw(glass_);
    gui_->end(*renderer_, page, Orientation::deg0, app_->background());
    return renderer_->read_back();
}

}  // namespace parvis::kiosk

#include "kiosk/stage.h"

#include <cmath>
#include <utility>

#include "kiosk/gui/orientation.h"

namespace parvis::kiosk {
namespace {

constexpr float usual_diagonal_mm = 21.5F * 25.4F;

}  // namespace

Glass glass_of(platform::Size glass_px, const DisplaySettings& settings, const platform::DisplayFacts& facts) {
    float width_mm = static_cast<float>(settings.width_mm);
    float height_mm = static_cast<float>(settings.height_mm);
    if (settings.width_mm <= 0 || settings.height_mm <= 0) {
        width_mm = static_cast<float>(facts.width_mm);
        height_mm = static_cast<float>(facts.height_mm);
    }
    if (width_mm <= 0 || height_mm <= 0) {
        const auto across = static_cast<float>(glass_px.width);
        const auto down = static_cast<float>(glass_px.height);
        const float mm_per_px = usual_diagonal_mm / std::hypot(across, down);
        width_mm = across * mm_per_px;
        height_mm = down * mm_per_px;
    }
    const platform::Size page = page_size(glass_px, settings.orientation);
    if (page != glass_px) std::swap(width_mm, height_mm);
    return {page.width,
            page.height,
            width_mm,
            height_mm,
            static_cast<float>(settings.viewing_distance_mm),
            static_cast<float>(settings.mounting_height_mm)};
}

Stage::Stage(platform::Window& window, GuiContext& gui, Renderer& renderer, App& app, const DisplaySettings& display,
             bool fullscreen)
    : window_(window), gui_(gui), renderer_(renderer), app_(app), display_(display), fullscreen_(fullscreen) {}

void Stage::on_contact(const platform::Contact& contact) {
    const PointPx page = glass_to_page({contact.x_px, contact.y_px}, window_.size(), display_.orientation);
    platform::Contact upright = contact;
    upright.x_px = page.x;
    upright.y_px = page.y;
    app_.on_contact(upright);
}

void Stage::on_key(platform::Key key) {
    if (key == platform::Key::backspace) app_.on_erase();
    // A keyboard plugged into a kiosk types words, and nothing else.
    if (key == platform::Key::escape && !fullscreen_) app_.on_back();
}

void Stage::on_exposed(platform::Size /*glass*/) {
    gui_.forget_frame();
    app_.expose();
}

platform::FrameDemand Stage::demand(Instant now) {
    app_.keep_clock();
    return {app_.wants_frame(now), app_.stale_at()};
}

Status Stage::draw(Instant now) {
    const platform::Size glass = window_.size();
    const Instant before = last_frame_.value_or(now);
    last_frame_ = now;
    gui_.begin(page_size(glass, display_.orientation), now - before);
    app_.draw(glass_of(glass, display_, window_.display()));
    const PixelRects damage = gui_.redraw(renderer_, glass, display_.orientation, app_.background());
    return window_.present(renderer_.pixels(), damage);
}

}  // namespace parvis::kiosk

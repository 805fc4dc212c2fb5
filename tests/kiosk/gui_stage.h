// A GuiContext, a renderer and the scene's pictures, for tests that draw.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <memory>

#include "kiosk/gui/gui_context.h"
#include "tests/kiosk/gui_scene.h"
#include "tests/support/picture.h"

namespace parvis::testing {

inline constexpr std::uint32_t paper = 0xFFFBF7F0;

struct GuiStage {
    std::unique_ptr<kiosk::GuiContext> gui;
    std::unique_ptr<kiosk::Renderer> renderer;

    explicit GuiStage(std::unique_ptr<kiosk::Renderer> with = kiosk::make_cpu_renderer()) : renderer(std::move(with)) {
        auto made = kiosk::GuiContext::make(kiosk::font_folder());
        REQUIRE(made);
        gui = std::move(*made);
    }
    ~GuiStage() {
        if (renderer) renderer->release();
    }

    // One frame on a glass of that size.
    Picture draw(platform::Size glass, const std::function<void()>& content,
                 kiosk::Orientation orientation = kiosk::Orientation::deg0,
                 kiosk::PixelRects damage = platform::whole_glass) {
        gui->begin(kiosk::page_size(glass, orientation), std::chrono::milliseconds(16));
        content();
        gui->end(*renderer, glass, orientation, paper, damage);
        return {renderer->size(), renderer->read_back()};
    }
};

// ImGui's list over everything, for drawing without a window.
inline ImDrawList& canvas() {
    return *ImGui::GetForegroundDrawList();
}

}  // namespace parvis::testing

// A page with one of everything that screens draw: cards, shadows, lines, letters, icons, pictures, clips.
#pragma once

#include "imgui.h"
#include "kiosk/gui/fonts.h"
#include "platform/window.h"

namespace parvis::testing {

// A user texture with texels of its own; registered while it lives. Opaque, every texel another colour; or see-through,
// fading to the right.
class SceneImage {
public:
    SceneImage(int width, int height, bool opaque);
    ~SceneImage();
    SceneImage(const SceneImage&) = delete;
    SceneImage& operator=(const SceneImage&) = delete;
    [[nodiscard]] ImTextureData& data() { return data_; }

private:
    ImTextureData data_;
};

// Inside a frame. Draws over the whole page; `image` about 300×150.
void draw_scene(const kiosk::Fonts& fonts, platform::Size page, ImTextureData& image, ImTextureData& veil);

}  // namespace parvis::testing

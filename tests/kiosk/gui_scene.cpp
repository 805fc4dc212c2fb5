#include "tests/kiosk/gui_scene.h"

#include <cstddef>
#include <cstdint>

#include "imgui_internal.h"

namespace parvis::testing {

SceneImage::SceneImage(int width, int height, bool opaque) {
    data_.Create(ImTextureFormat_RGBA32, width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int alpha = opaque ? 255 : 255 - 255 * x / width;
            const ImU32 texel = IM_COL32(255 * x / width, 255 * y / height, ((x / 8) ^ (y / 8)) & 1 ? 220 : 60, alpha);
            *static_cast<ImU32*>(data_.GetPixelsAt(x, y)) = texel;
        }
    }
    ImGui::RegisterUserTexture(&data_);
}

SceneImage::~SceneImage() {
    ImGui::UnregisterUserTexture(&data_);
}

void draw_scene(const kiosk::Fonts& fonts, platform::Size page, ImTextureData& image, ImTextureData& veil) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({static_cast<float>(page.width), static_cast<float>(page.height)});
    ImGui::Begin("scene", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    constexpr ImU32 ink = IM_COL32(28, 27, 46, 255), tint = IM_COL32(221, 240, 236, 255);
    constexpr ImU32 shadow = IM_COL32(28, 27, 46, 9), edge = IM_COL32(133, 124, 107, 255);
    const auto width = static_cast<float>(page.width);

    draw.AddRectFilled({0, 0}, {width, 96}, tint);
    draw.AddText(fonts.display, kiosk::imgui_size(fonts.display, 42), {40, 20}, IM_COL32(7, 90, 86, 255),
                 "Jardin et nature, l’été");
    int n = 0;
    for (float y = 130; y + 330 < static_cast<float>(page.height); y += 370) {
        for (float x = 40; x + 400 < width; x += 440, ++n) {
            const ImVec2 from{x, y}, to{x + 400, y + 330};
            for (float grow = 1; grow <= 3; ++grow) {
                draw.AddRectFilled({from.x - grow * 3, from.y}, {to.x + grow * 3, to.y + grow * 5}, shadow,
                                   28 + grow * 3);
            }
            draw.AddRectFilled(from, to, IM_COL32_WHITE, 28);
            draw.AddImageRounded(image.GetTexRef(), {x, y}, {x + 400, y + 150}, {0, 0}, {1, 1}, IM_COL32_WHITE, 28,
                                 ImDrawFlags_RoundCornersTop);
            draw.AddRect(from, to, edge, 28, 0, 2);
            draw.AddText(fonts.display, kiosk::imgui_size(fonts.display, 30), {x + 24, y + 166}, ink,
                         "Semer des jardins");
            draw.AddText(fonts.text, kiosk::imgui_size(fonts.text, 22), {x + 24, y + 210}, ink,
                         "Les habitants sèment, plantent et\nrécoltent ensemble → venez « voir » !");
            draw.AddRectFilled({x + 24, y + 274}, {x + 190, y + 314}, tint, 20);
            draw.AddText(fonts.text_strong, kiosk::imgui_size(fonts.text_strong, 20), {x + 70, y + 280},
                         IM_COL32(7, 90, 86, 255), "Seniors");
            draw.AddText(fonts.icons, kiosk::imgui_size(fonts.icons, 24), {x + 36, y + 282}, IM_COL32(7, 90, 86, 255),
                         "\xEE\x85\x91");
            draw.AddCircleFilled({x + 340, y + 290}, 24, IM_COL32(244, 183, 64, 255));
            draw.AddCircle({x + 340, y + 290}, 24, ink, 0, 3);
            draw.AddLine({x + 210, y + 300}, {x + 300, y + 282}, IM_COL32(194, 59, 36, 255), 5);
        }
    }
    draw.AddImage(veil.GetTexRef(), {60, 150},
                  {60.0F + static_cast<float>(veil.Width), 150.0F + static_cast<float>(veil.Height)});
    draw.AddRectFilledMultiColor({500, 20}, {700, 80}, IM_COL32(255, 0, 0, 255), IM_COL32(0, 255, 0, 255),
                                 IM_COL32(0, 0, 255, 128), IM_COL32(255, 255, 255, 0));
    draw.PushClipRect({720, 30}, {790, 70}, true);
    draw.AddCircleFilled({755, 50}, 45, IM_COL32(58, 63, 191, 200));
    draw.PopClipRect();
    draw.AddTriangleFilled({820, 20}, {900.5F, 40.25F}, {840, 85.75F}, IM_COL32(138, 90, 0, 255));
    ImGui::End();
}

}  // namespace parvis::testing

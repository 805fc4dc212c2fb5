#include "kiosk/gui/listed_textures.h"

#include "imgui.h"
#include "imgui_internal.h"

namespace parvis::kiosk {

namespace {

bool lives(const ImGuiContext& context, ImTextureData* texture) {
    if (context.UserTextures.contains(texture)) return true;
    for (const ImFontAtlas* atlas : context.FontAtlases) {
        if (atlas->TexList.contains(texture)) return true;
    }
    return false;
}

}  // namespace

ImVector<ImTextureData*>& listed_textures() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    ImVector<ImTextureData*>& listed = ImGui::GetPlatformIO().Textures;
    for (int i = 0; i < listed.Size;) {
        if (lives(context, listed[i])) {
            ++i;
        } else {
            listed.erase(listed.begin() + i);
        }
    }
    return listed;
}

}  // namespace parvis::kiosk

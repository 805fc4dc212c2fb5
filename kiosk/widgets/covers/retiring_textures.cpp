#include "kiosk/widgets/covers/retiring_textures.h"

#include <imgui.h>
#include <imgui_internal.h>  // UnregisterUserTexture

#include <utility>

namespace parvis::kiosk {

// Dear ImGui keeps last frame's list of textures until the next frame ends: a texture that goes leaves that list too.
void unregister_texture(ImTextureData& texture) {
    ImGui::UnregisterUserTexture(&texture);
    ImGui::GetPlatformIO().Textures.find_erase(&texture);
}

RetiringTextures::RetiringTextures() = default;

RetiringTextures::~RetiringTextures() {
    for (const auto& texture : textures_) unregister_texture(*texture);
}

void RetiringTextures::retire(std::unique_ptr<ImTextureData> texture) {
    if (texture->Status == ImTextureStatus_WantCreate) {  // no back end has seen it
        unregister_texture(*texture);
        return;
    }
    texture->SetStatus(ImTextureStatus_WantDestroy);
    texture->UnusedFrames = 1;  // back ends destroy what the last frame did not draw; this was not drawn
    textures_.push_back(std::move(texture));
}

void RetiringTextures::let_go_of_destroyed() {
    std::erase_if(textures_, [](const std::unique_ptr<ImTextureData>& texture) {
        if (texture->Status != ImTextureStatus_Destroyed) return false;
        unregister_texture(*texture);
        return true;
    });
}

}  // namespace parvis::kiosk

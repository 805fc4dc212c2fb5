// ImGui's list of textures between two frames.
#pragma once

struct ImTextureData;
template <typename T>
struct ImVector;

namespace parvis::kiosk {

// The list of the last frame without those that their owners took away (ImGui::UnregisterUserTexture) since then: ImGui
// itself drops them with the next frame only, and by then their memory may be gone. Current context; UI thread.
[[nodiscard]] ImVector<ImTextureData*>& listed_textures();

}  // namespace parvis::kiosk

// Textures of ours on their way out of Dear ImGui: a back end may still hold them, so they live until it has let go.
// UI thread, inside one ImGui context.
#pragma once

#include <memory>
#include <vector>

struct ImTextureData;

namespace parvis::kiosk {

// Dear ImGui forgets a texture; no back end may use it any more.
void unregister_texture(ImTextureData& texture);

class RetiringTextures {
public:
    RetiringTextures();
    ~RetiringTextures();  // after the back end let go of everything, before the ImGui context goes
    RetiringTextures(const RetiringTextures&) = delete;
    RetiringTextures& operator=(const RetiringTextures&) = delete;

    // A registered texture that neither this frame nor the last one draws.
    void retire(std::unique_ptr<ImTextureData> texture);
    // Once a frame: forgets those that the back end has destroyed.
    void let_go_of_destroyed();

private:
    std::vector<std::unique_ptr<ImTextureData>> textures_;
};

}  // namespace parvis::kiosk

// Answers ImGui's wishes for textures (ImTextureData::Status) for the rasteriser, which reads their pixels in place.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "imgui.h"

namespace parvis::kiosk::raster {

// A picture to sample. Texels are R, G, B, A bytes, straight alpha, rows without padding.
struct Texture {
    const std::uint32_t* texels = nullptr;
    int width = 0;
    int height = 0;
    bool opaque = false;  // every alpha is 255
    bool white = false;   // every texel is white, only alpha differs (letters)
};

class TextureStore {
public:
    // Creates and updates what the draw data asks for; before drawing.
    void answer_wishes(ImDrawData& draw_data);
    // Destroys what its owner gave up; after drawing.
    void destroy_unwanted(ImDrawData& draw_data);
    // The texture of a command; nullptr when it is none of ours or its pixels are gone: nothing is drawn then.
    [[nodiscard]] const Texture* find(const ImTextureRef& reference);
    // Forgets all of them; they are asked for again by whoever draws next.
    void release();

private:
    struct Entry {
        Texture texture;
        std::vector<std::uint32_t> widened;  // texels of an Alpha8 texture
    };
    void take(ImTextureData& data, bool whole);
    // Those whose owner took them off ImGui's list without a word.
    void forget_vanished(const ImVector<ImTextureData*>& listed);

    // Owned by ImGui (atlas) or by whoever registered them; forgotten here before they go.
    std::unordered_map<ImTextureData*, Entry> entries_;
};

}  // namespace parvis::kiosk::raster

#include "kiosk/gui/raster/texture_store.h"

#include <cstddef>

#include "kiosk/gui/listed_textures.h"

namespace parvis::kiosk::raster {

namespace {

// What a part of a texture allows of the quick paths.
struct Promise {
    bool opaque = true;
    bool white = true;
};

Promise judge(const ImTextureData& data, const ImTextureRect& part) {
    Promise promise;
    for (int y = part.y; y < part.y + part.h; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint32_t*>(data.Pixels) + static_cast<std::ptrdiff_t>(y) * data.Width;
        std::uint32_t all = 0xFFFFFFFFU;
        bool white = true;
        for (int x = part.x; x < part.x + part.w; ++x) {
            all &= row[x];
            // Where nothing is, ImGui's atlas holds transparent black.
            white &= (row[x] & 0x00FFFFFFU) == 0x00FFFFFFU || row[x] == 0;
        }
        promise.opaque &= all >> 24 == 255;
        promise.white &= white;
    }
    return promise;
}

void widen(const ImTextureData& data, const ImTextureRect& part, std::vector<std::uint32_t>& widened) {
    for (int y = part.y; y < part.y + part.h; ++y) {
        const std::size_t start = static_cast<std::size_t>(y) * static_cast<std::size_t>(data.Width) + part.x;
        for (std::size_t i = start; i < start + part.w; ++i) {
            widened[i] = 0x00FFFFFFU | static_cast<std::uint32_t>(data.Pixels[i]) << 24;
        }
    }
}

}  // namespace

void TextureStore::take(ImTextureData& data, bool whole) {
    Entry& entry = entries_[&data];
    const bool alpha_only = data.Format == ImTextureFormat_Alpha8;
    if (whole) {
        entry.texture = {.texels = nullptr, .width = data.Width, .height = data.Height, .opaque = true, .white = true};
        entry.widened.clear();
        if (alpha_only)
            entry.widened.resize(static_cast<std::size_t>(data.Width) * static_cast<std::size_t>(data.Height));
    }
    entry.texture.texels = alpha_only ? entry.widened.data() : reinterpret_cast<const std::uint32_t*>(data.Pixels);

    const auto look_at = [&](const ImTextureRect& part) {
        if (alpha_only) {
            widen(data, part, entry.widened);
            entry.texture.opaque = false;
            return;
        }
        const Promise promise = judge(data, part);
        entry.texture.opaque &= promise.opaque;
        entry.texture.white &= promise.white;
    };
    // A letter more in the atlas must not cost a look at all of it.
    if (whole || data.Updates.empty()) {
        look_at({0, 0, static_cast<unsigned short>(data.Width), static_cast<unsigned short>(data.Height)});
    } else {
        for (const ImTextureRect& part : data.Updates) look_at(part);
    }
}

void TextureStore::forget_vanished(const ImVector<ImTextureData*>& listed) {
    if (entries_.size() <= static_cast<std::size_t>(listed.Size)) return;
    std::erase_if(entries_, [&](const auto& entry) { return !listed.contains(entry.first); });
}

void TextureStore::answer_wishes(ImDrawData& draw_data) {
    if (draw_data.Textures == nullptr) return;
    forget_vanished(*draw_data.Textures);
    for (ImTextureData* data : *draw_data.Textures) {
        if (data->Pixels == nullptr) continue;
        const bool unknown = !entries_.contains(data);
        // OK, but not from us: another renderer answered before, or our entry went with release().
        const bool orphaned = unknown && (data->Status == ImTextureStatus_OK ||
                                          (data->Status == ImTextureStatus_Destroyed && !data->WantDestroyNextFrame));
        if (data->Status == ImTextureStatus_WantCreate || data->Status == ImTextureStatus_WantUpdates || orphaned) {
            take(*data, unknown || data->Status != ImTextureStatus_WantUpdates);
            // An address is never ImTextureID_Invalid, and tells the textures apart when commands are merged.
            data->SetTexID(static_cast<ImTextureID>(reinterpret_cast<std::uintptr_t>(data)));
            data->SetStatus(ImTextureStatus_OK);
        }
    }
}

void TextureStore::destroy_unwanted(ImDrawData& draw_data) {
    if (draw_data.Textures == nullptr) return;
    for (ImTextureData* data : *draw_data.Textures) {
        if (data->Status != ImTextureStatus_WantDestroy) continue;
        entries_.erase(data);
        data->SetTexID(ImTextureID_Invalid);
        data->SetStatus(ImTextureStatus_Destroyed);
    }
}

const Texture* TextureStore::find(const ImTextureRef& reference) {
    const auto entry = entries_.find(reference._TexData);
    if (entry == entries_.end() || reference._TexData->Pixels == nullptr) return nullptr;
    return &entry->second.texture;
}

void TextureStore::release() {
    for (ImTextureData* data : listed_textures()) {
        if (!entries_.contains(data)) continue;
        data->SetTexID(ImTextureID_Invalid);
        data->SetStatus(ImTextureStatus_Destroyed);
    }
    entries_.clear();
}

}  // namespace parvis::kiosk::raster

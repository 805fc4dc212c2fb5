// Covers as textures: painted on a worker, kept in a bounded cache, drawn when they are ready.
// Everything but the painting itself is on the UI thread, inside one ImGui context.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/widgets/covers/cover_art.h"

struct ImTextureData;

namespace parvis::kiosk {

// Where a cover's pixels come from when the content has a photo: called on the worker thread. Empty: no photo.
using PhotoSource = std::function<std::optional<std::string>(const std::string& id)>;

struct CoverKey {
    std::string id;
    CoverPalette palette = CoverPalette::other;
    int width_px = 0;
    int height_px = 0;
    bool high_contrast = false;
    bool photo = false;  // decode the photo of the id, cropped to fill; on failure the painted cover takes its place
    auto operator<=>(const CoverKey&) const = default;
};

// How long a cover that is no longer shown stays.
enum class Keep : std::uint8_t {
    cached,        // until others need the room: a list comes back to it
    while_wanted,  // not at all: pictures as large as the glass, of which the next one is another
};

class CoverCache {
public:
    // `limit_bytes`: of textures kept beside those used in the last frame. No photos until it follows a source.
    explicit CoverCache(std::size_t limit_bytes);
    ~CoverCache();  // joins the worker, forgets the textures; after Renderer::release(), before the ImGui context goes

    // Called on the worker when a cover is done, to wake the frame loop; must not call the cache. Empty: nothing is
    // called, and no call is under way when this returns.
    void on_ready(std::function<void()> call);

    // Once a frame, before drawing: takes what the worker finished, throws out what was not used for longest.
    void begin_frame();
    // The texture when it is ready; nullptr while it is being painted (asked for now, at the head of the queue).
    // Of those that wait, only the last few dozen asked for are kept: ask in every frame that shows it.
    [[nodiscard]] ImTextureData* find(const CoverKey& key, Keep keep = Keep::cached);
    [[nodiscard]] std::size_t limit_bytes() const;
    // Whether anything is being painted: the picture will change without a touch.
    [[nodiscard]] bool busy() const;
    // Waits until nothing is being painted. For pictures in tests and the tour.
    void finish();
    // Photos come from there from now on: those of before are forgotten.
    void follow(PhotoSource photos);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parvis::kiosk

#include "kiosk/widgets/covers/cover_cache.h"

#include <imgui.h>
#include <imgui_internal.h>  // RegisterUserTexture: how a texture of ours travels to every back end with the draw data

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "kiosk/widgets/covers/photo_cover.h"
#include "kiosk/widgets/covers/retiring_textures.h"

namespace parvis::kiosk {
namespace {

PixelImage paint(const CoverKey& key, const PhotoSource& photos) {
    if (key.photo && photos) {
        if (const std::optional<std::string> bytes = photos(key.id)) {
            if (std::optional<PixelImage> photo = crop_photo(*bytes, key.width_px, key.height_px))
                return *std::move(photo);
        }
    }
    return paint_cover({key.id, key.palette, key.width_px, key.height_px, key.high_contrast});
}

// More than any page shows: what was asked for longer ago was scrolled away, or is asked for again.
constexpr std::size_t most_wanted = 64;

}  // namespace

struct CoverCache::State {
    struct Texture {
        std::unique_ptr<ImTextureData> data;
        std::size_t bytes = 0;
        int last_used_frame = 0;
        Keep keep = Keep::cached;
    };

    // UI thread.
    std::size_t limit_bytes = 0;
    int frame = 0;
    std::map<CoverKey, Texture> ready;
    RetiringTextures retiring;

    // Shared with the worker, under `mutex`.
    std::mutex mutex;
    std::condition_variable work_there;
    std::condition_variable work_done;
    std::deque<CoverKey> wanted;  // the front is painted next: what was asked for last is what is on the screen
    std::optional<CoverKey> painting;
    std::vector<std::pair<CoverKey, PixelImage>> painted;
    bool photos_changed = false;  // what is being painted shows an old photo
    bool stopping = false;

    std::function<void()> on_ready;
    PhotoSource photos;

    std::thread worker;

    void work() {
        std::unique_lock lock(mutex);
        for (;;) {
            work_there.wait(lock, [&] { return stopping || !wanted.empty(); });
            if (stopping) return;
            painting = wanted.front();
            wanted.pop_front();
            const CoverKey key = *painting;
            const PhotoSource source = photos;
            photos_changed = false;
            lock.unlock();
            PixelImage image = paint(key, source);
            lock.lock();
            painting.reset();
            if (!(key.photo && photos_changed)) painted.emplace_back(key, std::move(image));
            work_done.notify_all();
            if (on_ready) on_ready();
        }
    }

    void take_painted() {
        std::vector<std::pair<CoverKey, PixelImage>> images;
        {
            const std::scoped_lock lock(mutex);
            images.swap(painted);
        }
        for (auto& [key, image] : images) {
            auto data = std::make_unique<ImTextureData>();
            data->Create(ImTextureFormat_RGBA32, image.width_px, image.height_px);
            std::memcpy(data->Pixels, image.rgba.data(), static_cast<std::size_t>(data->GetSizeInBytes()));
            data->UseColors = true;
            ImGui::RegisterUserTexture(data.get());
            const auto bytes = static_cast<std::size_t>(data->GetSizeInBytes());
            if (const auto old = ready.find(key); old != ready.end()) retiring.retire(std::move(old->second.data));
            ready.insert_or_assign(key, Texture{std::move(data), bytes, frame, Keep::cached});
        }
    }

    void throw_out_unused() {
        std::size_t unused_bytes = 0;
        std::vector<std::map<CoverKey, Texture>::iterator> unused;
        for (auto it = ready.begin(); it != ready.end();) {
            const Texture& texture = it->second;
            if (texture.last_used_frame + 1 < frame && texture.keep == Keep::while_wanted) {
                retiring.retire(std::move(it->second.data));
                it = ready.erase(it);
                continue;
            }
            const auto here = it++;
            if (texture.last_used_frame + 1 >= frame) continue;
            unused_bytes += texture.bytes;
            unused.push_back(here);
        }
        std::sort(unused.begin(), unused.end(),
                  [](auto a, auto b) { return a->second.last_used_frame < b->second.last_used_frame; });
        for (const auto it : unused) {
            if (unused_bytes <= limit_bytes) return;
            unused_bytes -= it->second.bytes;
            retiring.retire(std::move(it->second.data));
            ready.erase(it);
        }
    }
};

CoverCache::CoverCache(std::size_t limit_bytes) : state_(std::make_unique<State>()) {
    state_->limit_bytes = limit_bytes;
    state_->worker = std::thread([state = state_.get()] { state->work(); });
}

CoverCache::~CoverCache() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->stopping = true;
    }
    state_->work_there.notify_all();
    state_->worker.join();
    for (auto& [key, texture] : state_->ready) unregister_texture(*texture.data);
}

void CoverCache::on_ready(std::function<void()> call) {
    const std::scoped_lock lock(state_->mutex);
    state_->on_ready = std::move(call);
}

void CoverCache::begin_frame() {
    ++state_->frame;
    state_->retiring.let_go_of_destroyed();
    state_->take_painted();
    state_->throw_out_unused();
}

std::size_t CoverCache::limit_bytes() const {
    return state_->limit_bytes;
}

ImTextureData* CoverCache::find(const CoverKey& key, Keep keep) {
    if (const auto it = state_->ready.find(key); it != state_->ready.end()) {
        it->second.last_used_frame = state_->frame;
        it->second.keep = keep;
        return it->second.data.get();
    }
    const std::scoped_lock lock(state_->mutex);
    const auto is_key = [&](const auto& item) { return item.first == key; };
    if (state_->painting == key || std::any_of(state_->painted.begin(), state_->painted.end(), is_key)) return nullptr;
    std::erase(state_->wanted, key);
    state_->wanted.push_front(key);
    if (state_->wanted.size() > most_wanted) state_->wanted.pop_back();
    state_->work_there.notify_one();
    return nullptr;
}

bool CoverCache::busy() const {
    const std::scoped_lock lock(state_->mutex);
    return !state_->wanted.empty() || state_->painting || !state_->painted.empty();
}

void CoverCache::finish() {
    std::unique_lock lock(state_->mutex);
    state_->work_done.wait(lock, [&] { return state_->wanted.empty() && !state_->painting; });
}

void CoverCache::follow(PhotoSource photos) {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->photos = std::move(photos);
        state_->photos_changed = true;
        std::erase_if(state_->wanted, [](const CoverKey& key) { return key.photo; });
        std::erase_if(state_->painted, [](const auto& item) { return item.first.photo; });
    }
    for (auto it = state_->ready.begin(); it != state_->ready.end();) {
        if (!it->first.photo) {
            ++it;
            continue;
        }
        state_->retiring.retire(std::move(it->second.data));
        it = state_->ready.erase(it);
    }
}

}  // namespace parvis::kiosk

#include "kiosk/gui/damage.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace parvis::kiosk {

namespace {

constexpr int tile_px = least_filled_px;
// Each costs a look at every shape and a call to the display.
constexpr std::size_t most_rects = 16;
// Joining looks at every pair.
constexpr std::size_t most_joined = 96;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}

std::uint64_t mixed_bytes(std::uint64_t hash, const void* start, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(start);
    std::uint64_t word = 0;
    for (; size >= sizeof word; size -= sizeof word, bytes += sizeof word) {
        std::memcpy(&word, bytes, sizeof word);
        hash = mixed(hash, word);
    }
    word = size;
    std::memcpy(&word, bytes, size);
    return mixed(hash, word);
}

std::uint64_t hash_of(const Shape& shape) {
    std::uint64_t hash = mixed_bytes(shape.index_count, &shape.clip, sizeof shape.clip);
    const ImTextureData* texture = shape.command->TexRef._TexData;
    hash = mixed(hash, reinterpret_cast<std::uintptr_t>(texture));
    if (texture != nullptr) {
        hash = mixed(hash, reinterpret_cast<std::uintptr_t>(texture->Pixels));
        hash = mixed(hash, texture->Status == ImTextureStatus_Destroyed ? 1 : 0);
    } else {
        hash = mixed(hash, shape.command->TexRef._TexID);
    }
    static_assert(sizeof(ImDrawVert) == 20, "no padding, whose bytes would mean nothing");
    hash = mixed_bytes(hash, shape.list->VtxBuffer.Data + shape.first_vertex, shape.vertex_count * sizeof(ImDrawVert));
    // How the triangles hang together; wherever in the list the shape stands.
    const unsigned base = shape.first_vertex - shape.command->VtxOffset;
    const ImDrawIdx* index = shape.list->IdxBuffer.Data + shape.first_index;
    std::uint64_t corners = 0;
    for (unsigned i = 0; i < shape.index_count; i += 3) {
        for (unsigned k = 0; k < 3; ++k) corners = corners << 20 ^ (index[i + k] - base);
        hash = mixed(hash, corners);
    }
    return hash;
}

// Whether a shape shows texels of its texture that this frame brings.
bool shows_new_texels(const Shape& shape) {
    const ImTextureData* texture = shape.command->TexRef._TexData;
    if (texture == nullptr) return false;
    if (texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_WantDestroy) return false;
    if (texture->Status != ImTextureStatus_WantUpdates || texture->Updates.empty()) return true;
    float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (unsigned i = 0; i < shape.vertex_count; ++i) {
        const ImVec2 uv = shape.list->VtxBuffer.Data[shape.first_vertex + i].uv;
        left = std::min(left, uv.x);
        top = std::min(top, uv.y);
        right = std::max(right, uv.x);
        bottom = std::max(bottom, uv.y);
    }
    if (!(left <= right && top <= bottom)) return true;
    // A linear filter mixes the texels whose centres lie around a place; beyond the edge it is the edge that is repeated.
    const auto around = [](float from, float to, int size, int& first, int& end) {
        const auto texels = static_cast<float>(size);
        first = static_cast<int>(std::clamp(std::floor(from * texels - 0.5F), 0.0F, texels - 1));
        end = static_cast<int>(std::clamp(std::floor(to * texels + 0.5F) + 1, 1.0F, texels));
    };
    PixelRect seen;
    around(left, right, texture->Width, seen.left, seen.right);
    around(top, bottom, texture->Height, seen.top, seen.bottom);
    return std::any_of(texture->Updates.begin(), texture->Updates.end(), [&](const ImTextureRect& part) {
        return !is_empty(intersect(seen, {part.x, part.y, part.x + part.w, part.y + part.h}));
    });
}

std::int64_t area(const PixelRect& rect) {
    return static_cast<std::int64_t>(rect.right - rect.left) * (rect.bottom - rect.top);
}

PixelRect around(const PixelRect& a, const PixelRect& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// Adds a run of tiles of one row, to the rectangle above it where that ends as it does.
void add_run(std::vector<PixelRect>& rects, const PixelRect& run) {
    for (PixelRect& above : rects) {
        if (above.bottom == run.top && above.left == run.left && above.right == run.right) {
            above.bottom = run.bottom;
            return;
        }
    }
    rects.push_back(run);
}

// Joins those whose union adds least, until there are few. What it covers of others, it takes in: none overlap.
void join(std::vector<PixelRect>& rects) {
    while (rects.size() > most_rects) {
        std::size_t best_a = 0, best_b = 1;
        std::int64_t least = INT64_MAX;
        for (std::size_t a = 0; a < rects.size(); ++a) {
            for (std::size_t b = a + 1; b < rects.size(); ++b) {
                const std::int64_t added = area(around(rects[a], rects[b])) - area(rects[a]) - area(rects[b]);
                if (added < least) least = added, best_a = a, best_b = b;
            }
        }
        PixelRect joined = around(rects[best_a], rects[best_b]);
        for (std::size_t taken = 1; taken != 0;) {
            taken = std::erase_if(rects, [&](const PixelRect& rect) {
                if (is_empty(intersect(rect, joined))) return false;
                joined = around(joined, rect);
                return true;
            });
        }
        rects.push_back(joined);
    }
}

}  // namespace

// Of the tiles of a row from `first` to before `end`.
PixelRect DamageFinder::rect_of(int row, int first, int end) const {
    return {first * tile_px, row * tile_px, std::min(end * tile_px, size_.width),
            std::min((row + 1) * tile_px, size_.height)};
}

void DamageFinder::fold(const Shape& shape) {
    const std::uint64_t hash = hash_of(shape);
    const bool repainted = shows_new_texels(shape);
    const int right = (shape.box.right - 1) / tile_px, bottom = (shape.box.bottom - 1) / tile_px;
    for (int row = shape.box.top / tile_px; row <= bottom; ++row) {
        Tile* tile = tiles_.data() + static_cast<std::ptrdiff_t>(row) * columns_;
        for (int column = shape.box.left / tile_px; column <= right; ++column) {
            // What lies below it is not seen, and may change.
            if (shape.plain && contains(shape.filled, rect_of(row, column, column + 1)))
                tile[column] = {tile[column].before, 0, false};
            tile[column].now = mixed(tile[column].now, hash);
            tile[column].repainted |= repainted;
        }
    }
}

// Adds the damaged tiles of a row; as one run from the first to the last of them when it is `roughly`.
void DamageFinder::collect_row(int row, bool roughly) {
    const Tile* tiles = tiles_.data() + static_cast<std::ptrdiff_t>(row) * columns_;
    const auto damaged = [&](int at) { return tiles[at].before != tiles[at].now || tiles[at].repainted; };
    const auto run = [&](int first, int end) { add_run(rects_, rect_of(row, first, end)); };
    int first = -1, last = -1;  // of a run
    for (int column = 0; column < columns_; ++column) {
        if (!damaged(column)) continue;
        if (first >= 0 && last + 1 != column && !roughly) {
            run(first, last + 1);
            first = -1;
        }
        if (first < 0) first = column;
        last = column;
    }
    if (first >= 0) run(first, last + 1);
}

void DamageFinder::collect() {
    for (const bool roughly : {false, true}) {
        rects_.clear();
        for (int row = 0; row < rows_; ++row) collect_row(row, roughly);
        if (rects_.size() <= most_joined) break;
    }
    join(rects_);
}

PixelRects DamageFinder::find(const ImDrawData& draw_data, std::uint32_t background) {
    const platform::Size size{std::max(static_cast<int>(draw_data.DisplaySize.x), 0),
                              std::max(static_cast<int>(draw_data.DisplaySize.y), 0)};
    const bool everything = size != size_;
    if (everything) {
        size_ = size;
        columns_ = (size.width + tile_px - 1) / tile_px;
        rows_ = (size.height + tile_px - 1) / tile_px;
        tiles_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
    }
    for (Tile& tile : tiles_) tile = {tile.now, mixed(1, background), false};
    find_shapes(draw_data, shapes_);
    for (const Shape& shape : shapes_) fold(shape);
    if (everything) {
        rects_.assign(1, {0, 0, size.width, size.height});
    } else {
        collect();
    }
    return rects_;
}

}  // namespace parvis::kiosk

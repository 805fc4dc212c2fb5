#include "kiosk/gui/raster/shading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace parvis::kiosk::raster {

namespace {

// A value that changes evenly over the area (a channel, a texture coordinate), known at one point.
struct Plane {
    float at_origin = 0;
    float per_x = 0;
    float per_y = 0;
    [[nodiscard]] float at(float x, float y) const { return at_origin + per_x * x + per_y * y; }
    [[nodiscard]] bool flat() const { return per_x == 0.0F && per_y == 0.0F; }
};

// The point the planes start from: near the area, where floats are precise.
struct Origin {
    float x = 0;
    float y = 0;
};

// A plane along one row. Every pixel's value depends on its place alone, not on where a clip lets the run begin: a
// frame drawn in parts is the same to the bit.
struct Row {
    float at_origin = 0;
    float per_x = 0;
    // Written so that a NaN becomes `lowest`.
    [[nodiscard]] float at(float x, float lowest, float highest) const {
        const float value = at_origin + per_x * x;
        return value > lowest ? std::min(value, highest) : lowest;
    }
    // For colour channels.
    [[nodiscard]] std::uint32_t channel_at(float x) const {
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(at(x, 0.0F, 255.0F) + 0.5F));
    }
};

Row row_of(const Plane& plane, float y) {
    return {plane.at_origin + plane.per_y * y, plane.per_x};
}

struct Planes {
    Origin origin;
    std::array<Plane, 4> colour;  // r, g, b, a in 0…255
    Plane u, v;                   // in texels
};

// The texel at a place, between its four neighbours as a GPU's linear filter takes it; edges are repeated.
class Sampler {
public:
    explicit Sampler(const Texture& texture)
        : texture_(texture),
          last_u_(static_cast<float>(texture.width - 1)),
          last_v_(static_cast<float>(texture.height - 1)) {}

    [[nodiscard]] std::uint32_t at(const Row& u_row, const Row& v_row, float x) const {
        const auto u = static_cast<std::int32_t>(u_row.at(x, 0.0F, last_u_) * 256.0F);
        const auto v = static_cast<std::int32_t>(v_row.at(x, 0.0F, last_v_) * 256.0F);
        const int x0 = u >> 8, y0 = v >> 8;
        const int x1 = std::min(x0 + 1, texture_.width - 1);
        const int y1 = std::min(y0 + 1, texture_.height - 1);
        const auto fx = static_cast<std::uint32_t>(u) & 255, fy = static_cast<std::uint32_t>(v) & 255;
        const std::uint32_t* upper = texture_.texels + static_cast<std::ptrdiff_t>(y0) * texture_.width;
        const std::uint32_t* lower = texture_.texels + static_cast<std::ptrdiff_t>(y1) * texture_.width;
        return mix(mix(upper[x0], upper[x1], fx), mix(lower[x0], lower[x1], fx), fy);
    }

private:
    static std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t part) {
        constexpr std::uint32_t even = 0x00FF00FFU;
        const std::uint32_t rest = 256 - part;
        const std::uint32_t low = (((a & even) * rest + (b & even) * part + 0x00800080U) >> 8) & even;
        const std::uint32_t high = (((a >> 8) & even) * rest + ((b >> 8) & even) * part + 0x00800080U) & ~even;
        return high | low;
    }

    const Texture& texture_;
    float last_u_;
    float last_v_;
};

Colour multiply(Colour a, Colour b) {
    return {div255(a.r * b.r), div255(a.g * b.g), div255(a.b * b.b), div255(a.a * b.a)};
}

template <class Area>
void shade_flat(const Frame& frame, const Area& area, Colour colour) {
    if (colour.a == 0) return;
    if (colour.a == 255) {
        area.each_run([&, pixel = opaque_pixel(colour)](int y, int x, int n) { fill_run(frame.at(x, y), n, pixel); });
    } else {
        area.each_run([&](int y, int x, int n) { blend_run(frame.at(x, y), n, colour); });
    }
}

// One hue, fading: the soft edges of everything that ImGui smooths.
template <class Area>
void shade_fading(const Frame& frame, const Area& area, const Planes& planes, Colour hue) {
    area.each_run([&](int y, int x, int n) {
        const Row alpha = row_of(planes.colour[3], static_cast<float>(y) - planes.origin.y);
        float rx = static_cast<float>(x) - planes.origin.x;
        std::uint32_t* pixel = frame.at(x, y);
        for (int i = 0; i < n; ++i, rx += 1.0F, ++pixel) {
            hue.a = alpha.channel_at(rx);
            *pixel = blend(*pixel, hue);
        }
    });
}

// Colours that differ from corner to corner, upon a texture that may be one texel everywhere.
template <class Area>
void shade_colours(const Frame& frame, const Area& area, const Planes& planes, const Sampler& sampler) {
    area.each_run([&](int y, int x, int n) {
        const float ry = static_cast<float>(y) - planes.origin.y;
        float rx = static_cast<float>(x) - planes.origin.x;
        std::array<Row, 4> rows;
        for (std::size_t k = 0; k < 4; ++k) rows[k] = row_of(planes.colour[k], ry);
        const Row u = row_of(planes.u, ry), v = row_of(planes.v, ry);
        std::uint32_t* pixel = frame.at(x, y);
        for (int i = 0; i < n; ++i, rx += 1.0F, ++pixel) {
            const Colour colour{rows[0].channel_at(rx), rows[1].channel_at(rx), rows[2].channel_at(rx),
                                rows[3].channel_at(rx)};
            *pixel = blend(*pixel, multiply(colour, unpack_rgba(sampler.at(u, v, rx))));
        }
    });
}

// How texels lie under pixels when they match one to one (turned or not).
struct OneToOne {
    const std::uint32_t* texels = nullptr;  // under the pixel at left, top of the whole area
    std::ptrdiff_t per_x = 0;
    std::ptrdiff_t per_y = 0;
};

std::optional<OneToOne> match_one_to_one(const Planes& planes, const PixelRect& box, const Texture& texture) {
    const auto extent = static_cast<float>(std::max(box.right - box.left, box.bottom - box.top));
    constexpr float slack_texels = 1.0F / 64;
    const auto whole = [&](float value, float reach) -> std::optional<int> {
        const float rounded = std::round(value);
        if (std::fabs(value - rounded) * reach > slack_texels) return std::nullopt;
        return static_cast<int>(rounded);
    };
    const auto ux = whole(planes.u.per_x, extent), uy = whole(planes.u.per_y, extent);
    const auto vx = whole(planes.v.per_x, extent), vy = whole(planes.v.per_y, extent);
    if (!ux || !uy || !vx || !vy) return std::nullopt;
    const bool upright = std::abs(*ux) == 1 && *uy == 0 && *vx == 0 && std::abs(*vy) == 1;
    const bool on_its_side = *ux == 0 && std::abs(*uy) == 1 && std::abs(*vx) == 1 && *vy == 0;
    if (!upright && !on_its_side) return std::nullopt;

    const float rx = static_cast<float>(box.left) - planes.origin.x;
    const float ry = static_cast<float>(box.top) - planes.origin.y;
    const auto u = whole(planes.u.at(rx, ry), 1), v = whole(planes.v.at(rx, ry), 1);
    if (!u || !v) return std::nullopt;
    // Every corner of the box must have its texel, else the edge is repeated and the sampler's work.
    const int right = box.right - box.left - 1, down = box.bottom - box.top - 1;
    for (const int i : {0, right}) {
        for (const int j : {0, down}) {
            const int x = *u + i * *ux + j * *uy, y = *v + i * *vx + j * *vy;
            if (x < 0 || y < 0 || x >= texture.width || y >= texture.height) return std::nullopt;
        }
    }
    const auto pitch = static_cast<std::ptrdiff_t>(texture.width);
    return OneToOne{texture.texels + *v * pitch + *u, *ux + *vx * pitch, *uy + *vy * pitch};
}

template <class Area>
void shade_one_to_one(const Frame& frame, const Area& area, const OneToOne& match, const Texture& texture,
                      Colour tint) {
    const bool plain = texture.opaque && tint.r == 255 && tint.g == 255 && tint.b == 255;
    area.each_run([&](int y, int x, int n) {
        const std::uint32_t* texels =
            match.texels + (x - area.whole().left) * match.per_x + (y - area.whole().top) * match.per_y;
        if (plain && tint.a == 255) {
            copy_texels(frame.at(x, y), n, texels, match.per_x);
        } else if (plain) {
            fade_texels(frame.at(x, y), n, texels, match.per_x, tint.a);
        } else {
            blend_texels(frame.at(x, y), n, texels, match.per_x, tint, texture.white);
        }
    });
}

template <class Area>
void shade_sampled(const Frame& frame, const Area& area, const Planes& planes, const Texture& texture, Colour tint) {
    const Sampler sampler(texture);
    const bool untinted = tint == Colour{255, 255, 255, 255};
    area.each_run([&](int y, int x, int n) {
        const float ry = static_cast<float>(y) - planes.origin.y;
        float rx = static_cast<float>(x) - planes.origin.x;
        const Row u = row_of(planes.u, ry), v = row_of(planes.v, ry);
        std::uint32_t* pixel = frame.at(x, y);
        for (int i = 0; i < n; ++i, rx += 1.0F, ++pixel) {
            Colour colour = unpack_rgba(sampler.at(u, v, rx));
            if (!untinted) colour = multiply(colour, tint);
            if (colour.a != 0) *pixel = blend(*pixel, colour);
        }
    });
}

// A texture that changes from row to row only, as along the upper and lower side of a shadow.
template <class Area>
void shade_rows(const Frame& frame, const Area& area, const Planes& planes, const Sampler& sampler, Colour tint) {
    area.each_run([&](int y, int x, int n) {
        const float ry = static_cast<float>(y) - planes.origin.y;
        const std::uint32_t texel = sampler.at(row_of(planes.u, ry), row_of(planes.v, ry), 0);
        const Colour colour = multiply(unpack_rgba(texel), tint);
        if (colour.a == 255) {
            fill_run(frame.at(x, y), n, opaque_pixel(colour));
        } else if (colour.a != 0) {
            blend_run(frame.at(x, y), n, colour);
        }
    });
}

// A texture that is the same in every row, as along the left and right side of a shadow: sampled once.
template <class Area>
void shade_columns(const Frame& frame, const Area& area, const Planes& planes, const Texture& texture, Colour tint) {
    const Sampler sampler(texture);
    const Row u = row_of(planes.u, 0), v = row_of(planes.v, 0);
    std::array<std::uint32_t, 256> texels;
    const PixelRect& box = area.box();
    for (int left = box.left; left < box.right; left += static_cast<int>(texels.size())) {
        const int right = std::min(left + static_cast<int>(texels.size()), box.right);
        float rx = static_cast<float>(left) - planes.origin.x;
        bool white = true;  // of the texture it is not enough: it may be transparent black, and that mixed with white
        for (int x = left; x < right; ++x, rx += 1.0F) {
            const std::uint32_t texel = sampler.at(u, v, rx);
            texels[static_cast<std::size_t>(x - left)] = texel;
            white &= (texel & 0x00FFFFFFU) == 0x00FFFFFFU;
        }
        area.each_run([&](int y, int x, int n) {
            const int from = std::max(x, left), to = std::min(x + n, right);
            if (from < to)
                blend_texels(frame.at(from, y), to - from, texels.data() + (from - left), 1, tint, white);
        });
    }
}

// Chooses the cheapest shading that gives the right picture.
template <class Area>
void shade(const Frame& frame, const Area& area, const Planes& planes, const Texture& texture, Colour colour,
           bool one_colour, bool one_hue) {
    const PixelRect& box = area.box();
    if (box.left >= box.right || box.top >= box.bottom) return;
    const Sampler sampler(texture);
    if (planes.u.flat() && planes.v.flat()) {
        const Colour texel = unpack_rgba(sampler.at(row_of(planes.u, 0), row_of(planes.v, 0), 0));
        const bool white = texel == Colour{255, 255, 255, 255};
        if (one_colour) {
            shade_flat(frame, area, white ? colour : multiply(colour, texel));
        } else if (one_hue && white) {
            shade_fading(frame, area, planes, colour);
        } else {
            shade_colours(frame, area, planes, sampler);
        }
        return;
    }
    if (!one_colour) {
        shade_colours(frame, area, planes, sampler);
        return;
    }
    if (colour.a == 0) return;
    if (const auto match = match_one_to_one(planes, area.whole(), texture)) {
        shade_one_to_one(frame, area, *match, texture, colour);
    } else if (planes.u.per_x == 0.0F && planes.v.per_x == 0.0F) {
        shade_rows(frame, area, planes, sampler, colour);
    } else if (planes.u.per_y == 0.0F && planes.v.per_y == 0.0F) {
        shade_columns(frame, area, planes, texture, colour);
    } else {
        shade_sampled(frame, area, planes, texture, colour);
    }
}

// The distance from the planes' origin (a corner) to the centre of the pixel at (0, 0).
Origin centre_from(SubPoint corner) {
    return {static_cast<float>(corner.x - 128) / 256.0F, static_cast<float>(corner.y - 128) / 256.0F};
}

// Texel centres are at halves; the sampler counts from the first centre.
float texel_coordinate(float uv, int size) {
    return uv * static_cast<float>(size) - 0.5F;
}

}  // namespace

void draw_triangle(const Frame& frame, const PixelRect& clip, const Texture* texture, const ImDrawVert& a,
                   const ImDrawVert& b, const ImDrawVert& c) {
    if (texture == nullptr || ((a.col | b.col | c.col) & IM_COL32_A_MASK) == 0) return;
    const auto pa = snap(a.pos), pb = snap(b.pos), pc = snap(c.pos);
    if (!pa || !pb || !pc) return;
    const TriangleArea area(*pa, *pb, *pc, clip);
    if (area.box().left >= area.box().right || area.box().top >= area.box().bottom) return;

    const float bx = static_cast<float>(pb->x - pa->x) / 256.0F, by = static_cast<float>(pb->y - pa->y) / 256.0F;
    const float cx = static_cast<float>(pc->x - pa->x) / 256.0F, cy = static_cast<float>(pc->y - pa->y) / 256.0F;
    const float per_area = 1.0F / (bx * cy - cx * by);
    const auto plane = [&](float va, float vb, float vc) {
        const float db = vb - va, dc = vc - va;
        return Plane{va, (db * cy - dc * by) * per_area, (dc * bx - db * cx) * per_area};
    };
    Planes planes;
    planes.origin = centre_from(*pa);
    const Colour ca = unpack_rgba(a.col), cb = unpack_rgba(b.col), cc = unpack_rgba(c.col);
    const bool one_colour = a.col == b.col && b.col == c.col;
    constexpr ImU32 hue_mask = ~IM_COL32_A_MASK;
    const bool one_hue = ((a.col ^ b.col) & hue_mask) == 0 && ((b.col ^ c.col) & hue_mask) == 0;
    const auto channel = [&](std::uint32_t x, std::uint32_t y, std::uint32_t z) {
        return plane(static_cast<float>(x), static_cast<float>(y), static_cast<float>(z));
    };
    if (!one_colour) {
        planes.colour = {channel(ca.r, cb.r, cc.r), channel(ca.g, cb.g, cc.g), channel(ca.b, cb.b, cc.b),
                         channel(ca.a, cb.a, cc.a)};
    }
    const auto coordinate = [&](float ta, float tb, float tc, int size) {
        return plane(texel_coordinate(ta, size), texel_coordinate(tb, size), texel_coordinate(tc, size));
    };
    planes.u = coordinate(a.uv.x, b.uv.x, c.uv.x, texture->width);
    planes.v = coordinate(a.uv.y, b.uv.y, c.uv.y, texture->height);
    shade(frame, area, planes, *texture, ca, one_colour, one_hue);
}

bool draw_upright_quad(const Frame& frame, const PixelRect& clip, const Texture* texture, const ImDrawVert& a,
                       const ImDrawVert& b, const ImDrawVert& c, const ImDrawVert& d) {
    if (a.col != b.col || a.col != c.col || a.col != d.col) return false;
    const bool a_to_b_lies = a.pos.y == b.pos.y && c.pos.y == d.pos.y && a.pos.x == d.pos.x && b.pos.x == c.pos.x;
    const bool a_to_b_stands = a.pos.x == b.pos.x && c.pos.x == d.pos.x && a.pos.y == d.pos.y && b.pos.y == c.pos.y;
    if (!a_to_b_lies && !a_to_b_stands) return false;
    // Evenly stretched: what two corners say, the others say too.
    if (a.uv.x + c.uv.x != b.uv.x + d.uv.x || a.uv.y + c.uv.y != b.uv.y + d.uv.y) return false;
    if (texture == nullptr || (a.col & IM_COL32_A_MASK) == 0) return true;
    const auto pa = snap(a.pos), pc = snap(c.pos);
    if (!pa || !pc) return true;
    const auto [left, right] = std::minmax(pa->x, pc->x);
    const auto [top, bottom] = std::minmax(pa->y, pc->y);
    if (left == right || top == bottom) return true;
    const RectangleArea area({first_pixel(left), first_pixel(top), first_pixel(right), first_pixel(bottom)}, clip);

    Planes planes;
    planes.origin = centre_from(*pa);
    const ImDrawVert& beside = a_to_b_lies ? b : d;  // of a, in x
    const ImDrawVert& below = a_to_b_lies ? d : b;   // of a, in y
    const float width = static_cast<float>(pc->x - pa->x) / 256.0F;
    const float height = static_cast<float>(pc->y - pa->y) / 256.0F;
    const auto plane = [&](float at_a, float at_beside, float at_below, int size) {
        const auto texels = static_cast<float>(size);
        return Plane{texel_coordinate(at_a, size), (at_beside - at_a) * texels / width,
                     (at_below - at_a) * texels / height};
    };
    planes.u = plane(a.uv.x, beside.uv.x, below.uv.x, texture->width);
    planes.v = plane(a.uv.y, beside.uv.y, below.uv.y, texture->height);
    shade(frame, area, planes, *texture, unpack_rgba(a.col), true, true);
    return true;
}

}  // namespace parvis::kiosk::raster

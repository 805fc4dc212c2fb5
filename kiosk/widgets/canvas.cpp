#include "kiosk/widgets/canvas.h"

#include <imgui.h>
#include <imgui_internal.h>  // RegisterUserTexture, as in covers/cover_cache.cpp

#include <algorithm>
#include <cmath>

#include "content/text/utf8.h"
#include "kiosk/gui/fonts.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t most_shadows = 8;

ImFont* face_of(const Fonts& fonts, Face face) {
    switch (face) {
        case Face::text:
            return fonts.text;
        case Face::text_strong:
            return fonts.text_strong;
        case Face::display:
            return fonts.display;
        case Face::icons:
            return fonts.icons;
    }
    return fonts.text;
}

ImDrawFlags flags_of(Corners corners) {
    switch (corners) {
        case Corners::all:
            return ImDrawFlags_RoundCornersAll;
        case Corners::left:
            return ImDrawFlags_RoundCornersLeft;
        case Corners::top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::none:
            return ImDrawFlags_RoundCornersNone;
    }
    return ImDrawFlags_RoundCornersAll;
}

}  // namespace

// The shadow of the top left corner of a rounded box, and what lies around it; the other corners mirror it, the sides
// stretch a row and a column of it. Baked once per size: drawing it as translucent layers cost two to five frames'
// time.
struct Canvas::ShadowTexture {
    float radius_px = 0;
    float reach_px = 0;
    float inside_px = 0;
    float extent_px = 0;  // side of the texture: reach outside the box, the corner, a little more
    int last_used_frame = 0;
    std::unique_ptr<ImTextureData> data = std::make_unique<ImTextureData>();
};

Canvas::Canvas(const Fonts& fonts) : fonts_(fonts) {}

Canvas::~Canvas() {
    for (const auto& shadow : shadows_) unregister_texture(*shadow->data);
}

void Canvas::begin_frame() {
    layouts_.begin_frame();
    list_ = ImGui::GetBackgroundDrawList();
    clips_.clear();
    set_motion(0, 1);
    ++frame_;
    retiring_.let_go_of_destroyed();
    retire_shadows();
}

// Those of another theme, or of a page long left: one page has far fewer.
void Canvas::retire_shadows() {
    while (shadows_.size() > most_shadows) {
        const auto oldest = std::min_element(shadows_.begin(), shadows_.end(), [](const auto& a, const auto& b) {
            return a->last_used_frame < b->last_used_frame;
        });
        if ((*oldest)->last_used_frame + 1 >= frame_) return;
        retiring_.retire(std::move((*oldest)->data));
        shadows_.erase(oldest);
    }
}

void Canvas::set_motion(float shift_x_px, float opacity) {
    shift_x_px_ = std::round(shift_x_px);
    opacity_ = opacity;
}

std::uint32_t Canvas::shade(Colour colour, float opacity) const {
    const auto alpha = static_cast<unsigned>(std::lround(255.0F * std::clamp(opacity * opacity_, 0.0F, 1.0F)));
    return IM_COL32((colour >> 16U) & 0xFFU, (colour >> 8U) & 0xFFU, colour & 0xFFU, alpha);
}

void Canvas::fill(const Box& box, Colour colour, float radius_px, Corners corners, float opacity) {
    if (box.empty()) return;
    list_->AddRectFilled({box.x + shift_x_px_, box.y}, {box.right() + shift_x_px_, box.bottom()},
                         shade(colour, opacity), radius_px, flags_of(corners));
}

void Canvas::outline(const Box& box, Colour colour, float radius_px, float thickness_px) {
    const Box middle = box.inset(thickness_px / 2);
    list_->AddRect({middle.x + shift_x_px_, middle.y}, {middle.right() + shift_x_px_, middle.bottom()}, shade(colour),
                   std::max(0.0F, radius_px - thickness_px / 2), ImDrawFlags_RoundCornersAll, thickness_px);
}

Canvas::ShadowTexture& Canvas::shadow_texture(float radius_px, float reach_px, float inside_px) {
    for (const auto& shadow : shadows_)
        if (shadow->radius_px == radius_px && shadow->reach_px == reach_px && shadow->inside_px == inside_px) {
            shadow->last_used_frame = frame_;
            return *shadow;
        }
    auto shadow = std::make_unique<ShadowTexture>();
    shadow->last_used_frame = frame_;
    shadow->radius_px = radius_px;
    shadow->reach_px = reach_px;
    shadow->inside_px = inside_px;
    const int side = static_cast<int>(std::ceil(reach_px + inside_px)) + 2;
    shadow->extent_px = static_cast<float>(side);
    shadow->data->Create(ImTextureFormat_RGBA32, side, side);
    // The blur of an edge, as the integral of a bell curve of half the reach.
    const float sigma = reach_px / 2;
    auto* pixels = reinterpret_cast<std::uint32_t*>(shadow->data->Pixels);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const float corner_x = reach_px + radius_px - (static_cast<float>(x) + 0.5F);
            const float corner_y = reach_px + radius_px - (static_cast<float>(y) + 0.5F);
            const float outside = std::hypot(std::max(0.0F, corner_x), std::max(0.0F, corner_y)) - radius_px +
                                  std::min(0.0F, std::max(corner_x, corner_y));
            const float coverage = 0.5F * std::erfc(outside / (sigma * std::sqrt(2.0F)));
            const auto alpha = static_cast<unsigned>(std::lround(255.0F * coverage));
            pixels[y * side + x] = IM_COL32(255U, 255U, 255U, alpha);
        }
    }
    ImGui::RegisterUserTexture(shadow->data.get());
    shadows_.push_back(std::move(shadow));
    return *shadows_.back();
}

// Four corners and four sides. On whole pixels, where the texture's texels lie under them one by one, and no further
// inside than the box leaves it to be seen: shadows are most of what a page of cards costs.
void Canvas::shadow(const Box& box, Colour colour, float radius_px, float reach_px, float drop_px, float opacity) {
    if (box.empty()) return;
    const float reach = std::round(reach_px), drop = std::round(drop_px);
    // Where the box is rounded less than its shadow is dropped, the corners reach down to the box all the same.
    ShadowTexture& texture = shadow_texture(radius_px, reach, std::max(radius_px, drop));
    const float left = std::round(box.x) + shift_x_px_, right = std::round(box.right()) + shift_x_px_;
    const float top = std::round(box.y) + drop, bottom = std::round(box.bottom()) + drop;
    const float corner = std::min({texture.inside_px, (right - left) / 2, (bottom - top) / 2});
    const float rounding = std::min(corner, radius_px);
    // The sides end `drop` below where the box's corners begin: that much of the rounding shows beside them.
    const float beside = rounding > drop ? rounding - std::sqrt(rounding * rounding - drop * drop) : rounding;
    const ImU32 tone = shade(colour, opacity);
    // Distances are from the shadow's outer edges; the sides repeat the texels just inside a corner's.
    const auto at = [&](float from_edge) { return std::min(1.0F, from_edge / texture.extent_px); };
    const float end = at(reach + corner), along = at(reach + corner + 1);
    const auto draw = [&](ImVec2 from, ImVec2 to, ImVec2 uv_from, ImVec2 uv_to) {
        if (from.x < to.x && from.y < to.y) list_->AddImage(texture.data->GetTexRef(), from, to, uv_from, uv_to, tone);
    };
    const float x0 = left - reach, x1 = left + corner, x2 = right - corner, x3 = right + reach;
    const float y0 = top - reach, y1 = top + corner, y2 = bottom - corner, y3 = bottom + reach;
    draw({x0, y0}, {x1, y1}, {0, 0}, {end, end});
    draw({x2, y0}, {x3, y1}, {end, 0}, {0, end});
    draw({x0, y2}, {x1, y3}, {0, end}, {end, 0});
    draw({x2, y2}, {x3, y3}, {end, end}, {0, 0});
    const float above = std::max(1.0F, reach - drop + 1), below = std::min(reach + corner, reach + drop + 1);
    draw({x1, y0}, {x2, y0 + above}, {along, 0}, {along, at(above)});
    draw({x1, y3 - below}, {x2, y3}, {along, at(below)}, {along, 0});
    const float aside = std::ceil(reach + beside + 1);
    draw({x0, y1}, {x0 + aside, y2}, {0, along}, {at(aside), along});
    draw({x3 - aside, y1}, {x3, y2}, {at(aside), along}, {0, along});
}

void Canvas::circle(float x, float y, float radius_px, Colour colour) {
    list_->AddCircleFilled({x + shift_x_px_, y}, radius_px, shade(colour));
}

// On whole pixels: its texels are copied instead of mixed, and stay sharp.
void Canvas::picture(ImTextureData& texture, const Box& box, float radius_px, Corners corners) {
    const float x = std::round(box.x) + shift_x_px_, y = std::round(box.y);
    list_->AddImageRounded(texture.GetTexRef(), {x, y}, {x + std::round(box.width), y + std::round(box.height)}, {0, 0},
                           {1, 1}, shade(0xFFFFFF), radius_px, flags_of(corners));
}

void Canvas::text(float x, float y, std::string_view utf8, const TextStyle& style, Colour colour) {
    if (utf8.empty()) return;
    ImFont* font = face_of(fonts_, style.face);
    const float size = imgui_size(font, style.em_px);
    list_->AddText(font, size, {std::round(x) + shift_x_px_, std::round(y + (style.line_px - size) / 2)}, shade(colour),
                   utf8.data(), utf8.data() + utf8.size());
}

void Canvas::icon(Icon icon, float centre_x, float centre_y, float size_px, Colour colour) {
    std::string glyph;
    content::append_utf8(glyph, icon.code_point);
    const TextStyle style{Face::icons, size_px, size_px};
    text(centre_x - width(glyph, style) / 2, centre_y - size_px / 2, glyph, style, colour);
}

float Canvas::advance(char32_t code_point, const TextStyle& style) const {
    ImFont* font = face_of(fonts_, style.face);
    return font->GetFontBaked(imgui_size(font, style.em_px))->GetCharAdvance(static_cast<ImWchar>(code_point));
}

float Canvas::width(std::string_view utf8, const TextStyle& style) const {
    float sum = 0;
    for (std::size_t at = 0; at < utf8.size();) sum += advance(content::next_code_point(utf8, at), style);
    return sum;
}

const TextLayout& Canvas::lay_out(std::string_view utf8, const TextStyle& style, float width_px, int max_lines) const {
    return layouts_.find(utf8, style, width_px, max_lines, [&] {
        ImFont* font = face_of(fonts_, style.face);
        ImFontBaked* baked = font->GetFontBaked(imgui_size(font, style.em_px));
        const auto letter = [baked](char32_t c) { return baked->GetCharAdvance(static_cast<ImWchar>(c)); };
        return kiosk::lay_out(utf8, width_px, letter, max_lines);
    });
}

bool Canvas::has_glyph(Face face, char32_t code_point) const {
    return kiosk::has_glyph(face_of(fonts_, face), code_point);
}

void Canvas::push_clip(const Box& box) {
    const Box met = box.meet(clip());
    clips_.push_back(met);
    list_->PushClipRect({met.x, met.y}, {met.right(), met.bottom()}, false);
}

void Canvas::pop_clip() {
    clips_.pop_back();
    list_->PopClipRect();
}

Box Canvas::clip() const {
    if (!clips_.empty()) return clips_.back();
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    return {0, 0, page.x, page.y};
}

}  // namespace parvis::kiosk

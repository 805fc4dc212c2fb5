// The brush of the widgets: shapes, text and pictures in page pixels. The only piece of the widgets that knows Dear
// ImGui. UI thread only, between GuiContext::begin() and end().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/theme/theme.h"
#include "kiosk/widgets/covers/retiring_textures.h"
#include "kiosk/widgets/icon.h"
#include "kiosk/widgets/layout_memo.h"
#include "kiosk/widgets/text_layout.h"

struct ImDrawList;
struct ImTextureData;

namespace parvis::kiosk {

struct Fonts;

enum class Corners : std::uint8_t { all, left, top, none };

class Canvas {
public:
    explicit Canvas(const Fonts& fonts);
    ~Canvas();  // before the ImGui context goes, after the renderer's release()
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // Once a frame, before anything is drawn.
    void begin_frame();
    // Between two frames: the words that were shown do not come again.
    void forget_layouts() { layouts_.forget(); }
    // Everything drawn until the next call is moved and faded by this: pages that slide in.
    void set_motion(float shift_x_px, float opacity);
    [[nodiscard]] float shift_x_px() const { return shift_x_px_; }
    [[nodiscard]] float opacity() const { return opacity_; }

    void fill(const Box& box, Colour colour, float radius_px = 0, Corners corners = Corners::all, float opacity = 1);
    // Inside the box's edge.
    void outline(const Box& box, Colour colour, float radius_px, float thickness_px);
    // The soft shadow around a box, `reach_px` wide; nothing is drawn under the box itself.
    void shadow(const Box& box, Colour colour, float radius_px, float reach_px, float drop_px, float opacity);
    void circle(float x, float y, float radius_px, Colour colour);
    void picture(ImTextureData& texture, const Box& box, float radius_px, Corners corners);

    // One line in a line box that starts at (x, y), vertically as CSS places it.
    void text(float x, float y, std::string_view utf8, const TextStyle& style, Colour colour);
    void icon(Icon icon, float centre_x, float centre_y, float size_px, Colour colour);

    [[nodiscard]] float advance(char32_t code_point, const TextStyle& style) const;
    [[nodiscard]] float width(std::string_view utf8, const TextStyle& style) const;
    // Good until the next begin_frame().
    [[nodiscard]] const TextLayout& lay_out(std::string_view utf8, const TextStyle& style, float width_px,
                                            int max_lines = 0) const;
    [[nodiscard]] bool has_glyph(Face face, char32_t code_point) const;

    void push_clip(const Box& box);
    void pop_clip();
    [[nodiscard]] Box clip() const;  // what may be drawn now

private:
    struct ShadowTexture;
    [[nodiscard]] std::uint32_t shade(Colour colour, float opacity = 1) const;
    void retire_shadows();
    ShadowTexture& shadow_texture(float radius_px, float reach_px, float inside_px);

    const Fonts& fonts_;
    ImDrawList* list_ = nullptr;
    mutable LayoutMemo layouts_;
    std::vector<Box> clips_;
    std::vector<std::unique_ptr<ShadowTexture>> shadows_;
    RetiringTextures retiring_;
    int frame_ = 0;
    float shift_x_px_ = 0;
    float opacity_ = 1;
};

// While it lives, what is drawn is moved and faded by this, on top of what moves it already.
class CanvasMotion {
public:
    CanvasMotion(Canvas& canvas, float shift_x_px, float opacity)
        : canvas_(canvas), shift_x_px_(canvas.shift_x_px()), opacity_(canvas.opacity()) {
        canvas.set_motion(shift_x_px_ + shift_x_px, opacity_ * opacity);
    }
    ~CanvasMotion() { canvas_.set_motion(shift_x_px_, opacity_); }
    CanvasMotion(const CanvasMotion&) = delete;
    CanvasMotion& operator=(const CanvasMotion&) = delete;

private:
    Canvas& canvas_;
    float shift_x_px_;
    float opacity_;
};

}  // namespace parvis::kiosk

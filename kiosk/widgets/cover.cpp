#include "kiosk/widgets/cover.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parvis::kiosk {

namespace {

// As large as it is seen; past the largest one that is painted it is stretched.
int side_px(float length_px) {
    return static_cast<int>(std::lround(std::clamp(length_px, 1.0F, static_cast<float>(largest_cover_px))));
}

}  // namespace

Box whole_in(const Box& room, const WholePicture& picture) {
    const auto width = static_cast<float>(std::max(1, picture.width_px));
    const auto height = static_cast<float>(std::max(1, picture.height_px));
    const float scale = std::min(room.width / width, room.height / height);
    return {room.x, room.y, std::max(1.0F, std::round(width * scale)), std::max(1.0F, std::round(height * scale))};
}

CoverKey cover_key(const Cover& cover, const Box& box, bool high_contrast) {
    return {std::string(cover.id), cover_palette(cover.dimension),
            side_px(box.width),    side_px(box.height),
            high_contrast,         cover.photo};
}

void draw_cover(Ui& ui, const Cover& cover, const Box& box, float radius_px, Corners corners) {
    if (!cover.alt.empty()) {
        Node node;
        node.inside = ui.inside;
        node.role = Role::image;
        node.label = cover.alt;
        node.box = box;
        node.visible = box.meet(ui.canvas.clip());
        ui.tree.add(std::move(node));
    }
    if (box.meet(ui.canvas.clip()).empty()) return;
    if (ui.covers != nullptr) {
        if (ImTextureData* texture = ui.covers->find(cover_key(cover, box, ui.theme.high_contrast()))) {
            ui.canvas.picture(*texture, box, radius_px, corners);
            return;
        }
    }
    ui.canvas.fill(box, cover_ground(cover.id, cover_palette(cover.dimension), ui.theme.high_contrast()), radius_px,
                   corners);
}

}  // namespace parvis::kiosk

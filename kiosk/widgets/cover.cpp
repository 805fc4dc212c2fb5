#include "kiosk/widgets/cover.h"

#include <cmath>

#include "kiosk/widgets/covers/cover_cache.h"

namespace parvis::kiosk {

void draw_cover(Ui& ui, const Cover& cover, const Box& box, float radius_px, Corners corners) {
    if (box.meet(ui.canvas.clip()).empty()) return;
    if (ui.covers != nullptr) {
        const CoverKey key{std::string(cover.id),
                           cover_palette(cover.dimension),
                           static_cast<int>(std::lround(box.width)),
                           static_cast<int>(std::lround(box.height)),
                           false,
                           cover.photo};
        if (ImTextureData* texture = ui.covers->find(key)) {
            ui.canvas.picture(*texture, box, radius_px, corners);
            return;
        }
    }
    ui.canvas.fill(box, ui.colours().tint(cover.dimension).ground, radius_px, corners);
}

}  // namespace parvis::kiosk

#include "kiosk/widgets/progress.h"

#include <algorithm>

namespace parvis::kiosk {

void draw_progress(Ui& ui, const Box& box, float share, Colour done, Colour rail) {
    const float radius = box.height / 2;
    ui.canvas.fill(box, rail, radius);
    ui.canvas.fill({box.x, box.y, std::max(box.height, box.width * std::clamp(share, 0.0F, 1.0F)), box.height}, done,
                   radius);
}

}  // namespace parvis::kiosk

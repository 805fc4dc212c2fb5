#include "kiosk/widgets/stirred.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace parvis::kiosk {

float stirred_reach(const Ui& ui) {
    return ui.px(ui.theme.compact() ? 14 : 24);
}

Box stirred(const Ui& ui, const Box& box, int steps) {
    constexpr std::array<std::pair<float, float>, stirred_steps> circle = {
        {{0, 0}, {1, .5F}, {.4F, -1}, {-1, -.6F}, {-.5F, 1}, {.8F, -.3F}, {-.2F, -.8F}, {-.9F, .3F}}};
    const auto [x, y] = circle[static_cast<std::size_t>(steps) % circle.size()];
    const float reach = stirred_reach(ui);
    return box.moved(std::round(x * reach), std::round(y * reach));
}

}  // namespace parvis::kiosk

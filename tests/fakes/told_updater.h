// An updater that says what a test tells it.
#pragma once

#include <utility>

#include "kiosk/updater.h"

namespace parvis::testing {

class ToldUpdater final : public kiosk::Updater {
public:
    [[nodiscard]] kiosk::UpdateNews news() const override { return told; }
    [[nodiscard]] std::optional<kiosk::ContentSource> content() override { return std::exchange(other, std::nullopt); }

    kiosk::UpdateNews told;
    std::optional<kiosk::ContentSource> other;
};

}  // namespace parvis::testing

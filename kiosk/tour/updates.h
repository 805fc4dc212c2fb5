// An update that the tour tells of: nothing is brought in.
#pragma once

#include <optional>

#include "kiosk/updater.h"

namespace parvis::kiosk {

class TourUpdates final : public Updater {
public:
    [[nodiscard]] UpdateNews news() const override { return news_; }
    [[nodiscard]] std::optional<ContentSource> content() override { return std::nullopt; }

    void nothing() { news_ = {}; }
    void at_work();
    void about_to_change();
    void done();
    void refused();

private:
    void begin();
    UpdateNews news_;
    std::uint64_t begun_ = 0;
};

}  // namespace parvis::kiosk

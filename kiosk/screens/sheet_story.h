// The sheet's running text: what it is, and the chapters, of which a very long sheet shows the first lines.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/screens/sheet.h"
#include "kiosk/widgets/article.h"
#include "kiosk/widgets/link_row.h"

namespace parvis::kiosk {

// Chips, title, the way to the centre, lead; that it has ended, and why.
class SheetOpening {
public:
    SheetOpening(const SheetView& view, const Ui& ui);
    [[nodiscard]] float height(const Ui& ui, float width_px) const;
    std::optional<Intent> draw(Ui& ui, float x, float y, float width_px) const;

private:
    [[nodiscard]] LinkRow centre_row(const Ui& ui) const;

    const SheetView& view_;
    Article head_;
    Article lead_;
    Article ended_;  // on a ground of its own
};

// The chapters one below the other in one width, then the way to the official sheet, and of what day all this is.
class SheetStory {
public:
    // Folds when all chapters together are higher than two screens: then each that takes more than half a screen, if
    // that hides enough, unless it is among `unfolded`.
    SheetStory(const SheetView& view, const std::set<std::size_t>& unfolded, const Ui& ui, float width_px);

    [[nodiscard]] float height() const { return height_px_; }
    // Adds to `unfolded` the chapter that was touched.
    std::optional<Intent> draw(Ui& ui, float x, float y, std::set<std::size_t>& unfolded) const;

private:
    struct Chapter {
        Article text;
        float text_px = 0;
        bool folded = false;
        std::string button_name;
    };

    [[nodiscard]] float button_space(const Ui& ui) const;

    const SheetView& view_;
    Article day_;
    float width_px_;
    float height_px_ = 0;
    std::vector<Chapter> chapters_;
};

}  // namespace parvis::kiosk

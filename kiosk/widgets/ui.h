// What every screen and widget draws with, for one frame.
#pragma once

#include "kiosk/semantics/tree.h"
#include "kiosk/strings/strings.h"
#include "kiosk/theme/theme.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/touch.h"

namespace parvis::kiosk {

class CoverCache;

struct Ui {
    const Theme& theme;
    const Strings& strings;
    Canvas& canvas;
    SemanticTree& tree;
    const Touch& touch;
    CoverCache* covers = nullptr;  // none: covers are flat colours
    Box page;                      // what a screen may draw on: the glass without the bottom bar
    float seconds = 0;             // since the last frame
    bool moving = false;           // set by what will look different without any touch: another frame is needed
    bool changed_under_finger =
        false;                    // set when another thing lies there at once: touches then mean nothing for a moment
    bool reduced_motion = false;  // nothing moves but what a finger holds
    float strip_px = 0;           // what a strip of news has of the page's top: `page` begins below it
    WidgetId inside = 0;          // the widget or scroll area being drawn

    [[nodiscard]] const Colours& colours() const { return theme.colours(); }
    [[nodiscard]] float px(float units) const { return theme.px(units); }
    [[nodiscard]] std::string_view tr(Text id) const { return strings.get(id); }
};

// While it lives, what is drawn belongs to the widget.
class Inside {
public:
    Inside(Ui& ui, WidgetId id) : ui_(ui), before_(ui.inside) { ui.inside = id; }
    ~Inside() { ui_.inside = before_; }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    Ui& ui_;
    WidgetId before_;
};

}  // namespace parvis::kiosk

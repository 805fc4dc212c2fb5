// The display of an hour without visitors: one slide over the whole glass, and an invitation to touch it. A touch
// anywhere opens what the slide shows; arrows step, a third button stops everything that moves (EN 301 549, 11.2.2.2).
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/icon.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct AttractSlide {
    std::string id;  // gives the cover that lies behind, unlike any other slide's
    Route page;      // where a touch leads
    std::string dimension;
    bool has_photo = false;               // of an action: it lies behind in the cover's place
    std::optional<WholePicture> picture;  // a poster's
    Icon icon;                            // of a partner; none: no pictogram
    std::string kind;                     // "Partenaire"; empty where the dimension says enough
    std::string when;                     // "Aujourd’hui, de 14 h à 16 h"
    bool when_is_today = false;           // then it is highlighted
    std::string title;
    std::string text;          // a sentence or two; paragraphs are parted by line breaks
    bool text_is_all = false;  // the staff wrote it for the glass: it is shown whole
    std::string place;         // "Centre social La Source · Guadeloupe", "Bureau 2"
};

// A slide and how far its picture has drifted.
struct ShownSlide {
    const AttractSlide* slide = nullptr;  // may be null: nothing yet
    float drift_px = 0;
    bool backwards = false;  // it drifts the other way: one slide after the other, so that it never becomes a march
};

struct AttractView {
    ShownSlide shown;
    ShownSlide coming;       // fades in over the other while `change` is between 0 and 1
    float change = 1;        // 1: only the coming one is left
    float drift_px = 0;      // how far pictures drift in all: they are painted so much larger
    int moved = 0;           // counts up from slide to slide: by it everything moves a little, so that nothing burns in
    bool mirrored = false;   // left and right change places
    bool has_others = true;  // else there is nothing to step to
    bool paused = false;
    bool touch_opens = true;  // else the touch leads home
    std::string clock;        // "14:32"; empty, as the date, when the time is not known
    std::string date;
};

[[nodiscard]] std::optional<Intent> draw_attract(const AttractView& view, Ui& ui);

// Whether pictures as large as the glass are painted smaller and stretched, for want of memory: by the CPU a frame then
// costs many times as much.
[[nodiscard]] bool stretches_pictures(float drift_px, const Ui& ui);

// Whether all its pictures are painted; those that are not are asked for. To be asked in every frame from some time
// before the slide is shown until then: what is not asked for is not kept. Of the view: how far pictures drift, and the
// clock and date that will stand beside the slide, since a poster's picture takes the room they leave.
[[nodiscard]] bool prepare_slide(const AttractSlide& slide, const AttractView& view, Ui& ui);

}  // namespace parvis::kiosk

// The display of an hour without visitors: which slide is shown, which comes next, when; it keeps its place in the
// round while visitors come and go. App asks it as it asks its other panels. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/display_mode_settings.h"
#include "kiosk/intent.h"
#include "kiosk/playlist.h"
#include "kiosk/screens/attract.h"
#include "kiosk/slide_time.h"
#include "kiosk/views/attract_view.h"
#include "platform/base/clock.h"
#include "platform/window.h"

namespace parvis::kiosk {

class DisplayMode {
public:
    DisplayMode(const DisplayModeSettings& settings, bool reduced_motion)
        : settings_(settings), reduced_motion_(reduced_motion) {}

    [[nodiscard]] bool on() const { return settings_.on; }
    // Who draws the frames: pictures drift farther where a graphics chip does. The CPU's, until it is said.
    void draws_by(platform::Drawing drawing) { drawing_ = drawing; }

    // Other content is shown, or none.
    void forget_content();
    // Once a frame, before drawing: makes what comes next. `wall`: where it is not known, a time that has come for
    // sure. Fails as the catalogue does; without one there are no slides.
    [[nodiscard]] Status keep(const content::Catalogue* catalogue, const Strings& strings, WallTime wall,
                              bool wall_is_known);
    // Of the content that was kept last.
    [[nodiscard]] bool has_slides() const { return !round_.empty(); }

    struct Moment {
        std::string clock;  // empty, as the date, when the time is not known
        std::string date;
        bool covered = false;  // by a notice: nothing moves beneath it
        bool alone = true;     // nobody touches it
    };
    // In every frame from which the display may begin soon. True when the first slide's pictures are painted.
    bool prepare(const Moment& moment, Ui& ui);
    [[nodiscard]] bool prepared() const { return prepared_; }
    // It begins, or begins anew where it was shown: nothing is paused any more.
    void begin();
    // Something else is shown.
    void leave();

    [[nodiscard]] bool paused() const { return paused_; }
    // A touch of its buttons; false when the intent is another's.
    [[nodiscard]] bool apply(const Intent& intent);

    [[nodiscard]] std::optional<Intent> draw(const Moment& moment, Ui& ui);
    // In how many seconds after the frame drawn last another is wanted; none: nothing changes by itself.
    [[nodiscard]] std::optional<float> next_frame() const { return next_frame_; }

private:
    struct Place {
        std::uint64_t round = 0;
        std::size_t index = 0;
    };
    struct Prepared {
        AttractSlide slide;
        Place place;
        std::vector<SlideChoice> round;  // of the place
        int direction = 1;
        Language language = Language::french;
        WallTime made{};
    };
    struct Shown {
        AttractSlide slide;
        bool backwards = false;
    };
    [[nodiscard]] std::vector<SlideChoice> choices(std::uint64_t round) const;
    [[nodiscard]] Place step(int direction) const;
    [[nodiscard]] SlidePace pace(const Ui& ui) const;
    [[nodiscard]] AttractView frame_of(const Moment& moment, const SlidePace& pace) const;
    [[nodiscard]] bool says_what_is_over() const;
    void change(bool alone);

    DisplayModeSettings settings_;
    bool reduced_motion_;
    platform::Drawing drawing_ = platform::Drawing::pixels;

    std::optional<DisplayContent> content_;
    PlaylistDay day_;
    std::vector<SlideChoice> round_;  // of place_
    Place place_;                     // of the slide shown last
    bool any_shown_ = false;          // of this content: else the first slide is the first
    std::optional<Prepared> next_;
    bool prepared_ = false;  // its pictures are there

    std::optional<Shown> leaving_;  // fades out
    float leaving_drift_px_ = 0;
    std::optional<Shown> shown_;
    WallTime seen_{};  // the last keep()
    SlideTime time_;
    int wanted_ = 0;  // a step that was asked for
    int moved_ = 0;
    bool mirrored_ = true;    // the first begin() turns it
    float side_seconds_ = 0;  // for so long it has been so
    bool paused_ = false;
    std::optional<float> next_frame_;
};

}  // namespace parvis::kiosk

// The app with no window, driven as a visitor would: by what can be read on the screen.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "kiosk/offscreen.h"
#include "kiosk/semantics/audit.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/picture.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

class Gui {
public:
    // On a 21.5-inch full-HD glass, in French, with flat covers.
    // Without a `searcher` a search is answered at once.
    explicit Gui(const content::Document& document, kiosk::AppOptions options = {},
                 kiosk::Searcher* searcher = nullptr);

    void set_glass(const kiosk::Glass& glass);
    // Taps the middle of what carries the label; scrolls to it first. A test failure when there is none.
    void tap(std::string_view label);
    [[nodiscard]] bool sees(std::string_view text) const;     // anywhere in a visible label
    [[nodiscard]] bool offers(std::string_view label) const;  // can be tapped, perhaps after scrolling
    void type(std::string_view letters);                      // on our keyboard, key by key
    void hold(std::string_view label);                        // long enough for a long press; the finger stays down
    void slide(std::string_view label);                       // the finger that is down, onto what carries the label
    void lift();
    void drag(float from_y, float to_y);   // slowly, in the middle of the list on top
    void fling(float from_y, float to_y);  // quickly
    void touch(platform::ContactPhase phase, float x, float y);
    // Time passes as on the glass: frames are drawn only when the app asks for them, until nothing moves any more.
    void wait(std::chrono::milliseconds time);
    void frame();

    [[nodiscard]] const kiosk::SemanticTree& tree() const { return offscreen_->app().tree(); }
    [[nodiscard]] kiosk::App& app() { return offscreen_->app(); }
    [[nodiscard]] const kiosk::App& app() const { return offscreen_->app(); }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }  // holds content.parvis
    [[nodiscard]] HandClock& clock() { return clock_; }
    [[nodiscard]] std::vector<kiosk::Finding> audit() const;
    [[nodiscard]] Picture picture();

private:
    [[nodiscard]] const kiosk::Node* find(std::string_view label) const;
    [[nodiscard]] kiosk::Box scroll_window() const;
    void settle();

    TemporaryFolder folder_;
    HandClock clock_;
    std::unique_ptr<kiosk::Offscreen> offscreen_;
    struct {
        float x = 0;
        float y = 0;
    } finger_;
};

// A small content of a centre of ours and another: short and long words, a need for each.
[[nodiscard]] content::Document small_document();

// Sixty centres in six departments with two actions each, "Rencontre numéro 000" to 119: action n is of centre n % 60,
// which lies in department n % 6; it is for families, seniors, the young or everyone by n % 4, and of one of three
// themes by n % 3. The first centre is ours, the second says all about itself.
[[nodiscard]] content::Document many_centres();

}  // namespace parvis::testing

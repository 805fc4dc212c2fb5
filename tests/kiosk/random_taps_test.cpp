// A child who hits everything: random taps, drags, flings and waits over the whole app. Nothing may crash, loop or lead
// to a place without a way home. How many: PARVIS_RANDOM_TAPS, else a few thousand; ctest gives more, see
// CMakeLists.txt.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "tests/support/demo_document.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using testing::Gui;

namespace {

int wanted_taps() {
    const char* value = std::getenv("PARVIS_RANDOM_TAPS");
    return value != nullptr ? std::atoi(value) : 3000;
}

class Child {
public:
    explicit Child(Gui& gui) : gui_(gui) {}

    void act() {
        switch (pick(10)) {
            case 0:
                return drag();
            case 1:
                return interrupted();
            case 2:
                return anywhere();
            default:
                return something();
        }
    }

    void sometimes(int nth) {
        static constexpr Glass glasses[] = {
            {1920, 1080, 476, 268}, {1280, 800, 217, 136}, {800, 480, 154, 86}, {1080, 1920, 268, 476}};
        if (nth % 2500 == 0) gui_.set_glass(glasses[pick(4)]);
        if (nth % 700 == 0) gui_.wait(90s);
    }

private:
    [[nodiscard]] std::size_t pick(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(dice_);
    }
    [[nodiscard]] float across(float share = 1) {
        return std::uniform_real_distribution<float>(0, share)(dice_) *
               static_cast<float>(gui_.app().theme().glass().width_px);
    }
    [[nodiscard]] float down() {
        return std::uniform_real_distribution<float>(0, 1)(dice_) *
               static_cast<float>(gui_.app().theme().glass().height_px);
    }

    void tap(float x, float y) {
        gui_.touch(ContactPhase::down, x, y);
        gui_.clock().pass(std::chrono::milliseconds(20 + pick(200)));
        gui_.touch(ContactPhase::up, x, y);
        gui_.clock().pass(std::chrono::milliseconds(pick(400)));
    }

    void anywhere() { tap(across(), down()); }

    // One of the things that can be touched.
    void something() {
        std::vector<const Node*> targets;
        for (const Node& node : gui_.tree().nodes())
            if (node.tappable && !node.visible.empty()) targets.push_back(&node);
        if (targets.empty()) return anywhere();
        const Box box = targets[pick(targets.size())]->visible;
        tap(box.centre_x(), box.centre_y());
    }

    void drag() {
        float x = across(), y = down();
        gui_.touch(ContactPhase::down, x, y);
        for (std::size_t moves = pick(6); moves > 0; --moves) {
            gui_.clock().pass(std::chrono::milliseconds(4 + pick(60)));
            gui_.touch(ContactPhase::move, x = across(), y = down());
        }
        gui_.touch(ContactPhase::up, x, y);
    }

    // A finger whose end never comes, or not as it should.
    void interrupted() {
        const float x = across(), y = down();
        gui_.touch(ContactPhase::down, x, y);
        gui_.clock().pass(std::chrono::milliseconds(pick(3000)));
        gui_.frame();
        gui_.touch(ContactPhase::cancel, x, y);
    }

    Gui& gui_;
    std::mt19937 dice_{20261125};
};

bool way_home(const Gui& gui) {
    return gui.app().route().screen == Screen::home || gui.offers("Accueil") || gui.offers("Home") ||
           gui.offers("Aides") || gui.offers("Aids") || gui.app().presence() == Presence::asked;
}

}  // namespace

TEST_CASE("whatever is touched, in whatever order, there is a way home, and the end of a visit finds it") {
    Gui gui(testing::demo_document(), {Language::french, {}, false});
    Child child(gui);
    const int taps = wanted_taps();
    for (int nth = 1; nth <= taps; ++nth) {
        child.sometimes(nth);
        child.act();
        if (!way_home(gui)) {
            gui.wait(500ms);
            REQUIRE_MESSAGE(way_home(gui), "no way home after " << nth << " touches");
        }
    }
    gui.wait(std::chrono::minutes(30));
    CHECK(gui.app().presence() == Presence::nobody);
    CHECK(gui.app().route().screen == Screen::home);
    CHECK(gui.app().theme().aids() == Aids{});
}

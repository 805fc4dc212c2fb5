// Whole visits on a screen that is mounted on its side or upside down: what an upright screen shows is there turned,
// pixel by pixel, and a finger on the glass meets what lies under it.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/gui/orientation.h"
#include "kiosk/stage.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Picture;

namespace {

class KeptWindow final : public platform::Window {
public:
    KeptWindow(platform::Size size, platform::DisplayFacts facts) : size_(size), facts_(facts) {}
    [[nodiscard]] platform::Size size() const override { return size_; }
    [[nodiscard]] platform::Drawing drawing() const override { return platform::Drawing::pixels; }
    [[nodiscard]] platform::DisplayFacts display() const override { return facts_; }
    // Copies as a screen does: only what is said to be damaged.
    [[nodiscard]] Status present(std::span<const std::uint32_t> frame, platform::PixelRects damage) override {
        shown.size = size_;
        shown.pixels.resize(frame.size());
        for (const platform::PixelRect& rect : damage) {
            for (int y = std::max(rect.top, 0); y < std::min(rect.bottom, size_.height); ++y) {
                for (int x = std::max(rect.left, 0); x < std::min(rect.right, size_.width); ++x) {
                    const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.width) +
                                    static_cast<std::size_t>(x);
                    shown.pixels[at] = frame[at];
                }
            }
        }
        return {};
    }
    Picture shown;

private:
    platform::Size size_;
    platform::DisplayFacts facts_;
};

DisplaySettings turned_by(Orientation orientation) {
    DisplaySettings settings;
    settings.orientation = orientation;
    return settings;
}

// A kiosk whose app sees contacts as the frame loop gives them, on the glass.
class Mounted {
public:
    Mounted(platform::Size glass, platform::DisplayFacts facts, Orientation orientation)
        : orientation_(orientation),
          window_(glass, facts),
          stage_(window_, *gui_, *renderer_, app_, turned_by(orientation), true) {
        REQUIRE(content::write_catalogue(testing::small_document(), folder_ / "content.parvis"));
        app_.show(content::Catalogue::open(folder_ / "content.parvis"));
        rest();
    }
    ~Mounted() { renderer_->release(); }
    Mounted(const Mounted&) = delete;
    Mounted& operator=(const Mounted&) = delete;

    // Until nothing moves, as the frame loop would.
    void rest() {
        for (int frames = 0; frames < 200; ++frames) {
            clock_.pass(16ms);
            if (stage_.demand(clock_.now()).draw) REQUIRE(stage_.draw(clock_.now()));
        }
        REQUIRE_FALSE(stage_.demand(clock_.now()).draw);
    }

    void tap(std::string_view label) {
        const auto& nodes = app_.tree().nodes();
        const auto node = std::ranges::find_if(
            nodes, [&](const Node& n) { return n.tappable && n.label.starts_with(label) && !n.visible.empty(); });
        REQUIRE_MESSAGE(node != nodes.end(), label);
        const Box& box = node->visible;
        const PointPx page{box.centre_x(), box.centre_y()};
        const PointPx finger = page_to_glass(page, window_.size(), orientation_);
        stage_.on_contact({platform::ContactPhase::down, finger.x, finger.y, clock_.now()});
        clock_.pass(60ms);
        stage_.on_contact({platform::ContactPhase::up, finger.x, finger.y, clock_.now()});
        rest();
    }

    [[nodiscard]] const Picture& shown() const { return window_.shown; }
    [[nodiscard]] const App& app() const { return app_; }

private:
    testing::TemporaryFolder folder_;
    testing::HandClock clock_;
    Orientation orientation_;
    KeptWindow window_;
    std::unique_ptr<GuiContext> gui_ = std::move(GuiContext::make(font_folder()).value());
    std::unique_ptr<Renderer> renderer_ = make_cpu_renderer();
    App app_{{Language::french, {}, true}, clock_, gui_->fonts(), nullptr};
    Stage stage_;
};

struct Stop {
    std::string name;
    Screen screen;
    Picture picture;
};

std::vector<Stop> visit(platform::Size glass, platform::DisplayFacts facts, Orientation orientation) {
    Mounted kiosk(glass, facts, orientation);
    std::vector<Stop> stops;
    const auto stop = [&](const char* name) { stops.push_back({name, kiosk.app().route().screen, kiosk.shown()}); };
    stop("home");
    kiosk.tap("Les autres centres");
    stop("list");
    kiosk.tap("English");
    stop("list in English");
    kiosk.tap("Français");
    kiosk.tap("Atelier numéro 1");
    stop("sheet");
    kiosk.tap("Accueil");
    stop("home again");
    return stops;
}

}  // namespace

TEST_CASE("a visit on a screen mounted in each of the four ways is the upright visit, turned, and touches follow") {
    constexpr platform::Size across{1280, 800}, down{800, 1280};
    constexpr platform::DisplayFacts wide{476, 298}, tall{298, 476};
    for (const auto& [orientation, quarters] :
         {std::pair{Orientation::deg90, 1}, {Orientation::deg180, 2}, {Orientation::deg270, 3}}) {
        const bool on_its_side = quarters != 2;
        const std::vector<Stop> upright =
            visit(on_its_side ? down : across, on_its_side ? tall : wide, Orientation::deg0);
        const std::vector<Stop> turned = visit(across, wide, orientation);
        REQUIRE(turned.size() == upright.size());
        CHECK(upright[1].screen == Screen::others);
        CHECK(upright[3].screen == Screen::sheet);
        for (std::size_t i = 0; i < upright.size(); ++i) {
            const std::string name = "mounted-" + std::to_string(90 * quarters) + "-" + upright[i].name;
            CAPTURE(name);
            CHECK(turned[i].screen == upright[i].screen);
            write_png(turned[i].picture, testing::picture_folder() / (name + ".png"));
            const testing::Difference apart =
                testing::difference(testing::turned_clockwise(upright[i].picture, quarters), turned[i].picture);
            CAPTURE(apart.largest);
            CAPTURE(apart.mean);
            CAPTURE(apart.share);
            // Edges through pixel centres belong to the other neighbour after a turn.
            CHECK(apart.share <= 0.004);
            CHECK(apart.mean <= 0.15);
        }
    }
}

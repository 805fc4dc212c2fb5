// The display's power on files and a card of the test's own. The kernel's part has its own test: the device lab.
#include "platform/display_power.h"

#include <doctest/doctest.h>

#include <fcntl.h>

#include <fstream>

#include "platform/base/descriptor.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using testing::TemporaryFolder;

namespace {

struct Panel {
    TemporaryFolder folder;
    std::vector<bool> sent;  // to the card
    bool obeys = true;
    bool plugged = true;

    void backlight(const std::string& name, const std::string& value) const {
        std::filesystem::create_directories(folder / name);
        std::ofstream(folder / name / "bl_power") << value;
    }
    [[nodiscard]] std::string light(const std::string& name) const {
        std::ifstream file(folder / name / "bl_power");
        return {std::istreambuf_iterator<char>(file), {}};
    }
    SwitchCard card() {
        return [this](int card, bool on) {
            CHECK(card == 7);
            if (!plugged) return Status(fail(Errc::not_found, "no display"));
            if (!obeys) return Status(fail(Errc::unavailable, "no"));
            sent.push_back(on);
            return Status();
        };
    }
};

}  // namespace

TEST_CASE("black does nothing to the display") {
    Panel panel;
    panel.backlight("a", "0\n");
    {
        SystemDisplayPower power(7, panel.folder.path(), panel.card());
        CHECK(power.off(DisplayOff::black));
        CHECK(power.on());
    }
    CHECK(panel.light("a") == "0\n");
    CHECK(panel.sent.empty());
}

TEST_CASE("the light behind the glass goes off and on, of every panel there is") {
    Panel panel;
    panel.backlight("a", "0\n");
    panel.backlight("b", "0\n");
    SystemDisplayPower power(std::nullopt, panel.folder.path(), panel.card());
    CHECK(power.off(DisplayOff::backlight));
    CHECK(panel.light("a")[0] == '4');
    CHECK(panel.light("b")[0] == '4');
    CHECK(power.on());
    CHECK(panel.light("a")[0] == '0');
    CHECK(panel.light("b")[0] == '0');
    CHECK(panel.sent.empty());
}

TEST_CASE("a display without such a light, or one that may not be written, is a failure that says so") {
    Panel panel;
    SystemDisplayPower power(7, panel.folder.path(), panel.card());
    CHECK(power.off(DisplayOff::backlight).error().code == Errc::unavailable);
    std::filesystem::create_directories(panel.folder / "a" / "bl_power");
    const Status off = power.off(DisplayOff::backlight);
    CHECK(off.error().message.find("bl_power") != std::string::npos);
    CHECK(power.on());
}

TEST_CASE("the card is told once, off and on again; its end lights what is dark") {
    Panel panel;
    {
        SystemDisplayPower power(7, panel.folder.path(), panel.card());
        CHECK(power.off(DisplayOff::dpms));
        CHECK(power.off(DisplayOff::dpms));
        CHECK(panel.sent == std::vector<bool>{false});
        CHECK(power.on());
        CHECK(power.on());
        CHECK(panel.sent == std::vector<bool>{false, true});
        CHECK(power.off(DisplayOff::dpms));
    }
    CHECK(panel.sent == std::vector<bool>{false, true, false, true});
}

TEST_CASE("from one way to another it is lit in between; a card that does not obey may be told again") {
    Panel panel;
    panel.backlight("a", "0\n");
    SystemDisplayPower power(7, panel.folder.path(), panel.card());
    CHECK(power.off(DisplayOff::backlight));
    CHECK(power.off(DisplayOff::dpms));
    CHECK(panel.light("a")[0] == '0');
    CHECK(panel.sent == std::vector<bool>{false});
    panel.obeys = false;
    CHECK_FALSE(power.on());
    panel.obeys = true;
    CHECK(power.on());
    CHECK(panel.sent == std::vector<bool>{false, true});
}

TEST_CASE(
    "of a display that was unplugged while it slept nothing is off any more, and the next one is switched off anew") {
    Panel panel;
    SystemDisplayPower power(7, panel.folder.path(), panel.card());
    REQUIRE(power.off(DisplayOff::dpms));
    panel.plugged = false;
    CHECK(power.on());
    CHECK(power.off(DisplayOff::dpms).error().code == Errc::not_found);
    panel.plugged = true;
    CHECK(power.off(DisplayOff::dpms));
    CHECK(panel.sent == std::vector<bool>{false, false});
}

TEST_CASE("without a card of ours the display does not sleep, and what is no card is refused") {
    Panel panel;
    SystemDisplayPower power(std::nullopt, panel.folder.path(), panel.card());
    CHECK(power.off(DisplayOff::dpms).error().code == Errc::unavailable);
    const Descriptor no_card(::open("/dev/null", O_RDWR | O_CLOEXEC));
    CHECK(switch_drm_card(no_card.get(), false).error().code == Errc::unavailable);
}

TEST_CASE("a light that an earlier start left off is switched on at once") {
    Panel panel;
    panel.backlight("a", "4\n");
    const SystemDisplayPower power(7, panel.folder.path(), panel.card());
    CHECK(panel.light("a")[0] == '0');
}

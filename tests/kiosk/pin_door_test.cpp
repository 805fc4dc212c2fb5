// The real door: hashes are made on another thread, the answer comes once.
#include "kiosk/pin_door.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "kiosk/settings.h"
#include "kiosk/staff_code.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using content::PinAnswer;

namespace {

PinAnswer answer_of(PinDoor& door) {
    for (;;) {
        if (const auto answer = door.answer()) return *answer;
        std::this_thread::yield();
    }
}

}  // namespace

TEST_CASE("a PIN is chosen and tried while the app goes on; each answer comes once") {
    testing::TemporaryFolder folder;
    testing::HandClock clock;
    SystemFiles files;
    StaffDoor door(files, folder / "staff", clock);
    CHECK_FALSE(door.is_set());
    CHECK_FALSE(door.busy());
    CHECK_FALSE(door.answer());
    door.choose("2580");
    CHECK(door.busy());
    CHECK_FALSE(door.is_set());
    door.choose("1111");  // while it is busy: nothing
    CHECK(answer_of(door) == PinAnswer::right);
    CHECK_FALSE(door.answer());
    CHECK_FALSE(door.busy());
    CHECK(door.is_set());

    door.try_pin("1111");
    CHECK(door.is_set());
    CHECK(answer_of(door) == PinAnswer::wrong);
    door.try_pin("2580");
    CHECK(answer_of(door) == PinAnswer::right);
    CHECK(StaffDoor(files, folder / "staff", clock).is_set());
}

TEST_CASE(
    "the settings give a code as digits or as the hash of them: it counts until staff choose one, and no start waits") {
    testing::TemporaryFolder folder;
    testing::HandClock clock;
    SystemFiles files;
    const auto line = hashed_code_line("2580");
    REQUIRE(line);
    CHECK(line->find("2580") == std::string::npos);
    const SettingsReading reading = parse_settings("[staff]\n" + *line + "\n", "parvis.toml");
    CHECK(reading.problems.empty());
    for (const std::string& code : {reading.settings.staff_code, std::string("2580")}) {
        const auto file = folder / std::to_string(code.size());
        StaffDoor door(files, file, clock);
        door.take_given("");
        CHECK_FALSE(door.busy());
        CHECK_FALSE(door.is_set());
        door.take_given(code);
        CHECK(door.busy());
        CHECK(answer_of(door) == PinAnswer::right);
        CHECK(door.is_set());
        door.try_pin("1111");
        CHECK(answer_of(door) == PinAnswer::wrong);
        door.choose("7777");
        CHECK(answer_of(door) == PinAnswer::right);

        StaffDoor again(files, file, clock);
        again.take_given(code);
        CHECK(again.is_set());
        CHECK(answer_of(again) == PinAnswer::right);
        again.try_pin("7777");
        CHECK(answer_of(again) == PinAnswer::right);
        // Theirs is forgotten, and the line of the settings is another.
        again.take_given("46464646");
        CHECK(answer_of(again) == PinAnswer::right);
        again.try_pin("46464646");
        CHECK(answer_of(again) == PinAnswer::right);
    }
    for (const char* bad : {"", "123", "123456789", "12a4"}) CHECK_FALSE(hashed_code_line(bad));
}

TEST_CASE("on a board whose store is not there yet, the settings' code is asked for, and nobody chooses another") {
    testing::TemporaryFolder folder;
    testing::HandClock clock;
    SystemFiles files;
    const auto file = folder / "store" / "staff";
    StaffDoor door(files, file, clock);
    door.take_given("2580");
    CHECK(answer_of(door) == PinAnswer::right);
    CHECK(door.is_set());
    CHECK(StaffDoor(files, file, clock).is_set());
}

TEST_CASE("a door that goes while it hashes waits for it: the PIN is kept whole") {
    testing::TemporaryFolder folder;
    testing::HandClock clock;
    SystemFiles files;
    StaffDoor(files, folder / "staff", clock).choose("2580");
    StaffDoor door(files, folder / "staff", clock);
    REQUIRE(door.is_set());
    for (int i = 0; i < 3; ++i) {
        door.try_pin("0000");
        CHECK(answer_of(door) == PinAnswer::wrong);
    }
    CHECK(door.wait() == std::chrono::seconds(30));
}

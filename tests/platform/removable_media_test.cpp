#include "platform/removable_media.h"

#include <doctest/doctest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "tests/support/own_mounts.h"
#include "tests/support/temporary_folder.h"

using namespace parvis::platform;
using namespace std::chrono_literals;
using parvis::testing::check_by_itself;
using parvis::testing::enter_own_mounts;
using parvis::testing::not_allowed;
using parvis::testing::TemporaryFolder;

TEST_CASE("a stick is a mount right below the folder of sticks, in the order of the list") {
    const auto sticks = sticks_in(
        "22 1 0:21 / /proc rw shared:5 - proc proc rw\n"
        "97 60 8:17 / /run/parvis/sticks/sdb1 ro,nosuid,nodev,noexec shared:41 - vfat /dev/sdb1 ro,umask=0222\n"
        "98 60 8:33 / /run/parvis/sticks/sdc1/deeper ro - vfat /dev/sdc1 ro\n"
        "99 60 8:33 / /run/parvis/sticks-not/sdc1 ro - vfat /dev/sdc1 ro\n"
        "120 60 259:4 / /run/parvis/sticks/nvme0n1p4 ro - exfat /dev/nvme0n1p4 ro\n",
        "/run/parvis/sticks");
    REQUIRE(sticks.size() == 2);
    CHECK(sticks[0].folder == "/run/parvis/sticks/sdb1");
    CHECK(sticks[0].mount == 97);
    CHECK(sticks[0].major == 8);
    CHECK(sticks[0].minor == 17);
    CHECK(sticks[1].folder == "/run/parvis/sticks/nvme0n1p4");
    CHECK(sticks[1].major == 259);
}

TEST_CASE("blanks and backslashes in a name are as they were") {
    const auto sticks = sticks_in("7 1 8:1 / /sticks\\040here/a\\134b rw - vfat x rw\n", "/sticks here");
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].folder == "/sticks here/a\\b");
}

TEST_CASE("of two mounts on one place only the upper one is a stick") {
    const auto sticks = sticks_in("7 1 8:1 / /s/a rw - vfat x rw\n8 7 8:2 / /s/a rw - vfat y rw\n", "/s");
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].mount == 8);
}

TEST_CASE("lines that are no mounts are passed over") {
    CHECK(sticks_in("\n\nx y z\n7 1 nothing / /s/a rw\n7 1 8: / /s/a\n-7 1 8:1 / /s/a\n7 1 8:1 /", "/s").empty());
    CHECK(sticks_in("7 1 8:1 / /s/\\04", "/s").size() == 1);
}

TEST_CASE("a developer's folder is a stick while it is there") {
    const TemporaryFolder folder;
    RemovableMedia media({"/proc/self/mountinfo", folder / "sticks", folder / "mine"});
    CHECK(media.look().empty());
    std::filesystem::create_directory(folder / "mine");
    const auto seen = media.look();
    REQUIRE(seen.size() == 1);
    CHECK(seen[0] == Medium{folder / "mine", "mine", 1});
    CHECK(media.look() == seen);
}

TEST_CASE("without a list of mounts there are no sticks, and no end to the waiting but a call") {
    const TemporaryFolder folder;
    RemovableMedia media({folder / "nothing", folder / "sticks", {}});
    CHECK(media.look().empty());
    std::thread caller([&] { media.wake(); });
    media.wait(10min);
    caller.join();
}

// The real kernel.
namespace {

int see_a_stick_come_and_go(const std::filesystem::path& folder) {
    if (!enter_own_mounts()) return not_allowed;
    const auto stick = folder / "a stick";
    std::filesystem::create_directory(stick);
    RemovableMedia media({"/proc/self/mountinfo", folder, {}});
    if (!media.look().empty()) return 1;
    if (::mount("none", stick.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, nullptr) != 0) return not_allowed;
    media.wait(10min);
    const auto seen = media.look();
    if (seen.size() != 1 || seen[0].folder != stick || seen[0].arrival != 1) return 2;
    if (::umount2(stick.c_str(), MNT_DETACH) != 0) return 3;
    media.wait(10min);
    if (!media.look().empty()) return 4;
    if (::mount("none", stick.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, nullptr) != 0) return 5;
    media.wait(10min);
    const auto again = media.look();
    return again.size() == 1 && again[0].arrival == 2 ? 0 : 6;
}
}  // namespace

TEST_CASE("the kernel tells of a stick that is mounted, unmounted and mounted again") {
    const TemporaryFolder folder;
    check_by_itself([&] { return see_a_stick_come_and_go(folder.path()); });
}

// What is used, counted by day: the counts themselves, then the file that they are kept in.
#include "kiosk/usage.h"

#include <doctest/doctest.h>

#include "platform/base/durable_file.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {

const std::chrono::sys_days monday{std::chrono::year{2026} / 11 / 23};
const std::chrono::sys_days tuesday = monday + std::chrono::days{1};

std::uint32_t times(const UsageCounts& counts, UsageCounts::Day day, Use use, const std::string& id) {
    const auto of_day = counts.days().find(day);
    if (of_day == counts.days().end()) return 0;
    const auto found = of_day->second.find({use, id});
    return found == of_day->second.end() ? 0 : found->second;
}

}  // namespace

TEST_CASE("what is used is counted by day and by id; days without a date stand apart") {
    UsageCounts counts;
    for (int i = 0; i < 3; ++i) counts.add(monday, Use::sheet, "jardin");
    counts.add(tuesday, Use::sheet, "jardin");
    counts.add(monday, Use::need, "jardin");
    counts.add({}, Use::search_in_vain, "");
    CHECK(times(counts, monday, Use::sheet, "jardin") == 3);
    CHECK(times(counts, tuesday, Use::sheet, "jardin") == 1);
    CHECK(times(counts, monday, Use::need, "jardin") == 1);
    CHECK(times(counts, {}, Use::search_in_vain, "") == 1);
    CHECK(counts.days().size() == 3);
}

TEST_CASE("400 days are kept, the oldest go, the unknown day stays") {
    UsageCounts counts;
    counts.add({}, Use::update, "");
    for (int day = 0; day < 500; ++day) counts.add(monday + std::chrono::days{day}, Use::update, "");
    CHECK(counts.days().size() == UsageCounts::most_days + 1);
    CHECK(times(counts, {}, Use::update, "") == 1);
    CHECK(times(counts, monday + std::chrono::days{99}, Use::update, "") == 0);
    CHECK(times(counts, monday + std::chrono::days{100}, Use::update, "") == 1);
    CHECK(times(counts, monday + std::chrono::days{499}, Use::update, "") == 1);
}

TEST_CASE("a day to come that a wrong clock counted goes before any that was") {
    UsageCounts counts;
    const auto wrong = monday + std::chrono::days{4000};
    counts.add(wrong, Use::update, "");
    for (std::size_t day = 0; day < UsageCounts::most_days; ++day) {
        CHECK(times(counts, wrong, Use::update, "") == 1);
        counts.add(monday + std::chrono::days{day}, Use::update, "");
    }
    CHECK(counts.days().size() == UsageCounts::most_days);
    CHECK(times(counts, wrong, Use::update, "") == 0);
    CHECK(times(counts, monday, Use::update, "") == 1);
    CHECK(read_usage(to_text(counts)) == counts);
}

TEST_CASE("a day has so many ids: what comes beyond is counted together, and nothing is lost") {
    UsageCounts counts;
    for (std::size_t i = 0; i < 3 * UsageCounts::most_ids; ++i)
        counts.add(monday, Use::sheet, "id" + std::to_string(i));
    const UsageCounts::Counts& of_day = counts.days().at(monday);
    CHECK(of_day.size() <= UsageCounts::most_ids + 1);
    std::uint32_t all = 0;
    for (const auto& [what, number] : of_day) all += number;
    CHECK(all == 3 * UsageCounts::most_ids);
    CHECK(times(counts, monday, Use::sheet, "id0") == 1);
    counts.add(tuesday, Use::sheet, std::string(UsageCounts::longest_id_bytes + 1, 'x'));
    counts.add(tuesday, Use::sheet, "a\nb");
    CHECK(times(counts, tuesday, Use::sheet, "") == 2);
}

TEST_CASE("the unknown day never ends: a new id takes the place of the sheet opened least, and nothing is lost") {
    UsageCounts counts;
    counts.add({}, Use::aid, "contrast");
    counts.add({}, Use::need, "garden");
    for (std::size_t i = 0; i < UsageCounts::most_ids; ++i) counts.add({}, Use::sheet, "old" + std::to_string(i), 2);
    counts.add({}, Use::sheet, "rare");
    counts.add({}, Use::search_in_vain, "");
    counts.add({}, Use::update, "");
    counts.add({}, Use::sheet, "new", 9);
    CHECK(times(counts, {}, Use::sheet, "new") == 9);
    CHECK(times(counts, {}, Use::sheet, "rare") == 0);
    CHECK(times(counts, {}, Use::aid, "contrast") == 1);
    CHECK(times(counts, {}, Use::need, "garden") == 1);
    const UsageCounts::Counts& of_day = counts.days().at(std::nullopt);
    CHECK(of_day.size() <= UsageCounts::most_ids + uses);
    std::uint32_t opened = 0;
    for (const auto& [what, number] : of_day)
        if (what.first == Use::sheet) opened += number;
    CHECK(opened == 2 * UsageCounts::most_ids + 10);
    CHECK(read_usage(to_text(counts)) == counts);
    counts = {};
    for (std::size_t i = 0; i <= UsageCounts::most_ids; ++i) counts.add({}, Use::need, "need" + std::to_string(i));
    CHECK(times(counts, {}, Use::need, "") == 1);
}

TEST_CASE("counts are written and read as they were; lines that are none are passed over") {
    UsageCounts counts;
    counts.add(monday, Use::sheet, "Jardin des Lilas");
    counts.add(monday, Use::aid, "contrast", 12);
    counts.add({}, Use::search_in_vain, "");
    CHECK(read_usage(to_text(counts)) == counts);
    CHECK(read_usage("").days().empty());
    const auto odd = read_usage(
        "2026-13-01 sheet 1 a\n2026-11-23 theft 1 a\n2026-11-23 sheet -1 a\n2026-11-23 sheet 0 a\n\xff\n2026-11-23 "
        "sheet 99999999999 a\n2026-11-23 sheet 1x a\n2026-11-23 sheet 2 b\n");
    CHECK(odd.days().size() == 1);
    CHECK(times(odd, monday, Use::sheet, "b") == 2);
    CHECK(odd.days().at(monday).size() == 1);
}

TEST_CASE("counts are saved an hour after the first that is not saved, and at the end; not before, nor for nothing") {
    const testing::TemporaryFolder folder;
    testing::HandClock clock;
    const auto file = folder / "usage";
    {
        Usage usage(file, true, clock);
        usage.save_if_due(clock.now() + 100h);
        CHECK_FALSE(usage.due_at());
        usage.count(monday, Use::sheet, "jardin");
        clock.pass(30min);
        usage.count(monday, Use::sheet, "jardin");
        usage.save_if_due(clock.now());
        CHECK_FALSE(std::filesystem::exists(file));
        CHECK(usage.due_at() == clock.now() + 30min);
        clock.pass(30min);
        usage.save_if_due(clock.now());
        CHECK_FALSE(usage.due_at());
        usage.count(tuesday, Use::sheet, "jardin");
        // The power is cut here: what another process reads now is an hour old at most.
    }
    Usage again(file, true, clock);
    CHECK(times(again.counts(), monday, Use::sheet, "jardin") == 2);
    CHECK(times(again.counts(), tuesday, Use::sheet, "jardin") == 1);
}

TEST_CASE("switched off, nothing is counted, and what was counted is gone") {
    const testing::TemporaryFolder folder;
    const testing::HandClock clock;
    const auto file = folder / "usage";
    Usage(file, true, clock).count(monday, Use::need, "jardin");
    REQUIRE(std::filesystem::exists(file));
    {
        Usage off(file, false, clock);
        off.count(monday, Use::need, "jardin");
        CHECK(off.counts().days().empty());
        CHECK_FALSE(off.due_at());
    }
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a disk that takes nothing loses nothing that is counted, and the counts come when it takes them again") {
    const testing::TemporaryFolder folder;
    testing::HandClock clock;
    const auto file = folder / "gone/usage";
    {
        Usage usage(file, true, clock);
        usage.count(monday, Use::need, "jardin");
        clock.pass(1h);
        usage.save_if_due(clock.now());
        std::filesystem::create_directories(folder / "gone");
        usage.count(monday, Use::need, "jardin");
    }
    CHECK(times(Usage(file, true, clock).counts(), monday, Use::need, "jardin") == 2);
}

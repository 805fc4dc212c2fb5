#include "kiosk/clock_trust.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "content/iso_day.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

constexpr auto pack_counts_within = days(366);  // after the build
constexpr auto program_is_used_for = days(15 * 366);
// A day begins in the farthest time zone so much before it begins in ours.
constexpr auto farthest_time_zone = 14h;
// The clock with the battery may be kept in any zone's time.
constexpr auto rtc_agrees_within = 15h;
// Such zones lie whole quarters of an hour apart; the two clocks drift a little meanwhile.
constexpr auto zones_apart = 15min;
constexpr auto zones_drift = 2min;
// The machine's clock, by which the last time was kept, runs apart from the one with the battery, the more the longer
// the machine is on; and one that is kept in local time is set back an hour in autumn. No more: what stood still for
// a night shows yesterday.
constexpr auto clocks_run_apart_by = 1h;
// The day of the build may be another zone's.
constexpr auto build_is_near = 24h;

WallTime later(WallTime time, days by) {
    return time + by;
}

bool is_plausible(WallTime time, const ClockBounds& bounds) {
    if (!bounds.built) return true;
    return time >= *bounds.built - build_is_near && time <= later(*bounds.built, program_is_used_for);
}

bool counts(WallTime time, const ClockBounds& bounds, days after_build) {
    return !bounds.built || time <= later(*bounds.built, after_build);
}

std::optional<WallTime> last_known(const ClockMemory& memory, const ClockBounds& bounds) {
    return memory.last && counts(*memory.last, bounds, program_is_used_for) ? memory.last : std::nullopt;
}

// When a day begins anywhere, as far as WallTime goes.
WallTime begins(std::chrono::year_month_day day) {
    using std::chrono::sys_days, std::chrono::year;
    return std::clamp(sys_days(day), sys_days(year(1970) / 1 / 1), sys_days(year(2262) / 1 / 1)) - farthest_time_zone;
}

std::optional<WallTime> content_floor(const ClockMemory& memory, const ClockBounds& bounds) {
    const auto day = bounds.pack ? bounds.pack : memory.content;
    if (!day || !day->ok() || day == memory.disbelieved) return std::nullopt;
    return counts(begins(*day), bounds, pack_counts_within) ? std::optional(begins(*day)) : std::nullopt;
}

// Before it a clock with a battery is wrong. A content's day is the word of whoever made it, on a machine that may be
// wrong itself: against a clock that runs on from a time that was known it counts for nothing.
std::optional<WallTime> rtc_floor(const ClockMemory& memory, const ClockBounds& bounds) {
    const auto last = last_known(memory, bounds);
    return last ? std::max(bounds.built, last) : floor_of(memory, bounds);
}

// What a clock with a battery shows, put into our zone where it is kept in another's: the machine's clock was set by
// it.
WallTime in_our_zone(WallTime rtc, WallTime machine) {
    const auto apart = machine - rtc;
    const auto zones = std::chrono::round<std::chrono::minutes>(apart) / zones_apart * zones_apart;
    const auto beyond = std::chrono::abs(apart - zones);
    return beyond <= zones_drift || beyond >= zones_apart - zones_drift ? machine : rtc;
}

std::int64_t seconds_of(WallTime time) {
    return std::chrono::floor<seconds>(time.time_since_epoch()).count();
}

void add_line(std::string& text, std::string_view key, const std::optional<WallTime>& time) {
    if (time) text += std::string(key) + " " + std::to_string(seconds_of(*time)) + "\n";
}

std::optional<WallTime> time_of(std::string_view digits) {
    // Up to 2262, where WallTime ends.
    constexpr std::int64_t most = 9'000'000'000;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value > most || value < -most)
        return std::nullopt;
    return WallTime(seconds(value));
}

// One line's word and what follows it.
std::pair<std::string_view, std::string_view> key_and_value(std::string_view line) {
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return {line, {}};
    return {line.substr(0, space), line.substr(space + 1)};
}

}  // namespace

std::string to_text(const ClockMemory& memory) {
    std::string text;
    add_line(text, "last", memory.last);
    if (!memory.boot.empty()) text += "boot " + memory.boot + "\n";
    if (memory.network) text += "network\n";
    add_line(text, "staff_boot", memory.staff_boot);
    add_line(text, "staff_rtc", memory.staff_rtc);
    add_line(text, "set_on", memory.set_on);
    add_line(text, "rtc", memory.rtc);
    if (memory.content) text += "content " + content::to_iso(*memory.content) + "\n";
    if (memory.disbelieved) text += "disbelieved " + content::to_iso(*memory.disbelieved) + "\n";
    return text;
}

ClockMemory clock_memory_of(std::string_view text) {
    ClockMemory memory;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto [key, value] = key_and_value(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (key == "last") memory.last = time_of(value);
        if (key == "boot") memory.boot = value;
        if (key == "network") memory.network = true;
        if (key == "staff_boot") memory.staff_boot = time_of(value);
        if (key == "staff_rtc") memory.staff_rtc = time_of(value);
        if (key == "set_on") memory.set_on = time_of(value);
        if (key == "rtc") memory.rtc = time_of(value);
        if (key == "content") memory.content = content::day_of_iso(value);
        if (key == "disbelieved") memory.disbelieved = content::day_of_iso(value);
    }
    return memory;
}

std::optional<WallTime> floor_of(const ClockMemory& memory, const ClockBounds& bounds) {
    return std::max({bounds.built, last_known(memory, bounds), content_floor(memory, bounds)});
}

bool is_ahead(std::chrono::year_month_day content, WallTime now) {
    return content.ok() && begins(content) > now + days(1);
}

ClockMemory carried_into(ClockMemory memory, const std::string& boot, const platform::ClockFacts& facts) {
    if (memory.boot == boot && !boot.empty()) return memory;
    memory.boot = boot;
    memory.network = false;
    const bool rtc_ran_on = facts.rtc && memory.rtc && *facts.rtc - facts.since_boot >= *memory.rtc;
    if (memory.staff_rtc && rtc_ran_on) {
        memory.staff_boot = *memory.staff_rtc + (facts.rtc->time_since_epoch() - facts.since_boot);
    } else {
        memory.staff_boot = memory.staff_rtc = memory.set_on = std::nullopt;
    }
    memory.rtc = facts.rtc;
    return memory;
}

ClockReading judge_clock(const platform::ClockFacts& facts, WallTime machine, const ClockMemory& memory,
                         const ClockBounds& bounds) {
    if ((facts.synchronised || memory.network) && is_plausible(machine, bounds))
        return {ClockTrust::network_or_rtc, machine};
    if (memory.staff_boot) {
        const WallTime wall = *memory.staff_boot + std::chrono::duration_cast<WallTime::duration>(facts.since_boot);
        if (is_plausible(wall, bounds)) return {ClockTrust::set_by_staff, wall};
    }
    const std::optional<WallTime> first = rtc_floor(memory, bounds);
    if (facts.rtc && is_plausible(*facts.rtc, bounds) && std::chrono::abs(machine - *facts.rtc) <= rtc_agrees_within &&
        (!first || in_our_zone(*facts.rtc, machine) >= *first - clocks_run_apart_by))
        return {ClockTrust::network_or_rtc, machine};
    if (const auto floor = floor_of(memory, bounds)) return {ClockTrust::not_earlier_than, *floor};
    return {};
}

ClockMemory set_by_staff(ClockMemory memory, const platform::ClockFacts& facts, WallTime now) {
    memory.last = memory.set_on = now;
    memory.staff_boot = now - std::chrono::duration_cast<WallTime::duration>(facts.since_boot);
    memory.staff_rtc = facts.rtc ? std::optional(now - facts.rtc->time_since_epoch()) : std::nullopt;
    memory.rtc = facts.rtc;
    return memory;
}

WallTime possible_time(WallTime wanted, const ClockBounds& bounds) {
    if (!bounds.built) return wanted;
    return std::clamp(wanted, *bounds.built - build_is_near, later(*bounds.built, program_is_used_for));
}

}  // namespace parvis::kiosk

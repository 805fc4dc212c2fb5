#include "kiosk/trusted_clock.h"

#include <algorithm>
#include <utility>

#include "content/iso_day.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_bytes = 4096;
constexpr auto between_looks = 1min;
// A service that starts early may be there before the driver of the clock with the battery.
constexpr auto between_first_looks = 5s;
constexpr auto rtc_comes_within = 5min;
// Seldom, for a card wears out by writing.
constexpr auto between_saves = 1h;
// Less is a clock that is held to the network's by small steps.
constexpr auto jump = 30s;

const char* name_of(ClockTrust trust) {
    switch (trust) {
        case ClockTrust::network_or_rtc:
            return "kept by the network or a clock with a battery";
        case ClockTrust::set_by_staff:
            return "set by staff";
        case ClockTrust::not_earlier_than:
            return "not known, only what is over by now; no time is shown (a board keeps it with a clock that has a "
                   "battery, or staff set it on their page)";
        case ClockTrust::unknown:
            break;
    }
    return "not known at all; no time is shown";
}

}  // namespace

TrustedClock::TrustedClock(const Clock& machine, const platform::ClockSource& source, ClockSetup setup)
    : machine_(machine),
      source_(source),
      boot_(std::move(setup.boot)),
      bounds_{setup.built, {}},
      file_(std::move(setup.file), "clock") {
    if (const auto text = file_.read(most_bytes)) memory_ = clock_memory_of(*text);
    look();
}

WallTime TrustedClock::wall() const {
    return dated().wall;
}

ClockReading TrustedClock::dated() const {
    const std::lock_guard lock(mutex_);
    return {trust_, WallTime(std::chrono::duration_cast<WallTime::duration>(machine_.now().time_since_epoch() +
                                                                            std::chrono::nanoseconds(ahead_)))};
}

ClockReading TrustedClock::reading() const {
    if (knows_time(trust_)) return dated();
    return {trust_, floor_.value_or(WallTime{})};
}

void TrustedClock::content_made_on(std::optional<std::chrono::year_month_day> day) {
    if (bounds_.pack == day) return;
    bounds_.pack = day;
    due_ = machine_.now();
    if (!day || memory_.content == day) return;
    memory_.content = day;
    file_.keep(to_text(memory_));
}

bool TrustedClock::keep() {
    if (machine_.now() >= due_) look();
    const Told before = std::exchange(told_, Told{trust_, floor_, ahead_});
    if (trust_ != before.trust) log(LogLevel::notice, std::string("clock: ") + name_of(trust_));
    const auto jumped = std::chrono::abs(std::chrono::nanoseconds(told_.ahead - before.ahead));
    return trust_ != before.trust || floor_ != before.floor || (knows_time(trust_) && jumped > jump);
}

void TrustedClock::look() {
    facts_ = source_.look();
    const bool may_come =
        memory_.staff_rtc && memory_.boot != boot_ && !facts_.rtc && facts_.since_boot < rtc_comes_within;
    if (!carried_ && !may_come) {
        memory_ = carried_into(std::move(memory_), boot_, facts_);
        carried_ = true;
    }
    const auto disbelieved = memory_.disbelieved;
    judge();
    const bool otherwise = memory_.disbelieved != disbelieved;
    if (otherwise && memory_.disbelieved)
        log(LogLevel::warning, "clock: the content is dated " + content::to_iso(*memory_.disbelieved) +
                                   ", which is still to come: that says nothing of the time");
    const bool early = !knows_time(trust_) && facts_.since_boot < rtc_comes_within;
    due_ = machine_.now() + (early ? Instant::duration(between_first_looks) : Instant::duration(between_looks));
    // A time that turned out to be ahead must not be the floor of a start after a power cut.
    const bool was_ahead = memory_.last && wall() < *memory_.last - jump;
    const bool saved = saved_at_ && machine_.now() < *saved_at_ + between_saves;
    if (!carried_ || !knows_time(trust_) || (saved && !otherwise && !was_ahead)) return;
    memory_.last = wall();
    if (facts_.rtc) memory_.rtc = facts_.rtc;
    save();
}

void TrustedClock::judge() {
    ClockMemory here = memory_;
    if (!carried_) {
        here.network = false;
        here.staff_boot.reset();
    }
    const WallTime machine = machine_.wall();
    const ClockReading judged = judge_clock(facts_, machine, here, bounds_);
    if (carried_ && facts_.synchronised && judged.trust == ClockTrust::network_or_rtc) {
        memory_.network = true;
        memory_.staff_boot = memory_.staff_rtc = memory_.set_on = std::nullopt;
    }
    if (carried_ && knows_time(judged.trust) && bounds_.pack)
        memory_.disbelieved = is_ahead(*bounds_.pack, judged.wall) ? bounds_.pack : std::nullopt;
    floor_ = knows_time(judged.trust) ? std::nullopt : floor_of(here, bounds_);
    WallTime wall = knows_time(judged.trust) ? judged.wall : possible(machine);
    if (floor_) wall = std::max(wall, *floor_);
    const std::lock_guard lock(mutex_);
    trust_ = judged.trust;
    ahead_ = std::chrono::nanoseconds(wall.time_since_epoch()).count() -
             std::chrono::nanoseconds(machine_.now().time_since_epoch()).count();
}

void TrustedClock::set(WallTime time) {
    log(LogLevel::notice, "clock: staff set it");
    facts_ = source_.look();
    // What an earlier run left of staff's time is waited for no longer.
    if (!std::exchange(carried_, true)) memory_ = carried_into(std::move(memory_), boot_, facts_);
    memory_.network = false;
    memory_ = set_by_staff(std::move(memory_), facts_, possible(time));
    judge();
    save();
}

void TrustedClock::reset() {
    log(LogLevel::notice, "clock: staff had it forgotten");
    facts_ = source_.look();
    memory_ = {};
    memory_.content = memory_.disbelieved = bounds_.pack;  // it is shown still, whatever the time
    memory_.boot = boot_;
    memory_.rtc = facts_.rtc;
    carried_ = true;
    judge();
    save();
}

std::optional<WallTime> TrustedClock::set_on() const {
    return trust_ == ClockTrust::set_by_staff ? memory_.set_on : std::nullopt;
}

void TrustedClock::save() {
    saved_at_ = machine_.now();
    file_.keep(to_text(memory_));
}

}  // namespace parvis::kiosk

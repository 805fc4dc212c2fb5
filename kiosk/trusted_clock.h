// The kiosk's clock: the machine's, or the time that staff have set, and how far it is to be believed. The machine's
// own clock is never set: that takes a right which the kiosk has not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "kiosk/clock_trust.h"
#include "platform/base/clock.h"
#include "platform/base/kept_file.h"
#include "platform/clock_source.h"

namespace parvis::kiosk {

struct ClockSetup {
    std::filesystem::path file;     // what is kept, beside the staff's PIN; empty: nothing is
    std::string boot;               // names this run of the machine; empty: not known, which any other run may be
    std::optional<WallTime> built;  // this program
};

// now(), wall(), dated() and trust() from any thread, all else from one. Between two looks at the machine wall() goes
// on with now(), so a jump of the machine's clock is seen by keep() first.
class TrustedClock final : public Clock {
public:
    // `machine` and `source` must outlive it. What is kept and cannot be read is begun anew, with a word in the
    // journal.
    TrustedClock(const Clock& machine, const platform::ClockSource& source, ClockSetup setup);

    [[nodiscard]] Instant now() const override { return machine_.now(); }
    // Where it is not known: the machine's, but not before anything that is known to be over.
    [[nodiscard]] WallTime wall() const override;

    [[nodiscard]] ClockReading dated() const override;

    // As dated(); where the time is not known, the floor in its place, or 1970: what was over by then is over.
    [[nodiscard]] ClockReading reading() const;
    [[nodiscard]] ClockTrust trust() const { return dated().trust; }
    // The content that is shown was made on that day, before now; none: it does not say, and the day of the last one
    // that did counts on. A day that is ahead of a known time is no floor, then or at any later start.
    void content_made_on(std::optional<std::chrono::year_month_day> day);
    // Looks at the machine when it is time to. True: since it was called last, what is shown of the time is no longer
    // so, by another trust or by a jump. Once an hour a known time is kept, on a thread of its own; one
    // that lies before what is kept, at once.
    [[nodiscard]] bool keep();
    // When keep() next has something to do.
    [[nodiscard]] Instant due_at() const { return due_; }

    // Staff set the time; as near as is possible. It is kept at once.
    void set(WallTime time);
    // Forgets what staff set, every time that was seen and what the content's day says: the machine's clock is judged
    // as on the first day.
    void reset();
    // When they set it, by their clock, as long as that holds.
    [[nodiscard]] std::optional<WallTime> set_on() const;
    // The network holds the clock: staff's time would be overruled at once.
    [[nodiscard]] bool is_held() const { return facts_.synchronised; }
    // A clock with a battery keeps the time while the machine is off.
    [[nodiscard]] bool has_battery() const { return facts_.rtc.has_value(); }
    // The nearest time to this that set() would take.
    [[nodiscard]] WallTime possible(WallTime time) const { return possible_time(time, bounds_); }

private:
    struct Told {
        ClockTrust trust = ClockTrust::unknown;
        std::optional<WallTime> floor{};
        std::int64_t ahead = 0;
    };
    void look();
    void judge();
    void save();

    const Clock& machine_;
    const platform::ClockSource& source_;
    const std::string boot_;
    ClockBounds bounds_;
    platform::ClockFacts facts_;  // of the last look
    ClockMemory memory_;
    bool carried_ = false;  // memory_ is of this run of the machine
    std::optional<WallTime> floor_;
    mutable std::mutex mutex_;  // of what follows, where another thread reads it
    ClockTrust trust_ = ClockTrust::unknown;
    std::int64_t ahead_ = 0;  // of wall() before now(), in nanoseconds
    Told told_;               // by the last keep()
    Instant due_{};
    std::optional<Instant> saved_at_;
    KeptFile file_;
};

}  // namespace parvis::kiosk

// Time as the rest of Parvis sees it: one interface, so that tests turn the hands themselves.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parvis {

using Instant = std::chrono::steady_clock::time_point;   // for every duration: never jumps
using WallTime = std::chrono::system_clock::time_point;  // for what a person reads: may jump

// How far a wall time is to be believed, the least first.
enum class ClockTrust : std::uint8_t {
    unknown,           // nothing may be said of the day
    not_earlier_than,  // that day or a later one: what was over by then is over
    set_by_staff,
    network_or_rtc,  // the network holds the clock, or one with a battery kept it
};

[[nodiscard]] constexpr bool knows_time(ClockTrust trust) {
    return trust >= ClockTrust::set_by_staff;
}

// As files have it: what is written of a moment says how far the clock was believed then.
inline constexpr std::array<std::string_view, 4> clock_trust_words = {"unknown", "not-earlier", "staff", "sure"};
static_assert(clock_trust_words.size() == static_cast<std::size_t>(ClockTrust::network_or_rtc) + 1);
[[nodiscard]] constexpr std::string_view to_word(ClockTrust trust) {
    return clock_trust_words[static_cast<std::size_t>(trust)];
}
// Of any other word, and of none: unknown.
[[nodiscard]] constexpr ClockTrust clock_trust_of(std::string_view word) {
    for (std::size_t i = 0; i < clock_trust_words.size(); ++i)
        if (clock_trust_words[i] == word) return static_cast<ClockTrust>(i);
    return ClockTrust::unknown;
}

struct ClockReading {
    ClockTrust trust = ClockTrust::unknown;
    WallTime wall{};
};

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
    // wall(), and how far it was to be believed at that moment: for whatever writes a date down.
    [[nodiscard]] virtual ClockReading dated() const = 0;
};

// The machine's clocks, of which nobody said how far they are to be believed. Any thread.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] WallTime wall() const override { return std::chrono::system_clock::now(); }
    [[nodiscard]] ClockReading dated() const override { return {ClockTrust::unknown, wall()}; }
};

}  // namespace parvis

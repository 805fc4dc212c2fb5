// When the display is lit though nobody is there: hours of each weekday, and days that have others. Pure but for the
// time zone (TZ); any thread.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.h"

namespace parvis::kiosk {

// As the settings write them.
struct HoursSettings {
    std::string monday{};  // "08:30-12:00, 13:30-18:00"; or empty
    std::string tuesday{};
    std::string wednesday{};
    std::string thursday{};
    std::string friday{};
    std::string saturday{};
    std::string sunday{};
    std::vector<std::string> exceptions{};  // "2026-12-24 08:30-12:00", "12-25", "2026-12-26 au 2027-01-03"
};

inline constexpr std::string_view whole_day = "00:00-24:00";

// Minutes of the local day. One that ends the next morning ends beyond 24 h.
struct DaySpan {
    int from_minute = 0;
    int to_minute = 0;  // not in it
    bool operator==(const DaySpan&) const = default;
};

// “8:30-12:00, 13h30-18h, 20:00-1:00”: none in an empty text. Nothing when it is not written so.
[[nodiscard]] std::optional<std::vector<DaySpan>> hours_of(std::string_view text);

// From one day to another, both in it, with their hours; without a year, in every year.
struct HoursException {
    std::optional<std::chrono::year> from_year;  // both have one, or neither
    std::chrono::month_day from;
    std::optional<std::chrono::year> to_year;
    std::chrono::month_day to;
    std::vector<DaySpan> spans;
};
[[nodiscard]] std::optional<HoursException> exception_of(std::string_view text);

class DisplayHours {
public:
    // Always lit.
    DisplayHours() = default;
    // A day without hours is one on which it is dark, unless no weekday has any: then it is lit on all of them. What is
    // not written as it should be counts as empty, or as not there.
    explicit DisplayHours(const HoursSettings& settings);

    [[nodiscard]] bool always() const { return exceptions_.empty() && without_week_; }
    // A span that began in the evening goes on over midnight, whatever the next day is. Of exceptions that fit a day
    // the last one counts.
    [[nodiscard]] bool is_on(WallTime time) const;
    // The first minute at which that is otherwise; none: not within eight days.
    [[nodiscard]] std::optional<WallTime> changes_after(WallTime time) const;

private:
    [[nodiscard]] const std::vector<DaySpan>& spans_of(std::chrono::sys_days day) const;
    [[nodiscard]] bool is_on(std::chrono::sys_days day, int minute) const;

    bool without_week_ = true;
    std::array<std::vector<DaySpan>, 7> week_;  // from Monday on
    std::vector<HoursException> exceptions_;
};

}  // namespace parvis::kiosk

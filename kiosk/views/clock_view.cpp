#include "kiosk/views/clock_view.h"

#include <algorithm>
#include <chrono>
#include <ctime>

#include "content/iso_day.h"
#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

std::string year_of(const std::tm& parts) {
    return std::to_string(parts.tm_year + 1900);
}

std::string dated(const Strings& strings, WallTime time) {
    return strings.get(Text::date_and_year,
                       {{"date", date_text(strings, time)}, {"year", year_of(content::local_time(time))}});
}

ClockView::Steps steps_of(WallTime time, const Strings& strings) {
    const std::tm parts = content::local_time(time);
    return {std::string(strings.get(family(Text::month_1, parts.tm_mon + 1))) + " " + year_of(parts),
            std::string(strings.get(family(Text::weekday_1, parts.tm_wday == 0 ? 7 : parts.tm_wday))) + " " +
                std::to_string(parts.tm_mday),
            strings.get(Text::clock_hour, {{"n", std::to_string(parts.tm_hour)}}),
            strings.get(Text::clock_minute, {{"n", std::to_string(parts.tm_min)}})};
}

}  // namespace

WallTime stepped(WallTime time, ClockPart part, int by) {
    using namespace std::chrono;
    if (part == ClockPart::minute) return time + minutes(by);
    if (part == ClockPart::hour) return time + hours(by);
    std::tm parts = content::local_time(time);
    if (part == ClockPart::day) {
        parts.tm_mday += by;
    } else {
        const year_month month = year(parts.tm_year + 1900) / (parts.tm_mon + 1) + months(by);
        const auto last = static_cast<int>(static_cast<unsigned>((month / std::chrono::last).day()));
        parts.tm_year = static_cast<int>(month.year()) - 1900;
        parts.tm_mon = static_cast<int>(static_cast<unsigned>(month.month())) - 1;
        parts.tm_mday = std::min(parts.tm_mday, last);
    }
    parts.tm_isdst = -1;
    const std::time_t seconds = ::mktime(&parts);
    return WallTime::clock::from_time_t(seconds);
}

ClockView make_clock_view(const ClockState& clock, const Strings& strings) {
    ClockView view;
    view.may_set = !clock.is_held;
    if (clock.set_on) view.reset = strings.get(Text::clock_reset);
    if (clock.reading.trust == ClockTrust::not_earlier_than) view.reset = strings.get(Text::clock_forget);
    if (clock.setting) view.steps = steps_of(*clock.setting, strings);
    if (!knows_time(clock.reading.trust)) {
        view.text = strings.get(Text::clock_unsure);
        view.advice = strings.get(Text::clock_unsure_advice);
        if (clock.reading.trust == ClockTrust::not_earlier_than)
            view.advice += " " + strings.get(Text::clock_not_before, {{"date", dated(strings, clock.reading.wall)}});
        return view;
    }
    view.text = strings.get(Text::clock_known, {{"time", clock_text(strings, clock.reading.wall)},
                                                {"date", dated(strings, clock.reading.wall)}});
    if (!clock.set_on) {
        view.advice = strings.get(clock.is_held ? Text::clock_from_network : Text::clock_from_machine);
        return view;
    }
    view.advice = strings.get(Text::clock_set_on,
                              {{"date", dated(strings, *clock.set_on)}, {"time", clock_text(strings, *clock.set_on)}});
    if (!clock.has_battery) view.advice += " " + std::string(strings.get(Text::clock_until_power_cut));
    return view;
}

}  // namespace parvis::kiosk

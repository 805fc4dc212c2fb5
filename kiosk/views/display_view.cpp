#include "kiosk/views/display_view.h"

#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

std::string_view way_text(platform::DisplayOff way, const Strings& strings) {
    switch (way) {
        case platform::DisplayOff::black:
            return strings.get(Text::display_black);
        case platform::DisplayOff::backlight:
            return strings.get(Text::display_backlight);
        case platform::DisplayOff::dpms:
            break;
    }
    return strings.get(Text::display_dpms);
}

std::string hours_text(const DisplayHours& hours, const ClockReading& clock, const Strings& strings) {
    if (hours.always()) return std::string(strings.get(Text::display_always));
    if (!knows_time(clock.trust)) return std::string(strings.get(Text::display_unsure));
    const bool on = hours.is_on(clock.wall);
    const auto next = hours.changes_after(clock.wall);
    if (!next) return std::string(strings.get(on ? Text::display_on_for_long : Text::display_off_for_long));
    return strings.get(on ? Text::display_on_until : Text::display_off_until,
                       {{"date", date_text(strings, *next)}, {"time", clock_text(strings, *next)}});
}

}  // namespace

DisplayView make_display_view(const DisplayDesk& desk, const ClockReading& clock, const Strings& strings) {
    DisplayView view;
    view.text = hours_text(desk.hours(), clock, strings);
    view.way = strings.get(Text::display_way, {{"way", way_text(desk.way(), strings)}});
    if (desk.slept_on())
        view.failed = strings.get(Text::display_slept_on, {{"way", way_text(*desk.slept_on(), strings)}});
    else if (desk.failed())
        view.failed = strings.get(Text::display_failed, {{"way", way_text(*desk.failed(), strings)}});
    return view;
}

}  // namespace parvis::kiosk

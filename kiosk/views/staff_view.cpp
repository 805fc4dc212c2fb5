#include "kiosk/views/staff_view.h"

#include <algorithm>
#include <ctime>
#include <set>

#include "kiosk/views/phrases.h"
#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

using content::UpdateOutcome;

std::string day_text(const Strings& strings, int year, int month, int day) {
    const std::string number = day == 1 ? std::string(strings.get(Text::day_first_of_month)) : std::to_string(day);
    const std::string date =
        strings.get(Text::day_of_year, {{"day", number}, {"month", strings.get(family(Text::month_1, month))}});
    return strings.get(Text::date_and_year, {{"date", date}, {"year", std::to_string(year)}});
}

std::string day_text(const Strings& strings, std::chrono::year_month_day day) {
    return day_text(strings, static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                    static_cast<int>(static_cast<unsigned>(day.day())));
}

std::string moment_text(const Strings& strings, WallTime when) {
    const std::time_t seconds = WallTime::clock::to_time_t(when);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return strings.get(Text::staff_moment,
                       {{"date", day_text(strings, parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)},
                        {"time", clock_text(strings, when)}});
}

// “28 novembre 2026 · Amandine”, or what of it is known.
std::string origin_of(const content::Edition& edition, const Strings& strings) {
    const std::string day = edition.date && edition.date->ok() ? day_text(strings, *edition.date) : "";
    const std::string author = shortened(edition.author);
    if (day.empty() || author.empty()) return day + author;
    return strings.get(Text::staff_by, {{"date", day}, {"name", author}});
}

std::string title_of(std::int64_t sequence, const Strings& strings) {
    if (sequence == 0) return std::string(strings.get(Text::staff_unnumbered));
    return strings.get(Text::staff_numbered, {{"n", std::to_string(sequence)}});
}

StaffView::Version version_of(const StaffVersion& version, const Strings& strings) {
    StaffView::Version view;
    view.title =
        version.name ? title_of(version.name->sequence, strings) : std::string(strings.get(Text::staff_shipped));
    if (!version.opens) {
        view.lines.emplace_back(strings.get(Text::staff_unreadable));
        return view;
    }
    if (std::string origin = origin_of(version.edition, strings); !origin.empty()) view.lines.push_back(origin);
    view.lines.push_back(strings.count(Text::staff_sheets_one, Text::staff_sheets_other, version.sheets) + " · " +
                         strings.count(Text::staff_partners_one, Text::staff_partners_other, version.partners));
    return view;
}

Text why(UpdateOutcome outcome) {
    switch (outcome) {
        case UpdateOutcome::rolled_back:
            return Text::staff_offer_rolled_back;
        case UpdateOutcome::jump:
            return Text::staff_offer_jump;
        case UpdateOutcome::unnumbered:
            return Text::staff_offer_unnumbered;
        default:
            return Text::staff_offer_older;
    }
}

StaffView::Offer offer_of(const content::UpdateReport& report, const Strings& strings) {
    const std::string& author = report.edition.author.empty() ? report.signer : report.edition.author;
    std::string what = title_of(report.edition.sequence, strings);
    if (report.edition.date && report.edition.date->ok())
        what = strings.get(Text::staff_by, {{"date", what}, {"name", day_text(strings, *report.edition.date)}});
    return {strings.get(Text::staff_offer_what, {{"what", what}, {"name", shortened(author)}}),
            std::string(strings.get(why(report.outcome)))};
}

}  // namespace

StaffView make_staff_view(const StaffFacts& facts, const Strings& strings) {
    StaffView view;
    view.known = true;
    if (!facts.failed.empty()) view.notice = strings.get(Text::staff_failed, {{"reason", facts.failed}});
    if (facts.offer) view.offer = offer_of(*facts.offer, strings);
    std::set<std::string> called;
    for (const StaffVersion& version : facts.versions) {
        StaffView::Version seen = version_of(version, strings);
        seen.shown = view.versions.empty();
        if (!seen.shown && version.opens) {
            std::string name = seen.title;
            for (int i = 2; !called.insert(name).second; ++i) name = seen.title + " (" + std::to_string(i) + ")";
            seen.back = strings.get(Text::staff_go_back_to, {{"name", name}});
        }
        view.versions.push_back(std::move(seen));
    }
    view.remarks = facts.remarks;
    for (const content::HistoryEntry& entry : facts.history) {
        if (view.log.size() == most_events_shown) break;
        const std::string who = shortened(entry.who);
        view.log.push_back(
            {moment_text(strings, entry.when),
             who.empty() ? entry.what : strings.get(Text::staff_log_by, {{"what", entry.what}, {"name", who}}),
             entry.result});
    }
    return view;
}

}  // namespace parvis::kiosk

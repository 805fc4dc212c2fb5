#include "kiosk/views/care_view.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "content/iso_day.h"
#include "kiosk/clock_trust.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/history_view.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/settings_words.h"
#include "kiosk/views/staff_view.h"
#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t low_bytes = 500'000'000;  // less does not hold the next content
constexpr int hot_c = 80;                         // where boards begin to slow down
constexpr std::size_t most_tops = 5;
// What is counted of the aids, and what staff read of it.
constexpr std::array<std::pair<std::string_view, Text>, 3> aids = {
    {{"text", Text::care_aid_text}, {"contrast", Text::care_aid_contrast}, {"lowered", Text::care_aid_lowered}}};

std::string room_text(const Strings& strings, std::uint64_t bytes) {
    constexpr std::uint64_t megabyte = 1'000'000, gigabyte = 1'000'000'000, told_in_gigabytes = 10 * gigabyte;
    if (bytes >= told_in_gigabytes) return strings.get(Text::care_gigabytes, {{"n", std::to_string(bytes / gigabyte)}});
    return strings.get(Text::care_megabytes, {{"n", std::to_string(bytes / megabyte)}});
}

CareView::Fact space_fact(const platform::Health& health, const Strings& strings) {
    CareView::Fact fact{icon("hard-drive"), std::string(strings.get(Text::care_space)), {}, false};
    fact.alarming = health.disk_read_only || *health.free_bytes < low_bytes;
    if (health.disk_read_only) {
        fact.text = strings.get(Text::care_space_read_only);
    } else {
        fact.text = strings.get(fact.alarming ? Text::care_space_low : Text::care_space_is,
                                {{"free", room_text(strings, *health.free_bytes)},
                                 {"all", room_text(strings, health.disk_bytes.value_or(0))}});
    }
    return fact;
}

CareView::Fact power_fact(const platform::Health& health, const Strings& strings) {
    CareView::Fact fact{icon("zap"), std::string(strings.get(Text::care_power)), {}, true};
    if (*health.under_voltage_now) {
        fact.text = strings.get(Text::care_power_weak);
    } else if (health.under_voltage_since_start.value_or(false)) {
        fact.text = strings.get(Text::care_power_was_weak);
    } else {
        fact.text = strings.get(Text::care_power_good);
        fact.alarming = false;
    }
    return fact;
}

std::vector<CareView::Fact> health_facts(const platform::Health& health, const Strings& strings) {
    std::vector<CareView::Fact> facts;
    const auto caption = [&](Text id) { return std::string(strings.get(id)); };
    if (health.free_bytes) facts.push_back(space_fact(health, strings));
    if (health.temperature_c) {
        const bool hot = *health.temperature_c >= hot_c;
        facts.push_back({icon("thermometer"), caption(Text::care_heat),
                         strings.get(hot ? Text::care_heat_high : Text::care_heat_is,
                                     {{"n", std::to_string(*health.temperature_c)}}),
                         hot});
    }
    if (health.under_voltage_now) facts.push_back(power_fact(health, strings));
    if (health.storage_errors) {
        const int errors = static_cast<int>(std::min<std::uint64_t>(*health.storage_errors, 999'999));
        facts.push_back({icon("save"), caption(Text::care_storage),
                         errors == 0 ? caption(Text::care_storage_good)
                                     : strings.count(Text::care_storage_one, Text::care_storage_other, errors),
                         errors > 0});
    }
    return facts;
}

std::vector<CareView::Fact> all_facts(const StaffFacts& staff, const CareFacts& care, const Strings& strings) {
    const auto caption = [&](Text id) { return std::string(strings.get(id)); };
    std::vector<CareView::Fact> facts;
    facts.push_back({icon("activity"), caption(Text::care_program),
                     strings.get(Text::care_program_is,
                                 {{"version", care.program}, {"time", duration_text(strings, care.running)}}),
                     false});
    if (!staff.versions.empty())
        facts.push_back(
            {icon("file-text"), caption(Text::care_content), version_text(strings, staff.versions.front()), false});
    if (const auto made = care.edition.date; made && knows_time(care.trust) && is_ahead(*made, care.now))
        facts.push_back({icon("clock"), caption(Text::care_content_day),
                         strings.get(Text::care_content_ahead, {{"date", full_day_text(strings, *made)}}), true});
    const auto change = std::ranges::find_if(staff.history, tells_of_change);
    if (const auto words = change == staff.history.end() ? std::nullopt : history_words(*change, strings))
        facts.push_back({icon("history"), caption(Text::care_last_change),
                         strings.get(Text::staff_log_by, {{"what", moment_text(strings, change->when, change->trust)},
                                                          {"name", words->what}}),
                         false});
    if (care.health.uptime)
        facts.push_back({icon("power"), caption(Text::care_machine),
                         strings.get(Text::care_machine_is, {{"time", duration_text(strings, *care.health.uptime)}}),
                         false});
    if (!care.settings.empty())
        facts.push_back({icon("settings"), caption(Text::care_settings), settings_text(care.settings, strings), true});
    for (CareView::Fact& fact : health_facts(care.health, strings)) facts.push_back(std::move(fact));
    return facts;
}

// What is alarming comes first.
void sort_by_alarm(std::vector<CareView::Fact>& facts) {
    std::ranges::stable_partition(facts, &CareView::Fact::alarming);
}

std::vector<CareView::Start> start_lines(const CareFacts& care, const Strings& strings) {
    std::vector<CareView::Start> lines;
    for (std::size_t i = care.starts.size(); i-- > 0 && lines.size() < most_starts_shown;) {
        const Start& start = care.starts[i];
        // Within this run of the machine the time is sure, whatever its clock says.
        const bool of_this_run = start.boot == care.starts.back().boot;
        lines.push_back({of_this_run ? strings.get(Text::care_start_ago,
                                                   {{"time", duration_text(strings, care.since_boot - start.at)}})
                                     : moment_text(strings, start.wall, start.trust),
                         end_text(strings, care, i)});
    }
    return lines;
}

std::string count_text(const Strings& strings, std::string_view name, std::int64_t times) {
    return strings.get(Text::care_count, {{"name", name}, {"n", std::to_string(times)}});
}

using Totals = std::map<std::pair<Use, std::string>, std::int64_t>;

std::int64_t total_of(const Totals& all, Use use) {
    std::int64_t sum = 0;
    for (const auto& [what, times] : all)
        if (what.first == use) sum += times;
    return sum;
}

std::string opened_text(const Strings& strings, const Totals& all) {
    return strings.count(Text::care_opened_one, Text::care_opened_other, phrase_count(total_of(all, Use::sheet)));
}

// The counts of the last days; nothing where none of them is known, or nothing was counted in them.
Totals add_chart(CareView& view, const CareFacts& care, const Strings& strings) {
    const auto& days = care.usage.days();
    // Up to today, or where that is not known to the last day on which anything was counted: what was once counted on a
    // wrong day to come does not move the chart there.
    const auto today =
        knows_time(care.trust) ? std::optional(std::chrono::sys_days(content::local_day(care.now))) : std::nullopt;
    const auto last = today || days.empty() ? today : days.rbegin()->first;
    Totals all;
    if (!last) return all;
    const auto first = *last - std::chrono::days{days_in_chart - 1};
    CareView::Chart chart;
    chart.values.resize(days_in_chart);
    for (const auto& [day, counts] : days) {
        if (!day || *day < first || *day > *last) continue;
        for (const auto& [what, times] : counts) {
            all[what] += times;
            if (what.first == Use::sheet)
                chart.values[static_cast<std::size_t>((*day - first).count())] += static_cast<int>(times);
        }
    }
    if (all.empty()) return all;
    chart.first_day = full_day_text(strings, std::chrono::year_month_day(first));
    chart.last_day = full_day_text(strings, std::chrono::year_month_day(*last));
    chart.summary =
        strings.get(Text::care_chart_summary, {{"days", std::to_string(days_in_chart)},
                                               {"what", opened_text(strings, all)},
                                               {"n", std::to_string(*std::ranges::max_element(chart.values))}});
    view.chart = std::move(chart);
    return all;
}

void add_totals(CareView& view, const CareFacts& care, const Totals& all, const Strings& strings) {
    const auto total = [&](std::string_view name, std::int64_t times) {
        view.totals.push_back(count_text(strings, name, times));
    };
    total(strings.get(Text::care_needs), total_of(all, Use::need));
    total(strings.get(Text::care_vain), total_of(all, Use::search_in_vain));
    for (const char* language : {"fr", "en"})
        if (const auto chosen = all.find({Use::language, language}); chosen != all.end())
            total(strings.get(Text::care_language, {{"name", name_of_use(care, chosen->first, strings)}}),
                  chosen->second);
    for (const auto& [aid, name] : aids) {
        const auto used = all.find({Use::aid, std::string(aid)});
        total(strings.get(name), used == all.end() ? 0 : used->second);
    }
    total(strings.get(Text::care_updates), total_of(all, Use::update));
    std::vector<std::pair<std::int64_t, std::string>> sheets;
    for (const auto& [what, times] : all)
        if (what.first == Use::sheet)
            if (std::string name = name_of_use(care, what, strings); !name.empty())
                sheets.emplace_back(times, std::move(name));
    std::ranges::stable_sort(sheets, std::ranges::greater(), &std::pair<std::int64_t, std::string>::first);
    sheets.resize(std::min(sheets.size(), most_tops));
    for (const auto& [times, name] : sheets) view.tops.push_back(count_text(strings, shortened(name), times));
}

// A board without a network or a clock with a battery counts everything under no day at all: its numbers are told then.
void add_usage(CareView& view, const CareFacts& care, const Strings& strings) {
    view.counting = strings.get(care.counts ? Text::care_counting : Text::care_counting_off);
    Totals all = add_chart(view, care, strings);
    if (const auto found = care.usage.days().find(std::nullopt); found != care.usage.days().end()) {
        const Totals undated(found->second.begin(), found->second.end());
        view.undated = strings.get(all.empty() ? Text::care_undated : Text::care_undated_more,
                                   {{"what", opened_text(strings, undated)}});
        if (all.empty()) all = undated;
    }
    if (!all.empty()) add_totals(view, care, all, strings);
}

Text words_of(StartEnd end) {
    switch (end) {
        case StartEnd::well:
            return Text::care_end_well;
        case StartEnd::restart:
            return Text::care_end_restart;
        case StartEnd::left_safe:
            return Text::care_end_left_safe;
        case StartEnd::no_display:
            return Text::care_end_no_display;
        case StartEnd::failed:
            return Text::care_end_failed;
        case StartEnd::crashed:
            return Text::care_end_crashed;
        case StartEnd::hung:
            return Text::care_end_hung;
        case StartEnd::no_memory:
            return Text::care_end_no_memory;
        case StartEnd::unknown:
            break;
    }
    return Text::care_end_unknown;
}

CareView::Stick stick_of(const StaffStick& stick, const Strings& strings) {
    const std::string label = shortened(stick.label);
    CareView::Stick view;
    view.title = stick_text(strings, stick.label);
    view.name = label.empty() ? std::string(strings.get(Text::care_copy))
                              : strings.get(Text::care_copy_named, {{"name", label}});
    if (stick.copy && stick.copy_of == StickFolder::report) view.copied = copy_text(*stick.copy, strings);
    return view;
}

}  // namespace

std::string duration_text(const Strings& strings, std::chrono::seconds time) {
    time = std::max(time, 0s);
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const auto hours = std::chrono::floor<std::chrono::hours>(time - days);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time - days - hours);
    if (days.count() > 0)
        return strings.get(Text::care_days,
                           {{"d", std::to_string(days.count())}, {"h", std::to_string(hours.count())}});
    if (hours.count() > 0)
        return strings.get(Text::care_hours,
                           {{"h", std::to_string(hours.count())}, {"m", std::to_string(minutes.count())}});
    if (minutes.count() > 0) return strings.get(Text::care_minutes, {{"n", std::to_string(minutes.count())}});
    return strings.get(Text::care_seconds, {{"n", std::to_string(time.count())}});
}

std::string end_text(const Strings& strings, const CareFacts& facts, std::size_t index) {
    const Start& start = facts.starts[index];
    if (index + 1 == facts.starts.size() && start.end == StartEnd::unknown)
        return std::string(strings.get(start.safe ? Text::care_runs_safe : Text::care_runs));
    // Nobody could say how it ended, and the machine was another time on when somebody might have.
    if (start.end == StartEnd::unknown && !start.until) return std::string(strings.get(Text::care_end_power));
    const std::string what(strings.get(words_of(start.end)));
    if (!start.until) return what;
    return strings.get(Text::care_end_after,
                       {{"what", what}, {"time", duration_text(strings, *start.until - start.at)}});
}

std::string name_of_use(const CareFacts& facts, const std::pair<Use, std::string>& what, const Strings& strings) {
    const auto& [use, id] = what;
    if (use == Use::language && (id == "fr" || id == "en")) return std::string(language_name(language_from_code(id)));
    if (use == Use::aid)
        for (const auto& [aid, name] : aids)
            if (id == aid) return std::string(strings.get(name));
    if (use != Use::sheet && use != Use::need) return {};
    const auto name = facts.names.find(id);
    return name == facts.names.end() ? std::string() : name->second;
}

std::string safe_mode_text(const SafeMode& mode, const Strings& strings) {
    return std::string(strings.get(mode.avoided.empty() ? Text::care_safe_text : Text::care_safe_content));
}

CareView make_care_view(const StaffFacts& facts, const Strings& strings) {
    CareView view;
    if (!facts.care) return view;
    const CareFacts& care = *facts.care;
    view.known = true;
    view.facts = all_facts(facts, care, strings);
    sort_by_alarm(view.facts);
    view.starts = start_lines(care, strings);
    add_usage(view, care, strings);
    if (care.safe_mode.on) view.safe_mode = safe_mode_text(care.safe_mode, strings);
    if (!facts.sticks.empty()) view.stick = stick_of(facts.sticks.front(), strings);
    view.comes_back = care.comes_back;
    return view;
}

}  // namespace parvis::kiosk

#include "kiosk/usage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <sstream>
#include <system_error>

#include "content/iso_day.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t most_bytes = 16'000'000;
constexpr std::uint32_t most_times = 1'000'000;
constexpr std::chrono::hours between_saves{1};
constexpr std::string_view unknown_day = "-";
constexpr std::array<std::string_view, uses> words = {"sheet", "need", "search-in-vain", "language", "aid", "update"};

// As a line of the file can hold it.
bool can_be_an_id(std::string_view id) {
    return id.size() <= UsageCounts::longest_id_bytes &&
           std::ranges::none_of(id, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// "2026-11-28 sheet 3 ID": the id is the rest of the line.
bool read_line(const std::string& line, UsageCounts& counts) {
    std::istringstream stream(line);
    std::string day, word, number, id;
    if (!(stream >> day >> word >> number)) return false;
    std::getline(stream >> std::ws, id);
    const auto* const use = std::ranges::find(words, word);
    std::uint32_t times = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), times);
    if (use == words.end() || error != std::errc{} || end != number.data() + number.size() || times == 0) return false;
    UsageCounts::Day known;
    if (day != unknown_day) {
        const auto read = content::day_of_iso(day);
        if (!read) return false;
        known = std::chrono::sys_days(*read);
    }
    counts.add(known, static_cast<Use>(use - words.begin()), id, times);
    return true;
}

std::size_t named(const UsageCounts::Counts& of_day) {
    return static_cast<std::size_t>(
        std::ranges::count_if(of_day, [](const auto& it) { return !it.first.second.empty(); }));
}

// The sheet that was opened least is counted without its name from now on. False where there is none.
bool drop_a_name(UsageCounts::Counts& of_day) {
    const auto rank = [](const auto& it) {
        const bool named_sheet = it.first.first == Use::sheet && !it.first.second.empty();
        return std::pair(!named_sheet, it.second);
    };
    const auto least = std::ranges::min_element(of_day, {}, rank);
    if (least == of_day.end() || rank(*least).first) return false;
    const std::uint32_t times = least->second;
    of_day.erase(least);
    std::uint32_t& together = of_day[{Use::sheet, ""}];
    together = std::min(most_times, together + times);
    return true;
}

}  // namespace

void UsageCounts::add(Day day, Use use, std::string_view id, std::uint32_t times) {
    Counts& of_day = days_[day];
    std::pair<Use, std::string> what(use, can_be_an_id(id) ? id : std::string_view());
    // A day is full for the rest of it, the unknown one would be for good.
    if (!what.second.empty() && !of_day.contains(what) && named(of_day) >= most_ids && (day || !drop_a_name(of_day)))
        what.second.clear();
    std::uint32_t& count = of_day[what];
    count = std::min(most_times, count + std::min(most_times, times));
    // The unknown day comes first and stays. What a wrong clock counted on days to come would stay for years.
    while (days_.size() > most_days + (days_.contains(std::nullopt) ? 1U : 0U)) {
        const auto latest = std::prev(days_.end());
        days_.erase(day && latest->first > day ? latest : days_.upper_bound(std::nullopt));
    }
}

std::string to_text(const UsageCounts& counts) {
    std::string text;
    for (const auto& [day, of_day] : counts.days())
        for (const auto& [what, times] : of_day)
            text.append(day ? content::to_iso(std::chrono::year_month_day(*day)) : std::string(unknown_day))
                .append(" ")
                .append(words[static_cast<std::size_t>(what.first)])
                .append(" ")
                .append(std::to_string(times))
                .append(" ")
                .append(what.second)
                .append("\n");
    return text;
}

UsageCounts read_usage(std::string_view text) {
    UsageCounts counts;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) static_cast<void>(read_line(line, counts));
    return counts;
}

Usage::Usage(std::filesystem::path file, bool on, const Clock& clock)
    : on_(on), clock_(clock), file_(std::move(file), "usage") {
    if (!on_) {
        std::error_code error;
        std::filesystem::remove(file_.path(), error);
        if (error) log(LogLevel::warning, "usage: " + file_.path().string() + ": stays there: " + error.message());
        return;
    }
    if (const auto text = file_.read(most_bytes)) counts_ = read_usage(*text);
}

Usage::~Usage() {
    if (due_at_) file_.keep_now(to_text(counts_));
}

void Usage::count(UsageCounts::Day day, Use use, std::string_view id) {
    if (!on_) return;
    const std::lock_guard lock(mutex_);
    counts_.add(day, use, id);
    if (!due_at_) due_at_ = clock_.now() + between_saves;
}

UsageCounts Usage::counts() const {
    const std::lock_guard lock(mutex_);
    return counts_;
}

std::optional<Instant> Usage::due_at() const {
    const std::lock_guard lock(mutex_);
    return due_at_;
}

void Usage::save_if_due(Instant now) {
    const std::lock_guard lock(mutex_);
    if (!due_at_ || now < *due_at_) return;
    due_at_.reset();
    file_.keep(to_text(counts_));  // what cannot be written is with what is written next
}

}  // namespace parvis::kiosk

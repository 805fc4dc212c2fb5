#include "kiosk/start_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <system_error>
#include <utility>

#include "platform/base/durable_file.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t most_bytes = 64'000;
constexpr std::size_t longest_word = 80;
constexpr auto clock_drifts = std::chrono::seconds(10);  // by less it is not the clock that was set
constexpr const char* nothing = "-";                     // a word that is not there

constexpr std::array<std::string_view, 9> end_words = {"unknown", "well",    "restart", "left-safe", "no-display",
                                                       "failed",  "crashed", "hung",    "no-memory"};
static_assert(end_words.size() == static_cast<std::size_t>(StartEnd::no_memory) + 1);

std::string_view word_of(StartEnd end) {
    return end_words[static_cast<std::size_t>(end)];
}

std::optional<StartEnd> end_of(std::string_view word) {
    const auto* const found = std::ranges::find(end_words, word);
    if (found == end_words.end()) return std::nullopt;
    return static_cast<StartEnd>(found - end_words.begin());
}

std::optional<std::int64_t> number_of(std::string_view word) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

// Of the letters that our own words have; a damaged file must not bring others into the journal.
bool is_word(std::string_view word) {
    return !word.empty() && word.size() <= longest_word && std::ranges::all_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+';
    });
}

std::string written(const std::string& word) {
    return is_word(word) ? word : nothing;
}

std::string read_word(const std::string& word) {
    return word == nothing || !is_word(word) ? std::string() : word;
}

std::optional<Start> read_start(const std::string& line) {
    std::istringstream words(line);
    std::array<std::string, 9> word;
    for (std::string& one : word)
        if (!(words >> one)) return std::nullopt;
    const auto at = number_of(word[1]), wall = number_of(word[3]);
    const auto end = end_of(word[4]);
    if (!is_word(word[0]) || !at || !wall || !end) return std::nullopt;
    Start start{word[0], std::chrono::seconds(*at)};
    if (const auto until = number_of(word[2])) start.until = std::chrono::seconds(*until);
    start.wall = WallTime(std::chrono::seconds(*wall));
    start.end = *end;
    start.signal = read_word(word[5]);
    start.content = read_word(word[6]);
    start.safe = word[7] == "safe";
    start.avoided = read_word(word[8]);
    if (std::string trust; words >> trust) start.trust = clock_trust_of(trust);
    if (std::string taking; words >> taking) start.taking = read_word(taking);
    return start;
}

}  // namespace

bool ended_badly(StartEnd end) {
    switch (end) {
        case StartEnd::unknown:
        case StartEnd::failed:
        case StartEnd::crashed:
        case StartEnd::hung:
        case StartEnd::no_memory:
            return true;
        case StartEnd::well:
        case StartEnd::restart:
        case StartEnd::left_safe:
        case StartEnd::no_display:
            return false;
    }
    return true;
}

SafeMode safe_mode_after(std::span<const Start> starts, std::string_view boot, std::chrono::seconds now) {
    std::vector<const Start*> ours;
    for (const Start& start : starts)
        if (start.boot == boot) ours.push_back(&start);
    if (ours.empty()) return {};
    const Start& last = *ours.back();
    SafeMode mode;
    if (last.safe) {
        if (last.end == StartEnd::left_safe || last.until.value_or(now) - last.at >= safe_mode_lasts) return {};
        mode = {true, last.avoided};
    }
    // The newest first. What lies before safe mode was entered or left last has had its consequences.
    std::vector<const Start*> bad;
    std::chrono::seconds next = now;
    for (std::size_t i = ours.size(); i-- > 0 && ours[i]->safe == last.safe;) {
        const std::chrono::seconds end = ours[i]->until.value_or(next);
        next = ours[i]->at;
        if (end < now - crashes_within) break;
        if (ended_badly(ours[i]->end)) bad.push_back(ours[i]);
    }
    if (bad.size() < crashes_to_safe_mode) return mode;
    mode.on = true;
    const std::string& content = bad.front()->content;
    const auto newest_bad = std::span(bad).first(crashes_to_safe_mode);
    if (!content.empty() && std::ranges::all_of(newest_bad, [&](const Start* one) { return one->content == content; }))
        mode.avoided = content;
    return mode;
}

std::string to_text(std::span<const Start> starts) {
    std::string text;
    for (const Start& start : starts) {
        const auto wall = std::chrono::floor<std::chrono::seconds>(start.wall.time_since_epoch()).count();
        text += written(start.boot) + " " + std::to_string(start.at.count()) + " " +
                (start.until ? std::to_string(start.until->count()) : nothing) + " " + std::to_string(wall) + " " +
                std::string(word_of(start.end)) + " " + written(start.signal) + " " + written(start.content) + " " +
                (start.safe ? "safe" : "normal") + " " + written(start.avoided) + " " +
                std::string(to_word(start.trust)) + " " + written(start.taking) + "\n";
    }
    return text;
}

std::vector<Start> read_starts(std::string_view text) {
    std::vector<Start> starts;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);)
        if (auto start = read_start(line)) starts.push_back(std::move(*start));
    if (starts.size() > most_starts_kept)
        starts.erase(starts.begin(), starts.end() - static_cast<std::ptrdiff_t>(most_starts_kept));
    return starts;
}

NotedEnd read_noted_end(std::string_view words) {
    std::istringstream stream{std::string(words)};
    std::string result, code, status;
    stream >> result >> code >> status;
    if (result == "success") return {StartEnd::well};
    if (result == "exit-code") return {StartEnd::failed};
    if (result == "watchdog" || result == "timeout") return {StartEnd::hung};
    if (result == "oom-kill") return {StartEnd::no_memory};
    if (result.empty()) return {};
    return {StartEnd::crashed, is_word(status) ? status : std::string()};
}

StartRecord::StartRecord(std::vector<std::filesystem::path> places, std::string boot, const Clock& clock)
    : boot_(std::move(boot)), clock_(clock) {
    for (auto& place : places) files_.emplace_back(std::move(place), "starts");
    if (!keeps()) return;
    std::vector<Start> ours, others;
    for (const KeptFile& file : files_) {
        const auto text = file.read(most_bytes);
        if (!text) continue;
        std::vector<Start> read = read_starts(*text);
        const auto of_now = std::ranges::stable_partition(read, [this](const Start& one) { return one.boot != boot_; });
        // One place may be in memory only, and another have been full: the fullest knows.
        if (of_now.size() > ours.size()) ours.assign(of_now.begin(), of_now.end());
        read.erase(of_now.begin(), of_now.end());
        if (read.size() > others.size()) others = std::move(read);
    }
    starts_ = std::move(others);
    starts_.insert(starts_.end(), ours.begin(), ours.end());
    take_note();
    mode_ = safe_mode_after(starts_, boot_, since_boot());
}

StartRecord::~StartRecord() = default;

std::chrono::seconds StartRecord::since_boot() const {
    return std::chrono::floor<std::chrono::seconds>(clock_.now().time_since_epoch());
}

// What the service manager says of the start before us, where that one said nothing itself.
void StartRecord::take_note() {
    const std::filesystem::path note = files_.front().path().parent_path() / "end";
    const auto words = read_file(note, most_bytes);
    std::error_code ignored;
    std::filesystem::remove(note, ignored);
    if (starts_.empty() || starts_.back().boot != boot_) return;
    Start& before = starts_.back();
    if (!before.until) before.until = since_boot();
    if (before.end == StartEnd::unknown && words) {
        NotedEnd noted = read_noted_end(*words);
        before.end = noted.end;
        before.signal = std::move(noted.signal);
    }
    if (ended_badly(before.end))
        log(LogLevel::warning, "the start before this one did not end well: " + std::string(word_of(before.end)) +
                                   (before.signal.empty() ? "" : " by " + before.signal) + ", after " +
                                   std::to_string((*before.until - before.at).count()) + " s");
}

void StartRecord::begin() {
    if (!keeps()) return;
    const std::lock_guard lock(mutex_);
    Start start{boot_, since_boot()};
    start.safe = mode_.on;
    start.avoided = mode_.avoided;
    if (starts_.size() >= most_starts_kept) starts_.erase(starts_.begin());
    starts_.push_back(std::move(start));
    begun_ = true;
    save();
}

SafeMode StartRecord::safe_mode() const {
    const std::lock_guard lock(mutex_);
    return mode_;
}

void StartRecord::trust_content() {
    const std::lock_guard lock(mutex_);
    mode_.avoided.clear();
    if (!begun_ || starts_.back().avoided.empty()) return;
    starts_.back().avoided.clear();
    save();
}

void StartRecord::has_display() {
    const std::lock_guard lock(mutex_);
    if (!begun_) return;
    lasts_ = true;
    save();
}

void StartRecord::shows(std::string content) {
    const std::lock_guard lock(mutex_);
    if (!begun_ || starts_.back().content == content) return;
    starts_.back().content = std::move(content);
    save();
}

void StartRecord::takes(std::string pack) {
    const std::lock_guard lock(mutex_);
    if (!begun_ || starts_.back().taking == pack) return;
    starts_.back().taking = std::move(pack);
    save();
}

std::vector<std::string> StartRecord::crashed_taking() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> packs;
    for (std::size_t i = 0; i + (begun_ ? 1 : 0) < starts_.size(); ++i) {
        const Start& start = starts_[i];
        if (start.boot == boot_ && ended_badly(start.end) && !start.taking.empty()) packs.push_back(start.taking);
    }
    return packs;
}

void StartRecord::ends(StartEnd end) {
    const std::lock_guard lock(mutex_);
    if (!begun_ || starts_.back().end != StartEnd::unknown) return;
    starts_.back().end = end;
    starts_.back().until = since_boot();
    lasts_ |= end != StartEnd::no_display;
    // They come every few minutes, for as long as nobody plugs one in: together they are one.
    if (end == StartEnd::no_display && starts_.size() > 1) {
        const auto before = starts_.end() - 2;
        if (before->boot == boot_ && before->end == StartEnd::no_display) starts_.erase(before);
    }
    save();
}

// Within a run of the machine the time between two moments is sure: as soon as its clock is, so is the day of every
// start. Until then the first guess stays, unless it is a time of staff's that they have forgotten since.
std::optional<ClockReading> StartRecord::day_of(const Start& start) const {
    if (dated_by_ == nullptr || start.boot != boot_) return std::nullopt;
    const ClockReading clock = dated_by_->dated();
    const bool is_forgotten = start.trust == ClockTrust::set_by_staff;
    if (!knows_time(clock.trust) && start.wall != WallTime{} && !is_forgotten) return std::nullopt;
    const auto at_boot = clock.wall - std::chrono::duration_cast<WallTime::duration>(clock_.now().time_since_epoch());
    return ClockReading{clock.trust, std::chrono::floor<std::chrono::seconds>(at_boot + start.at)};
}

void StartRecord::date(std::vector<Start>& starts) const {
    for (Start& start : starts) {
        const auto day = day_of(start);
        if (!day) continue;
        start.wall = day->wall;
        start.trust = day->trust;
    }
}

// In each turn of the loop: nothing is copied unless there is something to write.
void StartRecord::keep_date() {
    const std::lock_guard lock(mutex_);
    if (!begun_) return;
    const Start& this_one = starts_.back();
    const auto day = day_of(this_one);
    if (!day) return;
    const bool moved = knows_time(day->trust) && std::chrono::abs(day->wall - this_one.wall) > clock_drifts;
    if (day->trust != this_one.trust || moved) save();
}

void StartRecord::date_by(const Clock& clock) {
    const std::lock_guard lock(mutex_);
    dated_by_ = &clock;
    if (begun_) save();
}

std::vector<Start> StartRecord::starts() const {
    const std::lock_guard lock(mutex_);
    std::vector<Start> dated = starts_;
    date(dated);
    return dated;
}

void StartRecord::save() {
    date(starts_);
    const std::string text = to_text(starts_);
    files_.front().keep_now(text);
    if (!lasts_) return;
    for (auto file = files_.begin() + 1; file != files_.end(); ++file) file->keep(text);
}

}  // namespace parvis::kiosk

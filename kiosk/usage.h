// What is used of the kiosk, counted by day: so many openings of a sheet, so many searches without a result. No times
// of day, no order of things, no words that somebody typed, nothing about a person (docs/usage.md).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/base/clock.h"
#include "platform/base/kept_file.h"

namespace parvis::kiosk {

enum class Use : std::uint8_t {
    sheet,           // opened; by the action's id
    need,            // chosen on the first page; by its id
    search_in_vain,  // left or cleared while it had found nothing
    language,        // chosen; by its code
    aid,             // switched on; "text", "contrast", "lowered"
    update,          // installed
};
inline constexpr std::size_t uses = static_cast<std::size_t>(Use::update) + 1;

// The counts. Pure.
class UsageCounts {
public:
    // None: the machine did not know what day it was.
    using Day = std::optional<std::chrono::sys_days>;
    using Counts = std::map<std::pair<Use, std::string>, std::uint32_t>;

    static constexpr std::size_t most_days = 400;  // those after the day that is counted go first, then the oldest
    // Of one day; what comes beyond them is counted with an empty id. In the unknown day, which never ends, that is the
    // sheet that was opened least, so that a new one has a name.
    static constexpr std::size_t most_ids = 200;
    static constexpr std::size_t longest_id_bytes = 80;

    void add(Day day, Use use, std::string_view id, std::uint32_t times = 1);
    [[nodiscard]] const std::map<Day, Counts>& days() const { return days_; }
    bool operator==(const UsageCounts&) const = default;

private:
    std::map<Day, Counts> days_;
};

// A line for each count. Lines that are none are passed over.
[[nodiscard]] std::string to_text(const UsageCounts& counts);
[[nodiscard]] UsageCounts read_usage(std::string_view text);

// The counts and the file that they are kept in. Any thread.
class Usage {
public:
    // `on` false: nothing is counted, and what was counted before is removed. `clock` must outlive it.
    Usage(std::filesystem::path file, bool on, const Clock& clock);
    Usage(const Usage&) = delete;
    Usage& operator=(const Usage&) = delete;
    ~Usage();  // saves

    [[nodiscard]] bool on() const { return on_; }
    void count(UsageCounts::Day day, Use use, std::string_view id);
    [[nodiscard]] UsageCounts counts() const;

    // Saves on another thread when an hour has passed since the first change that is not saved: a power cut loses no
    // more than that, and a card is not worn out.
    void save_if_due(Instant now);
    // When that will be; none while there is nothing to save.
    [[nodiscard]] std::optional<Instant> due_at() const;

private:
    const bool on_;
    const Clock& clock_;
    mutable std::mutex mutex_;
    UsageCounts counts_;
    std::optional<Instant> due_at_;
    KeptFile file_;
};

}  // namespace parvis::kiosk

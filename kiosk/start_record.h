// The last starts of the kiosk and how each of them ended: who crashes again and again starts in safe mode, and staff
// can read why the board started anew.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/kept_file.h"

namespace parvis::kiosk {

enum class StartEnd : std::uint8_t {
    unknown,     // it runs; or the machine went with it, or nobody could say
    well,        // in order, on somebody's order
    restart,     // staff asked for it, or safe mode was over
    left_safe,   // staff asked to leave safe mode
    no_display,  // none was connected: nothing that another way of starting would mend
    failed,      // it gave up and said why
    crashed,
    hung,       // the service manager's watchdog ended it
    no_memory,  // the kernel did
};

// One start.
struct Start {
    std::string boot;         // names the run of the machine
    std::chrono::seconds at;  // since the machine started
    std::optional<std::chrono::seconds> until{};
    WallTime wall{};  // the time of `at`, as far as the clock is believed; 1970: not known yet
    StartEnd end = StartEnd::unknown;
    std::string signal{};   // crashed: "SEGV"; may be empty
    std::string content{};  // the store's version that was shown last, or given_content; empty: what came with Parvis
    bool safe = false;
    std::string avoided{};  // safe: the store's version that was not shown; empty: none
    // How far `wall` is to be believed; a line that does not say: unknown.
    ClockTrust trust = ClockTrust::unknown;
    std::string taking{};  // the checksum of the pack's signature that was being taken in; empty: none
    bool operator==(const Start&) const = default;
};

struct SafeMode {
    bool on = false;
    std::string
        avoided{};  // the store's version that was there at each crash and is not shown; empty: none is to blame
    bool operator==(const SafeMode&) const = default;
};

inline constexpr int crashes_to_safe_mode = 3;
inline constexpr std::chrono::minutes crashes_within{10};
inline constexpr std::chrono::hours safe_mode_lasts{1};
inline constexpr std::size_t most_starts_kept = 40;

// How to start at `now` of that boot, after these (oldest first). Three that did not end well within ten minutes of one
// run of the machine: safe mode, until a start in it has lasted for an hour, or staff left it. What a power cut ended
// belongs to another boot, and is no crash. Pure.
[[nodiscard]] SafeMode safe_mode_after(std::span<const Start> starts, std::string_view boot, std::chrono::seconds now);

// Whether it counts as a crash.
[[nodiscard]] bool ended_badly(StartEnd end);

// One line each. Lines that are none are passed over: the file may be of another edition.
[[nodiscard]] std::string to_text(std::span<const Start> starts);
[[nodiscard]] std::vector<Start> read_starts(std::string_view text);

// What systemd.exec(5) says of an end in $SERVICE_RESULT, $EXIT_CODE and $EXIT_STATUS: "core-dump dumped SEGV".
struct NotedEnd {
    StartEnd end = StartEnd::unknown;
    std::string signal{};
};
[[nodiscard]] NotedEnd read_noted_end(std::string_view words);

// The record of this start and those before it. Any thread.
//
// A start is known from begin() on, which comes before the settings, the clock's file and the store are read, and any
// library of the display: three crashes in there lead to safe mode like any others. Unknown are those before: while the
// program is loaded, by its command line, by this record itself. Safe mode cannot mend the early ones, for all of that
// is read in it too; it draws on the CPU afterwards, and the log says why.
class StartRecord {
public:
    // Read from those of `places` that know most. The first is to be quick (in memory); the others, which may wear, are
    // written on another thread, once there is a display. Beside the first lies "end", the service manager's note on
    // the start before. None: nothing is kept, and it is never safe mode. `boot` empty, too: who cannot tell runs of
    // the machine apart would take each power cut for a crash. `clock` must outlive it; only its now() is asked.
    StartRecord(std::vector<std::filesystem::path> places, std::string boot, const Clock& clock);
    StartRecord(const StartRecord&) = delete;
    StartRecord& operator=(const StartRecord&) = delete;
    ~StartRecord();

    // How this start is to be. Only trust_content() changes it.
    [[nodiscard]] SafeMode safe_mode() const;
    // Nothing is avoided any more: staff want the content that is, or another has taken its place.
    void trust_content();
    // The start is known from here on. No thread is started before has_display().
    void begin();
    // From here on starts have days, those of this run of the machine before it too; must outlive it.
    void date_by(const Clock& clock);
    // It runs from here on, and is no more one of many that found no display.
    void has_display();
    // Writes this start's day once the clock is believed, which may come minutes after it, and anew when it was set. To
    // be called now and then.
    void keep_date();
    // This content is shown, from begin() on the one that came with Parvis.
    void shows(std::string content);
    // Known before it returns: a pack with this checksum of its signature is being taken in; empty: that has ended.
    void takes(std::string pack);
    // Those that were while a start before this one ended badly, in this run of the machine: a power cut is none.
    [[nodiscard]] std::vector<std::string> crashed_taking() const;
    // Of those without a display that follow each other, the last one stays.
    void ends(StartEnd end);
    // The oldest first, this one last.
    [[nodiscard]] std::vector<Start> starts() const;

private:
    [[nodiscard]] bool keeps() const { return !files_.empty() && !boot_.empty(); }
    [[nodiscard]] std::chrono::seconds since_boot() const;
    void take_note();
    [[nodiscard]] std::optional<ClockReading> day_of(const Start& start) const;
    void date(std::vector<Start>& starts) const;
    void save();

    const std::string boot_;
    const Clock& clock_;
    mutable std::mutex mutex_;  // of what follows
    const Clock* dated_by_ = nullptr;
    SafeMode mode_;
    std::vector<Start> starts_;
    bool begun_ = false;
    bool lasts_ = false;          // all places have it
    std::deque<KeptFile> files_;  // as the places
};

}  // namespace parvis::kiosk

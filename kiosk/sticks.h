// The sticks that are in, as they were when they came: what is on a stick is looked for once, and anew when it comes
// again. On the updates' worker, but for wake().
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "content/update/find_packs.h"
#include "kiosk/staff_desk.h"
#include "platform/base/files.h"
#include "platform/removable_media.h"

namespace parvis::kiosk {

struct Stick {
    platform::Medium medium;
    bool has_trusted_pack = false;  // the caller's to find out
    bool has_tables = false;
    std::optional<platform::StickCopy> copied{};  // how the last copy to it ended
    StickFolder copy_of = StickFolder::content;
};

class Sticks {
public:
    // `files` must outlive it.
    Sticks(Files& files, platform::MediaPlaces places);

    struct Change {
        std::vector<std::uint64_t> come;  // their arrivals, in that order
        bool any = false;                 // one came or went
    };
    // Since the last look.
    [[nodiscard]] Change look();
    // The packs on one that came; whether it has tables is known from now on.
    [[nodiscard]] std::vector<content::StickPack> open(std::uint64_t arrival);
    void look_for_tables(Stick& stick);

    // Null: it is not in. Lives until the next look().
    [[nodiscard]] Stick* find(std::uint64_t arrival);
    // Nobody put it in: the first look found it.
    [[nodiscard]] bool was_in(std::uint64_t arrival) const { return arrival <= first_.value_or(0); }
    // At this moment, whatever the last look saw.
    [[nodiscard]] bool is_in_now(std::uint64_t arrival);
    // The next look() finds that it came.
    void forget(std::uint64_t arrival) { sticks_.erase(arrival); }
    void forget_all() { sticks_.clear(); }
    void forget_copies();

    [[nodiscard]] bool have_trusted_pack() const;
    // As staff see them: those with tables first, then those that came last.
    [[nodiscard]] std::vector<StaffStick> for_staff() const;

    // Sleeps until a stick may have come or gone, wake(), or `longest`.
    void wait(std::chrono::milliseconds longest) { media_.wait(longest); }
    void wake() noexcept { media_.wake(); }  // any thread

private:
    Files& files_;
    platform::RemovableMedia media_;
    std::map<std::uint64_t, Stick> sticks_;  // by arrival
    std::optional<std::uint64_t> first_;     // the last arrival that the first look found
};

}  // namespace parvis::kiosk

// The PIN of a board: kept in a file, tries slowed, also over a restart. One thread at a time.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "content/staff/pin.h"
#include "platform/base/clock.h"
#include "platform/base/files.h"

namespace parvis::content {

enum class PinAnswer {
    right,     // or chosen
    wrong,     // counts
    too_soon,  // was not even looked at
    failed,    // the board's disk or memory; nothing changed
};

class StaffPin {
public:
    // A file that is not there or damaged: none is chosen yet. One that cannot be read keeps everybody out. Its folder
    // is made with the first that is kept, what is above it is there. `files` and `clock` must outlive it.
    StaffPin(Files& files, std::filesystem::path file, const Clock& clock);

    [[nodiscard]] bool is_set() const { return !record_.hash.empty() || !is_read_; }
    // Until the next try may be made.
    [[nodiscard]] std::chrono::seconds wait() const { return tries_.left(clock_.now()); }
    // Tenths of a second. Never too_soon after wait() was zero. Where the file cannot be written (a full disk is just
    // what staff come for) tries are counted in memory alone.
    [[nodiscard]] PinAnswer try_pin(std::string digits);
    // In place of what there was; whoever may do so is the caller's to know. Whole or not at all. Tenths of a second.
    [[nodiscard]] PinAnswer choose(std::string digits);
    // A code that the settings give, digits or the hash of hash_pin(). Counts once, in place of what staff chose since:
    // only where it is another than the last that was taken so; right, too, where it is that one. Beside staff's own of
    // an older Parvis it is noted as that last one, and changes nothing: staff may have chosen theirs in its place.
    // Whoever writes the settings holds the board. Tenths of a second for digits, also where nothing changes.
    [[nodiscard]] PinAnswer take_given(std::string code);

private:
    [[nodiscard]] PinAnswer adopt(const PinRecord& record);
    [[nodiscard]] Status keep(const PinRecord& record);

    Files& files_;
    const std::filesystem::path file_;
    const Clock& clock_;
    PinRecord record_;
    bool is_read_ = true;
    PinTries tries_;
};

}  // namespace parvis::content

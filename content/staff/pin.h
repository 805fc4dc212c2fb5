// The staff's PIN as rules: what one is, how tries are slowed, what is kept of it. Pure. Any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace parvis::content {

inline constexpr std::size_t shortest_pin = 4;
inline constexpr std::size_t longest_pin = 8;
[[nodiscard]] bool is_pin(std::string_view digits);

// How long nothing is taken after so many wrong ones in a row: not at all up to two, then 30 s, doubling to 15 min.
// Four digits so take months to go through.
[[nodiscard]] std::chrono::seconds wait_after(int wrong);

class PinTries {
public:
    // `wrong`: in a row before the machine was switched off. Nobody knows for how long it was: the wait begins anew.
    PinTries(int wrong, Instant now) : wrong_(wrong), since_(now) {}

    [[nodiscard]] int wrong() const { return wrong_; }
    // Until the next may be made, in whole seconds rounded up; zero: now.
    [[nodiscard]] std::chrono::seconds left(Instant now) const;
    // A try counts as wrong until it is known to be right: whoever pulls the plug in between gains nothing.
    void begin(Instant now);
    void was_right() { wrong_ = 0; }

private:
    int wrong_;
    Instant since_;
};

// What is kept: a few lines of text.
struct PinRecord {
    std::string hash;  // of pin_hash.h; empty: none was chosen
    // The hash of the code that was taken last of those that the settings gave; empty: none was; without a value: kept
    // by an older Parvis, which did not say.
    std::optional<std::string> given = "";
    int wrong = 0;  // in a row
    bool operator==(const PinRecord&) const = default;
};
[[nodiscard]] std::string to_text(const PinRecord& record);
// Fails with malformed for whatever to_text() would not write.
[[nodiscard]] Result<PinRecord> parse_pin_record(std::string_view text);

}  // namespace parvis::content

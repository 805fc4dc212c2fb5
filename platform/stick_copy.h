// A new folder on a stick, whole or not at all: copied under a name of its own, renamed at the end. What the stick has
// is never changed nor replaced.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "platform/copy_order.h"

namespace parvis::platform {

// How it ended; each is another sentence for staff.
struct StickCopy {
    enum class End {
        copied,
        gone,          // the stick was pulled
        full,          // of room
        not_writable,  // protected against writing, damaged, or left in disorder by a PC that did not let go of it
        not_copyable,  // not the stick's fault: what was to be copied has links, names that no stick can have …
        no_service,    // whoever may write on sticks is not there, or says nothing
        cancelled,
    };
    End end = End::copied;
    std::uint64_t missing_bytes = 0;  // full: at least so many more are needed
    std::string words{};  // copied: what the folder is called on the stick; else why, English, for the journal
    bool operator==(const StickCopy&) const = default;
};

// One line without its end, for whoever waits on the other side; nothing for a line that is none.
[[nodiscard]] std::string text_of(const StickCopy& copy);
[[nodiscard]] std::optional<StickCopy> read_stick_copy(std::string_view line);

// A copy that was cut off (power, a pulled stick) leaves its folder under this name; the next one takes it away.
constexpr std::string_view unfinished_copy = ".parvis-copie-inachevee";

// Copies an order that its functions have checked to the folder `stick`. The new folder has the order's name, or that
// and "-2", "-3" … where there is such a thing already. `content` gives the bytes of its files. When this returns, all is
// on the stick as far as the stick itself tells the truth. On failure nothing is left, if the stick is still there.
// Blocks.
[[nodiscard]] StickCopy write_copy(const std::filesystem::path& stick, const CopyOrder& order,
                                   const ByteSource& content);

}  // namespace parvis::platform

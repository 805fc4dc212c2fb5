// A line that a person types and nobody may read along: a password, a code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parvis {

inline constexpr std::size_t most_secret_bytes = 1024;

// One line of `input`, without its end; what is longer is cut. Where `input` is a terminal, `question` is written to
// `prompts` first, and nothing that is typed is shown. Read byte by byte: no buffer keeps it, and the caller wipes what
// is returned. The terminal is left as it was, whatever keys are pressed. Descriptors of the caller.
[[nodiscard]] std::string secret_line(int input, int prompts, std::string_view question);

}  // namespace parvis

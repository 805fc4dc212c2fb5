// Another program of ours, run to its end, its standard output read as it comes.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace parvis {

struct ChildCall {
    std::filesystem::path program;
    std::vector<std::string> arguments;  // without the program's own name
    // Its standard output, part by part, on the thread that calls run_child(). False: enough, it is ended.
    std::function<bool(std::string_view part)> on_output;
    std::function<bool()> is_cancelled;  // asked ten times a second; may be empty
};

struct ChildEnd {
    int code = 0;    // its exit code, when it ended by itself
    int signal = 0;  // else what ended it
};

// Starts it with an empty standard input, our standard error, an environment of LANG=C.UTF-8 alone and every signal as
// it is by default; waits for its end, and ends it five seconds after it closed its output. Fails with unavailable when
// it cannot be started, interrupted when cancelled or when on_output had enough (it is gone then). Any thread.
[[nodiscard]] Result<ChildEnd> run_child(const ChildCall& call);

}  // namespace parvis

// parvis-content: the command line for content. One file per command; cli.cpp holds the visible list.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace parvis::content::cli {

// Where a command is called: it writes results to `out`, everything else to `err`. The real one has the process's own
// streams.
struct Console {
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;                           // then long work shows a progress bar
    std::filesystem::path board_keys = "/etc/parvis/keys";  // what a board trusts, where this machine is one
};

using Arguments = std::vector<std::string>;

// Exit codes of the process.
inline constexpr int exit_ok = 0;         // also with warnings, also when a search finds nothing
inline constexpr int exit_bad_input = 1;  // nothing was written
inline constexpr int exit_usage = 2;

// Runs the command that the first argument names. Never throws. Returns an exit code.
[[nodiscard]] int run(const Arguments& arguments, Console& console);

}  // namespace parvis::content::cli

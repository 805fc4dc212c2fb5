// parvis-content called as its users do, without a process.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>

#include "content/cli/cli.h"

namespace parvis::testing {

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

// As on a board that trusts what lies in `board_keys`; without it, on a machine that is none.
inline Outcome call(const content::cli::Arguments& arguments,
                    const std::filesystem::path& board_keys = "/nonexistent") {
    std::ostringstream out;
    std::ostringstream err;
    content::cli::Console console{out, err, false, board_keys};
    const int code = content::cli::run(arguments, console);
    return {code, out.str(), err.str()};
}

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace parvis::testing

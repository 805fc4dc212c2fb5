// parvis-content called as its users do, without a process.
#pragma once

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

inline Outcome call(const content::cli::Arguments& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    content::cli::Console console{out, err};
    const int code = content::cli::run(arguments, console);
    return {code, out.str(), err.str()};
}

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace parvis::testing

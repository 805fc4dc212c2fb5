// The real minisign, to prove our files with.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <string>

namespace parvis::testing {

struct ToolRun {
    int status = -1;  // of the shell: 0 is success
    std::string said;
};

// `arguments` go through a shell; the tool takes each line of `typed` as a password.
inline ToolRun minisign(const std::string& arguments, const std::string& typed = "") {
    ToolRun run;
    const std::string command = "printf '" + typed + "' | minisign " + arguments + " 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return run;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) run.said += static_cast<char>(c);
    run.status = ::pclose(pipe);
    return run;
}

// Says so where it is not.
inline bool minisign_is_here() {
    const bool here = std::filesystem::exists("/usr/bin/minisign");
    if (!here) MESSAGE("minisign is not installed: not proved against it");
    return here;
}

}  // namespace parvis::testing

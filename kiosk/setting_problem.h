// What is wrong in parvis.toml. Plain data.
#pragma once

#include <cstdint>
#include <string>

namespace parvis::kiosk {

enum class SettingFault : std::uint8_t {
    file,     // is not there or cannot be read: nothing of it is used
    line,     // is not as such a file is written: nothing of the file is used
    value,    // of one setting: that one is as by default
    unknown,  // a name that no setting has
};

struct SettingProblem {
    std::string file;
    int line = 0;          // 1-based; 0 when the file as a whole is meant
    std::string key;       // as the file writes it, with its section; empty when no key is meant
    std::string sentence;  // in French, for staff: what is wrong, what to write, what is used meanwhile
    SettingFault fault = SettingFault::value;
};

}  // namespace parvis::kiosk

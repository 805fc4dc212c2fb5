// Tests of another processor's programs run under an emulator, which starts children and walls in its own way.
#pragma once

#include <string_view>

namespace parvis::testing {

inline constexpr std::string_view emulator = PARVIS_EMULATOR;  // before each program of ours; empty: none

constexpr bool emulated() {
    return !emulator.empty();
}

}  // namespace parvis::testing

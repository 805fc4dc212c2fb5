// What a reader said, as tests look at it. Each takes diagnostics, or a reading that holds them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include "content/diagnostic.h"

namespace parvis::testing {

inline const content::Diagnostics& diagnostics_of(const content::Diagnostics& diagnostics) {
    return diagnostics;
}

template <class Reading>
const content::Diagnostics& diagnostics_of(const Reading& reading) {
    return reading.diagnostics;
}

// As the command line prints them, without folders.
template <class Reading>
std::string lines(const Reading& reading) {
    std::string all;
    for (content::Diagnostic diagnostic : diagnostics_of(reading)) {
        diagnostic.where.file = std::filesystem::path(diagnostic.where.file).filename().string();
        all += to_line(diagnostic) + "\n";
    }
    return all;
}

// Where it is not said, the test tells what is.
template <class Reading>
bool says(const Reading& reading, std::string_view words) {
    const bool said = lines(reading).find(words) != std::string::npos;
    if (!said) MESSAGE(lines(reading));
    return said;
}

template <class Reading>
bool has_error(const Reading& reading) {
    return std::ranges::any_of(diagnostics_of(reading),
                               [](const auto& diagnostic) { return diagnostic.severity == content::Severity::error; });
}

}  // namespace parvis::testing

// The demo, as its tables say it now.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "content/assemble/assemble.h"
#include "content/sources/source.h"

namespace parvis::testing {

[[nodiscard]] inline content::Document read_document(const std::filesystem::path& source) {
    std::vector<content::SourceReading> readings;
    auto reading = content::read_source(source);
    REQUIRE(reading);
    readings.push_back(std::move(*reading));
    return content::assemble(std::move(readings), {}).document;
}

[[nodiscard]] inline content::Document demo_document() {
    return read_document(std::filesystem::path(PARVIS_SOURCE_DIR) / "content/demo");
}

}  // namespace parvis::testing

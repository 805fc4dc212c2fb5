// A folder of tables as staff leave it, and what is read of it.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "content/sources/authoring_folder.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

inline constexpr std::string_view centre = "nom = \"CENTRE SOCIAL LA SOURCE\"\ndepartement = \"Guadeloupe\"\n";

inline void write(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

inline content::SourceReading read(const TemporaryFolder& folder) {
    auto reading = content::read_authoring_folder(folder.path());
    REQUIRE(reading);
    return std::move(*reading);
}

inline content::SourceReading read_table(std::string_view name, std::string_view bytes) {
    content::SourceReading reading;
    content::read_authoring_table(bytes, std::string(name), reading);
    return reading;
}

}  // namespace parvis::testing

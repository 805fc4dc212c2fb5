// The tables of a catalogue file, as the build found them in catalogue.sql. What they hold: FORMAT.md.
#pragma once

#include <cstdint>
#include <string_view>

namespace parvis::content {

inline constexpr std::uint32_t catalogue_application_id = 0x50525653;  // "PRVS", at byte 68 of the file
// Raised with every change of the tables, of the folding of words or of an encoding inside a blob.
inline constexpr std::uint32_t catalogue_schema_version = 2;  // user_version, at byte 60

[[nodiscard]] std::string_view catalogue_schema_sql();

}  // namespace parvis::content

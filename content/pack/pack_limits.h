// What a board takes from a stick at most. Far above what a federation has (1,300 sheets are the whole national
// collection), low enough that reading, searching and showing it stays within a small board's memory and patience.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace parvis::content {

inline constexpr std::uint64_t max_pack_bytes = 4'000'000'000;  // what FAT takes: 4 GB less one byte

struct TableLimit {
    std::string_view table;
    std::int64_t most_rows;
    bool is_held = false;  // its texts are held in memory while the content is shown
};

// Every table of the schema.
inline constexpr std::array<TableLimit, 29> table_limits{{
    {"action", 200'000},
    {"action_source", 200'000},
    {"action_text", 4'000'000},
    {"block", 10'000'000},
    {"edition", 1},
    {"edition_centre", 200, true},
    {"facet", 6},
    {"facet_value", 300'000, true},
    {"field", 5'000'000},
    {"label", 20'000, true},
    {"need", 1'000, true},
    {"need_action", 10'000'000},
    {"need_text", 100'000, true},
    {"organisation", 50'000, true},
    {"part", 1'000'000},
    {"partner", 20'000, true},
    {"partner_action", 10'000'000},
    {"partner_text", 200'000, true},
    {"picture", 250'000},
    {"poster", 1'000, true},
    {"schedule", 300'000},
    {"schedule_date", 2'000'000},
    {"schedule_exception", 2'000'000},
    {"schedule_weekly", 2'000'000},
    {"search_prefix", 200'000},
    {"search_term", 2'000'000},
    {"search_vocabulary", 1},
    {"summary_block", 4'000'000},
    {"word", 50'000, true},
}};

inline constexpr std::uint64_t max_held_text_bytes = 32'000'000;  // of all tables that are held
inline constexpr std::uint64_t max_vocabulary_bytes = 16'000'000;
inline constexpr std::uint64_t max_postings = 200'000'000;          // of all words together: 1,000 words a sheet
inline constexpr std::uint64_t max_facet_bytes = 8'000'000;         // of one group
inline constexpr std::uint64_t max_picture_bytes = 10'000'000;      // of one
inline constexpr std::uint64_t max_pictures_bytes = 3'500'000'000;  // of all

}  // namespace parvis::content

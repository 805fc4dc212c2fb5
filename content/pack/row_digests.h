// What a visitor can see of each row of a pack, as digests: enough to tell two packs apart without holding either of
// them. Inside this room.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "content/database.h"
#include "platform/base/result.h"

namespace parvis::content {

using Digest = std::array<std::uint8_t, 16>;

struct RowDigest {
    Digest id{};
    Digest content{};
    std::uint32_t number = 0;  // of the row in its own pack
};

// Rows of a table that belong to those of another, in the order of these.
struct RowsBeside {
    std::string_view sql;  // the number of the row that they belong to, then what is seen
    int columns = 0;
};

// What is called by name when it changes.
struct NamedRows {
    // Ascending numbers: number, id, picture or NULL, schedule or NULL, then what is seen.
    std::string_view sql;
    int columns = 0;
    std::vector<RowsBeside> beside;
    std::string_view name;  // the name of row ?
    std::size_t most_rows = 0;
};

[[nodiscard]] const NamedRows& sheet_rows();
[[nodiscard]] const NamedRows& organisation_rows();
[[nodiscard]] const NamedRows& partner_rows();
[[nodiscard]] const NamedRows& poster_rows();

// Sorted by the digest of their ids. Fails as a query does, and with too_large.
[[nodiscard]] Result<std::vector<RowDigest>> digests_of(Database& database, const NamedRows& rows);

// Of what nobody calls by name: all that these queries find, in their order. `wake_sodium()` comes before both.
[[nodiscard]] Result<Digest> digest_of_needs(Database& database);
[[nodiscard]] Result<Digest> digest_of_words(Database& database);

}  // namespace parvis::content

// The parts of judge_pack(), over one open file. Inside this room.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "content/database.h"
#include "content/pack/judge_pack.h"

namespace parvis::content {

// Rows of each table, known once judge_rows() has counted them.
using RowCounts = std::map<std::string, std::int64_t, std::less<>>;

struct PackJudge {
    const std::filesystem::path& file;
    Database& database;
    RowCounts rows;

    // SQLite's own: every page, every index, every type.
    [[nodiscard]] Status judge_structure();
    [[nodiscard]] Status judge_references();
    // Counts, texts, CHECKs, numbers that must run without a gap, days, times. Sets `rows`.
    [[nodiscard]] Status judge_rows();
    [[nodiscard]] Status judge_pictures();
    // Facets and search: no query can read beyond what there is, nor take longer than the limits let it.
    [[nodiscard]] Status judge_index();

    // "file: why ; what to do".
    [[nodiscard]] tl::unexpected<Error> refuse(Errc code, std::string_view why) const;
    [[nodiscard]] tl::unexpected<Error> failure(const Error& error) const;

    // Calls visit(row) for each row of a query, until it returns a failure.
    template <class Visit>
    [[nodiscard]] Status each_row(std::string_view sql, Visit&& visit) {
        auto rows_of = database.prepare(sql);
        if (!rows_of) return failure(rows_of.error());
        for (;;) {
            const auto row = rows_of->step();
            if (!row) return failure(row.error());
            if (!*row) return {};
            if (Status judged = visit(*rows_of); !judged) return judged;
        }
    }

private:
    [[nodiscard]] Status judge_texts();
    [[nodiscard]] Status judge_numbers();
    [[nodiscard]] Status judge_days();
    [[nodiscard]] Status judge_facets();
    [[nodiscard]] Status judge_search();
};

}  // namespace parvis::content

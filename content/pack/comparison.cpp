#include "content/pack/comparison.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "content/catalogue/catalogue_file.h"
#include "content/pack/minisign_file.h"
#include "content/search/postings.h"

namespace parvis::content {
namespace {

using Digest = std::array<std::uint8_t, 16>;

struct SheetDigest {
    Digest id;
    Digest content;
    std::uint32_t number = 0;
};

class Hash {
public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, Digest{}.size()); }
    // With its size in front: "ab", "c" is not "a", "bc".
    void add(std::string_view bytes) {
        const std::uint64_t size = bytes.size();
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(&size), sizeof size);
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    // Columns from `first` on. NULL and "" are the same to a visitor.
    void add(const Statement& row, int first, int behind) {
        for (int column = first; column < behind; ++column) add(row.text(column));
    }
    [[nodiscard]] Digest finish() {
        Digest digest{};
        crypto_generichash_final(&state_, digest.data(), digest.size());
        return digest;
    }

private:
    crypto_generichash_state state_{};
};

// Rows of a table in the order of sheets, read once from the first to the last.
class RowsOfSheets {
public:
    RowsOfSheets(std::string_view sql, int columns) : sql_(sql), columns_(columns) {}

    [[nodiscard]] Status open(Database& database) {
        auto rows = database.prepare(sql_);
        if (!rows) return fail(rows.error());
        rows_.emplace(std::move(*rows));
        return next();
    }
    // All rows of that sheet, which must be asked for in ascending order.
    [[nodiscard]] Status add(std::int64_t sheet, Hash& hash) {
        hash.add(sql_);
        while (there_ && rows_->integer(0) <= sheet) {
            if (rows_->integer(0) == sheet) hash.add(*rows_, 1, columns_);
            if (auto done = next(); !done) return done;
        }
        return {};
    }

private:
    [[nodiscard]] Status next() {
        const auto row = rows_->step();
        if (!row) return fail(row.error());
        there_ = *row;
        return {};
    }

    std::string_view sql_;
    int columns_;
    std::optional<Statement> rows_;
    bool there_ = false;
};

class SheetReader {
public:
    explicit SheetReader(Database& database) : database_(database) {}

    // Sorted by the digest of their ids.
    [[nodiscard]] Result<std::vector<SheetDigest>> read() {
        for (auto& table : tables_)
            if (auto opened = table.open(database_); !opened) return fail(opened.error());
        auto sheets = database_.prepare(
            "SELECT action, a.id, photo, schedule, title, lead, dimension, status, a.department, ended_reason, "
            "territory, "
            "initiative_detail, place, contact, price, how_to_join, money, people, o.id, o.name "
            "FROM action a LEFT JOIN organisation o USING(organisation) ORDER BY action");
        if (!sheets) return fail(sheets.error());
        std::vector<SheetDigest> digests;
        for (;;) {
            const auto row = sheets->step();
            if (!row) return fail(row.error());
            if (!*row) break;
            if (digests.size() == max_sheets) return fail(Errc::too_large, "more sheets than a catalogue holds");
            Hash id;
            id.add(sheets->text(1));
            Hash content;
            content.add(*sheets, 4, 20);
            if (auto done = add_rest(*sheets, content); !done) return fail(done.error());
            digests.push_back({id.finish(), content.finish(), static_cast<std::uint32_t>(sheets->integer(0))});
        }
        std::sort(digests.begin(), digests.end(),
                  [](const SheetDigest& a, const SheetDigest& b) { return a.id < b.id; });
        return digests;
    }

private:
    [[nodiscard]] Status add_rest(const Statement& sheet, Hash& content) {
        for (auto& table : tables_)
            if (auto done = table.add(sheet.integer(0), content); !done) return done;
        if (!sheet.is_null(2)) {
            const auto photo = sheet.integer(2);
            if (auto done = add_rows("SELECT length(bytes), width_px, height_px, alt FROM picture WHERE picture = ?", 4,
                                     photo, content);
                !done)
                return done;
            constexpr std::size_t first_bytes = 4096;
            const auto start = database_.blob_start("picture", "bytes", photo, first_bytes);
            if (!start) return fail(start.error());
            content.add(*start);
        }
        if (sheet.is_null(3)) return {};
        const auto schedule = sheet.integer(3);
        struct Part {
            std::string_view sql;
            int columns;
        };
        for (const Part& part : {
                 Part{"SELECT valid_from, valid_until, words FROM schedule WHERE schedule = ?", 3},
                 Part{"SELECT weekday, week_of_month, from_minute, to_minute FROM schedule_weekly WHERE schedule = ? "
                      "ORDER BY position",
                      4},
                 Part{"SELECT date, from_minute, to_minute FROM schedule_date WHERE schedule = ? ORDER BY position", 3},
                 Part{"SELECT first, last FROM schedule_exception WHERE schedule = ? ORDER BY position", 2},
             })
            if (auto done = add_rows(part.sql, part.columns, schedule, content); !done) return done;
        return {};
    }

    [[nodiscard]] Status add_rows(std::string_view sql, int columns, std::int64_t owner, Hash& content) {
        auto rows = database_.cached(sql);
        if (!rows) return fail(rows.error());
        (*rows)->bind_integer(1, owner);
        content.add(sql);
        for (;;) {
            const auto row = (*rows)->step();
            if (!row) return fail(row.error());
            if (!*row) return {};
            content.add(**rows, 0, columns);
        }
    }

    Database& database_;
    // CROSS JOIN: the first table leads, in the order of its key, so that nothing is sorted.
    std::array<RowsOfSheets, 4> tables_{
        RowsOfSheets{"SELECT action, list, text FROM action_text ORDER BY action, list, position", 3},
        RowsOfSheets{"SELECT action, kind, text FROM summary_block ORDER BY action, position", 3},
        // A part without fields is not shown, so parts go by their kind and not by their place.
        RowsOfSheets{"SELECT p.action, p.kind, name.text, label.text FROM field f CROSS JOIN part p ON p.action = "
                     "f.action AND p.position = f.part CROSS JOIN label name ON name.label = p.name CROSS JOIN label "
                     "ON label.label = f.label ORDER BY f.action, f.part, f.position",
                     4},
        RowsOfSheets{"SELECT b.action, p.kind, b.field, b.kind, b.text FROM block b CROSS JOIN part p ON p.action = "
                     "b.action AND p.position = b.part ORDER BY b.action, b.part, b.field, b.position",
                     5},
    };
};

Result<Changes> changes_of(Database& database, std::vector<std::uint32_t> numbers, std::size_t most_titles) {
    Changes changes;
    changes.count = static_cast<std::int64_t>(numbers.size());
    std::sort(numbers.begin(), numbers.end());
    if (numbers.size() > most_titles) numbers.resize(most_titles);
    for (const auto number : numbers) {
        auto titles = database.cached("SELECT title FROM action WHERE action = ?");
        if (!titles) return fail(titles.error());
        (*titles)->bind_integer(1, number);
        const auto row = (*titles)->step();
        if (!row) return fail(row.error());
        changes.titles.emplace_back((*titles)->text(0));
    }
    return changes;
}

}  // namespace

Result<Comparison> compare_packs(const std::filesystem::path& older, const std::filesystem::path& newer,
                                 const CompareOptions& options) {
    wake_sodium();
    const auto go_on = [cancel = options.cancel] { return cancel == nullptr || !cancel->cancelled(); };
    auto before = open_strangers_catalogue_file(older, go_on);
    if (!before) return fail(before.error());
    auto after = open_strangers_catalogue_file(newer, go_on);
    if (!after) return fail(after.error());
    const auto old_sheets = SheetReader(*before).read();
    if (!old_sheets) return catalogue_failure(older, old_sheets.error());
    const auto new_sheets = SheetReader(*after).read();
    if (!new_sheets) return catalogue_failure(newer, new_sheets.error());

    std::vector<std::uint32_t> added;
    std::vector<std::uint32_t> changed;
    std::vector<std::uint32_t> removed;
    auto was = old_sheets->begin();
    auto is = new_sheets->begin();
    while (was != old_sheets->end() || is != new_sheets->end()) {
        if (is == new_sheets->end() || (was != old_sheets->end() && was->id < is->id)) {
            removed.push_back((was++)->number);
        } else if (was == old_sheets->end() || is->id < was->id) {
            added.push_back((is++)->number);
        } else {
            if (was->content != is->content) changed.push_back(is->number);
            ++was;
            ++is;
        }
    }
    Comparison comparison;
    const auto tell = [&](Changes& changes, Database& database, const std::filesystem::path& file,
                          std::vector<std::uint32_t> numbers) -> Status {
        auto told = changes_of(database, std::move(numbers), options.most_titles);
        if (!told) return catalogue_failure(file, told.error());
        changes = std::move(*told);
        return {};
    };
    if (auto told = tell(comparison.added, *after, newer, std::move(added)); !told) return fail(told.error());
    if (auto told = tell(comparison.changed, *after, newer, std::move(changed)); !told) return fail(told.error());
    if (auto told = tell(comparison.removed, *before, older, std::move(removed)); !told) return fail(told.error());
    return comparison;
}

}  // namespace parvis::content

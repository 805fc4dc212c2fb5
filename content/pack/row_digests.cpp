#include "content/pack/row_digests.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

#include "content/pack/pack_limits.h"

namespace parvis::content {
namespace {

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

// Rows beside, read once from the first to the last.
class RowsInStep {
public:
    explicit RowsInStep(const RowsBeside& rows) : rows_(rows) {}

    [[nodiscard]] Status open(Database& database) {
        auto found = database.prepare(rows_.sql);
        if (!found) return fail(found.error());
        found_.emplace(std::move(*found));
        return next();
    }
    // All rows that belong to that one, which must be asked for in ascending order.
    [[nodiscard]] Status add(std::int64_t owner, Hash& hash) {
        hash.add(rows_.sql);
        while (there_ && found_->integer(0) <= owner) {
            if (found_->integer(0) == owner) hash.add(*found_, 1, rows_.columns);
            if (auto done = next(); !done) return done;
        }
        return {};
    }

private:
    [[nodiscard]] Status next() {
        const auto row = found_->step();
        if (!row) return fail(row.error());
        there_ = *row;
        return {};
    }

    const RowsBeside& rows_;
    std::optional<Statement> found_;
    bool there_ = false;
};

// Rows of `sql` that belong to `owner`.
Status add_rows(Database& database, std::string_view sql, int columns, std::int64_t owner, Hash& content) {
    auto rows = database.cached(sql);
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

Status add_picture(Database& database, std::int64_t picture, Hash& content) {
    if (auto done = add_rows(database, "SELECT length(bytes), width_px, height_px, alt FROM picture WHERE picture = ?",
                             4, picture, content);
        !done)
        return done;
    constexpr std::size_t first_bytes = 4096;
    const auto start = database.blob_start("picture", "bytes", picture, first_bytes);
    if (!start) return fail(start.error());
    content.add(*start);
    return {};
}

Status add_schedule(Database& database, std::int64_t schedule, Hash& content) {
    for (const RowsBeside& part : {
             RowsBeside{"SELECT valid_from, valid_until, words FROM schedule WHERE schedule = ?", 3},
             RowsBeside{"SELECT weekday, week_of_month, from_minute, to_minute FROM schedule_weekly WHERE schedule = ? "
                        "ORDER BY position",
                        4},
             RowsBeside{"SELECT date, from_minute, to_minute FROM schedule_date WHERE schedule = ? ORDER BY position",
                        3},
             RowsBeside{"SELECT first, last FROM schedule_exception WHERE schedule = ? ORDER BY position", 2},
         })
        if (auto done = add_rows(database, part.sql, part.columns, schedule, content); !done) return done;
    return {};
}

std::size_t most_rows_of(std::string_view table) {
    const auto* const limit = std::ranges::find(table_limits, table, &TableLimit::table);
    return limit == table_limits.end() ? 0 : static_cast<std::size_t>(limit->most_rows);
}

// All rows of the queries, one after the other.
Result<Digest> digest_of(Database& database, std::initializer_list<RowsBeside> queries) {
    Hash hash;
    for (const RowsBeside& query : queries) {
        auto rows = database.prepare(query.sql);
        if (!rows) return fail(rows.error());
        hash.add(query.sql);
        for (;;) {
            const auto row = rows->step();
            if (!row) return fail(row.error());
            if (!*row) break;
            hash.add(*rows, 0, query.columns);
        }
    }
    return hash.finish();
}

}  // namespace

const NamedRows& sheet_rows() {
    static const NamedRows rows{
        "SELECT action, a.id, photo, schedule, title, lead, dimension, status, a.department, ended_reason, "
        "territory, initiative_detail, place, contact, price, how_to_join, money, people, o.id, o.name "
        "FROM action a LEFT JOIN organisation o USING(organisation) ORDER BY action",
        20,
        // CROSS JOIN: the first table leads, in the order of its key, so that nothing is sorted.
        {{"SELECT action, list, text FROM action_text ORDER BY action, list, position", 3},
         {"SELECT action, kind, text FROM summary_block ORDER BY action, position", 3},
         // A part without fields is not shown, so parts go by their kind and not by their place.
         {"SELECT p.action, p.kind, name.text, label.text FROM field f CROSS JOIN part p ON p.action = "
          "f.action AND p.position = f.part CROSS JOIN label name ON name.label = p.name CROSS JOIN label "
          "ON label.label = f.label ORDER BY f.action, f.part, f.position",
          4},
         {"SELECT b.action, p.kind, b.field, b.kind, b.text FROM block b CROSS JOIN part p ON p.action = "
          "b.action AND p.position = b.part ORDER BY b.action, b.part, b.field, b.position",
          5}},
        "SELECT title FROM action WHERE action = ?",
        most_rows_of("action")};
    return rows;
}

const NamedRows& organisation_rows() {
    static const NamedRows rows{
        "SELECT organisation, id, NULL, hours, name, department, is_ours, about, address, phone, email, website "
        "FROM organisation ORDER BY organisation",
        12,
        {},
        "SELECT name FROM organisation WHERE organisation = ?",
        most_rows_of("organisation")};
    return rows;
}

const NamedRows& partner_rows() {
    static const NamedRows rows{
        "SELECT partner, id, NULL, presence, name, purpose, about, category, pictogram, place, address, phone, email, "
        "website FROM partner ORDER BY partner",
        14,
        {{"SELECT partner, list, text FROM partner_text ORDER BY partner, list, position", 3}},
        "SELECT name FROM partner WHERE partner = ?",
        most_rows_of("partner")};
    return rows;
}

const NamedRows& poster_rows() {
    static const NamedRows rows{
        "SELECT poster, id, picture, NULL, title, text, first, last FROM poster ORDER BY poster",
        8,
        {},
        "SELECT title FROM poster WHERE poster = ?",
        most_rows_of("poster")};
    return rows;
}

Result<std::vector<RowDigest>> digests_of(Database& database, const NamedRows& rows) {
    std::vector<RowsInStep> beside;
    for (const RowsBeside& table : rows.beside)
        if (auto opened = beside.emplace_back(table).open(database); !opened) return fail(opened.error());
    auto found = database.prepare(rows.sql);
    if (!found) return fail(found.error());
    std::vector<RowDigest> digests;
    for (;;) {
        const auto row = found->step();
        if (!row) return fail(row.error());
        if (!*row) break;
        if (digests.size() == rows.most_rows) return fail(Errc::too_large, "more rows than a catalogue holds");
        Hash id;
        id.add(found->text(1));
        Hash content;
        content.add(*found, 4, rows.columns);
        const auto number = found->integer(0);
        for (RowsInStep& table : beside)
            if (auto done = table.add(number, content); !done) return fail(done.error());
        if (!found->is_null(2))
            if (auto done = add_picture(database, found->integer(2), content); !done) return fail(done.error());
        if (!found->is_null(3))
            if (auto done = add_schedule(database, found->integer(3), content); !done) return fail(done.error());
        digests.push_back({id.finish(), content.finish(), static_cast<std::uint32_t>(number)});
    }
    std::ranges::sort(digests, {}, &RowDigest::id);
    return digests;
}

Result<Digest> digest_of_needs(Database& database) {
    return digest_of(database, {{"SELECT id, label, pictogram, dimension, opens_partners FROM need ORDER BY need", 5},
                                {"SELECT need, list, text FROM need_text ORDER BY need, list, position", 3}});
}

Result<Digest> digest_of_words(Database& database) {
    // The other lists are in what is shown already.
    return digest_of(database, {{"SELECT source, target FROM word WHERE list = 'synonym' ORDER BY source, target", 2}});
}

}  // namespace parvis::content

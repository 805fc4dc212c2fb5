#include <algorithm>
#include <optional>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "content/iso_day.h"
#include "content/once_made.h"
#include "content/pack/judge_parts.h"
#include "content/pack/pack_limits.h"
#include "content/pictures/picture_file.h"
#include "content/pictures/prepare_picture.h"
#include "content/schema/schema.h"
#include "content/text/encoding.h"

namespace parvis::content {
namespace {

struct Table {
    std::string name;
    std::string columns;  // the texts, then all its CHECKs as one: "list, text, (list IN ('need', 'name'))"
    int texts = 0;
    bool has_checks = false;
};

// "(kind IN (0, 1)) AND (…)", all that stands behind CHECK in a table's definition; empty when nothing does.
std::string checks_of(std::string_view definition) {
    constexpr std::string_view word = "CHECK";
    std::string checks;
    for (auto at = definition.find(word); at != std::string_view::npos; at = definition.find(word, at)) {
        at += word.size();
        auto end = at;
        int open = 0;
        do {
            if (definition[end] == '(') ++open;
            if (definition[end] == ')') --open;
            ++end;
        } while (open > 0 && end < definition.size());
        if (!checks.empty()) checks += " AND ";
        checks += definition.substr(at, end - at);
    }
    return checks;
}

// From our own schema: the file's is the same, word by word, by now.
Result<std::vector<Table>> tables_of_schema() {
    auto database = Database::in_memory();
    if (!database) return fail(database.error());
    if (auto made = database->execute(std::string(catalogue_schema_sql())); !made) return fail(made.error());
    auto columns = database->prepare(
        "SELECT s.name, c.name, c.type, s.sql FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = "
        "'table' "
        "ORDER BY s.name, c.cid");
    if (!columns) return fail(columns.error());
    std::vector<Table> tables;
    std::string checks;  // of the last table
    const auto add = [&](std::string_view column) {
        std::string& all = tables.back().columns;
        if (!all.empty()) all += ", ";
        all += column;
    };
    const auto close = [&] {
        if (checks.empty()) return;
        tables.back().has_checks = true;
        add(checks);
    };
    for (;;) {
        const auto row = columns->step();
        if (!row) return fail(row.error());
        if (!*row || tables.empty() || tables.back().name != columns->text(0)) close();
        if (!*row) return tables;
        if (tables.empty() || tables.back().name != columns->text(0)) {
            tables.push_back({std::string(columns->text(0)), "", 0, false});
            checks = checks_of(columns->text(3));
        }
        if (columns->text(2) != "TEXT") continue;
        ++tables.back().texts;
        add(columns->text(1));
    }
}

const TableLimit* limit_of(std::string_view table) {
    const auto* found = std::find_if(table_limits.begin(), table_limits.end(),
                                     [&](const TableLimit& limit) { return limit.table == table; });
    return found == table_limits.end() ? nullptr : found;
}

std::string with_thousands(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, "\u202F");
    return text;
}

}  // namespace

Status PackJudge::judge_rows() {
    if (auto judged = judge_texts(); !judged) return judged;
    if (auto judged = judge_numbers(); !judged) return judged;
    return judge_days();
}

Status PackJudge::judge_texts() {
    static OnceMade<std::vector<Table>> once;
    const auto tables = once.get(tables_of_schema);
    if (!tables) return failure(tables.error());
    std::uint64_t held_bytes = 0;
    for (const Table& table : **tables) {
        const TableLimit* limit = limit_of(table.name);
        if (limit == nullptr) return refuse(Errc::malformed, "la table « " + table.name + " » n’a pas de limite");
        const auto too_many = [&] {
            return refuse(Errc::too_large, table.name == "action"
                                               ? "plus de " + with_thousands(limit->most_rows) + " fiches"
                                               : "la table « " + table.name + " » a plus de " +
                                                     with_thousands(limit->most_rows) + " lignes");
        };
        std::int64_t& count = rows[table.name];
        // Counting first is quick, and spares reading the texts of millions of rows too many.
        auto judged = each_row("SELECT count(*) FROM " + table.name, [&](const Statement& row) -> Status {
            count = row.integer(0);
            if (count > limit->most_rows) return too_many();
            return {};
        });
        if (!judged) return judged;
        if (table.columns.empty()) continue;
        judged = each_row("SELECT " + table.columns + " FROM " + table.name, [&](const Statement& row) -> Status {
            for (int column = 0; column < table.texts; ++column) {
                const auto text = row.text(column);
                if (text.size() > max_field_bytes)
                    return refuse(Errc::too_large,
                                  "un texte de la table « " + table.name + " » dépasse 10 millions d’octets");
                if (!is_clean_text(text))
                    return refuse(Errc::invalid_value,
                                  "un texte de la table « " + table.name +
                                      " » contient des octets abîmés ou des caractères de contrôle");
                if (limit->is_held) held_bytes += text.size();
            }
            // Not by integrity_check: SQLite does not even read the CHECKs of a file that it cannot write.
            if (table.has_checks && !row.is_null(table.texts) && row.integer(table.texts) == 0)
                return refuse(Errc::malformed,
                              "une ligne de la table « " + table.name + " » tient une valeur qui ne peut pas être");
            if (held_bytes > max_held_text_bytes)
                return refuse(Errc::too_large,
                              "les noms et les textes des centres, des partenaires, des besoins et des "
                              "affiches dépassent 32 millions d’octets");
            return {};
        });
        if (!judged) return judged;
    }
    return {};
}

Status PackJudge::judge_numbers() {
    if (rows["edition"] != 1) return refuse(Errc::malformed, "l’édition manque");
    // Screens and search use these numbers as places in a list.
    for (const std::string_view table : {"action", "organisation", "partner", "need", "label"}) {
        const std::string name(table);
        auto judged =
            each_row("SELECT min(" + name + "), max(" + name + ") FROM " + name, [&](const Statement& row) -> Status {
                const auto count = rows[name];
                if (count > 0 && (row.integer(0) != 0 || row.integer(1) != count - 1))
                    return refuse(Errc::malformed, "les numéros de la table « " + name + " » ne se suivent pas");
                return {};
            });
        if (!judged) return judged;
    }
    for (const std::string_view table : {"action", "organisation", "partner", "need", "poster"}) {
        const std::string name(table);
        auto judged = each_row("SELECT 1 FROM " + name + " WHERE id = '' LIMIT 1", [&](const Statement&) -> Status {
            return refuse(Errc::malformed, "un identifiant manque dans la table « " + name + " »");
        });
        if (!judged) return judged;
    }
    std::vector<bool> taken(static_cast<std::size_t>(rows["action"]));
    return each_row("SELECT position FROM action", [&](const Statement& row) -> Status {
        const auto position = static_cast<std::uint64_t>(row.integer(0));
        if (position >= taken.size() || taken[position])
            return refuse(Errc::malformed, "deux fiches ont la même place");
        taken[position] = true;
        return {};
    });
}

Status PackJudge::judge_days() {
    struct Query {
        std::string_view sql;
        int days;   // so many columns, which may be NULL
        bool span;  // and then two for a span
    };
    for (const Query& query : {
             Query{"SELECT valid_from, valid_until FROM schedule", 2, false},
             Query{"SELECT from_minute, to_minute FROM schedule_weekly", 0, true},
             Query{"SELECT date, from_minute, to_minute FROM schedule_date", 1, true},
             Query{"SELECT first, last FROM schedule_exception", 2, false},
             Query{"SELECT first, last FROM poster", 2, false},
             Query{"SELECT date FROM edition", 1, false},
         }) {
        auto judged = each_row(query.sql, [&](const Statement& row) -> Status {
            for (int column = 0; column < query.days; ++column)
                if (!row.is_null(column) && !day_of_iso(row.text(column)))
                    return refuse(Errc::invalid_value, "une date n’existe pas dans le calendrier");
            if (!query.span) return {};
            const int from = query.days;
            const bool none = row.is_null(from) && row.is_null(from + 1);
            if (!none && (row.is_null(from) || row.is_null(from + 1) || row.integer(from + 1) <= row.integer(from)))
                return refuse(Errc::invalid_value, "un horaire finit avant de commencer");
            return {};
        });
        if (!judged) return judged;
    }
    return {};
}

Status PackJudge::judge_pictures() {
    std::uint64_t all_bytes = 0;
    return each_row(
        "SELECT picture, width_px, height_px, length(bytes) FROM picture", [&](const Statement& row) -> Status {
            const auto bytes = static_cast<std::uint64_t>(row.integer(3));
            all_bytes += bytes;
            if (bytes > max_picture_bytes) return refuse(Errc::too_large, "une image dépasse 10 millions d’octets");
            if (all_bytes > max_pictures_bytes) return refuse(Errc::too_large, "les images dépassent ensemble 3,5 Go");
            const auto start = database.blob_start("picture", "bytes", row.integer(0), prepared_start_bytes);
            if (!start) return failure(start.error());
            const auto picture = inspect_prepared_start(*start);
            if (!picture)
                return refuse(Errc::malformed, "une image n’est ni un JPEG ni un PNG comme « build » les fait");
            if (picture->width_px != row.integer(1) || picture->height_px != row.integer(2))
                return refuse(Errc::malformed, "une image n’a pas la taille que ce contenu annonce");
            if (picture->width_px > prepared_side_px || picture->height_px > prepared_side_px)
                return refuse(Errc::too_large, "une image dépasse 1920 pixels");
            return {};
        });
}

}  // namespace parvis::content

#include "content/catalogue/catalogue_reader.h"

#include "content/iso_day.h"

namespace parvis::content {
namespace {

using Day = std::chrono::year_month_day;

tl::unexpected<Error> damaged(std::string_view what) {
    return fail(Errc::malformed, "damaged: " + std::string(what));
}

std::string text_of(const Statement& row, int column) {
    return std::string(row.text(column));
}

// Runs `take` on each row for `owner` (bound to the first parameter; none when negative). False from it: damaged.
Status each_row(Database& database, std::string_view sql, std::int64_t owner,
                const std::function<bool(const Statement&)>& take) {
    auto statement = database.cached(sql);
    if (!statement) return fail(statement.error());
    if (owner >= 0) (*statement)->bind_integer(1, owner);
    for (;;) {
        auto row = (*statement)->step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        if (!take(**statement)) return damaged(sql);
    }
}

bool read_span(const Statement& row, int column, std::optional<TimeSpan>& span) {
    if (row.is_null(column) && row.is_null(column + 1)) return true;
    const auto from = row.integer(column);
    const auto to = row.integer(column + 1);
    if (row.is_null(column) || row.is_null(column + 1) || from < 0 || to <= from || to > 24 * 60) return false;
    span = TimeSpan{static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)};
    return true;
}

bool read_day(const Statement& row, int column, std::optional<Day>& day) {
    if (row.is_null(column)) return true;
    day = day_of_iso(row.text(column));
    return day.has_value();
}

bool in_range(std::int64_t value, std::int64_t low, std::int64_t high) {
    return value >= low && value <= high;
}

Origin origin_of(const Statement& row, int column) {
    return {text_of(row, column), static_cast<int>(row.integer(column + 1))};
}

Contact contact_of(const Statement& row, int column) {
    return {text_of(row, column), text_of(row, column + 1), text_of(row, column + 2), text_of(row, column + 3)};
}

// A text goes to the end of the list that its row names.
struct NamedList {
    std::string_view name;
    std::vector<std::string>* list;
};
bool read_text(const Statement& row, std::initializer_list<NamedList> lists) {
    for (const auto& [name, list] : lists)
        if (row.text(0) == name) {
            list->push_back(text_of(row, 1));
            return true;
        }
    return false;
}

bool read_block(const Statement& row, int column, std::vector<Block>& blocks) {
    if (!in_range(row.integer(column), 0, 1)) return false;
    blocks.push_back({static_cast<BlockKind>(row.integer(column)), text_of(row, column + 1)});
    return true;
}

constexpr std::int64_t none = -1;

std::int64_t reference(const Statement& row, int column) {
    return row.is_null(column) ? none : row.integer(column);
}

}  // namespace

Result<Schedule> CatalogueReader::schedule(std::int64_t number) {
    Schedule schedule;
    if (number == none) return schedule;
    if (number < 0) return damaged("schedule");
    bool there = false;
    auto read = each_row(database_, "SELECT valid_from, valid_until, words FROM schedule WHERE schedule = ?", number,
                         [&](const Statement& row) {
                             there = true;
                             schedule.words = row.text(2);
                             return read_day(row, 0, schedule.valid_from) && read_day(row, 1, schedule.valid_until);
                         });
    if (!read) return fail(read.error());
    if (!there) return damaged("schedule");
    read = each_row(
        database_,
        "SELECT weekday, week_of_month, from_minute, to_minute FROM schedule_weekly WHERE schedule = ? "
        "ORDER BY position",
        number, [&](const Statement& row) {
            if (!in_range(row.integer(0), 1, 7) || !in_range(row.integer(1), -1, 5)) return false;
            WeeklyTime time{static_cast<std::uint8_t>(row.integer(0)), static_cast<std::int8_t>(row.integer(1)), {}};
            const bool good = read_span(row, 2, time.span);
            schedule.weekly.push_back(time);
            return good;
        });
    if (!read) return fail(read.error());
    read = each_row(database_,
                    "SELECT date, from_minute, to_minute FROM schedule_date WHERE schedule = ? ORDER BY position",
                    number, [&](const Statement& row) {
                        const auto day = day_of_iso(row.text(0));
                        if (!day) return false;
                        DatedTime time{*day, {}};
                        const bool good = read_span(row, 1, time.span);
                        schedule.dates.push_back(time);
                        return good;
                    });
    if (!read) return fail(read.error());
    read = each_row(database_, "SELECT first, last FROM schedule_exception WHERE schedule = ? ORDER BY position",
                    number, [&](const Statement& row) {
                        const auto first = day_of_iso(row.text(0));
                        const auto last = day_of_iso(row.text(1));
                        if (!first || !last) return false;
                        schedule.exceptions.push_back({*first, *last});
                        return true;
                    });
    if (!read) return fail(read.error());
    return schedule;
}

Result<std::optional<std::string>> CatalogueReader::picture_bytes(std::string_view id) {
    for (const std::string_view sql : {"SELECT bytes FROM action JOIN picture ON picture = photo WHERE id = ?",
                                       "SELECT bytes FROM poster JOIN picture USING(picture) WHERE id = ?"}) {
        auto statement = database_.cached(sql);
        if (!statement) return fail(statement.error());
        (*statement)->bind_text(1, id);
        const auto row = (*statement)->step();
        if (!row) return fail(row.error());
        if (*row) return std::string((*statement)->blob(0));
    }
    return std::nullopt;
}

Result<Picture> CatalogueReader::picture(std::int64_t number, Extent extent) {
    std::optional<Picture> picture;
    const auto read =
        each_row(database_,
                 extent == Extent::whole ? "SELECT bytes, width_px, height_px, alt FROM picture WHERE picture = ?"
                                         : "SELECT '', width_px, height_px, alt FROM picture WHERE picture = ?",
                 number < 0 ? INT64_MAX : number, [&](const Statement& row) {
                     if (!in_range(row.integer(1), 0, UINT16_MAX) || !in_range(row.integer(2), 0, UINT16_MAX))
                         return false;
                     picture = Picture{std::string(row.blob(0)), static_cast<std::uint16_t>(row.integer(1)),
                                       static_cast<std::uint16_t>(row.integer(2)), text_of(row, 3)};
                     return true;
                 });
    if (!read) return fail(read.error());
    if (!picture) return damaged("picture");
    return std::move(*picture);
}

Result<std::string> CatalogueReader::label(std::int64_t number) {
    // The few labels of all sheets are read once.
    if (labels_.empty()) {
        const auto read =
            each_row(database_, "SELECT label, text FROM label ORDER BY label", none, [&](const Statement& row) {
                if (row.integer(0) != static_cast<std::int64_t>(labels_.size())) return false;
                labels_.push_back(text_of(row, 1));
                return true;
            });
        if (!read) return fail(read.error());
    }
    if (!in_range(number, 0, static_cast<std::int64_t>(labels_.size()) - 1)) return damaged("label");
    return labels_[static_cast<std::size_t>(number)];
}

Status CatalogueReader::parts(std::uint32_t number, std::vector<Part>& parts) {
    std::optional<Error> failure;
    const auto named = [&](std::int64_t label_number, std::string& name) {
        auto text = label(label_number);
        if (!text) {
            failure = text.error();
            return false;
        }
        name = std::move(*text);
        return true;
    };
    const auto told = [&](Status read) -> Status {
        if (failure) return fail(*failure);
        return read;
    };
    auto read = told(each_row(database_, "SELECT kind, name FROM part WHERE action = ? ORDER BY position", number,
                              [&](const Statement& row) {
                                  if (!in_range(row.integer(0), 0, 4)) return false;
                                  parts.push_back({static_cast<PartKind>(row.integer(0)), {}, {}});
                                  return named(row.integer(1), parts.back().name);
                              }));
    if (!read) return read;
    const auto part_of = [&](const Statement& row) -> Part* {
        if (!in_range(row.integer(0), 0, static_cast<std::int64_t>(parts.size()) - 1)) return nullptr;
        return &parts[static_cast<std::size_t>(row.integer(0))];
    };
    read = told(each_row(database_, "SELECT part, label FROM field WHERE action = ? ORDER BY part, position", number,
                         [&](const Statement& row) {
                             auto* part = part_of(row);
                             if (part == nullptr) return false;
                             part->fields.emplace_back();
                             return named(row.integer(1), part->fields.back().label);
                         }));
    if (!read) return read;
    return each_row(database_,
                    "SELECT part, field, kind, text FROM block WHERE action = ? ORDER BY part, field, position", number,
                    [&](const Statement& row) {
                        auto* part = part_of(row);
                        if (part == nullptr) return false;
                        auto& fields = part->fields;
                        if (!in_range(row.integer(1), 0, static_cast<std::int64_t>(fields.size()) - 1)) return false;
                        return read_block(row, 2, fields[static_cast<std::size_t>(row.integer(1))].blocks);
                    });
}

Result<std::vector<Block>> CatalogueReader::summary(std::uint32_t number) {
    std::vector<Block> blocks;
    const auto read = each_row(database_, "SELECT kind, text FROM summary_block WHERE action = ? ORDER BY position",
                               number, [&](const Statement& row) { return read_block(row, 0, blocks); });
    if (!read) return fail(read.error());
    return blocks;
}

Result<bool> CatalogueReader::each_text(std::uint32_t number, const std::function<bool(std::string_view)>& visit) {
    auto texts = database_.cached("SELECT text FROM block WHERE action = ? ORDER BY part, field, position");
    if (!texts) return fail(texts.error());
    (*texts)->bind_integer(1, number);
    for (;;) {
        const auto row = (*texts)->step();
        if (!row) return fail(row.error());
        if (!*row) return true;
        if (!visit((*texts)->text(0))) return false;
    }
}

Result<Action> CatalogueReader::action(std::uint32_t number, Extent extent, std::uint32_t* position) {
    Action it;
    bool there = false;
    std::int64_t photo = none;
    std::int64_t times = none;
    auto read =
        each_row(database_,
                 "SELECT position, id, title, lead, dimension, status, department, organisation, photo, source_title, "
                 "source_organisation, ended_reason, territory, initiative_detail, place, contact, price, how_to_join, "
                 "schedule, "
                 "origin_file, origin_line, money, people FROM action WHERE action = ?",
                 number, [&](const Statement& row) {
                     there = true;
                     if (position != nullptr) {
                         if (!in_range(row.integer(0), 0, UINT32_MAX)) return false;
                         *position = static_cast<std::uint32_t>(row.integer(0));
                     }
                     int column = 1;
                     for (auto* text : {&it.id, &it.title, &it.lead, &it.dimension, &it.status, &it.department})
                         *text = row.text(column++);
                     if (const auto organisation = reference(row, 7); organisation != none) {
                         if (!in_range(organisation, 0, static_cast<std::int64_t>(organisation_ids_.size()) - 1))
                             return false;
                         it.organisation_id = organisation_ids_[static_cast<std::size_t>(organisation)];
                     }
                     photo = reference(row, 8);
                     column = 9;
                     for (auto* text : {&it.source_title, &it.source_organisation, &it.ended_reason, &it.territory,
                                        &it.initiative_detail, &it.practical.where, &it.practical.contact,
                                        &it.practical.price, &it.practical.how_to_join})
                         *text = row.text(column++);
                     times = reference(row, 18);
                     it.origin = origin_of(row, 19);
                     it.money = row.text(21);
                     it.people = row.text(22);
                     return true;
                 });
    if (!read) return fail(read.error());
    if (!there) return damaged("action");
    read = each_row(database_, "SELECT list, text FROM action_text WHERE action = ? ORDER BY list, position", number,
                    [&](const Statement& row) {
                        return read_text(row, {{"keyword", &it.keywords},
                                               {"public", &it.publics},
                                               {"initiative", &it.initiative},
                                               {"partner", &it.partners},
                                               {"file", &it.files}});
                    });
    if (!read) return fail(read.error());
    auto blocks = summary(number);
    if (!blocks) return fail(blocks.error());
    it.summary = std::move(*blocks);
    if (read = parts(number, it.parts); !read) return fail(read.error());
    auto schedule_read = schedule(times);
    if (!schedule_read) return fail(schedule_read.error());
    it.practical.schedule = std::move(*schedule_read);
    if (extent == Extent::words) return it;
    if (photo != none) {
        auto picture_read = picture(photo, extent);
        if (!picture_read) return fail(picture_read.error());
        it.photo = std::move(*picture_read);
    }
    read = each_row(database_, "SELECT text FROM action_source WHERE action = ?", number, [&](const Statement& row) {
        it.source_text = row.text(0);
        return true;
    });
    if (!read) return fail(read.error());
    return it;
}

Result<Schedule> CatalogueReader::action_schedule(std::uint32_t number) {
    std::int64_t times = none;
    const auto read =
        each_row(database_, "SELECT schedule FROM action WHERE action = ?", number, [&](const Statement& row) {
            times = reference(row, 0);
            return true;
        });
    if (!read) return fail(read.error());
    return schedule(times);
}

Result<Edition> CatalogueReader::edition() {
    std::optional<Edition> edition;
    auto read = each_row(database_, "SELECT sequence, author, date FROM edition", none, [&](const Statement& row) {
        edition = Edition{row.integer(0), text_of(row, 1), {}, {}};
        return read_day(row, 2, edition->date);
    });
    if (!read) return fail(read.error());
    if (!edition) return damaged("edition");
    read = each_row(database_, "SELECT name FROM edition_centre ORDER BY position", none, [&](const Statement& row) {
        edition->centres.push_back(text_of(row, 0));
        return true;
    });
    if (!read) return fail(read.error());
    return std::move(*edition);
}

Result<std::vector<Organisation>> CatalogueReader::organisations() {
    std::vector<Organisation> all;
    std::vector<std::int64_t> hours;
    const auto read = each_row(database_,
                               "SELECT organisation, id, source_name, name, department, about, address, phone, email, "
                               "website, is_ours, hours, "
                               "origin_file, origin_line FROM organisation ORDER BY organisation",
                               none, [&](const Statement& row) {
                                   if (row.integer(0) != static_cast<std::int64_t>(all.size())) return false;
                                   all.push_back({text_of(row, 1),
                                                  text_of(row, 2),
                                                  text_of(row, 3),
                                                  text_of(row, 4),
                                                  contact_of(row, 6),
                                                  text_of(row, 5),
                                                  {},
                                                  row.integer(10) != 0,
                                                  origin_of(row, 12)});
                                   hours.push_back(reference(row, 11));
                                   return true;
                               });
    if (!read) return fail(read.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto times = schedule(hours[i]);
        if (!times) return fail(times.error());
        all[i].hours = std::move(*times);
    }
    return all;
}

Result<std::vector<Partner>> CatalogueReader::partners() {
    std::vector<Partner> all;
    std::vector<std::int64_t> presence;
    auto read = each_row(
        database_,
        "SELECT id, name, purpose, about, category, pictogram, place, address, phone, email, website, presence, "
        "origin_file, origin_line, partner FROM partner ORDER BY partner",
        none, [&](const Statement& row) {
            if (row.integer(14) != static_cast<std::int64_t>(all.size())) return false;
            Partner it;
            int column = 0;
            for (auto* text : {&it.id, &it.name, &it.purpose, &it.about, &it.category, &it.pictogram, &it.place})
                *text = row.text(column++);
            it.contact = contact_of(row, 7);
            presence.push_back(reference(row, 11));
            it.origin = origin_of(row, 12);
            all.push_back(std::move(it));
            return true;
        });
    if (!read) return fail(read.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto times = schedule(presence[i]);
        if (!times) return fail(times.error());
        all[i].presence = std::move(*times);
        read = each_row(database_, "SELECT list, text FROM partner_text WHERE partner = ? ORDER BY list, position",
                        static_cast<std::int64_t>(i), [&](const Statement& row) {
                            return read_text(row, {{"need", &all[i].needs}, {"name", &all[i].names}});
                        });
        if (!read) return fail(read.error());
    }
    return all;
}

Result<std::vector<Need>> CatalogueReader::needs() {
    std::vector<Need> all;
    auto read = each_row(database_,
                         "SELECT id, label, pictogram, dimension, opens_partners, origin_file, origin_line, need "
                         "FROM need ORDER BY need",
                         none, [&](const Statement& row) {
                             if (row.integer(7) != static_cast<std::int64_t>(all.size())) return false;
                             Need it;
                             it.id = row.text(0);
                             it.label = row.text(1);
                             it.pictogram = row.text(2);
                             it.dimension = row.text(3);
                             it.opens_partners = row.integer(4) != 0;
                             it.origin = origin_of(row, 5);
                             all.push_back(std::move(it));
                             return true;
                         });
    if (!read) return fail(read.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& it = all[i];
        read = each_row(database_, "SELECT list, text FROM need_text WHERE need = ? ORDER BY list, position",
                        static_cast<std::int64_t>(i), [&](const Statement& row) {
                            return read_text(row, {{"dimension", &it.dimensions},
                                                   {"keyword", &it.keywords},
                                                   {"word", &it.words},
                                                   {"action", &it.action_ids}});
                        });
        if (!read) return fail(read.error());
    }
    return all;
}

Result<std::vector<Poster>> CatalogueReader::posters(Extent extent) {
    std::vector<Poster> all;
    std::vector<std::int64_t> pictures;
    const auto read = each_row(
        database_, "SELECT id, title, text, picture, first, last, origin_file, origin_line FROM poster ORDER BY poster",
        none, [&](const Statement& row) {
            Poster it;
            it.id = row.text(0);
            it.title = row.text(1);
            it.text = row.text(2);
            pictures.push_back(reference(row, 3));
            it.origin = origin_of(row, 6);
            const bool good = read_day(row, 4, it.from) && read_day(row, 5, it.until);
            all.push_back(std::move(it));
            return good;
        });
    if (!read) return fail(read.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (pictures[i] == none) continue;
        auto shown = picture(pictures[i], extent);
        if (!shown) return fail(shown.error());
        all[i].picture = std::move(*shown);
    }
    return all;
}

Result<WordTable> CatalogueReader::words() {
    WordTable words;
    const auto read = each_row(database_, "SELECT list, source, target FROM word ORDER BY list, position", none,
                               [&](const Statement& row) {
                                   const auto list = row.text(0);
                                   if (list == "acronym") {
                                       words.acronyms.push_back(text_of(row, 1));
                                       return true;
                                   }
                                   auto* pairs = list == "alias"     ? &words.keyword_aliases
                                                 : list == "shown"   ? &words.shown_names
                                                 : list == "synonym" ? &words.thesaurus
                                                                     : nullptr;
                                   if (pairs == nullptr) return false;
                                   pairs->push_back({text_of(row, 1), text_of(row, 2)});
                                   return true;
                               });
    if (!read) return fail(read.error());
    return words;
}

}  // namespace parvis::content

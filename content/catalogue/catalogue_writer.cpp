#include "content/catalogue/catalogue_writer.h"

#include <unordered_map>

#include "content/catalogue/derived.h"
#include "content/check/document_checks.h"
#include "content/database.h"
#include "content/iso_day.h"
#include "content/schema/schema.h"
#include "content/search/index_builder.h"
#include "platform/base/durable_file.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

using Order = std::vector<std::uint32_t>;

// The rows of one document. The first failure stays and makes every later call nothing, so that the telling of the
// tables is not buried under checks; status() tells it.
class Rows {
public:
    explicit Rows(Database& database) : database_(database) {}
    [[nodiscard]] const Status& status() const { return status_; }

    // One row: integers, texts, optional<int64> for NULL, and Blob.
    struct Blob {
        std::string_view bytes;
    };
    template <class... Values>
    void insert(std::string_view sql, const Values&... values) {
        if (!status_) return;
        auto statement = database_.cached(sql);
        if (!statement) {
            status_ = fail(statement.error());
            return;
        }
        int parameter = 0;
        (bind(**statement, ++parameter, values), ...);
        if (auto done = (*statement)->run(); !done) status_ = fail(done.error());
    }

    void edition(const Edition& edition);
    void organisations(const Document& document);
    void action(const Document& document, std::uint32_t position, std::uint32_t number);
    void partners(const Document& document);
    void needs(const Document& document);
    void posters(const Document& document);
    void words(const WordTable& words);
    void derived(const Document& document, const Order& order);
    void index(const BuiltIndex& index);

private:
    using Reference = std::optional<std::int64_t>;
    void bind(Statement& statement, int at, std::string_view text) { statement.bind_text(at, text); }
    void bind(Statement& statement, int at, const std::string& text) { statement.bind_text(at, text); }
    void bind(Statement& statement, int at, Blob blob) { statement.bind_blob(at, blob.bytes); }
    void bind(Statement& statement, int at, const Reference& value) {
        value ? statement.bind_integer(at, *value) : statement.bind_null(at);
    }
    template <class Integer>
    requires std::is_integral_v<Integer>
    void bind(Statement& statement, int at, Integer value) {
        statement.bind_integer(at, static_cast<std::int64_t>(value));
    }

    Reference schedule(const Schedule& schedule);
    Reference picture(const std::optional<Picture>& picture);
    std::int64_t label(const std::string& text);
    void texts(std::string_view sql, std::int64_t owner, std::string_view list, const std::vector<std::string>& texts);

    Database& database_;
    Status status_;
    std::int64_t schedules_ = 0;
    std::int64_t pictures_ = 0;
    std::unordered_map<std::string, std::int64_t> labels_;
    std::unordered_map<std::string_view, std::int64_t> organisation_numbers_;
};

Rows::Reference Rows::picture(const std::optional<Picture>& picture) {
    if (!picture) return std::nullopt;
    const auto number = pictures_++;
    insert("INSERT INTO picture VALUES(?,?,?,?,?)", number, picture->width_px, picture->height_px, picture->alt,
           Blob{picture->bytes});
    return number;
}

Rows::Reference Rows::schedule(const Schedule& schedule) {
    if (schedule.empty()) return std::nullopt;
    const auto number = schedules_++;
    const auto from = schedule.valid_from ? to_iso(*schedule.valid_from) : std::string();
    const auto until = schedule.valid_until ? to_iso(*schedule.valid_until) : std::string();
    insert("INSERT INTO schedule VALUES(?,nullif(?,''),nullif(?,''),?)", number, from, until, schedule.words);
    const auto minute = [](const std::optional<TimeSpan>& span, std::uint16_t TimeSpan::*which) {
        return span ? Reference((*span).*which) : Reference();
    };
    std::int64_t position = 0;
    for (const auto& time : schedule.weekly)
        insert("INSERT INTO schedule_weekly VALUES(?,?,?,?,?,?)", number, position++, time.weekday, time.week_of_month,
               minute(time.span, &TimeSpan::from_minute), minute(time.span, &TimeSpan::to_minute));
    position = 0;
    for (const auto& time : schedule.dates)
        insert("INSERT INTO schedule_date VALUES(?,?,?,?,?)", number, position++, to_iso(time.date),
               minute(time.span, &TimeSpan::from_minute), minute(time.span, &TimeSpan::to_minute));
    position = 0;
    for (const auto& range : schedule.exceptions)
        insert("INSERT INTO schedule_exception VALUES(?,?,?,?)", number, position++, to_iso(range.from),
               to_iso(range.to));
    return number;
}

std::int64_t Rows::label(const std::string& text) {
    const auto [found, is_new] = labels_.try_emplace(text, static_cast<std::int64_t>(labels_.size()));
    if (is_new) insert("INSERT INTO label VALUES(?,?)", found->second, text);
    return found->second;
}

void Rows::texts(std::string_view sql, std::int64_t owner, std::string_view list,
                 const std::vector<std::string>& texts) {
    std::int64_t position = 0;
    for (const auto& text : texts) insert(sql, owner, list, position++, text);
}

void Rows::edition(const Edition& edition) {
    const auto date = edition.date ? to_iso(*edition.date) : std::string();
    insert("INSERT INTO edition VALUES(0,?,?,nullif(?,''))", edition.sequence, edition.author, date);
    std::int64_t position = 0;
    for (const auto& centre : edition.centres) insert("INSERT INTO edition_centre VALUES(?,?)", position++, centre);
}

void Rows::organisations(const Document& document) {
    std::int64_t number = 0;
    for (const auto& it : document.organisations) {
        organisation_numbers_[it.id] = number;
        const auto hours = schedule(it.hours);
        insert("INSERT INTO organisation VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", number++, it.id, it.name, it.source_name,
               it.department, it.is_ours, it.about, it.contact.address, it.contact.phone, it.contact.email,
               it.contact.website, hours, it.origin.file, it.origin.line);
    }
}

void Rows::action(const Document& document, std::uint32_t position, std::uint32_t number) {
    const auto& it = document.actions[position];
    const auto organisation = organisation_numbers_.find(it.organisation_id);
    const auto& practical = it.practical;
    const auto photo = picture(it.photo);
    const auto times = schedule(practical.schedule);
    insert("INSERT INTO action VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", number, position, it.id,
           it.title, it.lead, it.dimension, it.status, it.department,
           organisation == organisation_numbers_.end() ? Reference() : Reference(organisation->second), photo,
           it.source_title, it.source_organisation, it.ended_reason, it.territory, it.initiative_detail,
           practical.where, practical.contact, practical.price, practical.how_to_join, times, it.origin.file,
           it.origin.line, it.money, it.people);
    if (!it.source_text.empty()) insert("INSERT INTO action_source VALUES(?,?)", number, it.source_text);
    constexpr std::string_view text_row = "INSERT INTO action_text VALUES(?,?,?,?)";
    texts(text_row, number, "keyword", it.keywords);
    texts(text_row, number, "public", it.publics);
    texts(text_row, number, "initiative", it.initiative);
    texts(text_row, number, "partner", it.partners);
    texts(text_row, number, "file", it.files);
    std::int64_t block_position = 0;
    for (const auto& block : it.summary)
        insert("INSERT INTO summary_block VALUES(?,?,?,?)", number, block_position++, static_cast<int>(block.kind),
               block.text);
    for (std::size_t p = 0; p < it.parts.size(); ++p) {
        const auto& part = it.parts[p];
        insert("INSERT INTO part VALUES(?,?,?,?)", number, p, static_cast<int>(part.kind), label(part.name));
        for (std::size_t f = 0; f < part.fields.size(); ++f) {
            insert("INSERT INTO field VALUES(?,?,?,?)", number, p, f, label(part.fields[f].label));
            block_position = 0;
            for (const auto& block : part.fields[f].blocks)
                insert("INSERT INTO block VALUES(?,?,?,?,?,?)", number, p, f, block_position++,
                       static_cast<int>(block.kind), block.text);
        }
    }
}

void Rows::partners(const Document& document) {
    std::int64_t number = 0;
    for (const auto& it : document.partners) {
        const auto presence = schedule(it.presence);
        insert("INSERT INTO partner VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", number, it.id, it.name, it.purpose,
               it.about, it.category, it.pictogram, it.place, it.contact.address, it.contact.phone, it.contact.email,
               it.contact.website, presence, it.origin.file, it.origin.line);
        texts("INSERT INTO partner_text VALUES(?,?,?,?)", number, "need", it.needs);
        texts("INSERT INTO partner_text VALUES(?,?,?,?)", number, "name", it.names);
        ++number;
    }
}

void Rows::needs(const Document& document) {
    std::int64_t number = 0;
    for (const auto& it : document.needs) {
        insert("INSERT INTO need VALUES(?,?,?,?,?,?,?,?)", number, it.id, it.label, it.pictogram, it.dimension,
               it.opens_partners, it.origin.file, it.origin.line);
        constexpr std::string_view text_row = "INSERT INTO need_text VALUES(?,?,?,?)";
        texts(text_row, number, "dimension", it.dimensions);
        texts(text_row, number, "keyword", it.keywords);
        texts(text_row, number, "word", it.words);
        texts(text_row, number, "action", it.action_ids);
        ++number;
    }
}

void Rows::posters(const Document& document) {
    std::int64_t number = 0;
    for (const auto& it : document.posters) {
        const auto shown = picture(it.picture);
        const auto from = it.from ? to_iso(*it.from) : std::string();
        const auto until = it.until ? to_iso(*it.until) : std::string();
        insert("INSERT INTO poster VALUES(?,?,?,?,?,nullif(?,''),nullif(?,''),?,?)", number++, it.id, it.title, it.text,
               shown, from, until, it.origin.file, it.origin.line);
    }
}

void Rows::words(const WordTable& words) {
    const auto pairs = [&](std::string_view list, const std::vector<WordTable::Pair>& table) {
        std::int64_t position = 0;
        for (const auto& pair : table) insert("INSERT INTO word VALUES(?,?,?,?)", list, position++, pair.from, pair.to);
    };
    pairs("alias", words.keyword_aliases);
    pairs("shown", words.shown_names);
    pairs("synonym", words.thesaurus);
    std::int64_t position = 0;
    for (const auto& acronym : words.acronyms)
        insert("INSERT INTO word VALUES(?,?,?,'')", std::string_view("acronym"), position++, acronym);
}

void Rows::derived(const Document& document, const Order& order) {
    const auto pairs = [&](std::string_view sql, const std::vector<std::vector<std::uint32_t>>& actions) {
        for (std::size_t owner = 0; owner < actions.size(); ++owner)
            for (const auto number : actions[owner]) insert(sql, owner, number);
    };
    pairs("INSERT INTO need_action VALUES(?,?)", gathered_actions(document, order));
    pairs("INSERT INTO partner_action VALUES(?,?)", partner_actions(document, order));
    const auto columns = build_facet_columns(document, order);
    for (std::size_t group = 0; group < columns.size(); ++group) {
        const auto blob = columns[group].encode();
        insert("INSERT INTO facet VALUES(?,?)", group, Blob{blob});
        std::int64_t number = 0;
        for (const auto& value : columns[group].values())
            insert("INSERT INTO facet_value VALUES(?,?,?,?)", group, number++, value.value, value.label);
    }
}

void Rows::index(const BuiltIndex& index) {
    insert("INSERT INTO search_vocabulary VALUES(0,?)", Blob{index.vocabulary});
    std::int64_t term = 0;
    for (const auto& it : index.terms)
        insert("INSERT INTO search_term VALUES(?,?,?,?)", term++, it.shown, it.sheets, Blob{it.postings});
    for (const auto& it : index.prefixes) insert("INSERT INTO search_prefix VALUES(?,?)", it.prefix, Blob{it.postings});
}

// Writing takes about half of the time, the index the rest.
class Progress {
public:
    Progress(const WriteOptions& options, std::size_t steps) : options_(options), steps_(steps == 0 ? 1 : steps) {}
    void step() {
        if (++done_ % 256 == 0) tell(0.95 * static_cast<double>(done_) / static_cast<double>(steps_));
    }
    void tell(double fraction) const {
        if (options_.on_progress) options_.on_progress(fraction);
    }

private:
    const WriteOptions& options_;
    std::size_t steps_;
    std::size_t done_ = 0;
};

Status write_rows(const Document& document, Database& database, const WriteOptions& options) {
    auto transaction = Transaction::begin(database);
    if (!transaction) return fail(transaction.error());
    const auto schema = std::string(catalogue_schema_sql()) +
                        "PRAGMA application_id=" + std::to_string(catalogue_application_id) +
                        ";PRAGMA user_version=" + std::to_string(catalogue_schema_version) + ";";
    if (auto made = database.execute(schema); !made) return made;

    const auto order = list_order(document);
    std::unordered_map<std::string_view, std::string_view> organisation_names;
    for (const auto& organisation : document.organisations) organisation_names[organisation.id] = organisation.name;
    Progress progress(options, order.size());
    progress.tell(0);
    Rows rows(database);
    IndexBuilder builder;
    rows.edition(document.edition);
    rows.organisations(document);
    for (std::uint32_t number = 0; number < order.size() && rows.status(); ++number) {
        const auto& action = document.actions[order[number]];
        rows.action(document, order[number], number);
        builder.add(action, organisation_names[action.organisation_id]);
        progress.step();
    }
    rows.partners(document);
    rows.needs(document);
    rows.posters(document);
    rows.words(document.words);
    rows.derived(document, order);
    rows.index(builder.finish());
    if (!rows.status()) return rows.status();
    if (auto done = transaction->commit(); !done) return done;
    progress.tell(1);
    return {};
}

}  // namespace

Status write_catalogue(const Document& document, const std::filesystem::path& target, const WriteOptions& options) {
    if (auto sound = check_document(document); !sound) return sound;
    const auto name = target.string();
    // A rename would put the catalogue in the place of a device.
    std::error_code unknown;
    const auto there = std::filesystem::status(target, unknown).type();
    if (there == std::filesystem::file_type::directory)
        return fail(Errc::unwritable, name + ": c’est un dossier ; donnez le nom d’un fichier .parvis");
    if (there != std::filesystem::file_type::not_found && there != std::filesystem::file_type::regular &&
        there != std::filesystem::file_type::none)
        return fail(Errc::unwritable,
                    name + ": ce n’est pas un fichier ordinaire ; donnez le nom d’un fichier .parvis");
    auto pending = PendingFile::create(target);
    if (!pending)
        return fail(pending.error().code,
                    pending.error().message + " ; vérifiez que le dossier existe et qu’il n’est pas protégé");
    const auto failed = [&](const Error& error) {
        log(LogLevel::debug, name + ": " + error.message);  // SQLite's words, for programmers
        return fail(error.code, name + ": l’écriture a échoué ; vérifiez la place qui reste sur le disque");
    };
    {
        auto database = Database::create(pending->path());
        if (!database) return failed(database.error());
        if (auto written = write_rows(document, *database, options); !written) return failed(written.error());
    }
    if (auto done = pending->commit(); !done)
        return fail(done.error().code, done.error().message +
                                           " ; vérifiez que ce nom n’est pas celui d’un dossier et "
                                           "que le disque n’est ni plein ni protégé");
    return {};
}

}  // namespace parvis::content

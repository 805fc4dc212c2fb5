// What Parvis shows, as plain structs: the one vocabulary that sources, catalogue, command line and screens share.
// Text is UTF-8. Where the source's own words differ from what is shown, both are kept: `source_…` is never edited.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parvis::content {

enum class BlockKind : std::uint8_t { paragraph, bullet };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::string text;  // one paragraph or one list item, no line breaks, no bullet sign
    bool operator==(const Block&) const = default;
};

struct Field {
    std::string label;  // as shown: "Résultat sur le territoire"
    std::vector<Block> blocks;
    bool operator==(const Field&) const = default;
};

// One of the five parts of a national sheet, in this order.
enum class PartKind : std::uint8_t { description, purpose, method, evaluation, files };

struct Part {
    PartKind kind = PartKind::description;
    std::string name;  // as shown: "Raison d’être de l’action"
    std::vector<Field> fields;
    bool operator==(const Part&) const = default;
};

struct TimeSpan {  // minutes after midnight, local time of the centre; to > from
    std::uint16_t from_minute = 0;
    std::uint16_t to_minute = 0;
    bool operator==(const TimeSpan&) const = default;
};

struct WeeklyTime {
    std::uint8_t weekday = 1;       // ISO: 1 Monday … 7 Sunday
    std::int8_t week_of_month = 0;  // 0 every week; 1…5 the nth such weekday of a month; -1 the last
    std::optional<TimeSpan> span;   // none: the whole day, or by appointment
    bool operator==(const WeeklyTime&) const = default;
};

struct DatedTime {
    std::chrono::year_month_day date{};
    std::optional<TimeSpan> span;
    bool operator==(const DatedTime&) const = default;
};

struct DateRange {  // both ends included
    std::chrono::year_month_day from{};
    std::chrono::year_month_day to{};
    bool operator==(const DateRange&) const = default;
};

struct Schedule {
    std::vector<WeeklyTime> weekly;
    std::vector<DatedTime> dates;
    std::optional<std::chrono::year_month_day> valid_from;
    std::optional<std::chrono::year_month_day> valid_until;
    std::vector<DateRange> exceptions;  // not on these days
    std::string words;                  // free words beside the data: "sauf vacances scolaires"
    bool operator==(const Schedule&) const = default;
    [[nodiscard]] bool empty() const { return *this == Schedule{}; }
};

// A picture as our builder re-encoded it: baseline JPEG or PNG, upright, at most 1920 px on its longer side.
struct Picture {
    std::string bytes;
    std::uint16_t width_px = 0;
    std::uint16_t height_px = 0;
    std::string alt;  // alternative text; empty when the source has none (reported)
    bool operator==(const Picture&) const = default;
};

struct Origin {
    std::string file;
    int line = 0;  // 1-based; 0 when unknown
    bool operator==(const Origin&) const = default;
};

struct Practical {
    std::string where;
    std::string contact;
    std::string price;
    std::string how_to_join;
    Schedule schedule;
    bool operator==(const Practical&) const = default;
    [[nodiscard]] bool empty() const { return *this == Practical{}; }
};

struct Action {
    std::string id;            // identity.h; set by assemble(), or given by an authoring folder
    std::string title;         // shown
    std::string source_title;  // untouched
    std::string lead;  // one sentence for a card, cut at a word; from the summary or the next field; may be empty
    std::vector<Block> summary;
    std::string status;        // "En cours", "Terminée"; empty when not said
    std::string ended_reason;  // empty when not said
    std::string dimension;     // official name ("Services", "Citoyenneté", "Accompagnement de projets"); empty: none
    std::vector<std::string> keywords;  // one spelling each (alias table)
    std::vector<std::string> publics;
    std::string territory;
    std::vector<std::string> initiative;  // who began it
    std::string initiative_detail;        // "Précision (si autre)"
    std::vector<std::string> partners;    // names or kinds ("Bailleur social")
    std::string source_organisation;      // name as in the source, without the department
    std::string organisation_id;          // set by assemble()
    std::string department;
    bool names_no_centre = false;  // its source says that it has none: it is not taken for ours
    std::vector<Part> parts;
    std::string money;   // plain text, lines kept
    std::string people;  // plain text, lines kept
    std::vector<std::string> files;
    Practical practical;
    std::optional<Picture> photo;
    std::string
        source_text;  // the whole sheet as its source wrote it: lines of a text, "heading : cell" of a table's row
    Origin origin;
};

struct Contact {
    std::string address;  // lines separated by \n
    std::string phone;    // as shown: "05 90 00 00 00"
    std::string email;
    std::string website;
    bool operator==(const Contact&) const = default;
    [[nodiscard]] bool empty() const { return *this == Contact{}; }
};

struct Organisation {
    std::string id;
    std::string source_name;  // as in the source, without the department
    std::string name;         // shown
    std::string department;
    Contact contact;
    std::string about;  // a few words of welcome; may be empty
    Schedule hours;
    bool is_ours = false;
    Origin origin;
};

struct Partner {
    std::string id;
    std::string name;
    std::string purpose;    // what for: "Allocations, logement, famille"
    std::string about;      // a sentence or two; may be empty
    std::string category;   // groups the list: "Droits", "Santé"; may be empty
    std::string pictogram;  // pictogram.h
    std::string place;      // where in the centre: "Bureau 2"
    Contact contact;
    Schedule presence;
    std::vector<std::string> needs;  // labels of the needs it serves
    std::vector<std::string> names;  // other names by which actions call it
    Origin origin;
};

// A tile of the home screen, in the visitor's words. It gathers what matches any of its lists.
struct Need {
    std::string id;
    std::string label;
    std::string pictogram;  // pictogram.h
    std::string dimension;  // the palette of its cover; empty: "autre"
    std::vector<std::string> dimensions;
    std::vector<std::string> keywords;
    std::vector<std::string> words;       // searched in titles and summaries, folded, by whole word
    std::vector<std::string> action_ids;  // named one by one
    bool opens_partners = false;          // gathers the partners instead of actions
    Origin origin;
};

struct Poster {
    std::string id;
    std::string title;
    std::string text;
    std::optional<Picture> picture;
    std::optional<std::chrono::year_month_day> from;
    std::optional<std::chrono::year_month_day> until;
    Origin origin;
};

struct WordTable {
    struct Pair {
        std::string from;
        std::string to;
        bool operator==(const Pair&) const = default;
    };
    std::vector<Pair> keyword_aliases;  // "Viellissement" → "Vieillissement"
    std::vector<Pair> shown_names;      // "CENTRE SOCIAL LA SOURCE" → "Centre social La Source"
    std::vector<Pair> thesaurus;        // "papiers" → "démarches": a search for the first also finds the second
    std::vector<std::string> acronyms;  // "MJC": stays in capitals
};

// Which making of the content this is, and for whom.
struct Edition {
    std::int64_t sequence = 0;  // 1 and up, a later one is greater (pack/pack_facts.h); 0: not numbered
    std::string author;         // who answers for it; may be empty
    std::optional<std::chrono::year_month_day> date;
    std::vector<std::string> centres;  // whose boards may show it, in any spelling; none: every centre's
    bool operator==(const Edition&) const = default;
};

// What one source says, or what all say together (assemble/assemble.h).
struct Document {
    Edition edition;
    std::vector<Action> actions;
    std::vector<Organisation> organisations;
    std::vector<Partner> partners;
    std::vector<Need> needs;
    std::vector<Poster> posters;
    WordTable words;
};

}  // namespace parvis::content

#include "content/cli/json.h"

#include <map>
#include <nlohmann/json.hpp>

#include "content/iso_day.h"

namespace parvis::content::cli {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

std::string time_of_day(unsigned minutes) {
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

Json or_null(const std::optional<std::chrono::year_month_day>& day) {
    return day ? Json(to_iso(*day)) : Json(nullptr);
}

void add_span(Json& into, const std::optional<TimeSpan>& span) {
    into["from"] = span ? Json(time_of_day(span->from_minute)) : Json(nullptr);
    into["to"] = span ? Json(time_of_day(span->to_minute)) : Json(nullptr);
}

Json to_value(const Schedule& schedule) {
    Json weekly = Json::array();
    for (const WeeklyTime& time : schedule.weekly) {
        Json one{{"weekday", time.weekday}, {"week_of_month", time.week_of_month}};
        add_span(one, time.span);
        weekly.push_back(std::move(one));
    }
    Json dates = Json::array();
    for (const DatedTime& time : schedule.dates) {
        Json one{{"date", to_iso(time.date)}};
        add_span(one, time.span);
        dates.push_back(std::move(one));
    }
    Json exceptions = Json::array();
    for (const DateRange& range : schedule.exceptions)
        exceptions.push_back({{"from", to_iso(range.from)}, {"to", to_iso(range.to)}});
    return {{"weekly", weekly},
            {"dates", dates},
            {"valid_from", or_null(schedule.valid_from)},
            {"valid_until", or_null(schedule.valid_until)},
            {"exceptions", exceptions},
            {"words", or_null(schedule.words)}};
}

Json to_value(const std::optional<Picture>& picture) {
    if (!picture) return nullptr;
    return {{"width", picture->width_px},
            {"height", picture->height_px},
            {"bytes", picture->bytes.size()},
            {"alt", or_null(picture->alt)}};
}

Json to_value(const Contact& contact) {
    return {{"address", or_null(contact.address)},
            {"phone", or_null(contact.phone)},
            {"email", or_null(contact.email)},
            {"website", or_null(contact.website)}};
}

std::string plain_text(const std::vector<Block>& blocks) {
    std::string text;
    for (const Block& block : blocks) {
        if (!text.empty()) text += "\n";
        text += (block.kind == BlockKind::bullet ? "• " : "") + block.text;
    }
    return text;
}

Json to_value(const std::vector<Part>& parts) {
    Json list = Json::array();
    for (const Part& part : parts) {
        Json fields = Json::array();
        for (const Field& field : part.fields) {
            Json blocks = Json::array();
            for (const Block& block : field.blocks)
                blocks.push_back(
                    {{"kind", block.kind == BlockKind::bullet ? "bullet" : "paragraph"}, {"text", block.text}});
            fields.push_back({{"label", field.label}, {"blocks", std::move(blocks)}});
        }
        list.push_back({{"name", part.name}, {"fields", std::move(fields)}});
    }
    return list;
}

Json to_value(const Action& action, const std::string& organisation_shown) {
    return {{"id", action.id},
            {"title", action.title},
            {"source_title", action.source_title},
            {"status", or_null(action.status)},
            {"ended_reason", or_null(action.ended_reason)},
            {"dimension", or_null(action.dimension)},
            {"keywords", action.keywords},
            {"publics", action.publics},
            {"territory", or_null(action.territory)},
            {"initiative", action.initiative},
            {"initiative_detail", or_null(action.initiative_detail)},
            {"partners", action.partners},
            {"organisation", action.source_organisation},
            {"organisation_shown", organisation_shown},
            {"organisation_id", or_null(action.organisation_id)},
            {"department", or_null(action.department)},
            {"lead", action.lead},
            {"summary", plain_text(action.summary)},
            {"parts", to_value(action.parts)},
            {"money", or_null(action.money)},
            {"people", or_null(action.people)},
            {"files", action.files},
            {"practical",
             {{"where", or_null(action.practical.where)},
              {"contact", or_null(action.practical.contact)},
              {"price", or_null(action.practical.price)},
              {"how_to_join", or_null(action.practical.how_to_join)},
              {"times", to_value(action.practical.schedule)}}},
            {"photo", to_value(action.photo)},
            {"source_text", action.source_text}};
}

Json to_value(const Organisation& organisation) {
    return {{"id", organisation.id},
            {"name", organisation.source_name},
            {"name_shown", organisation.name},
            {"department", or_null(organisation.department)},
            {"is_ours", organisation.is_ours},
            {"about", or_null(organisation.about)},
            {"contact", to_value(organisation.contact)},
            {"hours", to_value(organisation.hours)}};
}

Json to_value(const Partner& partner) {
    return {{"id", partner.id},
            {"name", partner.name},
            {"purpose", or_null(partner.purpose)},
            {"about", or_null(partner.about)},
            {"category", or_null(partner.category)},
            {"pictogram", or_null(partner.pictogram)},
            {"place", or_null(partner.place)},
            {"contact", to_value(partner.contact)},
            {"presence", to_value(partner.presence)},
            {"needs", partner.needs},
            {"names", partner.names}};
}

Json to_value(const Need& need) {
    return {{"id", need.id},
            {"label", need.label},
            {"pictogram", or_null(need.pictogram)},
            {"dimension", or_null(need.dimension)},
            {"dimensions", need.dimensions},
            {"keywords", need.keywords},
            {"words", need.words},
            {"actions", need.action_ids},
            {"opens_partners", need.opens_partners}};
}

Json to_value(const Poster& poster) {
    return {{"id", poster.id},
            {"title", poster.title},
            {"text", or_null(poster.text)},
            {"from", or_null(poster.from)},
            {"until", or_null(poster.until)},
            {"picture", to_value(poster.picture)}};
}

Json to_value(const Edition& edition) {
    return {{"sequence", edition.sequence == 0 ? Json(nullptr) : Json(edition.sequence)},
            {"author", or_null(edition.author)},
            {"date", or_null(edition.date)},
            {"centres", edition.centres}};
}

Json to_value(const std::vector<WordTable::Pair>& pairs) {
    Json list = Json::array();
    for (const WordTable::Pair& pair : pairs) list.push_back({{"from", pair.from}, {"to", pair.to}});
    return list;
}

template <class T>
Json list_of(const std::vector<T>& items) {
    Json list = Json::array();
    for (const T& item : items) list.push_back(to_value(item));
    return list;
}

Json to_value(const std::vector<TextRange>& marks) {
    Json list = Json::array();
    for (const TextRange mark : marks) list.push_back({mark.begin, mark.end});
    return list;
}

const char* name_of(MatchKind kind) {
    switch (kind) {
        case MatchKind::exact:
            return "exact";
        case MatchKind::synonym:
            return "synonym";
        case MatchKind::spelling:
            return "spelling";
    }
    return "exact";
}

// Invalid UTF-8 cannot come from our builder; from a damaged file it becomes U+FFFD instead of an exception.
std::string text_of(const Json& value) {
    return value.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Document& document) {
    std::map<std::string, std::string> shown_names;
    for (const Organisation& organisation : document.organisations) shown_names[organisation.id] = organisation.name;
    Json actions = Json::array();
    for (const Action& action : document.actions)
        actions.push_back(to_value(action, shown_names[action.organisation_id]));
    return text_of({{"edition", to_value(document.edition)},
                    {"actions", std::move(actions)},
                    {"organisations", list_of(document.organisations)},
                    {"partners", list_of(document.partners)},
                    {"needs", list_of(document.needs)},
                    {"posters", list_of(document.posters)},
                    {"thesaurus", to_value(document.words.thesaurus)}});
}

std::string to_json(const std::string& words, const SearchResult& result) {
    Json hits = Json::array();
    for (const Hit& hit : result.hits) {
        hits.push_back({{"id", hit.action.id},
                        {"title", hit.action.title},
                        {"organisation", hit.action.organisation},
                        {"department", or_null(hit.action.department)},
                        {"match", name_of(hit.kind)},
                        {"matched_in", hit.matched_in},
                        {"explained_by", or_null(hit.explained_by)},
                        {"title_marks", to_value(hit.title_marks)},
                        {"snippet", hit.snippet},
                        {"snippet_marks", to_value(hit.snippet_marks)}});
    }
    return text_of({{"words", words},
                    {"total", result.total},
                    {"hits", std::move(hits)},
                    {"nearest_words", result.nearest_words}});
}

}  // namespace parvis::content::cli

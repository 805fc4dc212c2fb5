#include "content/check/document_checks.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "content/catalogue/catalogue_writer.h"
#include "content/pack/pack_facts.h"
#include "content/search/postings.h"
#include "content/text/encoding.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// The beginning of a name, without what would upset a terminal.
std::string shown(std::string_view name) {
    constexpr std::size_t most_bytes = 80;
    std::string cut;
    for (std::size_t position = 0; position < name.size() && cut.size() < most_bytes;) {
        const char32_t c = next_code_point(name, position);
        append_utf8(cut, c < 0x20 || (c >= 0x7F && c < 0xA0) || is_ignorable(c) ? replacement_character : c);
    }
    return cut;
}

// Remembers the first fault and whose it is.
class Check {
public:
    void entry(std::string_view kind, std::string_view name, const Origin& origin) {
        if (!status_) return;
        who_ = origin.file;
        if (origin.line > 0) who_ += ":" + std::to_string(origin.line);
        if (!who_.empty()) who_ += ": ";
        who_ += std::string(kind) + " « " + shown(name) + " »";
    }
    void text(std::string_view value) {
        bytes(value);
        if (!is_clean_text(value))
            fault(Errc::invalid_value,
                  "un texte contient des octets abîmés ou des caractères de contrôle ; corrigez-le dans sa source et "
                  "refaites ce fichier avec « parvis-content build »");
    }
    void bytes(std::string_view value) {
        if (value.size() > max_field_bytes)
            fault(Errc::too_large, "un texte ou une image dépasse 10 millions d’octets ; raccourcissez-le");
    }
    void all(const std::vector<std::string>& values) {
        for (const auto& value : values) text(value);
    }
    void blocks(const std::vector<Block>& blocks) {
        for (const auto& block : blocks) text(block.text);
    }
    void day(std::chrono::year_month_day day) {
        const auto year = static_cast<int>(day.year());
        if (!day.ok() || year < 1 || year > 9999)
            fault(Errc::invalid_value, "une date n’existe pas dans le calendrier ; corrigez-la");
    }
    void day(const std::optional<std::chrono::year_month_day>& value) {
        if (value) day(*value);
    }
    void span(const std::optional<TimeSpan>& span) {
        if (span && (span->to_minute <= span->from_minute || span->to_minute > 24 * 60))
            fault(Errc::invalid_value, "un horaire finit avant de commencer ; corrigez-le");
    }
    void schedule(const Schedule& schedule) {
        text(schedule.words);
        day(schedule.valid_from);
        day(schedule.valid_until);
        for (const auto& time : schedule.weekly) {
            span(time.span);
            if (time.weekday < 1 || time.weekday > 7 || time.week_of_month < -1 || time.week_of_month > 5)
                fault(Errc::invalid_value, "un jour de la semaine n’existe pas ; corrigez-le");
        }
        for (const auto& time : schedule.dates) {
            day(time.date);
            span(time.span);
        }
        for (const auto& range : schedule.exceptions) {
            day(range.from);
            day(range.to);
        }
    }
    // Whatever is written can be signed: what a signature says of it must fit there.
    void edition(const Edition& edition) {
        if (const auto comment = to_trusted_comment(facts_from(edition, INT64_MAX)); !comment)
            fault(comment.error().code, comment.error().message);
        day(edition.date);
    }
    void contact(const Contact& contact) {
        for (const auto* part : {&contact.address, &contact.phone, &contact.email, &contact.website}) text(*part);
    }
    void picture(const std::optional<Picture>& picture) {
        if (!picture) return;
        bytes(picture->bytes);
        text(picture->alt);
    }
    void id(std::unordered_set<std::string_view>& known, std::string_view id) {
        text(id);
        if (id.empty()) fault(Errc::invalid_value, "l’identifiant manque ; donnez-en un");
        if (!known.insert(id).second)
            fault(Errc::invalid_value, "l’identifiant « " + shown(id) + " » sert déjà ; donnez-en un autre");
    }
    void fault(Errc code, const std::string& what) {
        if (status_) status_ = fail(code, who_ + " : " + what);
    }
    [[nodiscard]] const Status& status() const { return status_; }

private:
    std::string who_;
    Status status_;
};

void check_action(Check& check, const Action& action) {
    for (const auto* text :
         {&action.title, &action.source_title, &action.lead, &action.status, &action.ended_reason, &action.dimension,
          &action.territory, &action.initiative_detail, &action.source_organisation, &action.department, &action.money,
          &action.people, &action.practical.where, &action.practical.contact, &action.practical.price,
          &action.practical.how_to_join, &action.source_text})
        check.text(*text);
    for (const auto* list : {&action.keywords, &action.publics, &action.initiative, &action.partners, &action.files})
        check.all(*list);
    check.blocks(action.summary);
    for (const auto& part : action.parts) {
        check.text(part.name);
        for (const auto& field : part.fields) {
            check.text(field.label);
            check.blocks(field.blocks);
        }
    }
    check.schedule(action.practical.schedule);
    check.picture(action.photo);
}

}  // namespace

Status check_document(const Document& document) {
    if (document.actions.size() > max_sheets)
        return fail(Errc::too_large, "plus de 1 000 000 de fiches : répartissez-les sur plusieurs fichiers");
    Check check;
    check.entry("l’édition", document.edition.author, {});
    check.edition(document.edition);
    std::unordered_set<std::string_view> organisations;
    for (const auto& it : document.organisations) {
        check.entry("le centre", it.name, it.origin);
        check.id(organisations, it.id);
        for (const auto* text : {&it.source_name, &it.name, &it.department, &it.about}) check.text(*text);
        check.contact(it.contact);
        check.schedule(it.hours);
    }
    std::unordered_set<std::string_view> actions;
    for (const auto& it : document.actions) {
        check.entry("la fiche", it.title, it.origin);
        check.id(actions, it.id);
        if (!it.organisation_id.empty() && !organisations.contains(it.organisation_id))
            check.fault(
                Errc::invalid_value,
                "son centre n’est pas dans la liste des centres ; refaites ce fichier avec « parvis-content build »");
        check_action(check, it);
    }
    std::unordered_set<std::string_view> partners;
    for (const auto& it : document.partners) {
        check.entry("le partenaire", it.name, it.origin);
        check.id(partners, it.id);
        for (const auto* text : {&it.name, &it.purpose, &it.about, &it.category, &it.pictogram, &it.place})
            check.text(*text);
        check.contact(it.contact);
        check.schedule(it.presence);
        check.all(it.needs);
        check.all(it.names);
    }
    std::unordered_set<std::string_view> needs;
    for (const auto& it : document.needs) {
        check.entry("le besoin", it.label, it.origin);
        check.id(needs, it.id);
        for (const auto* text : {&it.label, &it.pictogram, &it.dimension}) check.text(*text);
        for (const auto* list : {&it.dimensions, &it.keywords, &it.words, &it.action_ids}) check.all(*list);
    }
    std::unordered_set<std::string_view> posters;
    for (const auto& it : document.posters) {
        check.entry("l’affiche", it.title, it.origin);
        check.id(posters, it.id);
        for (const auto* text : {&it.title, &it.text}) check.text(*text);
        check.picture(it.picture);
        check.day(it.from);
        check.day(it.until);
    }
    check.entry("la table des mots", "mots.csv", {});
    for (const auto* table : {&document.words.keyword_aliases, &document.words.shown_names, &document.words.thesaurus})
        for (const auto& pair : *table) {
            check.text(pair.from);
            check.text(pair.to);
        }
    check.all(document.words.acronyms);
    return check.status();
}

}  // namespace parvis::content

// centres.csv, partenaires.csv, besoins.csv, mots.csv, affiches.csv.
#include <unordered_map>

#include "content/authoring/tables.h"
#include "content/authoring/text_cells.h"
#include "content/identity.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_tables.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

std::string own_id_cell(const std::string& id, const std::string& computed) {
    return id != computed && is_own_id(id) ? id : std::string();
}

// Titles are what staff know actions by: used where they lead to that action and no other.
class ActionNames {
public:
    explicit ActionNames(const Document& document) {
        for (const auto& action : document.actions) {
            ++bearers_[fold(action.title)];
            if (fold(action.source_title) != fold(action.title)) ++bearers_[fold(action.source_title)];
            ++bearers_[fold(action.id)];
            title_of_[action.id] = &action.title;
        }
    }

    [[nodiscard]] std::string of(const std::string& id) const {
        const auto title = title_of_.find(id);
        const bool is_only = title != title_of_.end() && bearers_.at(fold(*title->second)) == 1;
        return is_only ? with_plain_spaces(*title->second) : id;
    }

private:
    std::unordered_map<std::string, int> bearers_;  // by what may be written, folded
    std::unordered_map<std::string_view, const std::string*> title_of_;
};

}  // namespace

SpreadsheetTable centre_table(const Rebuild& rebuild) {
    using Column = TableColumn<Organisation>;
    static const std::vector<Column> columns = {
        {"nom", true, [](const Organisation& it) { return to_cell_text(it.source_name); }},
        {"nom affiché", true, [](const Organisation& it) { return shown_cell(it.name); }},
        {"département", true, [](const Organisation& it) { return shown_cell(it.department); }},
        {"présentation", true, [](const Organisation& it) { return shown_cell(it.about); }},
        {"adresse", true, [](const Organisation& it) { return shown_cell(it.contact.address); }},
        {"téléphone", true, [](const Organisation& it) { return to_cell_text(it.contact.phone); }},
        {"courriel", true, [](const Organisation& it) { return to_cell_text(it.contact.email); }},
        {"site", true, [](const Organisation& it) { return to_cell_text(it.contact.website); }},
        {"horaires", true, [](const Organisation& it) { return to_cell_values(columns_of(it.hours).weekly); }},
        {"dates", false, [](const Organisation& it) { return to_cell_values(columns_of(it.hours).dates); }},
        {"valable du", false, [](const Organisation& it) { return columns_of(it.hours).valid_from; }},
        {"valable jusqu’au", false, [](const Organisation& it) { return columns_of(it.hours).valid_until; }},
        {"sauf", false, [](const Organisation& it) { return to_cell_values(columns_of(it.hours).exceptions); }},
        {"précisions horaires", false, [](const Organisation& it) { return shown_cell(it.hours.words); }},
    };
    std::vector<Organisation> told;
    for (const auto& it : rebuild.document.organisations)
        if (&it != rebuild.ours && rebuild.says_more_of(it)) told.push_back(it);
    return table_of(columns, told);
}

SpreadsheetTable partner_table(const Document& document) {
    using Column = TableColumn<Partner>;
    static const std::vector<Column> columns = {
        {"identifiant", false, [](const Partner& it) { return own_id_cell(it.id, named_id("partner", it.name)); }},
        {"nom", true, [](const Partner& it) { return shown_cell(it.name); }},
        {"pour quoi", true, [](const Partner& it) { return shown_cell(it.purpose); }},
        {"présentation", true, [](const Partner& it) { return shown_cell(it.about); }},
        {"catégorie", true, [](const Partner& it) { return shown_cell(it.category); }},
        {"pictogramme", true, [](const Partner& it) { return it.pictogram; }},
        {"besoins", true, [](const Partner& it) { return shown_cell(it.needs); }},
        {"lieu", true, [](const Partner& it) { return shown_cell(it.place); }},
        {"présence", true, [](const Partner& it) { return to_cell_values(columns_of(it.presence).weekly); }},
        {"dates", true, [](const Partner& it) { return to_cell_values(columns_of(it.presence).dates); }},
        {"valable du", false, [](const Partner& it) { return columns_of(it.presence).valid_from; }},
        {"valable jusqu’au", false, [](const Partner& it) { return columns_of(it.presence).valid_until; }},
        {"sauf", false, [](const Partner& it) { return to_cell_values(columns_of(it.presence).exceptions); }},
        {"précisions horaires", true, [](const Partner& it) { return shown_cell(it.presence.words); }},
        {"adresse", true, [](const Partner& it) { return shown_cell(it.contact.address); }},
        {"téléphone", true, [](const Partner& it) { return to_cell_text(it.contact.phone); }},
        {"courriel", true, [](const Partner& it) { return to_cell_text(it.contact.email); }},
        {"site", true, [](const Partner& it) { return to_cell_text(it.contact.website); }},
        {"autres noms", true, [](const Partner& it) { return to_cell_values(it.names); }},
    };
    return table_of(columns, document.partners);
}

SpreadsheetTable need_table(const Rebuild& rebuild) {
    SpreadsheetTable table({{"identifiant"},
                            {"besoin", true},
                            {"pictogramme", true},
                            {"couleur", true},
                            {"thèmes", true},
                            {"mots clés", true},
                            {"mots", true},
                            {"actions", true},
                            {"ouvre", true}});
    const ActionNames names(rebuild.document);
    for (const auto& it : rebuild.document.needs) {
        auto actions = it.action_ids;
        for (auto& action : actions) action = names.of(action);
        table.add({own_id_cell(it.id, named_id("need", it.label)), shown_cell(it.label), it.pictogram, it.dimension,
                   shown_cell(it.dimensions), rebuild.keyword_cell(it.keywords), to_cell_values(it.words),
                   to_cell_values(actions), it.opens_partners ? "partenaires" : ""});
    }
    return table;
}

SpreadsheetTable word_table(const WordTable& own) {
    SpreadsheetTable table({{"type", true}, {"mot", true}, {"remplacé par", true}});
    const auto add = [&](const std::string& type, const std::string& word, const std::string& replacement) {
        table.add({type, to_cell_text(word), to_cell_values({replacement})});
    };
    for (const auto& [from, to] : own.keyword_aliases) add("mot clé", from, to);
    for (const auto& [from, to] : own.shown_names) add("nom", from, to);
    for (std::size_t i = 0; i < own.thesaurus.size();) {
        const auto& word = own.thesaurus[i].from;
        std::vector<std::string> replacements;
        for (; i < own.thesaurus.size() && own.thesaurus[i].from == word; ++i)
            replacements.push_back(own.thesaurus[i].to);
        table.add({"synonyme", to_cell_text(word), to_cell_values(replacements)});
    }
    for (const auto& acronym : own.acronyms) table.add({"sigle", to_cell_text(acronym), {}});
    return table;
}

SpreadsheetTable poster_table(const Document& document, const std::vector<std::string>& picture_names) {
    SpreadsheetTable table({{"identifiant"},
                            {"titre", true},
                            {"texte", true},
                            {"image", true},
                            {"texte de l’image", true},
                            {"du", true},
                            {"au", true}});
    for (std::size_t i = 0; i < document.posters.size(); ++i) {
        const auto& it = document.posters[i];
        table.add({own_id_cell(it.id, named_id("poster", it.title)), shown_cell(it.title), shown_cell(it.text),
                   picture_names[i], it.picture ? shown_cell(it.picture->alt) : std::string(), day_cell(it.from),
                   day_cell(it.until)});
    }
    return table;
}

}  // namespace parvis::content

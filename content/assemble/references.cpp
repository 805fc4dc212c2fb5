#include "content/assemble/references.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "content/defaults/defaults.h"
#include "content/identity.h"
#include "content/pictogram.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

void check_pictogram(std::string& pictogram, const std::string& whose, const Origin& origin, Diagnostics& diagnostics) {
    if (pictogram.empty()) pictogram = "info";
    if (is_pictogram(pictogram)) return;
    diagnostics.push_back({Severity::warning,
                           origin,
                           {},
                           in_quotes(whose) + " : " + in_quotes(pictogram) +
                               " n’est pas un pictogramme connu ; « info » le remplace. Les noms : à la fin de "
                               "LISEZMOI.txt, donné avec les tableaux vides."});
    pictogram = "info";
}

void add_new(std::vector<std::string>& values, const std::vector<std::string>& more) {
    std::unordered_set<std::string> known;
    for (const auto& value : values) known.insert(fold(value));
    for (const auto& value : more)
        if (known.insert(fold(value)).second) values.push_back(value);
}

std::string suggestion(const std::string& wanted, const std::vector<std::string>& known) {
    const auto near = nearest_names(wanted, known, 3);
    return near.empty() ? std::string() : " Les plus proches : " + quoted_list(near) + ".";
}

void resolve_needs(Document& document, Diagnostics& diagnostics) {
    std::unordered_set<std::string> ids;
    std::unordered_map<std::string, std::vector<std::string>> by_title;
    std::vector<std::string> titles;
    for (const auto& action : document.actions) {
        ids.insert(action.id);
        titles.push_back(action.title);
        auto& shown = by_title[fold(action.title)];
        shown.push_back(action.id);
        if (fold(action.source_title) != fold(action.title)) by_title[fold(action.source_title)].push_back(action.id);
    }
    for (auto& need : document.needs) {
        std::vector<std::string> found;
        for (const auto& named : need.action_ids) {
            if (ids.contains(named)) {
                add_new(found, {named});
            } else if (const auto same = by_title.find(fold(named)); same != by_title.end()) {
                add_new(found, same->second);
            } else {
                diagnostics.push_back({Severity::warning, need.origin, "actions",
                                       "besoin " + in_quotes(need.label) + " : aucune action ne s’appelle " +
                                           in_quotes(named) + ". Écrire son titre ou son identifiant." +
                                           suggestion(named, titles)});
            }
        }
        need.action_ids = std::move(found);
    }
}

void resolve_partners(Document& document, Diagnostics& diagnostics) {
    std::unordered_map<std::string, std::string> labels;
    std::vector<std::string> known;
    for (const auto& need : document.needs) {
        labels.emplace(fold(need.label), need.label);
        known.push_back(need.label);
    }
    const bool own_needs = has_own_needs(document);
    for (auto& partner : document.partners) {
        check_pictogram(partner.pictogram, partner.name, partner.origin, diagnostics);
        std::vector<std::string> found;
        for (const auto& named : partner.needs) {
            if (const auto label = labels.find(fold(named)); label != labels.end()) {
                add_new(found, {label->second});
                continue;
            }
            diagnostics.push_back({Severity::warning, partner.origin, "besoins",
                                   "partenaire " + in_quotes(partner.name) + " : aucun besoin ne s’appelle " +
                                       in_quotes(named) +
                                       (own_needs ? ". Écrire un nom de besoins.csv." + suggestion(named, known)
                                                  : ". Écrire l’un de ceux de Parvis : " + quoted_list(known) +
                                                        " ; pour les vôtres, créer besoins.csv.")});
        }
        partner.needs = std::move(found);
    }
}

}  // namespace

std::vector<Need> unite_needs(std::vector<Need> needs, Diagnostics& diagnostics) {
    std::vector<Need> united;
    std::unordered_map<std::string, std::size_t> by_label;
    for (auto& need : needs) {
        check_pictogram(need.pictogram, need.label, need.origin, diagnostics);
        const auto [known, added] = by_label.try_emplace(fold(need.label), united.size());
        if (added) {
            if (need.id.empty()) need.id = named_id("need", need.label);
            united.push_back(std::move(need));
            continue;
        }
        auto& first = united[known->second];
        add_new(first.dimensions, need.dimensions);
        add_new(first.keywords, need.keywords);
        add_new(first.words, need.words);
        add_new(first.action_ids, need.action_ids);
        first.opens_partners = first.opens_partners || need.opens_partners;
        diagnostics.push_back(
            {Severity::note, need.origin, "besoin",
             "le besoin " + in_quotes(need.label) + " est donné deux fois : une seule tuile réunit tout."});
    }
    return united;
}

void resolve_references(Document& document, Diagnostics& diagnostics) {
    resolve_needs(document, diagnostics);
    resolve_partners(document, diagnostics);
}

}  // namespace parvis::content

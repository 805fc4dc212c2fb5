#include "content/check/check_owner.h"

#include <algorithm>
#include <cstdio>
#include <unordered_set>

#include "content/catalogue/derived.h"
#include "content/defaults/defaults.h"
#include "content/pictogram.h"
#include "content/text/folding.h"
#include "content/text/french.h"

namespace parvis::content {
namespace {

using Day = std::chrono::year_month_day;

std::string in_quotes(std::string_view text) {
    return "« " + std::string(text) + " »";
}

std::string day_text(Day day) {
    char text[16];
    std::snprintf(text, sizeof text, "%02u/%02u/%04d", static_cast<unsigned>(day.day()),
                  static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    return text;
}

// A picture that our builder wrote begins as JPEG or PNG does (document.h).
bool is_a_picture(std::string_view bytes) {
    return bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("\x89PNG\r\n\x1A\n");
}

class OwnerCheck {
public:
    OwnerCheck(const Document& document, Day today, Diagnostics& found)
        : document_(document), today_(today), found_(found) {}

    void actions() {
        if (document_.actions.empty())
            tell(Severity::error, {},
                 "aucune fiche : les visiteurs ne trouveraient rien ; remplissez actions.csv et "
                 "refaites ce fichier avec « parvis-content build »");
        for (const auto& it : document_.actions) {
            const auto who = "la fiche " + in_quotes(it.title);
            if (it.title.empty()) warn(it.origin, "une fiche n’a pas de titre ; donnez-lui en un");
            if (std::all_of(it.summary.begin(), it.summary.end(),
                            [](const Block& block) { return block.text.empty(); }))
                warn(it.origin, who + " n’a pas de résumé ; écrivez une ou deux phrases simples");
            if (it.organisation_id.empty()) warn(it.origin, who + " n’a pas de centre ; indiquez lequel");
            if (has_lost_letter(it.title))
                warn(it.origin, "dans le titre de " + who +
                                    ", une lettre s’est perdue ; corrigez-la, ou donnez le titre juste dans mots.csv");
            picture(it.photo, it.origin, "la photo de " + who);
            times(it.practical.schedule, it.origin, who);
        }
    }

    void organisations() {
        if (std::none_of(document_.organisations.begin(), document_.organisations.end(),
                         [](const Organisation& it) { return it.is_ours; }))
            note({},
                 "aucun centre n’est le nôtre : l’accueil n’aura pas « Ici, au centre » ; nommez-le dans centre.toml "
                 "ou avec --centre");
        for (const auto& it : document_.organisations) {
            const auto who = "le centre " + in_quotes(it.name);
            if (has_lost_letter(it.name))
                warn(it.origin, "dans le nom de " + who + ", une lettre s’est perdue ; corrigez-la dans mots.csv");
            times(it.hours, it.origin, who);
        }
    }

    void partners() {
        std::unordered_set<std::string> labels;
        for (const auto& need : document_.needs) labels.insert(fold(need.label));
        const bool own_needs = has_own_needs(document_);
        for (const auto& it : document_.partners) {
            const auto who = "le partenaire " + in_quotes(it.name);
            pictogram(it.pictogram, it.origin, who);
            times(it.presence, it.origin, who);
            for (const auto& need : it.needs)
                if (!labels.contains(fold(need)))
                    warn(it.origin, who + " sert le besoin " + in_quotes(need) + ", qui n’existe pas ; " +
                                        (own_needs ? "écrivez-le comme dans besoins.csv"
                                                   : "écrivez l’un de ceux de Parvis, ou créez besoins.csv"));
        }
    }

    void needs() {
        if (document_.actions.empty()) return;  // actions() said why they are all empty
        std::unordered_set<std::string_view> ids;
        for (const auto& action : document_.actions) ids.insert(action.id);
        std::string shipped;  // the names of those that nobody here wrote
        const auto gathered = gathered_actions(document_, list_order(document_));
        for (std::size_t i = 0; i < document_.needs.size(); ++i) {
            const auto& it = document_.needs[i];
            const auto who = "le besoin " + in_quotes(it.label);
            pictogram(it.pictogram, it.origin, who);
            for (const auto& id : it.action_ids)
                if (!ids.contains(id))
                    warn(it.origin, who + " nomme la fiche " + in_quotes(id) + ", qui n’existe pas ; corrigez ce nom");
            const bool nothing = it.opens_partners ? document_.partners.empty() : gathered[i].empty();
            if (nothing && is_shipped(it.origin))
                shipped += (shipped.empty() ? "" : ", ") + in_quotes(it.label);
            else if (nothing)
                warn(it.origin, who + " n’a rien derrière lui : il ne sera pas montré ; " +
                                    (it.opens_partners ? "écrivez partenaires.csv, ou retirez-le de besoins.csv"
                                                       : "donnez-lui des mots, des mots clés ou des fiches"));
        }
        if (!shipped.empty())
            note({}, "besoins livrés avec Parvis qui ne seront pas montrés, faute de fiches ou de partenaires : " +
                         shipped + " ; pour les vôtres, créez besoins.csv");
    }

    void posters() {
        for (const auto& it : document_.posters) {
            const auto who = "l’affiche " + in_quotes(it.title);
            picture(it.picture, it.origin, "l’image de " + who);
            if (it.title.empty() && it.text.empty() && !it.picture)
                warn(it.origin, "une affiche est vide ; donnez-lui une image ou quelques mots");
            if (it.from && it.until && *it.until < *it.from)
                warn(it.origin, who + " finit avant de commencer ; échangez les deux dates");
            else if (it.until && *it.until < today_)
                warn(it.origin,
                     who + " est passée depuis le " + day_text(*it.until) + " ; retirez-la ou changez la date");
        }
    }

private:
    void warn(const Origin& where, std::string message) { tell(Severity::warning, where, std::move(message)); }
    void note(const Origin& where, std::string message) { tell(Severity::note, where, std::move(message)); }
    void tell(Severity severity, const Origin& where, std::string message) {
        found_.push_back({severity, where, "", std::move(message)});
    }

    void picture(const std::optional<Picture>& picture, const Origin& where, const std::string& who) {
        if (!picture) return;
        if (!is_a_picture(picture->bytes))
            tell(Severity::error, where,
                 who + " n’est ni JPEG ni PNG ; refaites ce fichier avec « parvis-content build »");
        if (picture->alt.empty())
            warn(where, who + " n’a pas de texte ; décrivez-la en quelques mots pour qui ne la voit pas");
    }

    void pictogram(const std::string& name, const Origin& where, const std::string& who) {
        if (!name.empty() && !is_pictogram(name))
            warn(where, who + " demande le pictogramme " + in_quotes(name) +
                            ", qui n’existe pas ; « info » le remplace, choisissez-en un autre : ils sont à la fin de "
                            "LISEZMOI.txt, donné avec les tableaux vides");
    }

    void times(const Schedule& schedule, const Origin& where, const std::string& who) {
        if (schedule.valid_from && schedule.valid_until && *schedule.valid_until < *schedule.valid_from)
            warn(where, who + " : les horaires finissent avant de commencer ; échangez les deux dates");
        else if (schedule.valid_until && *schedule.valid_until < today_)
            warn(where, who + " : les horaires ne valent plus depuis le " + day_text(*schedule.valid_until) +
                            " ; donnez les nouveaux");
        for (const auto& range : schedule.exceptions)
            if (range.to < range.from)
                warn(where, who + " : une exception finit avant de commencer (" + day_text(range.from) +
                                ") ; échangez les deux dates");
        if (schedule.dates.empty()) return;
        const auto last = std::max_element(schedule.dates.begin(), schedule.dates.end(),
                                           [](const DatedTime& a, const DatedTime& b) { return a.date < b.date; });
        if (last->date < today_)
            warn(where, who + " : toutes les dates sont passées (la dernière : " + day_text(last->date) +
                            ") ; donnez les suivantes ou retirez-les");
    }

    const Document& document_;
    Day today_;
    Diagnostics& found_;
};

}  // namespace

void check_for_owner(const Document& document, Day today, Diagnostics& found) {
    OwnerCheck check(document, today, found);
    check.actions();
    check.organisations();
    check.partners();
    check.needs();
    check.posters();
}

}  // namespace parvis::content

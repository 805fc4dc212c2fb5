#include "content/update/report.h"

#include <algorithm>
#include <cstdio>

#include "content/text/encoding.h"
#include "content/text/french.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

std::string_view why_passed_over(UpdateOutcome outcome) {
    switch (outcome) {
        case UpdateOutcome::not_signed:
            return "il n’est pas signé";
        case UpdateOutcome::unknown_key:
            return "il est signé par une clé que cette borne ne connaît pas";
        case UpdateOutcome::old_signature:
            return "sa signature est d’un ancien format";
        case UpdateOutcome::malformed:
            return "ce n’est pas un contenu Parvis correct";
        case UpdateOutcome::too_new:
            return "il demande une version plus récente de Parvis";
        case UpdateOutcome::too_large:
            return "il est trop gros pour Parvis";
        default:
            return "il est abîmé ou incomplet";
    }
}

std::string choice_in_words(const UpdateReport& report) {
    constexpr std::size_t most_named = 3;
    if (report.packs < 2) return {};
    std::string words;
    if (is_packs_own(report.outcome))
        words = " Aucun des " + std::to_string(report.packs) + " contenus n’a pu être pris.";
    else if (report.outcome != UpdateOutcome::new_centre)  // it is not for this one
        words = " 1 contenu sur " + std::to_string(report.packs) + ", le plus récent pour ce centre.";
    for (std::size_t i = 0; i < report.passed_over.size(); ++i) {
        if (i == most_named) {
            words += " D’autres non plus (" + std::to_string(report.passed_over.size() - i) + ").";
            break;
        }
        const PassedOver& other = report.passed_over[i];
        words.append(" «\u202f").append(shown_file_name(other.pack)).append("\u202f» n’a pas été pris\u202f: ");
        words.append(why_passed_over(other.outcome)).append(".");
    }
    return words;
}

}  // namespace

std::string outcome_in_words(const UpdateReport& report) {
    switch (report.outcome) {
        case UpdateOutcome::installed:
            return "Installé.";
        case UpdateOutcome::up_to_date:
            return "Déjà à jour.";
        case UpdateOutcome::not_signed:
            return "Refusé\u202f: le contenu n’est pas signé. Recopiez aussi le fichier «\u202f.minisig\u202f» qui va "
                   "avec.";
        case UpdateOutcome::unknown_key:
            return "Refusé\u202f: signé par une clé que cette borne ne connaît pas" +
                   (report.key ? " (" + to_text(*report.key) + ")" : std::string()) + ".";
        case UpdateOutcome::old_signature:
            return "Refusé\u202f: la signature est d’un ancien format. Demandez à l’auteur de signer à nouveau.";
        case UpdateOutcome::malformed:
            return "Refusé\u202f: ce n’est pas un contenu Parvis correct. Prévenez son auteur.";
        case UpdateOutcome::damaged:
            if (report.origin != UpdateOrigin::stick)
                return "Refusé\u202f: le fichier reçu est abîmé ou incomplet. Il faut l’envoyer à nouveau.";
            return "Refusé\u202f: le fichier de la clé est abîmé ou incomplet. Copiez-le à nouveau sur la clé.";
        case UpdateOutcome::pulled_early:
            if (report.origin != UpdateOrigin::stick)
                return "Le fichier a disparu avant la fin de la copie\u202f: rien n’a changé.";
            return "La clé a été retirée trop tôt\u202f: rien n’a changé.";
        case UpdateOutcome::other_centre:
            return "Refusé\u202f: ce contenu est celui d’un autre centre.";
        case UpdateOutcome::too_new:
            return "Refusé\u202f: ce contenu demande une version plus récente de Parvis.";
        case UpdateOutcome::too_large:
            return "Refusé\u202f: ce contenu est trop gros pour Parvis (" + megabytes(report.pack_bytes) + "\u202fMo).";
        case UpdateOutcome::no_room:
            return "Refusé\u202f: il manque " + megabytes(report.missing_bytes) + "\u202fMo de place sur la borne.";
        case UpdateOutcome::older:
            return "Refusé\u202f: ce contenu n’est pas plus récent que celui de la borne. Vous pouvez "
                   "l’accepter ici, tant qu’il est à portée.";
        case UpdateOutcome::rolled_back:
            return "Refusé\u202f: l’équipe est revenue en arrière depuis ce contenu. Vous pouvez l’accepter ici, tant "
                   "qu’il "
                   "est à portée.";
        case UpdateOutcome::jump:
            return "Refusé\u202f: le numéro de ce contenu est bien plus grand qu’attendu. Vous pouvez l’accepter "
                   "ici, tant qu’il est à portée.";
        case UpdateOutcome::unnumbered:
            return "Refusé\u202f: ce contenu n’a pas de numéro. Vous pouvez l’accepter ici, tant qu’il est à portée.";
        case UpdateOutcome::new_centre:
            return "Refusé\u202f: ce contenu est celui d’un autre centre que le contenu de la borne. Vous pouvez "
                   "l’accepter ici, tant qu’il est à portée.";
        case UpdateOutcome::cancelled:
            return "Arrêté à la demande\u202f: rien n’a changé.";
        case UpdateOutcome::store_error:
            return "Le disque de la borne a refusé la mise à jour. Prévenez la personne qui s’en occupe.";
    }
    return {};
}

bool Agreement::covers(UpdateOutcome question) const {
    return std::ranges::find(questions, question) != questions.end();
}

Agreement agreement_to(const UpdateReport& asked) {
    Agreement agreement{asked.signature, asked.agreed};
    agreement.questions.push_back(asked.outcome);
    return agreement;
}

std::string shown_file_name(const std::filesystem::path& file) {
    constexpr std::size_t most_letters = 40;
    const std::string name = file.filename().string();
    return is_clean_text(name) ? shortened(name, most_letters) : "?";
}

std::string shown_name(const PublicKey& key) {
    return key.comment.empty() ? to_text(key.id) : key.comment;
}

std::string name_of_signer(const std::string& signer, const Edition& edition) {
    return signer.starts_with("minisign public key") ? edition.author : signer;
}

std::string in_words(const UpdateReport& report) {
    return outcome_in_words(report) + choice_in_words(report);
}

std::string edition_in_words(const Edition& edition) {
    std::string words =
        edition.sequence == 0 ? "Contenu sans numéro" : "Contenu n°\u202f" + std::to_string(edition.sequence);
    if (edition.date) {
        char day[32];
        std::snprintf(day, sizeof day, " du %02u/%02u/%04d", static_cast<unsigned>(edition.date->day()),
                      static_cast<unsigned>(edition.date->month()), static_cast<int>(edition.date->year()));
        words += day;
    }
    return words;
}

}  // namespace parvis::content

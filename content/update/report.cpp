#include "content/update/report.h"

#include <cstdio>

namespace parvis::content {
namespace {

std::string megabytes(std::uint64_t bytes) {
    return std::to_string((bytes + 999'999) / 1'000'000) + "\u202fMo";
}

}  // namespace

std::string name_of_signer(const std::string& signer, const Edition& edition) {
    return signer.starts_with("minisign public key") ? edition.author : signer;
}

std::string in_words(const UpdateReport& report) {
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
            return "Refusé\u202f: le fichier de la clé est abîmé ou incomplet. Copiez-le à nouveau sur la clé.";
        case UpdateOutcome::pulled_early:
            return "La clé a été retirée trop tôt\u202f: rien n’a changé.";
        case UpdateOutcome::other_centre:
            return "Refusé\u202f: ce contenu est celui d’un autre centre.";
        case UpdateOutcome::too_new:
            return "Refusé\u202f: ce contenu demande une version plus récente de Parvis.";
        case UpdateOutcome::too_large:
            return "Refusé\u202f: ce contenu est trop gros pour Parvis (" + megabytes(report.pack_bytes) + ").";
        case UpdateOutcome::no_room:
            return "Refusé\u202f: il manque " + megabytes(report.missing_bytes) + " de place sur la borne.";
        case UpdateOutcome::older:
            return "Refusé\u202f: ce contenu n’est pas plus récent que celui de la borne. Le personnel peut "
                   "l’accepter.";
        case UpdateOutcome::rolled_back:
            return "Refusé\u202f: le personnel est revenu en arrière depuis ce contenu. Il peut l’accepter à nouveau.";
        case UpdateOutcome::jump:
            return "Refusé\u202f: le numéro de ce contenu est très loin du précédent. Le personnel peut l’accepter.";
        case UpdateOutcome::unnumbered:
            return "Refusé\u202f: ce contenu n’a pas de numéro. Le personnel peut l’accepter.";
        case UpdateOutcome::cancelled:
            return "Arrêté à la demande\u202f: rien n’a changé.";
        case UpdateOutcome::store_error:
            return "Le disque de la borne a refusé la mise à jour. Prévenez la personne qui s’en occupe.";
    }
    return {};
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

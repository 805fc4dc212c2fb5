#include "content/authoring/template_tables.h"

#include <array>

namespace parvis::content {
namespace {

constexpr auto actions = std::to_array<TemplateColumn>({
    {"titre", "le nom de l’action, comme sur une affiche (obligatoire)", "Le jardin partagé", "Le café des parents"},
    {"résumé", "ce que c’est, en quelques phrases simples ; la première est sur la carte",
     "On sème, on arrose, on récolte ensemble. Débutants bienvenus.",
     "Un café, des jeux pour les petits, et du temps pour parler."},
    {"statut", "« En cours » (aussi quand la case est vide) ou « Terminée »", "En cours", ""},
    {"raison de fin", "pourquoi l’action est terminée, si elle l’est", "", ""},
    {"thème", "« Services », « Citoyenneté », « Accompagnement de projets », ou rien", "Citoyenneté",
     "Accompagnement de projets"},
    {"mots clés", "de quoi il s’agit ; plusieurs mots séparés par |", "Environnement | Jardin", "Parentalité"},
    {"publics", "pour qui ; plusieurs séparés par |", "Tous publics", "Familles | Enfants"},
    {"territoire", "où cela agit : un quartier, une commune…", "Un quartier", ""},
    {"à l’initiative de", "qui a commencé ; plusieurs séparés par |", "Habitants", "Centre social"},
    {"précision initiative", "un mot de plus sur qui a commencé", "", ""},
    {"partenaires", "avec qui, comme dans partenaires.csv ; plusieurs séparés par |", "La ville", "PMI"},
    {"lieu", "où venir", "Derrière le centre, côté parking", "Salle 2"},
    {"horaires",
     "« mercredi 14h-17h », « lundi au vendredi 9h-12h », « 1er samedi du mois 10h-12h » ; plusieurs séparés par |",
     "mercredi 14h-17h | 1er samedi du mois 10h-12h", "mardi et jeudi 9h-11h"},
    {"dates", "des jours précis : « 05/12/2026 14h-17h » ; plusieurs séparés par |", "", "05/12/2026 14h-17h"},
    {"valable du", "le premier jour de ces horaires", "", ""},
    {"valable jusqu’au", "leur dernier jour", "", ""},
    {"sauf", "les jours sans : « 20/12/2026 au 03/01/2027 »", "20/12/2026 au 03/01/2027", ""},
    {"précisions horaires", "quelques mots à côté des horaires", "sauf s’il pleut", "sauf vacances scolaires"},
    {"contact", "à qui s’adresser : un nom, un téléphone", "Awa, à l’accueil", ""},
    {"prix", "« Gratuit », « 5 € par an »…", "Gratuit", "1 € le café"},
    {"inscription", "comment s’inscrire", "Venez comme vous êtes", "À l’accueil, le jour même"},
    {"photo", "le nom d’un fichier du dossier images (JPEG ou PNG)", "jardin.jpg", ""},
    {"texte de la photo", "ce que la photo montre, pour qui ne la voit pas", "Trois personnes plantent des tomates",
     ""},
    {"pourquoi", "pourquoi cette action existe ; une ligne qui commence par • est une puce",
     "Mieux manger, se rencontrer", ""},
    {"comment", "comment elle se passe", "Chacun vient quand il peut ; les outils sont sur place", ""},
    {"argent", "ce qu’elle coûte, qui paie", "", ""},
    {"personnes", "combien de personnes y travaillent", "1 salarié et 4 bénévoles", ""},
    {"résultats pour le territoire", "ce que cela change autour", "", ""},
    {"résultats pour le centre", "ce que cela change pour le centre", "", ""},
    {"résultats pour les habitants", "ce que cela change pour les gens", "", ""},
    {"limites", "ce qui n’a pas marché", "", ""},
    {"perspectives", "la suite", "", ""},
    {"fichiers", "des documents à demander à l’accueil ; plusieurs séparés par |", "", ""},
    {"centre", "rien pour une action de notre centre ; sinon le nom de l’autre centre, « aucun » s’il n’y en a pas", "",
     ""},
    {"département", "celui de l’autre centre", "", ""},
    {"identifiant", "rien : Parvis en donne un ; celui qui est écrit ne change pas, même si le titre change", "", ""},
});

constexpr auto partners = std::to_array<TemplateColumn>({
    {"nom", "le nom du partenaire (obligatoire)", "PMI", "Point conseil budget"},
    {"pour quoi", "pour quoi on va le voir, en quelques mots", "Santé des petits", "Dettes, factures"},
    {"présentation", "une ou deux phrases", "Une puéricultrice pèse bébé et répond aux questions.", ""},
    {"catégorie", "le groupe dans la liste : Droits, Santé…", "Santé", "Droits"},
    {"pictogramme", "un mot anglais : baby, heart-pulse, scale, house, phone… (sinon info)", "baby", "receipt-text"},
    {"besoins", "les tuiles de l’accueil où il est, comme dans besoins.csv ; plusieurs séparées par |", "", ""},
    {"lieu", "où, dans le centre", "Bureau 2", ""},
    {"présence", "ses horaires au centre, comme pour les actions", "2e mardi du mois 9h-12h", ""},
    {"dates", "des jours précis", "", "05/12/2026 9h-12h"},
    {"valable du", "le premier jour de ces horaires", "", ""},
    {"valable jusqu’au", "leur dernier jour", "", ""},
    {"sauf", "les jours sans", "", ""},
    {"précisions horaires", "quelques mots à côté des horaires", "sur rendez-vous", ""},
    {"adresse", "une ligne par ligne de l’adresse", "", "1 rue de l’Exemple"},
    {"téléphone", "dix chiffres, ou un numéro court", "", "05 90 00 00 00"},
    {"courriel", "son adresse électronique", "", ""},
    {"site", "son site", "", ""},
    {"autres noms", "autres noms que lui donnent les actions ; plusieurs séparés par |",
     "Protection maternelle et infantile", ""},
});

constexpr auto needs = std::to_array<TemplateColumn>({
    {"besoin", "le nom d’une tuile de l’accueil (obligatoire). Sans aucune ligne ici, ce sont celles de Parvis",
     "Jardin et nature", "Qui est là ?"},
    {"pictogramme", "un mot anglais : sprout, users, baby, music, hammer… (sinon info)", "sprout", "users"},
    {"couleur", "celle d’un thème : « Services », « Citoyenneté », « Accompagnement de projets », ou rien",
     "Citoyenneté", ""},
    {"thèmes", "la tuile montre les actions de ces thèmes ; plusieurs séparés par |", "", ""},
    {"mots clés", "et celles qui ont ces mots clés", "Environnement", ""},
    {"mots", "et celles qui ont ces mots dans le titre ou le résumé", "jardin | jardins | potager", ""},
    {"actions", "et celles-ci : leurs titres, séparés par |", "", ""},
    {"ouvre", "« partenaires » : la tuile montre les partenaires", "", "partenaires"},
});

constexpr auto words = std::to_array<TemplateColumn>({
    {"type", "« synonyme », « nom », « mot clé » ou « sigle » (obligatoire)", "synonyme", "sigle"},
    {"mot", "le mot que l’on tape, ou que l’on corrige (obligatoire)", "papiers", "PMI"},
    {"remplacé par",
     "synonyme : ce qu’il faut trouver aussi (plusieurs séparés par |) ; nom, mot clé : comment l’écrire ; sigle : "
     "rien",
     "démarches | administratif", ""},
});

constexpr auto posters = std::to_array<TemplateColumn>({
    {"titre", "ce qui se lit de loin (obligatoire)", "Fête de quartier", "Collecte de jouets"},
    {"texte", "quelques mots", "Musique, jeux, repas partagé. Entrée libre.", "Déposez-les à l’accueil."},
    {"image", "le nom d’un fichier du dossier images (JPEG ou PNG)", "", ""},
    {"texte de l’image", "ce que l’image montre, pour qui ne la voit pas", "", ""},
    {"du", "le premier jour où l’afficher ; une borne qui n’est pas sûre de l’heure attend d’en être certaine",
     "01/06/2027", ""},
    {"au", "le dernier", "20/06/2027", ""},
});

constexpr auto tables = std::to_array<TemplateTable>({
    {"actions.csv", "ce que le centre propose, une ligne par action", actions},
    {"partenaires.csv", "ceux qui viennent au centre, ou que le centre connaît", partners},
    {"besoins.csv", "les tuiles de la page d’accueil", needs},
    {"mots.csv", "les mots des visiteurs, et comment s’écrivent les noms", words},
    {"affiches.csv", "ce qui passe à l’écran quand personne n’y touche", posters},
});

constexpr std::string_view own_id = "rien : Parvis en donne un ; il en faut un à chacune de deux lignes de même nom";

constexpr auto further_actions = std::to_array<TemplateColumn>({
    {"titre d’origine", "celui de la fiche nationale, quand le titre n’est pas le même", "", ""},
    {"thème d’origine", "celui de la fiche nationale, quand ce n’est pas un des trois thèmes", "", ""},
    {"autres informations : …",
     "ce que dit la fiche nationale, dans cette partie, sans titre au-dessus (description, raison d’être, "
     "méthodologie, "
     "évaluation, fichiers)",
     "", ""},
});

constexpr auto further_id = std::to_array<TemplateColumn>({{"identifiant", own_id, "", ""}});

constexpr auto centres = std::to_array<TemplateColumn>({
    {"nom", "comme l’écrivent les fiches de ce centre (obligatoire)", "", ""},
    {"nom affiché", "comme on le lit à l’écran", "", ""},
    {"département", "le sien", "", ""},
    {"présentation", "une ou deux phrases", "", ""},
    {"adresse", "une ligne par ligne de l’adresse", "", ""},
    {"téléphone", "dix chiffres, ou un numéro court", "", ""},
    {"courriel", "son adresse électronique", "", ""},
    {"site", "son site", "", ""},
    {"horaires", "quand il est ouvert, comme pour les actions", "", ""},
    {"dates", "des jours précis", "", ""},
    {"valable du", "le premier jour de ces horaires", "", ""},
    {"valable jusqu’au", "leur dernier jour", "", ""},
    {"sauf", "les jours sans", "", ""},
    {"précisions horaires", "quelques mots à côté des horaires", "", ""},
});

constexpr auto further = std::to_array<TemplateTable>({
    {"actions.csv", "", further_actions},
    {"partenaires.csv", "", further_id},
    {"besoins.csv", "", further_id},
    {"affiches.csv", "", further_id},
    {"centres.csv", "les autres centres, pour ce que leurs actions n’en disent pas ; le nôtre est dans centre.toml",
     centres},
});

}  // namespace

std::span<const TemplateTable> template_tables() {
    return tables;
}

std::span<const TemplateTable> further_tables() {
    return further;
}

}  // namespace parvis::content

// The folder that staff fill: good ones, and every slip with the sentence that it gets.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "content/pictogram.h"
#include "content/sheet_labels.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_folder.h"
#include "content/sources/csv_table.h"
#include "content/sources/nearest_names.h"
#include "tests/content/authoring_reading.h"
#include "tests/content/sample_pictures.h"
#include "tests/support/diagnostics.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace parvis::content;
using parvis::Errc;
using parvis::testing::centre;
using parvis::testing::has_error;
using parvis::testing::lines;
using parvis::testing::read;
using parvis::testing::read_table;
using parvis::testing::says;
using parvis::testing::TemporaryFolder;
using parvis::testing::write;

}  // namespace

TEST_CASE("a folder as AUTHORING.md describes it is read whole and without a remark") {
    TemporaryFolder folder;
    write(folder / "centre.toml", R"(nom = "CENTRE SOCIAL LA SOURCE"
nom_affiche = "Centre social La Source"
departement = "Guadeloupe"
adresse = """1 rue de l’Exemple
97100 Exemple"""
telephone = "590123456"
courriel = "accueil@example.org"
site = "example.org"
presentation = "Entrez, c’est ouvert."
horaires = "lundi au vendredi 8h30-12h30 | mardi 14h-17h"
)");
    write(folder / "actions.csv",
          "Photo;Titre;IDENTIFIANT;resume;Statut;theme;Mots-clés;Public;À l'initiative de;Partenaires;Pourquoi;Comment;"
          "Argent;Personnes;Résultats pour le territoire;Résultats pour le centre;Résultats pour les habitants;Limites;"
          "Perspectives;Fichiers;Lieu;Contact;Prix;Inscription;Horaires;Dates;Valable du;Valable jusqu'au;Sauf;"
          "Précisions horaires;Texte de la photo;Raison de fin;Territoire;Précision initiative;Centre;Département\n"
          "jardin.png;Le jardin;jardin-1;\"On sème.\n• un outil\n* une graine\";en cours;services;Jardin|Nature|jardin;"
          "\"Familles\nAînés\";Le centre social;Bailleur social | La ville;Manger mieux;On se retrouve;100 €;"
          "\"2 salariés\n• 3 bénévoles\";T;C;H;L;P;plan.pdf;Salle 2;590123456;Gratuit;À l’accueil;"
          "mercredi 14h-17h | 1er samedi du mois;2026-12-05 14h-17h|06/12/2026;01/09/2026;30/06/2027;"
          "20/12/2026 au 03/01/2027;sauf jours fériés;Un carré de couleur;;Un quartier;;;\n"
          ";Le café;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;AUTRE CENTRE;Lot\n");
    write(folder / "images" / "jardin.png", parvis::testing::one_colour_png());
    write(
        folder / "partenaires.csv",
        "nom,pour quoi,présentation,catégorie,pictogramme,lieu,adresse,téléphone,courriel,site,présence,besoins,autres "
        "noms\n\"PMI\",Santé des petits,,Santé,baby,Bureau 2,\"1 rue\n97100\",0590 12 34 56,,,mardi 9h-12h,Bouger,"
        "Protection maternelle\n");
    write(folder / "besoins.csv",
          "besoin\tpictogramme\tcouleur\tthèmes\tmots clés\tmots\tactions\touvre\n"
          "Bouger\tdumbbell\tCitoyenneté\tservices|projets\tSport\tvélo|marche\tjardin-1\t\n"
          "Qui est là ?\tusers\t\t\t\t\t\tPartenaires\n");
    write(folder / "mots.csv",
          "type;mot;remplacé par\nmot clé;Viellissement;Vieillissement\nnom;LA SOURCE;La Source\n"
          "synonyme;papiers;démarches|administratif\nsigle;MJC;\n");
    write(folder / "affiches.csv",
          "titre;texte;image;texte de l’image;du;au\nFête;Venez !;Jardin.PNG;Un carré;01/12/2026;46361\n");

    const auto reading = read(folder);
    CHECK(lines(reading) == "");
    CHECK(reading.sheets_read == 2);
    const auto& document = reading.document;

    REQUIRE(document.organisations.size() == 1);
    const auto& ours = document.organisations[0];
    CHECK(ours.is_ours);
    CHECK(ours.source_name == "CENTRE SOCIAL LA SOURCE");
    CHECK(ours.name == "Centre social La Source");
    CHECK(ours.contact.address == "1 rue de l’Exemple\n97100 Exemple");
    CHECK(ours.contact.phone == "05 90 12 34 56");
    CHECK(ours.hours.weekly.size() == 6);

    REQUIRE(document.actions.size() == 2);
    const auto& garden = document.actions[0];
    CHECK(garden.id == "jardin-1");
    CHECK(garden.title == "Le jardin");
    CHECK(garden.summary == std::vector<Block>{{BlockKind::paragraph, "On sème."},
                                               {BlockKind::bullet, "un outil"},
                                               {BlockKind::bullet, "une graine"}});
    CHECK(garden.dimension == "Services");
    CHECK(garden.keywords == std::vector<std::string>{"Jardin", "Nature"});
    CHECK(garden.publics == std::vector<std::string>{"Familles", "Aînés"});
    CHECK(garden.partners == std::vector<std::string>{"Bailleur social", "La ville"});
    CHECK(garden.source_organisation == "CENTRE SOCIAL LA SOURCE");
    CHECK(garden.department == "Guadeloupe");
    CHECK(garden.people == "2 salariés\n• 3 bénévoles");
    CHECK(garden.practical.contact == "05 90 12 34 56");
    REQUIRE(garden.parts.size() == 4);
    CHECK(garden.parts[0].kind == PartKind::purpose);
    CHECK(garden.parts[0].name == "Raison d’être de l’action");
    CHECK(garden.parts[1].fields.size() == 3);
    CHECK(garden.parts[1].fields[1].label == labels::money);
    CHECK(garden.parts[2].fields.size() == 5);
    CHECK(garden.parts[2].fields[4].label == "Suite de l’action : perspectives");
    CHECK(garden.parts[3].fields[0].blocks[0].text == "plan.pdf");
    const auto& schedule = garden.practical.schedule;
    CHECK(schedule.weekly.size() == 2);
    CHECK(schedule.weekly[1].week_of_month == 1);
    REQUIRE(schedule.dates.size() == 2);
    CHECK(schedule.dates[0].span->from_minute == 14 * 60);
    CHECK(schedule.valid_from == std::chrono::year{2026} / 9 / 1);
    CHECK(schedule.valid_until == std::chrono::year{2027} / 6 / 30);
    CHECK(schedule.exceptions.size() == 1);
    CHECK(schedule.words == "sauf jours fériés");
    REQUIRE(garden.photo);
    CHECK(garden.photo->alt == "Un carré de couleur");
    CHECK(garden.photo->width_px == 4);
    CHECK(garden.origin.line == 2);
    CHECK(document.actions[1].source_organisation == "AUTRE CENTRE");
    CHECK(document.actions[1].department == "Lot");
    CHECK(document.actions[1].status == "En cours");

    REQUIRE(document.partners.size() == 1);
    CHECK(document.partners[0].contact.phone == "05 90 12 34 56");
    CHECK(document.partners[0].presence.weekly.size() == 1);
    CHECK(document.partners[0].names == std::vector<std::string>{"Protection maternelle"});
    REQUIRE(document.needs.size() == 2);
    CHECK(document.needs[0].dimensions == std::vector<std::string>{"Services", "Accompagnement de projets"});
    CHECK(document.needs[0].words == std::vector<std::string>{"vélo", "marche"});
    CHECK(document.needs[1].opens_partners);
    CHECK(document.words.thesaurus.size() == 2);
    CHECK(document.words.keyword_aliases[0] == WordTable::Pair{"Viellissement", "Vieillissement"});
    CHECK(document.words.acronyms == std::vector<std::string>{"MJC"});
    REQUIRE(document.posters.size() == 1);
    CHECK(document.posters[0].picture);
    CHECK(document.posters[0].until == std::chrono::year{2026} / 12 / 5);
}

TEST_CASE("a folder is recognised by any of its files, in any case") {
    TemporaryFolder folder;
    CHECK_FALSE(looks_like_authoring_folder(folder.path()));
    CHECK_FALSE(looks_like_authoring_folder(folder / "absent"));
    write(folder / "Actions.CSV", "titre;centre\nJardin;A\n");
    CHECK(looks_like_authoring_folder(folder.path()));
    CHECK(read(folder).document.actions.size() == 1);
    const auto absent = read_authoring_folder(folder / "absent");
    REQUIRE(!absent);
    CHECK(absent.error().code == Errc::unreadable);
}

TEST_CASE("files that are not read are told, with the name to give them") {
    TemporaryFolder folder;
    write(folder / "actions.xlsx", "PK");
    write(folder / "action.csv", "titre\nJardin\n");
    write(folder / "~$actions.xlsx", "");
    write(folder / "notes.txt", "");
    std::filesystem::create_directories(folder / "mots.csv");
    const auto reading = read(folder);
    CHECK(
        says(reading,
             "actions.xlsx: un classeur n’est pas lu ici. Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 »"));
    CHECK(says(reading,
               "action.csv: ce nom de fichier n’est pas connu ; le fichier n’est pas lu. Le nommer « actions.csv »."));
    CHECK(says(reading, "mots.csv: le fichier ne peut pas être lu"));
    CHECK(reading.diagnostics.size() == 3);
}

TEST_CASE("headings that are missing, unknown, double or bare get a sentence") {
    CHECK(says(
        read_table("actions.csv", "nom;résumé\nJardin;x\n"),
        "actions.csv:1: colonne « titre » : cette colonne manque ; le fichier n’est pas lu. Écrire ce titre en tête de "
        "sa colonne, sur la première ligne. Titres trouvés : « nom », « résumé »."));
    CHECK(says(read_table("partenaires.csv", "nom;téléfone\nPMI;15\n"),
               "partenaires.csv:1: colonne « téléfone » : titre inconnu ; la colonne n’est pas lue. Écrire peut-être "
               "« téléphone »"));
    const auto twice = read_table("partenaires.csv", "nom;lieu;Lieu\nPMI;a;b\n");
    CHECK(says(twice, "colonne « lieu » : ce titre est écrit deux fois (colonnes 2 et 3)"));
    CHECK(has_error(twice));
    CHECK(says(read_table("partenaires.csv", "nom;;lieu\nPMI;perdu;x\n"), "la colonne 2 n’a pas de titre"));
    CHECK(lines(read_table("partenaires.csv", "nom;;lieu\nPMI;;x\n")) == "");
    CHECK(says(read_table("actions.csv", ""),
               "le fichier est vide. Écrire les titres des colonnes sur la première ligne (« titre », …)"));
    const auto piped = read_table("actions.csv", "titre|résumé\nJardin|x\n");
    CHECK(lines(piped).starts_with("actions.csv:1: les colonnes sont séparées par « | »"));
    CHECK(has_error(piped));
    const auto titled = read_table("partenaires.csv", "Nos partenaires;;\n;;\nNom;Lieu;\nPMI;salle 2;\n");
    CHECK(lines(titled).starts_with("partenaires.csv:1: la ligne « Nos partenaires » est au-dessus des titres"));
    CHECK(titled.diagnostics.size() == 1);
    REQUIRE(titled.document.partners.size() == 1);
    CHECK(titled.document.partners[0].place == "salle 2");
}

TEST_CASE("two numbers in one contact cell both find their leading zero again") {
    const auto reading = read_table("actions.csv", "titre;centre;contact\nA;X;612345678 / 590123456\n");
    CHECK(lines(reading) == "");
    CHECK(reading.document.actions.at(0).practical.contact == "06 12 34 56 78 / 05 90 12 34 56");
}

TEST_CASE("a row without its name, or broken by the spreadsheet, gets a sentence with its row there") {
    const auto reading = read_table("partenaires.csv", "nom;lieu\n\"P\nM\nI\";x\n;y\nCAF;#NOM?\nCPAM;####\n");
    CHECK(says(reading,
               "partenaires.csv:5: colonne « nom » : la case est vide ; la ligne n’est pas lue. La remplir, ou "
               "supprimer la ligne. (rangée 3 dans le tableur)"));
    CHECK(
        says(reading, "partenaires.csv:6: colonne « lieu » : « #NOM? » : le tableur a pris le texte pour une formule"));
    CHECK(says(reading, "partenaires.csv:7: colonne « lieu » : « #### » : la colonne était trop étroite"));
    CHECK(reading.document.partners.size() == 3);
}

TEST_CASE("actions: identifiers, themes, status, centre") {
    TemporaryFolder folder;
    write(folder / "centre.toml", centre);
    write(folder / "actions.csv",
          "titre;identifiant;thème;statut;raison de fin;photo;texte de la photo\nA;x-1;Loisirs;Termine;fini;;\n"
          "B;x-1;;;oui;;\nC;é!;;en pause;;;un texte\n");
    const auto reading = read(folder);
    CHECK(says(reading,
               "actions.csv:3: colonne « identifiant » : « x-1 » est déjà à la ligne 2. Donner un autre "
               "identifiant à l’une des deux lignes (2 et 3)."));
    CHECK(says(reading, "actions.csv:4: colonne « identifiant » : « é! » : seuls les lettres sans accent"));
    CHECK(says(reading, "« Loisirs » n’est pas un thème ; la valeur n’est pas lue. Écrire « Services »"));
    CHECK(says(reading, "actions.csv:3: colonne « statut » : « raison de fin » est remplie"));
    CHECK(says(reading, "colonne « texte de la photo » : ce texte n’est pas montré"));
    CHECK(reading.document.actions[0].status == "Terminée");
    CHECK(reading.document.actions[2].status == "en pause");
    CHECK(says(read_table("actions.csv", "titre\nA\n"), "l’action n’a pas de centre. Écrire son nom ici"));
    const auto three = read_table("actions.csv", "titre;centre\nA;\nB;LA SOURCE\nC;\nD;aucun\n");
    CHECK(lines(three) ==
          "actions.csv:2: colonne « centre » : 2 actions n’ont pas de centre ; celle-ci est la première. Écrire leur "
          "centre dans cette colonne, ou celui de votre centre dans centre.toml (nom = \"…\").\n");
}

TEST_CASE("times that are not understood become words, times that cannot be are errors") {
    const auto words = read_table("partenaires.csv",
                                  "nom;présence;sauf;précisions horaires;dates\n"
                                  "PMI;mardi 9h-12h|sur rendez-vous;vacances scolaires;sonner;bientôt\n");
    CHECK_FALSE(has_error(words));
    CHECK(says(words,
               "partenaires.csv:2: colonne « présence » : « sur rendez-vous » n’est pas compris comme un horaire. "
               "Écrire par exemple « lundi et mercredi 9h-12h »"));
    CHECK(words.document.partners[0].presence.words == "sonner, sur rendez-vous, bientôt, sauf vacances scolaires");
    CHECK(words.document.partners[0].presence.weekly.size() == 1);

    const auto wrong = read_table("partenaires.csv",
                                  "nom;présence;dates;valable du;valable jusqu’au\n"
                                  "PMI;mardi 17h-9h;31/02/2026;01/02/2027;01/02/2026\nCAF;;;demain;\n");
    CHECK(says(wrong, "colonne « présence » : « mardi 17h-9h » : la fin (9h) ne vient pas après le début (17h)"));
    CHECK(says(wrong, "colonne « dates » : « 31/02/2026 » n’existe pas"));
    CHECK(says(wrong, "colonne « valable jusqu’au » : la fin (01/02/2026) vient avant le début (01/02/2027)"));
    CHECK(says(wrong, "partenaires.csv:3: colonne « valable du » : « demain » n’est pas compris comme un jour"));
    CHECK(has_error(wrong));
}

TEST_CASE("photos are files of images/ and nothing else") {
    TemporaryFolder folder;
    write(folder / "centre.toml", centre);
    write(folder / "secret.png", parvis::testing::one_colour_png());
    write(folder / "images" / "Été au jardin.PNG", parvis::testing::one_colour_png());
    write(folder / "images" / "faux.jpg", "ceci n’est pas une image");
    write(folder / "images" / "a.png", parvis::testing::one_colour_png());
    write(folder / "images" / "A.PNG", parvis::testing::one_colour_png());
    std::filesystem::create_symlink(folder / "secret.png", folder / "images" / "lien.png");
    std::filesystem::create_symlink("Été au jardin.PNG", folder / "images" / "second.png");
    const auto reading_of = [&](const std::string& name) {
        write(folder / "actions.csv", "titre;photo;texte de la photo\nA;" + name + ";Un carré\n");
        return read(folder);
    };
    for (const auto* good : {"Été au jardin.PNG", "ete au jardin.png", "images/été au jardin.png",
                             "IMAGES\\ÉTÉ AU JARDIN.png", "second.png", "a.png"}) {
        CAPTURE(good);
        const auto reading = reading_of(good);
        CHECK(lines(reading) == "");
        CHECK(reading.document.actions[0].photo);
    }
    for (const auto* outside : {"../secret.png", "images/../../secret.png", "/etc/passwd", "..", "C:\\photos\\a.png"}) {
        CAPTURE(outside);
        const auto reading = reading_of(outside);
        CHECK(says(reading, "une image est un fichier du dossier « images », sans chemin"));
        CHECK(has_error(reading));
        CHECK_FALSE(reading.document.actions[0].photo);
    }
    CHECK(says(reading_of("lien.png"), "« lien.png » n’est pas dans le dossier « images »"));
    CHECK(says(reading_of("été jardin.png"),
               "actions.csv:2: colonne « photo » : « été jardin.png » n’est pas dans le dossier "
               "« images ». Écrire peut-être « Été au jardin.PNG »."));
    CHECK(says(reading_of("zzzzzzzz"),
               "Y copier l’image, ou écrire le nom d’un fichier qui y est, par exemple « A.PNG »"));
    CHECK(says(reading_of("A.png"), "« A.png » peut être « A.PNG », « a.png ». Écrire exactement l’un de ces noms."));
    CHECK(says(reading_of("faux.jpg"), "« faux.jpg » : ce fichier n’est pas une image, quel que soit son nom"));
    write(folder / "actions.csv", "titre;photo\nA;a.png\n");
    CHECK(says(read(folder), "l’image « a.png » n’est pas décrite"));
    CHECK_FALSE(has_error(read(folder)));
}

TEST_CASE("AUTHORING.md names every pictogram, as LISEZMOI.txt does") {
    std::ifstream file(PARVIS_SOURCE_DIR "/content/sources/AUTHORING.md");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    for (const auto name : pictograms) {
        CAPTURE(std::string(name));
        const auto at = text.find(" " + std::string(name) + ",");
        const auto at_line = text.find("\n" + std::string(name) + ",");
        const auto last = text.find(" " + std::string(name) + ".");
        CHECK(std::min({at, at_line, last}) != std::string::npos);
    }
}

TEST_CASE("needs and partners: pictograms, themes, labels that must be known") {
    const auto needs =
        read_table("besoins.csv",
                   "besoin;pictogramme;couleur;mots;ouvre\nBouger;dumbel;Rouge;sport;tout\nBouger;;;x;\nRien;;;;\n"
                   "Chant;qsdfghjklm;;chant;\n");
    CHECK(says(needs,
               "besoins.csv:2: colonne « pictogramme » : « dumbel » n’est pas un pictogramme connu ; « info » le "
               "remplace. Écrire par exemple « dumbbell »"));
    CHECK(says(needs, "besoins.csv:5: colonne « pictogramme » : « qsdfghjklm » n’est pas un pictogramme connu"));
    CHECK(says(needs, "par exemple « users », « house »"));
    CHECK(says(needs, "colonne « couleur » : « Rouge » n’est pas un thème"));
    CHECK(says(needs, "colonne « ouvre » : « tout » n’est pas compris. Écrire « partenaires », ou laisser vide."));
    CHECK(says(needs, "besoins.csv:3: colonne « besoin » : « Bouger » est déjà à la ligne 2"));
    CHECK(says(needs, "besoins.csv:4: colonne « besoin » : « Rien » ne réunit rien"));
    CHECK(needs.document.needs[0].pictogram == "info");

    TemporaryFolder folder;
    write(folder / "besoins.csv", "besoin;mots\nSe soigner;santé\n");
    write(folder / "partenaires.csv", "nom;besoins;téléphone\nPMI;se soigner|Soigner;5,90E+08\npmi;;\n");
    const auto reading = read(folder);
    CHECK(says(reading, "partenaires.csv:2: colonne « besoins » : « Soigner » n’est pas dans besoins.csv"));
    CHECK(says(reading, "colonne « téléphone » : « 5,90E+08 » : le tableur a pris le numéro pour un nombre"));
    CHECK(says(reading, "partenaires.csv:3: colonne « nom » : « pmi » est déjà à la ligne 2"));
    CHECK(lines(reading).find("« se soigner »") == std::string::npos);
}

TEST_CASE("words: types, missing and double replacements") {
    const auto reading =
        read_table("mots.csv",
                   "type;mot;remplacé par\nalias;a;b\nmot clé;Nature;\nnom;X;Y|Z\nsigle;MJC;Maison\n"
                   "nom;CAF;Caf\nnom;caf;La Caf\nnom;CAF;Caf\nsynonyme;ordi;numérique\nsynonyme;Ordi;numérique\n");
    CHECK(says(reading, "mots.csv:2: colonne « type » : « alias » n’est pas un type. Écrire « mot clé », « nom »"));
    CHECK(says(reading, "mots.csv:3: colonne « remplacé par » : la case est vide. Écrire ce qui remplace « Nature »"));
    CHECK(says(reading, "mots.csv:4: colonne « remplacé par » : une seule valeur est possible ici"));
    CHECK(says(reading, "mots.csv:5: colonne « remplacé par » : un sigle reste tel quel"));
    CHECK(says(reading, "mots.csv:7: colonne « mot » : « caf » est déjà remplacé par « Caf » (ligne 6)"));
    CHECK(reading.diagnostics.size() == 5);
    CHECK(reading.document.words.thesaurus.size() == 1);
    CHECK(reading.document.words.shown_names.size() == 1);
}

TEST_CASE("posters: dates in order, picture described") {
    const auto reading = read_table("affiches.csv", "titre;du;au\nFête;05/12/2026;01/12/2026\n");
    CHECK(says(reading, "affiches.csv:2: colonne « au » : la fin (01/12/2026) vient avant le début (05/12/2026)"));
}

TEST_CASE("values and blocks of a cell") {
    CHECK(cell_values(" a | b\n• c |A||") == std::vector<std::string>{"a", "b", "c"});
    CHECK(cell_blocks("x\n\n- y\n•z\n*") ==
          std::vector<Block>{{BlockKind::paragraph, "x"}, {BlockKind::bullet, "y"}, {BlockKind::bullet, "z"}});
    CHECK(heading_key(" Mots-CLÉS * ") == "mots cles");
    CHECK(in_quotes(std::string(100, 'x')) == "« " + std::string(60, 'x') + "… »");
}

TEST_CASE("an oversized table is an error and the others are read") {
    TemporaryFolder folder;
    write(folder / "mots.csv", "type;mot\n");
    std::filesystem::resize_file(folder / "mots.csv", table_limit_bytes + 1);
    write(folder / "besoins.csv", "besoin;mots\nBouger;sport\n");
    const auto reading = read(folder);
    CHECK(says(reading, "mots.csv: le fichier dépasse 50 Mo"));
    CHECK(reading.document.needs.size() == 1);
}

TEST_CASE(
    "a table or settings file that is something else under its name is told as what it is, and the others are read") {
    TemporaryFolder folder;
    write(folder / "actions.csv", "PK\x03\x04[Content_Types].xml xl/workbook.xml");
    write(folder / "centre.toml", "%PDF-1.4");
    write(folder / "besoins.csv", "besoin;mots\nBouger;sport\n");
    const auto reading = read(folder);
    CHECK(says(reading,
               "actions.csv: c’est un classeur (Excel, LibreOffice) sous un autre nom ; il n’est pas lu. Ouvrir"));
    CHECK(says(reading, "centre.toml: c’est un document PDF sous un autre nom"));
    CHECK(reading.document.needs.size() == 1);
}

TEST_CASE("random bytes and mutated tables never crash, and rubbish is never silent") {
    const std::vector<std::pair<std::string, std::string>> good = {
        {"actions.csv",
         "titre;identifiant;horaires;dates;sauf;mots clés;contact;photo\n\"A\";a-1;lundi 9h-12h|mardi;"
         "05/12/2026 9h-10h;20/12/2026 au 03/01/2027;\"a|b\nc\";590123456;x.png\n"},
        {"partenaires.csv", "nom,présence,téléphone,pictogramme\nPMI,du lundi au jeudi 9h30-12h,+33590123456,baby\n"},
        {"besoins.csv", "besoin\tpictogramme\tmots\tthèmes\nBouger\tbike\tvélo|marche\tservices\n"},
        {"mots.csv", "sep=;\ntype;mot;remplacé par\nsynonyme;papiers;démarches|x\nsigle;MJC;\n"},
        {"affiches.csv", "titre;texte;du;au\nFête;\"Un \"\"mot\"\"\";46361;06/12/2026\n"}};
    unsigned seed = 2026;
    const auto random = [&] {
        seed = seed * 1664525u + 1013904223u;
        return seed >> 16;
    };
    for (int round = 0; round < 300; ++round)
        for (const auto& [name, bytes] : good) {
            auto mutated = bytes;
            for (unsigned change = 0; change <= random() % 6; ++change) {
                const auto at = random() % mutated.size();
                switch (random() % 4) {
                    case 0:
                        mutated[at] = static_cast<char>(random());
                        break;
                    case 1:
                        mutated.insert(at, 1, ";\"\n|-,\t\xFF"[random() % 8]);
                        break;
                    case 2:
                        mutated.erase(at, 1 + random() % 3);
                        break;
                    default:
                        mutated.insert(at, mutated.substr(at / 2, random() % 20));
                        break;
                }
                if (mutated.empty()) mutated = ";";
            }
            (void)read_table(name, mutated);
            std::string rubbish(random() % 400 + 20, '\0');
            for (auto& byte : rubbish) byte = static_cast<char>(random());
            CHECK(!read_table(name, rubbish).diagnostics.empty());
        }
    TemporaryFolder folder;
    for (int round = 0; round < 50; ++round) {
        std::string toml = "nom = \"A\"\ntelephone = \"1\"\nhoraires = [\"lundi\"]\n";
        for (int change = 0; change < 4; ++change) toml[random() % toml.size()] = static_cast<char>(random());
        write(folder / "centre.toml", toml);
        (void)read(folder);
    }
}

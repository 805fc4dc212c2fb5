#include "content/authoring/template_writer.h"

#include <algorithm>

#include "content/authoring/new_folder.h"
#include "content/authoring/spreadsheet_table.h"
#include "content/authoring/tables.h"
#include "content/authoring/template_tables.h"
#include "content/pictogram.h"

namespace parvis::content {
namespace {

constexpr std::string_view centre =
    "# Notre centre : ce fichier dit de qui sont les actions de actions.csv. À remplir en premier.\n"
    "# Écrire entre les guillemets droits, sans toucher aux mots devant le signe =.\n"
    "# Ce qui commence par (exemple) n’est pas lu : le remplacer, ou vider les guillemets.\n"
    "nom = \"(exemple) CENTRE SOCIAL LA SOURCE\"\n"
    "nom_affiche = \"(exemple) Centre social La Source\"\n"
    "departement = \"(exemple) Guadeloupe\"\n"
    "adresse = \"\"\"\n"
    "(exemple) 1 rue de l’Exemple\n"
    "97100 Exemple\"\"\"\n"
    "telephone = \"(exemple) 05 90 00 00 00\"\n"
    "courriel = \"(exemple) accueil@exemple.fr\"\n"
    "site = \"(exemple) exemple.fr\"\n"
    "# Quelques mots de bienvenue.\n"
    "presentation = \"(exemple) Bienvenue ! Poussez la porte, on vous écoute.\"\n"
    "horaires = \"(exemple) lundi au vendredi 8h30-12h30 | mardi 14h-17h\"\n"
    "precisions_horaires = \"(exemple) fermé en août\"\n";

constexpr std::string_view read_me =
    "Le contenu de la borne Parvis, à remplir avec un tableur (Excel, LibreOffice)\n"
    "\n"
    "Comment faire\n"
    "  1. Copier ce dossier sur un ordinateur. Ouvrir d’abord centre.toml, avec le Bloc-notes : il dit le nom de "
    "notre\n"
    "     centre, à qui sont les actions qui n’en nomment pas d’autre. Si le nom y est déjà, il n’y a rien à y faire.\n"
    "     Puis remplir actions.csv ; les autres tableaux peuvent attendre. Une ligne par action, par partenaire…\n"
    "     Laisser vides les cases que l’on ne connaît pas ; une colonne qui ne sert pas peut être supprimée.\n"
    "  2. Mettre les photos dans le dossier images, et écrire leur nom dans la colonne photo.\n"
    "  3. Enregistrer chaque tableau sous le même nom : Fichier, Enregistrer sous, « CSV UTF-8 ».\n"
    "     À la question d’Excel sur les fonctionnalités perdues, répondre Oui.\n"
    "  4. Copier le tout sur une clé USB, dans un dossier PARVIS, et la brancher sur la borne. Garder le doigt cinq\n"
    "     secondes sur le nom du centre, ou sur le mot « Parvis », en bas de l’écran, entrer le code de l’équipe,\n"
    "     toucher « Lire les tableaux » :\n"
    "     la borne montre ce qui change et ce qu’elle n’a pas compris. Rien n’est publié sans votre accord.\n"
    "\n"
    "Les règles\n"
    "  - Ne pas changer les noms des fichiers ni les titres des colonnes. L’ordre des colonnes est libre.\n"
    "    Une colonne de la liste plus bas qui manque à un tableau peut s’y ajouter : écrire son titre, tel quel,\n"
    "    sur la première ligne.\n"
    "  - Une case qui commence par (aide) ou (exemple) n’est pas lue ; si c’est le nom de la ligne, la ligne entière.\n"
    "    Remplacer ces cases ou supprimer ces lignes : oubliées, elles ne gênent pas.\n"
    "  - Plusieurs valeurs dans une case : séparées par |, ou une par ligne (Alt et Entrée). Un | qui ne sépare rien\n"
    "    s’écrit \\|.\n"
    "  - Dans un texte, une ligne qui commence par • ou * est une puce. Pour que ce signe reste un signe, écrire \\ "
    "devant.\n"
    "  - Ne pas commencer une case par = + - ou @ : le tableur y voit un calcul. Mettre un mot devant.\n"
    "    Celles que Parvis a écrites ainsi, et celles que le tableur prendrait pour un nombre ou une date (3 €,\n"
    "    05/12/2026), commencent par une espace insécable, qui ne se voit pas : la laisser. Dans une case que\n"
    "    l’on écrit soi-même, « 3 € » ou « 05/12/2026 » suffit.\n";

std::string marked(std::string_view mark, std::string_view text) {
    return text.empty() ? std::string() : std::string(mark) + " " + std::string(text);
}

}  // namespace

std::string authoring_read_me() {
    std::string text(read_me);
    const auto explain = [&](const TemplateTable& table) {
        for (const auto& column : table.columns)
            text.append("  ").append(column.heading).append(" : ").append(column.help).append("\n");
    };
    const auto begin = [&](const TemplateTable& table) {
        text.append("\n").append(table.file).append(" : ").append(table.purpose).append("\n");
    };
    const auto further = further_tables();
    for (const auto& table : template_tables()) {
        begin(table);
        explain(table);
        if (const auto more = std::ranges::find(further, table.file, &TemplateTable::file); more != further.end())
            explain(*more);
    }
    for (const auto& table : further) {
        if (table.purpose.empty()) continue;
        begin(table);
        explain(table);
    }
    text += "\ncentre.toml : le nom, l’adresse et les horaires de notre centre. S’ouvre avec le Bloc-notes.\n";
    text += "\nLes pictogrammes (les noms anglais de dessins de Lucide), pour partenaires.csv et besoins.csv :";
    constexpr std::size_t most_in_line = 8;
    for (std::size_t i = 0; i < pictograms.size(); ++i)
        text.append(i % most_in_line == 0 ? "\n  " : " ")
            .append(pictograms[i])
            .append(i + 1 < pictograms.size() ? "," : ".\n");
    return text;
}

Status write_template(const std::filesystem::path& folder, const Organisation& ours) {
    auto made = NewFolder::create(folder);
    if (!made) return fail(made.error());
    for (const auto& table : template_tables()) {
        std::vector<SpreadsheetTable::Column> columns;
        std::vector<std::string> help;
        std::vector<std::string> example;
        std::vector<std::string> other;
        for (const auto& column : table.columns) {
            columns.push_back({column.heading, true});
            help.push_back(marked("(aide)", column.help));
            example.push_back(marked("(exemple)", column.example));
            other.push_back(marked("(exemple)", column.other_example));
        }
        SpreadsheetTable rows(std::move(columns));
        for (auto* row : {&help, &example, &other}) rows.add(std::move(*row));
        const auto bytes = rows.bytes();
        if (!bytes) return fail(bytes.error(), table.file);
        if (auto written = made->write(std::string(table.file), *bytes); !written) return written;
    }
    const std::string our_text = ours.source_name.empty() ? std::string(centre) : centre_text(ours);
    if (auto written = made->write_text("centre.toml", our_text); !written) return written;
    if (auto written = made->write_text("LISEZMOI.txt", authoring_read_me()); !written) return written;
    if (auto done = made->make_folder("images"); !done) return done;
    made->keep();
    return {};
}

}  // namespace parvis::content

#include "content/authoring/template_writer.h"
#include "content/cli/command.h"

namespace parvis::content::cli {
namespace {

int run_template(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--centre", true}}, template_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1) return usage_error(template_command, "il faut un dossier, et un seul", console);
    const std::string& folder = parsed->words.front();
    Organisation ours;
    ours.source_name = parsed->value("--centre");
    if (auto written = write_template(folder, ours); !written) return input_error(written.error(), console);
    console.out << "écrit : " << folder << ", un dossier de saisie vide, avec des aides et des exemples\n"
                << "À remplir avec un tableur ; LISEZMOI.txt dit comment. Puis : parvis-content build " << folder
                << " -o FICHIER.parvis\n";
    return exit_ok;
}

}  // namespace

const Command template_command{
    "template", "donne un dossier de saisie vide, à remplir avec un tableur",
    "parvis-content template DOSSIER [--centre NOM]\n\n"
    "Écrit dans DOSSIER des tableaux vides, avec leurs titres, une ligne d’aide et deux d’exemple : actions.csv,\n"
    "partenaires.csv, besoins.csv, mots.csv, affiches.csv ; centre.toml, images/ et LISEZMOI.txt. Les aides et les\n"
    "exemples commencent par (aide) ou (exemple) ; « build » ne les lit pas, même oubliés. DOSSIER ne doit pas "
    "exister,\n"
    "ou être vide : rien n’est remplacé.\n\n"
    "  --centre NOM   le nom de notre centre, comme l’écrivent ses fiches : centre.toml le dit alors, et il suffit de\n"
    "                 remplir actions.csv\n\n"
    "Code de sortie : 0 écrit, 1 dossier qui ne convient pas, 2 appel mal formé.\n",
    run_template};

}  // namespace parvis::content::cli

#include "content/authoring/authoring_writer.h"
#include "content/cli/command.h"
#include "content/cli/progress_bar.h"

namespace parvis::content::cli {
namespace {

int run_unpack(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {}, unpack_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 2) return usage_error(unpack_command, "il faut un contenu et un dossier", console);
    const std::string& pack = parsed->words[0];
    const std::string& folder = parsed->words[1];
    const auto catalogue = Catalogue::open(pack);
    if (!catalogue) return input_error(catalogue.error(), console);
    const auto document = catalogue->document();
    if (!document) return input_error(document.error(), console);
    {
        ProgressBar bar(console, "écriture");
        const auto written =
            write_authoring_folder(*document, folder, {[&](double fraction) { bar.show(fraction); }, nullptr});
        if (!written) return input_error(written.error(), console);
    }
    const auto size = [](const auto& list) { return static_cast<int>(list.size()); };
    console.out << "écrit : " << folder << " (" << count_of(size(document->actions), "action", "actions") << ", "
                << count_of(size(document->partners), "partenaire", "partenaires") << ", "
                << count_of(size(document->needs), "besoin", "besoins") << ", "
                << count_of(size(document->posters), "affiche", "affiches") << ")\n"
                << "À modifier avec un tableur ; LISEZMOI.txt dit comment. Puis : parvis-content build " << folder
                << " -o FICHIER.parvis\n"
                << "et, pour relire ce qui change : parvis-content inspect FICHIER.parvis --against " << pack << "\n";
    return exit_ok;
}

}  // namespace

const Command unpack_command{
    "unpack", "redonne le dossier de saisie d’un contenu, à modifier avec un tableur",
    "parvis-content unpack FICHIER.parvis DOSSIER\n\n"
    "Écrit dans DOSSIER le contenu d’un catalogue comme un dossier de saisie : des tableaux qu’ouvre un tableur, les\n"
    "photos telles quelles, LISEZMOI.txt. « build » en refait le même contenu, avec les mêmes identifiants ; le "
    "numéro\n"
    "d’édition, l’auteur et les centres de destination se redonnent à « build ». DOSSIER ne doit pas exister, ou être\n"
    "vide : rien n’est remplacé.\n\n"
    "Code de sortie : 0 écrit, 1 contenu ou dossier qui ne convient pas, 2 appel mal formé.\n",
    run_unpack};

}  // namespace parvis::content::cli

#include "content/cli/command.h"
#include "content/cli/json.h"

namespace parvis::content::cli {
namespace {

int run_dump(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--json", false}}, dump_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1) return usage_error(dump_command, "il faut un fichier, et un seul", console);
    const auto catalogue = Catalogue::open(parsed->words.front());
    if (!catalogue) return input_error(catalogue.error(), console);
    const auto document = catalogue->document();
    if (!document) return input_error(document.error(), console);
    if (parsed->has("--json")) {
        console.out << to_json(*document);
        return exit_ok;
    }
    for (const Action& action : document->actions) {
        console.out << action.id << "  " << action.title;
        if (!action.department.empty()) console.out << " · " << action.department;
        console.out << "\n";
    }
    return exit_ok;
}

}  // namespace

const Command dump_command{
    "dump", "donne tout le contenu d’un catalogue",
    "parvis-content dump FICHIER.parvis [--json]\n\n"
    "Donne la liste des fiches : identifiant, titre, département.\n\n"
    "  --json   tout le contenu en JSON (UTF-8) : fiches, organisations, partenaires, besoins, affiches\n\n"
    "Code de sortie : 0, 1 fichier illisible, 2 appel mal formé.\n",
    run_dump};

}  // namespace parvis::content::cli

#include "content/check/check.h"
#include "content/cli/command.h"

namespace parvis::content::cli {
namespace {

int run_check(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {}, check_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1) return usage_error(check_command, "il faut un fichier, et un seul", console);
    const std::string& file = parsed->words.front();

    const DiagnosticCounts counts = print(check_catalogue(file, local_today()), console);
    if (counts.errors > 0) {
        console.out << file << " : " << count_of(counts.errors, "erreur", "erreurs") << ", ce fichier ne peut pas servir tel quel\n";
        return exit_bad_input;
    }
    console.out << file << " : en ordre";
    if (counts.warnings + counts.notes > 0)
        console.out << ", avec " << count_of(counts.warnings + counts.notes, "point à regarder", "points à regarder");
    console.out << "\n";
    return exit_ok;
}

}  // namespace

const Command check_command{
    "check", "examine un catalogue : est-il entier, cohérent, complet ?",
    "parvis-content check FICHIER.parvis\n\n"
    "Examine le fichier (intégrité, structure, renvois) et dit ce qu’un responsable veut savoir : fiches sans résumé,\n"
    "images sans texte, dates passées, besoins qui ne mènent à rien.\n\n"
    "Code de sortie : 0 en ordre (même avec des points à regarder), 1 fichier qui ne peut pas servir, 2 appel mal formé.\n",
    run_check};

}  // namespace parvis::content::cli

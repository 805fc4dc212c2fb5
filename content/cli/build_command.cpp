#include <filesystem>
#include <set>

#include "content/assemble/assemble.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/cli/command.h"
#include "content/cli/progress_bar.h"
#include "content/sources/source.h"

namespace parvis::content::cli {
namespace {

std::string size_in_words(std::uintmax_t bytes) {
    if (bytes < 1024 * 1024) return std::to_string((bytes + 1023) / 1024) + " Kio";
    return std::to_string((bytes + 512 * 1024) / (1024 * 1024)) + " Mio";
}

void print_summary(const Assembly& assembly, const DiagnosticCounts& counts, const std::string& target,
                   Console& console) {
    const Document& document = assembly.document;
    std::set<std::string> departments;
    for (const Action& action : document.actions)
        if (!action.department.empty()) departments.insert(action.department);
    const auto size = [](const auto& list) { return static_cast<int>(list.size()); };

    console.out << count_of(assembly.sheets_read, "fiche lue", "fiches lues") << ", "
                << count_of(assembly.sheets_folded, "répétée et repliée", "répétées et repliées") << ", "
                << count_of(size(document.actions), "gardée", "gardées") << "\n"
                << count_of(size(document.organisations), "organisation", "organisations") << ", "
                << count_of(size(departments), "département", "départements") << ", "
                << count_of(size(document.partners), "partenaire", "partenaires") << ", "
                << count_of(size(document.needs), "besoin", "besoins") << ", "
                << count_of(size(document.posters), "affiche", "affiches") << "\n"
                << count_of(counts.warnings, "avertissement", "avertissements") << ", "
                << count_of(counts.notes, "remarque", "remarques") << "\n";
    std::error_code no_size;
    const auto bytes = std::filesystem::file_size(target, no_size);
    console.out << "écrit : " << target;
    if (!no_size) console.out << " (" << size_in_words(bytes) << ")";
    console.out << "\n";
}

// "-o actions.csv": the catalogue would take the place of what it is made from.
bool is_part_of(const std::string& source, const std::string& target) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::equivalent(source, target, ignored)) return !fs::is_directory(source, ignored);
    const auto folder = fs::path(target).parent_path();
    return fs::is_regular_file(target, ignored) && fs::path(target).extension() != ".parvis" &&
           fs::is_directory(source, ignored) && fs::equivalent(source, folder.empty() ? "." : folder, ignored);
}

Result<SourceReading> read_with_bar(const std::string& source, Console& console) {
    ProgressBar bar(console, "lecture");
    return read_source(source, [&](double fraction) { bar.show(fraction); });
}

int run_build(const Arguments& arguments, Console& console) {
    const auto parsed =
        parse(arguments, {{"-o", true}, {"--output", true}, {"--centre", true}}, build_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.empty()) return usage_error(build_command, "il manque au moins une SOURCE", console);
    const std::string target = parsed->has("-o") ? parsed->value("-o") : parsed->value("--output");
    if (target.empty()) return usage_error(build_command, "il manque le fichier à écrire (-o FICHIER.parvis)", console);

    for (const std::string& source : parsed->words)
        if (is_part_of(source, target)) {
            console.err << target << ": ce fichier est une des sources ; donnez un autre nom au catalogue (-o …)\n";
            return exit_bad_input;
        }

    // Every source is read before giving up, so that one run shows all there is to mend.
    std::vector<SourceReading> readings;
    bool all_read = true;
    for (const std::string& source : parsed->words) {
        auto reading = read_with_bar(source, console);
        if (!reading) {
            input_error(reading.error(), console);
            all_read = false;
            continue;
        }
        readings.push_back(*std::move(reading));
    }
    const Assembly assembly = assemble(std::move(readings), {parsed->value("--centre")});
    const DiagnosticCounts counts = print(assembly.diagnostics, console);
    if (!all_read || counts.errors > 0) {
        console.err << "parvis-content build: rien n’a été écrit";
        if (counts.errors > 0) console.err << " ; " << count_of(counts.errors, "erreur", "erreurs") << " à corriger";
        console.err << "\n";
        return exit_bad_input;
    }
    // A misnamed table loses all of it with a warning only; a good catalogue must not make place for that.
    if (assembly.document.actions.empty()) {
        console.err << "parvis-content build: rien n’a été écrit ; les sources n’ont donné aucune fiche. Remplissez "
                       "actions.csv (le fichier doit porter exactement ce nom), ou donnez un texte de fiches.\n";
        return exit_bad_input;
    }

    {
        ProgressBar bar(console, "écriture");
        const auto written = write_catalogue(assembly.document, target, {[&](double fraction) { bar.show(fraction); }});
        if (!written) return input_error(written.error(), console);
    }
    print_summary(assembly, counts, target, console);
    if (std::filesystem::path(target).extension() != ".parvis")
        console.err << target
                    << ": un catalogue porte d’ordinaire un nom en .parvis ; renommez-le pour le reconnaître\n";
    return exit_ok;
}

}  // namespace

const Command build_command{
    "build", "fabrique un catalogue à partir de textes SENACS et de dossiers de saisie",
    "parvis-content build SOURCE… -o FICHIER.parvis [--centre NOM]\n\n"
    "Lit chaque SOURCE (un texte de fiches SENACS, ou un dossier de saisie avec ses tableaux), les réunit et écrit\n"
    "un catalogue. Le fichier est écrit en entier ou pas du tout ; sans une seule fiche, pas du tout.\n\n"
    "  -o, --output FICHIER   le catalogue à écrire\n"
    "  --centre NOM           notre centre, dans n’importe quelle orthographe (majuscules, accents) ;\n"
    "                         sinon celui que dit centre.toml, s’il y en a un\n\n"
    "Les remarques vont sur la sortie d’erreur, une par ligne : fichier:ligne: quoi, et que faire.\n"
    "Code de sortie : 0 écrit (même avec des avertissements), 1 source à corriger, 2 appel mal formé.\n",
    run_build};

}  // namespace parvis::content::cli

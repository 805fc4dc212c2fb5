#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>

#include "content/assemble/assemble.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/cli/command.h"
#include "content/cli/pack_files.h"
#include "content/cli/progress_bar.h"
#include "content/iso_day.h"
#include "content/pack/pack_facts.h"
#include "content/sources/source.h"

namespace parvis::content::cli {
namespace {

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

// The day that packages are made reproducible with, where one is set (reproducible-builds.org: SOURCE_DATE_EPOCH).
std::chrono::year_month_day day_of_build() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) return local_today();
    std::int64_t seconds = 0;
    const char* end = epoch + std::strlen(epoch);
    const auto read = std::from_chars(epoch, end, seconds);
    if (read.ec != std::errc() || read.ptr != end || seconds < 0 || seconds > 250'000'000'000) return local_today();
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

// What the call says of the edition. Nothing, and what is wrong with it in `wrong`, for a value that cannot be.
std::optional<Edition> edition_of(const ParsedArguments& parsed, std::string& wrong) {
    Edition edition;
    if (const std::string sequence = parsed.value("--sequence"); !sequence.empty()) {
        const char* end = sequence.data() + sequence.size();
        const auto read = std::from_chars(sequence.data(), end, edition.sequence);
        if (read.ec != std::errc() || read.ptr != end || edition.sequence < 1 || edition.sequence > max_sequence) {
            wrong = "le numéro d’édition (--sequence) est un nombre entier, de 1 à 999999999";
            return std::nullopt;
        }
    }
    edition.date = parsed.has("--date") ? day_of_iso(parsed.value("--date")) : day_of_build();
    if (!edition.date) {
        wrong = "la date (--date) s’écrit AAAA-MM-JJ, comme 2026-12-05";
        return std::nullopt;
    }
    edition.author = parsed.value("--author");
    edition.centres = parsed.values("--for");
    return edition;
}

int run_build(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments,
                              {{"-o", true},
                               {"--output", true},
                               {"--centre", true},
                               {"--sequence", true},
                               {"--author", true},
                               {"--for", true},
                               {"--date", true}},
                              build_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.empty()) return usage_error(build_command, "il manque au moins une SOURCE", console);
    const std::string target = parsed->has("-o") ? parsed->value("-o") : parsed->value("--output");
    if (target.empty()) return usage_error(build_command, "il manque le fichier à écrire (-o FICHIER.parvis)", console);

    std::string wrong;
    const auto edition = edition_of(*parsed, wrong);
    if (!edition) return usage_error(build_command, wrong, console);

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
    Assembly assembly = assemble(std::move(readings), {parsed->value("--centre")});
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

    assembly.document.edition = *edition;
    for (const Organisation& organisation : assembly.document.organisations)
        if (organisation.is_ours && edition->centres.empty())
            assembly.document.edition.centres = {organisation.source_name};
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
    "parvis-content build SOURCE… -o FICHIER.parvis [--centre NOM] [--sequence N] [--author NOM] [--for CENTRE]…\n\n"
    "Lit chaque SOURCE (un texte de fiches SENACS, ou un dossier de saisie avec ses tableaux), les réunit et écrit\n"
    "un catalogue. Le fichier est écrit en entier ou pas du tout ; sans une seule fiche, pas du tout.\n\n"
    "  -o, --output FICHIER   le catalogue à écrire\n"
    "  --centre NOM           notre centre, dans n’importe quelle orthographe (majuscules, accents) ;\n"
    "                         sinon celui que dit centre.toml, s’il y en a un\n"
    "  --sequence N           le numéro de cette édition : une borne n’accepte que plus grand que le dernier reçu\n"
    "  --author NOM           qui en répond ; la borne le montre\n"
    "  --for CENTRE           le centre dont les bornes peuvent montrer ce contenu (plusieurs fois s’il le faut) ;\n"
    "                         sinon notre centre, s’il y en a un ; sinon tous\n"
    "  --date AAAA-MM-JJ      le jour de cette édition ; sinon aujourd’hui\n\n"
    "Les remarques vont sur la sortie d’erreur, une par ligne : fichier:ligne: quoi, et que faire.\n"
    "Code de sortie : 0 écrit (même avec des avertissements), 1 source à corriger, 2 appel mal formé.\n",
    run_build};

}  // namespace parvis::content::cli

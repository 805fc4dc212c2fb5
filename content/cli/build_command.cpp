#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>

#include "content/cli/command.h"
#include "content/cli/pack_files.h"
#include "content/cli/progress_bar.h"
#include "content/draft/build_catalogue.h"
#include "content/draft/build_report.h"
#include "content/iso_day.h"
#include "content/pack/pack_facts.h"
#include "platform/base/confinement.h"

namespace parvis::content::cli {
namespace {

void print_summary(const BuildCounts& built, const DiagnosticCounts& counts, const std::string& target,
                   Console& console) {
    const auto of = [](std::int64_t count, std::string_view one, std::string_view more) {
        return count_of(static_cast<int>(count), one, more);
    };
    console.out << of(built.sheets_read, "fiche lue", "fiches lues") << ", "
                << of(built.sheets_folded, "répétée et repliée", "répétées et repliées") << ", "
                << of(built.sheets, "gardée", "gardées") << "\n"
                << of(built.organisations, "organisation", "organisations") << ", "
                << of(built.departments, "département", "départements") << ", "
                << of(built.partners, "partenaire", "partenaires") << ", " << of(built.needs, "besoin", "besoins")
                << ", " << of(built.posters, "affiche", "affiches") << "\n"
                << of(counts.warnings, "avertissement", "avertissements") << ", "
                << of(counts.notes, "conseil", "conseils") << "\n";
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
    if (parsed.has("--sequence")) {
        const std::string sequence = parsed.value("--sequence");
        const char* end = sequence.data() + sequence.size();
        const auto read = std::from_chars(sequence.data(), end, edition.sequence);
        if (read.ec != std::errc() || read.ptr != end || edition.sequence < 1 || edition.sequence > max_sequence) {
            wrong = "le numéro d’édition (--sequence) est un nombre entier, de 1 à 999999999";
            return std::nullopt;
        }
    }
    if (!parsed.has("--undated"))
        edition.date = parsed.has("--date") ? day_of_iso(parsed.value("--date")) : day_of_build();
    if (!edition.date && !parsed.has("--undated")) {
        wrong = "la date (--date) s’écrit AAAA-MM-JJ, comme 2026-12-05";
        return std::nullopt;
    }
    edition.author = parsed.value("--author");
    edition.centres = parsed.values("--for");
    return edition;
}

// For a person.
int tell_build(const BuildRequest& request, Console& console) {
    BuildOutcome outcome;
    {
        std::optional<ProgressBar> bar;
        std::optional<BuildStep> step;
        outcome = build_catalogue(request, [&](BuildStep at, double fraction) {
            if (step != at) bar.emplace(console, at == BuildStep::reading ? "lecture" : "écriture");
            step = at;
            bar->show(fraction);
        });
    }
    DiagnosticCounts counts = print(outcome.diagnostics, console);
    for (const Error& error : outcome.unread)
        console.err << word_for(Severity::error) << " : " << error.message << "\n";
    counts.errors += static_cast<int>(outcome.unread.size());
    if (outcome.failure && outcome.failure->code != Errc::not_found) return input_error(*outcome.failure, console);
    if (!outcome.written) {
        console.err << "parvis-content build: rien n’a été écrit";
        if (counts.errors > 0) console.err << " ; " << count_of(counts.errors, "erreur", "erreurs") << " à corriger";
        if (outcome.failure) console.err << " ; " << outcome.failure->message;
        console.err << "\n";
        return exit_bad_input;
    }
    const std::string target = request.target.string();
    print_summary(outcome.counts, counts, target, console);
    for (const std::string& centre : outcome.unknown_centres)
        console.err
            << "attention : --for « " << centre
            << " » : aucun centre de ce contenu ne porte ce nom ; s’il n’est pas écrit comme dans le parvis.toml "
               "de ses bornes, elles refuseront ce contenu\n";
    if (request.target.extension() != ".parvis")
        console.err << "attention : " << target
                    << ": un catalogue porte d’ordinaire un nom en .parvis ; renommez-le pour le reconnaître\n";
    return exit_ok;
}

// What a board of 512 MB has to spare beside the kiosk.
Status shut_in(const BuildRequest& request) {
    Confinement walls;
    for (const std::string& source : request.sources) walls.read.emplace_back(source);
    walls.write = request.target.has_parent_path() ? request.target.parent_path() : ".";
    walls.memory_bytes = 160'000'000;
    walls.processor_time = std::chrono::seconds(600);
    std::error_code unknown;
    const auto space = std::filesystem::space(walls.write, unknown);
    if (!unknown) walls.file_bytes = space.available / 2;  // it is copied once more on its way in
    return confine(walls);
}

// For a program.
int report_build(const BuildRequest& request, bool confined, Console& console) {
    if (confined)
        if (auto shut = shut_in(request); !shut) return input_error(shut.error(), console);
    std::string said;
    const BuildOutcome outcome = build_catalogue(request, [&](BuildStep step, double fraction) {
        std::string line = progress_line(step, std::floor(fraction * 100) / 100);
        if (line == said) return;
        console.out << line << std::flush;
        said = std::move(line);
    });
    console.out << to_report(outcome) << std::flush;
    // Nothing is left to do, and what else runs at an end (a sanitizer's own look) needs what is walled off.
    if (confined) std::_Exit(outcome.written ? exit_ok : exit_bad_input);
    return outcome.written ? exit_ok : exit_bad_input;
}

int run_build(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments,
                              {{"-o", true},
                               {"--output", true},
                               {"--centre", true},
                               {"--sequence", true},
                               {"--author", true},
                               {"--for", true},
                               {"--date", true},
                               {"--undated", false},
                               {"--report", false},
                               {"--confined", false}},
                              build_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.empty()) return usage_error(build_command, "il manque au moins une SOURCE", console);
    const std::string target = parsed->has("-o") ? parsed->value("-o") : parsed->value("--output");
    if (target.empty()) return usage_error(build_command, "il manque le fichier à écrire (-o FICHIER.parvis)", console);
    if (parsed->has("--confined") && !parsed->has("--report"))
        return usage_error(build_command, "--confined ne va qu’avec --report", console);

    if (parsed->has("--undated") && parsed->has("--date"))
        return usage_error(build_command, "--undated et --date s’excluent", console);

    std::string wrong;
    const auto edition = edition_of(*parsed, wrong);
    if (!edition) return usage_error(build_command, wrong, console);

    for (const std::string& source : parsed->words)
        if (is_part_of(source, target)) {
            console.err << target << ": ce fichier est une des sources ; donnez un autre nom au catalogue (-o …)\n";
            return exit_bad_input;
        }

    const BuildRequest request{parsed->words, parsed->value("--centre"), *edition, target};
    return parsed->has("--report") ? report_build(request, parsed->has("--confined"), console)
                                   : tell_build(request, console);
}

}  // namespace

const Command build_command{
    "build", "fabrique un catalogue à partir de textes SENACS et de dossiers de saisie",
    "parvis-content build SOURCE… -o FICHIER.parvis [--centre NOM] [--sequence N] [--author NOM] [--for CENTRE]…\n"
    "                     [--date AAAA-MM-JJ | --undated] [--report [--confined]]\n\n"
    "Lit chaque SOURCE (un texte de fiches SENACS, ou un dossier de saisie avec ses tableaux), les réunit et écrit\n"
    "un catalogue. Le fichier est écrit en entier ou pas du tout ; sans une seule fiche, pas du tout.\n\n"
    "  -o, --output FICHIER   le catalogue à écrire\n"
    "  --centre NOM           notre centre, dans n’importe quelle orthographe (majuscules, accents) ;\n"
    "                         sinon celui que dit centre.toml, s’il y en a un. Où centre.toml ne dit pas de nom, les\n"
    "                         actions qui ne nomment pas de centre sont de celui-ci : l’écrire alors comme les fiches\n"
    "  --sequence N           le numéro de cette édition : une borne n’accepte que plus grand que le dernier reçu\n"
    "  --author NOM           qui en répond ; la borne le montre\n"
    "  --for CENTRE           le centre dont les bornes peuvent montrer ce contenu (plusieurs fois s’il le faut) ;\n"
    "                         sinon notre centre, s’il y en a un ; sinon tous\n"
    "  --date AAAA-MM-JJ      le jour de cette édition ; sinon aujourd’hui\n"
    "  --undated              sans jour : celui qu’il est n’est pas connu\n"
    "  --report               tout dire sur la sortie standard, une ligne par événement, pour un programme\n"
    "                         (docs/content-command.md)\n"
    "  --confined             avec --report : lire les sources enfermé, sans rien pouvoir lire ni écrire d’autre,\n"
    "                         dans 160 Mo de mémoire ; c’est ainsi que la borne lit une clé\n\n"
    "Les remarques vont sur la sortie d’erreur, une par ligne : fichier:ligne: quoi, et que faire. Chacune commence\n"
    "par « conseil : », « attention : » ou « erreur : », les erreurs en dernier, puis par fichier et par ligne. Seule\n"
    "une erreur empêche d’écrire.\n"
    "Code de sortie : 0 écrit (même avec des avertissements), 1 source à corriger, 2 appel mal formé.\n",
    run_build};

}  // namespace parvis::content::cli

#include "content/cli/cli.h"

#include <algorithm>
#include <array>

#include "content/cli/command.h"
#include "content/iso_day.h"
#include "content/sources/nearest_names.h"
#include "parvis_version.h"
#include "platform/base/log.h"

namespace parvis::content::cli {
namespace {

const std::array<const Command*, 11> commands{&build_command,   &check_command,    &dump_command,  &search_command,
                                              &inspect_command, &keygen_command,   &sign_command,  &verify_command,
                                              &stick_command,   &template_command, &unpack_command};

void print_help(std::ostream& stream) {
    stream << "parvis-content — prépare et examine le contenu de Parvis\n\n"
              "Usage : parvis-content COMMANDE …\n\n";
    for (const Command* command : commands) {
        stream << "  " << command->name << std::string(10 - command->name.size(), ' ') << command->purpose << "\n";
    }
    stream << "\nparvis-content COMMANDE --help explique une commande ; parvis-content --version donne la version.\n"
              "parvis-content --verbose COMMANDE … dit aussi, en anglais, le détail technique d’un fichier abîmé,\n"
              "à joindre à une demande d’aide.\n";
}

}  // namespace

int run(const Arguments& arguments, Console& console) {
    if (arguments.empty()) {
        print_help(console.err);
        return exit_usage;
    }
    if (arguments.front() == "--verbose") {
        set_log_threshold(LogLevel::debug);
        return run(Arguments(arguments.begin() + 1, arguments.end()), console);
    }
    const std::string& name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        print_help(console.out);
        return exit_ok;
    }
    if (name == "--version") {
        console.out << "parvis-content " << PARVIS_VERSION << "\n";
        return exit_ok;
    }
    for (const Command* command : commands) {
        if (command->name != name) continue;
        const Arguments rest(arguments.begin() + 1, arguments.end());
        const auto words_end = std::find(rest.begin(), rest.end(), "--");
        if (std::find(rest.begin(), words_end, "--help") != words_end) {
            console.out << command->help;
            return exit_ok;
        }
        return command->run(rest, console);
    }
    console.err << "parvis-content: commande inconnue « " << name << " » ; parvis-content --help les donne toutes\n";
    return exit_usage;
}

bool ParsedArguments::has(std::string_view option) const {
    return std::any_of(options.begin(), options.end(), [&](const auto& given) { return given.first == option; });
}

std::string ParsedArguments::value(std::string_view option) const {
    std::string found;
    for (const auto& [name, value] : options)
        if (name == option) found = value;
    return found;
}

std::vector<std::string> ParsedArguments::values(std::string_view option) const {
    std::vector<std::string> found;
    for (const auto& [name, value] : options)
        if (name == option) found.push_back(value);
    return found;
}

std::optional<ParsedArguments> parse(const Arguments& arguments, const std::vector<OptionSpec>& known,
                                     const Command& command, Console& console) {
    ParsedArguments parsed;
    bool only_words = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (only_words || argument.size() < 2 || argument[0] != '-') {
            parsed.words.push_back(argument);
            continue;
        }
        if (argument == "--") {
            only_words = true;
            continue;
        }
        const std::size_t equals = argument.starts_with("--") ? argument.find('=') : std::string::npos;
        const std::string name = argument.substr(0, equals);
        const auto spec = std::find_if(known.begin(), known.end(), [&](const OptionSpec& o) { return o.name == name; });
        if (spec == known.end()) {
            std::vector<std::string> names;
            for (const OptionSpec& option : known) names.emplace_back(option.name);
            const auto near = nearest_names(name, names, 1);
            usage_error(
                command,
                "option inconnue « " + name + " »" + (near.empty() ? "" : " ; écrivez peut-être " + quoted_list(near)),
                console);
            return std::nullopt;
        }
        if (!spec->takes_value) {
            if (equals != std::string::npos) {
                usage_error(command, "l’option " + name + " ne prend pas de valeur", console);
                return std::nullopt;
            }
            parsed.options.emplace_back(spec->name, "");
            continue;
        }
        if (equals == std::string::npos && i + 1 == arguments.size()) {
            usage_error(command, "il manque la valeur de l’option " + name, console);
            return std::nullopt;
        }
        parsed.options.emplace_back(spec->name,
                                    equals == std::string::npos ? arguments[++i] : argument.substr(equals + 1));
    }
    return parsed;
}

int usage_error(const Command& command, std::string_view what, Console& console) {
    console.err << "parvis-content " << command.name << ": " << what << " ; parvis-content " << command.name
                << " --help dit comment faire\n";
    return exit_usage;
}

int input_error(const Error& error, Console& console) {
    console.err << error.message << "\n";
    return exit_bad_input;
}

std::chrono::year_month_day local_today() {
    // At 23 h in Guadeloupe, Greenwich is a day ahead.
    return local_day(std::chrono::system_clock::now());
}

DiagnosticCounts print(Diagnostics diagnostics, Console& console) {
    sort_for_reading(diagnostics);
    DiagnosticCounts counts;
    for (const Diagnostic& diagnostic : diagnostics) {
        switch (diagnostic.severity) {
            case Severity::note:
                ++counts.notes;
                break;
            case Severity::warning:
                ++counts.warnings;
                break;
            case Severity::error:
                ++counts.errors;
                break;
        }
        console.err << word_for(diagnostic.severity) << " : " << to_line(diagnostic) << "\n";
    }
    return counts;
}

std::string count_of(int count, std::string_view singular, std::string_view plural) {
    return std::to_string(count) + " " + std::string(count < 2 ? singular : plural);
}

}  // namespace parvis::content::cli

// What the commands share: their entry points, and reading their arguments.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "content/cli/cli.h"
#include "content/diagnostic.h"

namespace parvis::content::cli {

struct Command {
    std::string_view name;
    std::string_view purpose;  // one line for the list
    std::string_view help;     // the whole of --help
    int (*run)(const Arguments& arguments, Console& console);
};

extern const Command build_command;
extern const Command check_command;
extern const Command dump_command;
extern const Command search_command;
extern const Command inspect_command;
extern const Command keygen_command;
extern const Command sign_command;
extern const Command verify_command;
extern const Command stick_command;
extern const Command template_command;
extern const Command unpack_command;

// The options that a command knows.
struct OptionSpec {
    std::string_view name;  // "--centre"; "-o"
    bool takes_value = false;
};

struct ParsedArguments {
    std::vector<std::string> words;  // all that is not an option, in order
    std::vector<std::pair<std::string_view, std::string>> options;
    [[nodiscard]] bool has(std::string_view option) const;
    [[nodiscard]] std::string value(std::string_view option) const;  // the last one given; empty: none
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
};

// "--name value" and "--name=value"; after "--" everything is a word. On a slip: a line on console.err that ends with
// how to get help, and nothing.
[[nodiscard]] std::optional<ParsedArguments> parse(const Arguments& arguments, const std::vector<OptionSpec>& known,
                                                   const Command& command, Console& console);

// Says what is wrong with the call and where help is; returns exit_usage.
int usage_error(const Command& command, std::string_view what, Console& console);

// Prints an error as "file: what, and what to do"; returns exit_bad_input.
int input_error(const Error& error, Console& console);

// The day where this machine stands.
[[nodiscard]] std::chrono::year_month_day local_today();

// Each diagnostic on a line of err, sorted for reading: "erreur : file:line: …". Returns how many of each severity
// there were.
struct DiagnosticCounts {
    int notes = 0;
    int warnings = 0;
    int errors = 0;
};
DiagnosticCounts print(Diagnostics diagnostics, Console& console);

// "1 avertissement", "3 avertissements": French has the singular up to 1.
[[nodiscard]] std::string count_of(int count, std::string_view singular, std::string_view plural);

}  // namespace parvis::content::cli

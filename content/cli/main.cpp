#include <unistd.h>

#include <iostream>

#include "content/cli/cli.h"

int main(int argc, char** argv) {
    parvis::content::cli::Console console{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
    const int code = parvis::content::cli::run({argv + 1, argv + argc}, console);
    std::cout.flush();
    // A full disk or a closed pipe behind ">" must not look like success.
    return std::cout.good() ? code : parvis::content::cli::exit_bad_input;
}

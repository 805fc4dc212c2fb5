#include <unistd.h>

#include <iostream>

#include "content/cli/cli.h"

int main(int argc, char** argv) {
    parvis::content::cli::Console console{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
    const int code = parvis::content::cli::run({argv + 1, argv + argc}, console);
    std::cout.flush();
    if (std::cout.good()) return code;
    // A full disk or a closed pipe behind ">" must not look like success.
    std::cerr << "sortie standard: le résultat n’a pas pu être écrit en entier ; vérifiez la place qui reste sur le "
                 "disque, puis relancez\n";
    return parvis::content::cli::exit_bad_input;
}

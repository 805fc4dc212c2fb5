#include "content/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace parvis::content {

void sort_for_reading(Diagnostics& diagnostics) {
    const auto place = [](const Diagnostic& it) { return std::tie(it.severity, it.where.file, it.where.line); };
    std::ranges::stable_sort(diagnostics, {}, place);
}

std::string_view word_for(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "conseil";
        case Severity::warning:
            return "attention";
        case Severity::error:
            return "erreur";
    }
    return {};
}

std::string to_line(const Diagnostic& diagnostic) {
    std::string line = diagnostic.where.file;
    if (diagnostic.where.line > 0) line += ":" + std::to_string(diagnostic.where.line);
    if (!line.empty()) line += ": ";
    if (!diagnostic.column.empty()) line += "colonne « " + diagnostic.column + " » : ";
    return line + diagnostic.message;
}

}  // namespace parvis::content

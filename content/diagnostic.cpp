#include "content/diagnostic.h"

namespace parvis::content {

std::string to_line(const Diagnostic& diagnostic) {
    std::string line = diagnostic.where.file;
    if (diagnostic.where.line > 0) line += ":" + std::to_string(diagnostic.where.line);
    if (!line.empty()) line += ": ";
    if (!diagnostic.column.empty()) line += "colonne « " + diagnostic.column + " » : ";
    return line + diagnostic.message;
}

}  // namespace parvis::content

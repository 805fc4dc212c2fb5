// What the builder has to say about its input: nothing is dropped silently, nothing stops at the first slip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace parvis::content {

enum class Severity : std::uint8_t { note, warning, error };

struct Diagnostic {
    Severity severity = Severity::warning;
    Origin where;
    std::string column;   // heading of a table's column, when there is one
    std::string message;  // in French, for staff: what is wrong, and what to write instead
    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

// What asks the most comes last, where a terminal stands still; then by file, line, and as they were said.
void sort_for_reading(Diagnostics& diagnostics);

// "erreur", "attention" or "conseil".
[[nodiscard]] std::string_view word_for(Severity severity);

// "file:line: colonne « titre »: message", without the parts that are unknown.
[[nodiscard]] std::string to_line(const Diagnostic& diagnostic);

}  // namespace parvis::content

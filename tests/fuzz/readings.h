// What every reader of a source promises of what it read.
#pragma once

#include <algorithm>
#include <cstdio>
#include <utility>

#include "content/assemble/assemble.h"
#include "content/check/document_checks.h"
#include "content/text/encoding.h"
#include "tests/fuzz/fuzz_target.h"

namespace parvis::fuzz {

inline bool has_errors(const content::Diagnostics& diagnostics) {
    return std::ranges::any_of(diagnostics, [](const content::Diagnostic& diagnostic) {
        return diagnostic.severity == content::Severity::error;
    });
}

// Messages can be printed and lead to a line of the text; what has no error can be published.
inline void promise_good(content::SourceReading reading, std::string_view bytes) {
    const auto text = content::decode_text(bytes).utf8;
    const auto lines = std::ranges::count(text, '\n') + 1;
    for (const auto& diagnostic : reading.diagnostics) {
        promise(!diagnostic.message.empty() && content::is_clean_text(diagnostic.message), "a message is clean");
        promise(content::is_clean_text(diagnostic.column), "a column's name is clean");
        promise(diagnostic.where.line >= 0 && diagnostic.where.line <= lines, "a message leads to a line of the text");
    }
    if (has_errors(reading.diagnostics)) return;
    std::vector<content::SourceReading> readings;
    readings.push_back(std::move(reading));
    const auto assembly = content::assemble(std::move(readings), {}, content::SourceReading{});
    if (has_errors(assembly.diagnostics)) return;
    const auto checked = content::check_document(assembly.document);
    if (!checked) std::fprintf(stderr, "%s\n", checked.error().message.c_str());
    promise(checked || checked.error().code == Errc::too_large, "what was read without an error can be published");
}

}  // namespace parvis::fuzz

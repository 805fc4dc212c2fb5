// What the tests of the SENACS reader share: small invented texts in, plain lines out.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "content/sheet_labels.h"
#include "content/sources/senacs_text.h"

namespace parvis::testing {

using namespace parvis::content;

using Strings = std::vector<std::string>;

inline SourceReading read(const std::string& text) {
    return read_senacs_text(text, "fiches.txt");
}

inline Action only_action(const std::string& text) {
    const auto reading = read(text);
    REQUIRE(reading.document.actions.size() == 1);
    return reading.document.actions.front();
}

// Blocks as lines, bullets with "• ".
inline Strings lines_of(const std::vector<Block>& blocks) {
    Strings lines;
    for (const auto& block : blocks) lines.push_back((block.kind == BlockKind::bullet ? "• " : "") + block.text);
    return lines;
}

inline Strings field_of(const Action& action, std::string_view label) {
    for (const auto& part : action.parts)
        for (const auto& field : part.fields)
            if (field.label == label) return lines_of(field.blocks);
    return {};
}

inline Strings summary_of(const std::string& lines) {
    return lines_of(only_action("Actions \"T\"\n- Résumé\n" + lines).summary);
}

inline Strings titles_of(const std::string& text) {
    Strings titles;
    for (const auto& action : read(text).document.actions) titles.push_back(action.source_title);
    return titles;
}

inline bool told(const SourceReading& reading, int line, const std::string& words) {
    return std::any_of(reading.diagnostics.begin(), reading.diagnostics.end(), [&](const Diagnostic& diagnostic) {
        return diagnostic.where.file == "fiches.txt" && diagnostic.where.line == line &&
               diagnostic.message.find(words) != std::string::npos;
    });
}

}  // namespace parvis::testing

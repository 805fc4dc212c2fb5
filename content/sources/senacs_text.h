// SENACS action sheets as the national site prints them to text. Format and rules: SENACS.md beside this file.
#pragma once

#include <string>
#include <string_view>

#include "content/sources/source.h"

namespace parvis::content {

// Whether the text looks like SENACS sheets (a title line, or two known labels on lines of their own).
[[nodiscard]] bool looks_like_senacs(std::string_view utf8);

// Reads sheets by the vocabulary of whole labels. Never fails: what is not understood is kept as text and reported with
// its line. `file` is the name used in messages. Input of any encoding of text_encoding.h.
[[nodiscard]] SourceReading read_senacs_text(std::string_view bytes, const std::string& file);

}  // namespace parvis::content

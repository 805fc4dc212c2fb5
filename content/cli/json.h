// Content as JSON, for `dump` and `search`. UTF-8, indented by one space, ends with a line break.
#pragma once

#include <string>

#include "content/catalogue/catalogue.h"
#include "content/document.h"

namespace parvis::content::cli {

// Keys and their order: docs/content-command.md. What the source does not say is null.
[[nodiscard]] std::string to_json(const Document& document);
[[nodiscard]] std::string to_json(const std::string& words, const SearchResult& result);

}  // namespace parvis::content::cli

// Where a sheet begins: `Actions "…"`, `Actions «…»`, or a bare `Actions` with the title on the next line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content/sources/senacs_lines.h"
#include "content/sources/senacs_vocabulary.h"

namespace parvis::content::senacs {

enum class TitleForm : std::uint8_t {
    none,    // the sheet began at a once-only label
    quoted,  // Actions "…"
    bare,    // Actions, and the title below
};

struct Title {
    std::string text;  // as in the source, without its quotes
    TitleForm form = TitleForm::none;
    std::size_t lines = 1;  // lines that it takes
};

// What is being read when the line comes: the same words are a title after a sheet's end and text inside a text.
struct TitleContext {
    bool in_text = false;              // inside a free text other than the files
    int rank = -1;                     // of the present label
    TitleForm form = TitleForm::none;  // of the present sheet
};

// The title that begins at lines[at], if one does. Looks at most four lines ahead.
[[nodiscard]] std::optional<Title> title_at(const std::vector<Line>& lines, std::size_t at,
                                            const TitleContext& context);

}  // namespace parvis::content::senacs

// What a file that is no text is, so that staff who took the wrong file read what they hold and what to do with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parvis::content {

enum class ForeignFile : std::uint8_t {
    picture,
    pdf,
    workbook,         // Excel, OpenDocument
    written_pages,    // Word, OpenDocument, RTF
    office_document,  // of an office suite, which of its programs is not told
    archive,
    catalogue,  // a .parvis
    database,
    film_or_sound,
    program,
    web_page,
    no_text,  // none of these, but no text either
};

// By its first bytes, else by the share of bytes that no text has. None: it may be a text, in any encoding of
// text/encoding.h, a few broken or control characters included. Looks at no more than its first and last megabyte.
[[nodiscard]] std::optional<ForeignFile> recognise_foreign_file(std::string_view bytes);

// In French: "une image", "un document PDF".
[[nodiscard]] std::string_view name_of(ForeignFile kind);

// A French sentence: what to do with it where `build` wants a text of sheets or a folder.
[[nodiscard]] std::string_view remedy_for(ForeignFile kind);

}  // namespace parvis::content

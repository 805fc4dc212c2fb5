// One reader for each table of the authoring folder (AUTHORING.md). Inside this room; others call authoring_folder.h.
#pragma once

#include <string>
#include <string_view>

#include "content/document.h"
#include "content/sources/authoring_table.h"
#include "content/sources/remarks.h"

namespace parvis::content {

class ImageFolder;

void read_words(std::string_view bytes, Remarks& remarks, Document& into);
void read_needs(std::string_view bytes, Remarks& remarks, Document& into);
void read_partners(std::string_view bytes, Remarks& remarks, Document& into);
void read_posters(std::string_view bytes, Remarks& remarks, ImageFolder& images, Document& into);
// `ours` is the organisation of actions that name none; null: centre.toml is not there.
void read_actions(std::string_view bytes, Remarks& remarks, ImageFolder& images, const Organisation* ours,
                  Document& into);

// A theme by its official name, whatever its case and accents; empty, and reported, when it is none.
[[nodiscard]] std::string official_theme(const AuthoringRow& row, std::string_view heading, std::string_view written);

// The pictogram that the cell names; "info" for an empty cell and, reported, for an unknown name.
[[nodiscard]] std::string named_pictogram(const AuthoringRow& row, std::string_view heading);

}  // namespace parvis::content

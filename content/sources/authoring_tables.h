// One reader for each table of the authoring folder (AUTHORING.md). Inside this room; others call authoring_folder.h.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "content/sources/authoring_table.h"
#include "content/sources/remarks.h"

namespace parvis::content {

class ImageFolder;

void read_words(std::string_view bytes, Remarks& remarks, Document& into);
void read_needs(std::string_view bytes, Remarks& remarks, Document& into);
void read_centres(std::string_view bytes, Remarks& remarks, Document& into);
void read_partners(std::string_view bytes, Remarks& remarks, Document& into);
void read_posters(std::string_view bytes, Remarks& remarks, ImageFolder& images, Document& into);
// `ours` is the organisation of actions that name none; null: centre.toml is not there.
void read_actions(std::string_view bytes, Remarks& remarks, ImageFolder& images, const Organisation* ours,
                  Document& into);

// The id that the row gives itself under "identifiant"; empty when it gives none or, reported, none that can be. One
// that an earlier row has is reported.
[[nodiscard]] std::string own_id(const AuthoringRow& row, std::map<std::string, int>& line_of_id);
// Letters without accents, digits and "-", 64 at most.
[[nodiscard]] bool is_own_id(std::string_view id);

// Lines as they are, without empty ones, \n between them.
[[nodiscard]] std::string lines_of(const AuthoringRow& row, std::string_view heading);

// Adds the columns adresse, téléphone, courriel, site, and what they say. A number that is not understood is reported.
void add_contact_columns(std::vector<ColumnName>& columns);
[[nodiscard]] Contact contact_of(const AuthoringRow& row);

// A theme by its official name, whatever its case and accents; empty, and reported, when it is none.
[[nodiscard]] std::string official_theme(const AuthoringRow& row, std::string_view heading, std::string_view written);

// The pictogram that the cell names; "info" for an empty cell and, reported, for an unknown name.
[[nodiscard]] std::string named_pictogram(const AuthoringRow& row, std::string_view heading);

}  // namespace parvis::content

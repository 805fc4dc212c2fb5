#include "content/sources/authoring_folder.h"

#include "content/sources/authoring_tables.h"

namespace parvis::content {

void read_authoring_table(std::string_view bytes, const std::string& name, SourceReading& into) {
    Remarks remarks(name, into.diagnostics);
    if (name == "mots.csv") read_words(bytes, remarks, into.document);
    if (name == "besoins.csv") read_needs(bytes, remarks, into.document);
}

}  // namespace parvis::content

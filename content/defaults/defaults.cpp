#include "content/defaults/defaults.h"

#include "content/defaults/embedded_tables.h"
#include "content/sources/authoring_folder.h"

namespace parvis::content {

SourceReading shipped_defaults() {
    SourceReading defaults;
    read_authoring_table(embedded::words_table(), "livré avec Parvis/mots.csv", defaults);
    read_authoring_table(embedded::needs_table(), "livré avec Parvis/besoins.csv", defaults);
    return defaults;
}

}  // namespace parvis::content

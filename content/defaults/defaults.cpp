#include "content/defaults/defaults.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "content/defaults/embedded_tables.h"
#include "content/sources/authoring_folder.h"

namespace parvis::content {

namespace {

constexpr std::string_view place = "livré avec Parvis/";

std::string named(std::string_view table) {
    return std::string(place) + std::string(table);
}

}  // namespace

bool is_shipped(const Origin& origin) {
    return origin.file.starts_with(place);
}

bool has_own_needs(const Document& document) {
    return std::ranges::none_of(document.needs, is_shipped, &Need::origin);
}

SourceReading shipped_defaults() {
    SourceReading defaults;
    read_authoring_table(embedded::words_table(), named("mots.csv"), defaults);
    read_authoring_table(embedded::needs_table(), named("besoins.csv"), defaults);
    return defaults;
}

}  // namespace parvis::content

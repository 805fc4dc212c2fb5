#include "kiosk/strings/strings.h"

#include <array>

namespace parvis::kiosk {
namespace {

using Table = std::array<std::string_view, static_cast<std::size_t>(Text::count)>;

constexpr Table french = [] {
    Table table{};
#define PARVIS_STRING(id, text) table[static_cast<std::size_t>(Text::id)] = text;
#include "kiosk/strings/fr.inc"
#undef PARVIS_STRING
    return table;
}();

constexpr Table english = [] {
    Table table{};
#define PARVIS_STRING(id, text) table[static_cast<std::size_t>(Text::id)] = text;
#include "kiosk/strings/en.inc"
#undef PARVIS_STRING
    return table;
}();

constexpr bool complete(const Table& table) {
    for (const std::string_view text : table)
        if (text.empty()) return false;
    return true;
}
static_assert(complete(french), "fr.strings has an empty text");
static_assert(complete(english), "en.strings lacks a text that fr.strings has");

}  // namespace

Language language_from_code(std::string_view code) {
    return code == "en" ? Language::english : Language::french;
}

std::string_view language_name(Language language) {
    return Strings(language).get(Text::language_name);
}

std::string_view Strings::get(Text id) const {
    return (language_ == Language::english ? english : french)[static_cast<std::size_t>(id)];
}

std::string Strings::get(Text id, Places places) const {
    std::string text(get(id));
    for (const auto& [name, value] : places) {
        const std::string place = "{" + std::string(name) + "}";
        for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
            text.replace(at, place.size(), value);
    }
    return text;
}

std::string Strings::count(Text one, Text other, int n) const {
    const bool singular = language_ == Language::french ? n < 2 : n == 1;
    return get(singular ? one : other, {{"n", std::to_string(n)}});
}

}  // namespace parvis::kiosk

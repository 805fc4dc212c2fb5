// The words of the interface in each language. They live in *.strings files; ids are checked when this is built: an id
// unknown to French does not compile, and neither does a language that lacks one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace parvis::kiosk {

enum class Text : std::uint16_t {
#define PARVIS_STRING(id, text) id,
#include "kiosk/strings/fr.inc"
#undef PARVIS_STRING
    count,
};

enum class Language : std::uint8_t { french, english };

// From a setting such as "fr"; French for anything else.
[[nodiscard]] Language language_from_code(std::string_view code);

// The one that the bar offers instead.
[[nodiscard]] constexpr Language other_language(Language language) {
    return language == Language::french ? Language::english : Language::french;
}

// In its own words: "English".
[[nodiscard]] std::string_view language_name(Language language);

class Strings {
public:
    using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    explicit Strings(Language language = Language::french) : language_(language) {}

    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] std::string_view get(Text id) const;  // lives as long as the program
    // With {name} places filled in; a place that is not given stays as it is written.
    [[nodiscard]] std::string get(Text id, Places places) const;
    // The singular or the plural of the language, {n} filled in: "0 action" in French, "0 activities" in English.
    [[nodiscard]] std::string count(Text one, Text other, int n) const;

private:
    Language language_;
};

// A member of a numbered family: family(Text::weekday_1, 3) is weekday_3.
[[nodiscard]] constexpr Text family(Text first, int number) {
    return static_cast<Text>(static_cast<int>(first) + number - 1);
}

}  // namespace parvis::kiosk

#include "kiosk/widgets/key_layout.h"

#include <array>

#include "content/text/utf8.h"

namespace parvis::kiosk {
namespace {

constexpr char32_t erase_sign = U'⌫';

using Rows = std::array<std::u32string_view, 3>;
constexpr Rows azerty = {U"azertyuiop", U"qsdfghjklm", U"wxcvbn’é⌫"};
constexpr Rows qwerty = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm’é⌫"};
constexpr Rows alphabet = {U"abcdefghij", U"klmnopqrst", U"uvwxyz’é⌫"};
constexpr Rows digits = {U"1234567890", U"éèêàâçùîôœ", U"-’ëïûüÿæ⌫"};

// French letters; what stands on a key of its own in the letters' plane is offered by its letter too.
std::u32string_view offered_by(char32_t letter) {
    switch (letter) {
        case U'a':
            return U"àâæ";
        case U'c':
            return U"ç";
        case U'e':
            return U"éèêë";
        case U'i':
            return U"îï";
        case U'o':
            return U"ôœ";
        case U'u':
            return U"ùûü";
        case U'y':
            return U"ÿ";
        default:
            return {};
    }
}

struct Accented {
    char32_t letter;
    const char* base;
    Text name;
};
constexpr auto accented = std::to_array<Accented>({{U'é', "e", Text::letter_acute},
                                                   {U'è', "e", Text::letter_grave},
                                                   {U'ê', "e", Text::letter_circumflex},
                                                   {U'ë', "e", Text::letter_diaeresis},
                                                   {U'à', "a", Text::letter_grave},
                                                   {U'â', "a", Text::letter_circumflex},
                                                   {U'ç', "c", Text::letter_cedilla},
                                                   {U'î', "i", Text::letter_circumflex},
                                                   {U'ï', "i", Text::letter_diaeresis},
                                                   {U'ô', "o", Text::letter_circumflex},
                                                   {U'ù', "u", Text::letter_grave},
                                                   {U'û', "u", Text::letter_circumflex},
                                                   {U'ü', "u", Text::letter_diaeresis},
                                                   {U'ÿ', "y", Text::letter_diaeresis},
                                                   {U'œ', "o", Text::letter_with_e},
                                                   {U'æ', "a", Text::letter_with_e}});

KeyRow row_of(std::u32string_view letters, KeyPlane plane) {
    KeyRow row;
    for (const char32_t letter : letters) {
        if (letter == erase_sign) row.push_back({KeyKind::erase, 0, {}});
        if (letter == erase_sign) continue;
        row.push_back(
            {KeyKind::letter, letter, plane == KeyPlane::letters ? offered_by(letter) : std::u32string_view{}});
    }
    return row;
}

const Rows& rows_of(KeyOrder order, KeyPlane plane) {
    if (plane == KeyPlane::digits) return digits;
    switch (order) {
        case KeyOrder::qwerty:
            return qwerty;
        case KeyOrder::alphabet:
            return alphabet;
        case KeyOrder::azerty:
            break;
    }
    return azerty;
}

}  // namespace

std::vector<KeyRow> key_rows(KeyOrder order, KeyPlane plane) {
    std::vector<KeyRow> rows;
    for (const std::u32string_view letters : rows_of(order, plane)) rows.push_back(row_of(letters, plane));
    return rows;
}

std::string key_face(char32_t types) {
    std::string face;
    content::append_utf8(face, types < 0x80 ? content::to_upper(types) : types);
    return face;
}

std::string key_name(char32_t types, const Strings& strings) {
    if (types == U'’') return std::string(strings.get(Text::apostrophe));
    if (types == U'-') return std::string(strings.get(Text::hyphen));
    for (const Accented& letter : accented)
        if (letter.letter == types) return strings.get(letter.name, {{"letter", letter.base}});
    return key_face(types);
}

}  // namespace parvis::kiosk

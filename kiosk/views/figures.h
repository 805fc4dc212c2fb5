// "En chiffres": the numbers of people that a sheet really names. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::kiosk {

struct Figure {
    std::string value;  // "50", "1 000", "Plus de 250", "Une cinquantaine"
    std::string noun;   // "bénévoles", "de personnes de tous âges"
    bool operator==(const Figure&) const = default;
};

// From the sheet's own words about who took part, in their order; none where the rule leaves a doubt:
// - Lines, commas, semicolons, colons, slashes and full stops part the text into pieces, and so does "et" before a
//   number. What stands in brackets is left out: it says who is meant, not how many there are beside.
// - A piece must begin with its number: digits, a number in letters up to a hundred (shown in digits), or "une dizaine
//   de" to "une centaine de" (shown in these words). "Plus de", "environ", "près de" and "10 à 15" stay in the value;
//   "les 6 bénévoles" counts as "6 bénévoles". Numbers under 2, over 99,999 and with decimals are none.
// - At once a word for people must follow ("bénévoles", "habitants"), in any spelling that begins like it. A word that
//   restricts it may stand behind ("adultes", "de tous âges", a name); anything else ends the noun. Of "personnes" and
//   "membres", which say little, the whole piece must be understood.
// - Nothing is added up. When the same noun is counted twice, neither number is shown. At most four.
[[nodiscard]] std::vector<Figure> figures_of(std::string_view people);

}  // namespace parvis::kiosk

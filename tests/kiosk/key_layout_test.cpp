#include "kiosk/widgets/key_layout.h"

#include <doctest/doctest.h>

#include <set>

#include "content/text/folding.h"
#include "content/text/utf8.h"

using namespace parvis;
using namespace parvis::kiosk;

namespace {

const KeyOrder orders[] = {KeyOrder::azerty, KeyOrder::qwerty, KeyOrder::alphabet};
const KeyPlane planes[] = {KeyPlane::letters, KeyPlane::digits};

std::string typed(const KeyRow& row) {
    std::u32string letters;
    for (const Key& key : row)
        if (key.kind == KeyKind::letter) letters += key.types;
    return content::to_utf8(letters);
}

std::set<char32_t> reachable(KeyOrder order, bool by_long_press) {
    std::set<char32_t> letters;
    for (const KeyPlane plane : planes)
        for (const KeyRow& row : key_rows(order, plane))
            for (const Key& key : row) {
                if (key.kind == KeyKind::letter) letters.insert(key.types);
                if (by_long_press) letters.insert(key.more.begin(), key.more.end());
            }
    return letters;
}

}  // namespace

TEST_CASE("the letters stand as on French machines, as on English ones, or in the order of the alphabet") {
    CHECK(typed(key_rows(KeyOrder::azerty, KeyPlane::letters)[0]) == "azertyuiop");
    CHECK(typed(key_rows(KeyOrder::azerty, KeyPlane::letters)[1]) == "qsdfghjklm");
    CHECK(typed(key_rows(KeyOrder::azerty, KeyPlane::letters)[2]) == "wxcvbn’é");
    CHECK(typed(key_rows(KeyOrder::qwerty, KeyPlane::letters)[0]) == "qwertyuiop");
    std::string alphabet;
    for (const KeyRow& row : key_rows(KeyOrder::alphabet, KeyPlane::letters)) alphabet += typed(row);
    CHECK(alphabet == "abcdefghijklmnopqrstuvwxyz’é");
}

TEST_CASE("every order has every letter once, no row is too wide, and erase keeps its place on both planes") {
    for (const KeyOrder order : orders) {
        for (const KeyPlane plane : planes) {
            const std::vector<KeyRow> rows = key_rows(order, plane);
            REQUIRE(rows.size() == 3);
            std::multiset<char32_t> letters;
            for (const KeyRow& row : rows) {
                CHECK(row.size() <= keys_across);
                for (const Key& key : row)
                    if (key.kind == KeyKind::letter) letters.insert(key.types);
            }
            for (const char32_t letter : letters) CHECK(letters.count(letter) == 1);
            CHECK(rows[2].back().kind == KeyKind::erase);
            if (plane == KeyPlane::letters)
                for (char32_t letter = U'a'; letter <= U'z'; ++letter) CHECK(letters.count(letter) == 1);
        }
    }
    const std::size_t azerty = key_rows(KeyOrder::azerty, KeyPlane::letters)[2].size();
    CHECK(key_rows(KeyOrder::azerty, KeyPlane::digits)[2].size() == azerty);
    CHECK(key_rows(KeyOrder::alphabet, KeyPlane::letters)[2].size() == azerty);
}

TEST_CASE("every accented letter of French can be typed without a long press, digits and the hyphen too") {
    for (const KeyOrder order : orders) {
        const std::set<char32_t> letters = reachable(order, false);
        for (const char32_t letter : std::u32string(U"àâæçéèêëîïôœùûüÿ0123456789-’")) CHECK(letters.contains(letter));
    }
}

TEST_CASE("what a long press offers are forms of the letter itself") {
    for (const KeyRow& row : key_rows(KeyOrder::azerty, KeyPlane::letters)) {
        for (const Key& key : row) {
            for (const char32_t more : key.more)
                CHECK(content::fold(content::to_utf8(std::u32string(1, more))).front() == static_cast<char>(key.types));
        }
    }
    const std::set<char32_t> all = reachable(KeyOrder::qwerty, true);
    CHECK(all.contains(U'ê'));
}

TEST_CASE("every key has a name that a voice can say, and no two on a plane the same") {
    for (const Language language : {Language::french, Language::english}) {
        const Strings strings(language);
        for (const KeyPlane plane : planes) {
            std::set<std::string> names;
            for (const KeyRow& row : key_rows(KeyOrder::azerty, plane)) {
                for (const Key& key : row) {
                    if (key.kind != KeyKind::letter) continue;
                    const std::string name = key_name(key.types, strings);
                    CHECK(names.insert(name).second);
                    // A sign alone would not be said.
                    const bool plain = key.types < 0x80 && key.types != U'-';
                    CHECK((plain ? name.size() == 1 : name.size() > 3));
                }
            }
        }
    }
    const Strings french(Language::french);
    CHECK(key_name(U'é', french) == "e accent aigu");
    CHECK(key_name(U'ç', french) == "c cédille");
    CHECK(key_name(U'œ', french) == "o et e collés");
    CHECK(key_name(U'’', french) == "apostrophe");
    CHECK(key_name(U'a', french) == "A");
    CHECK(key_face(U'é') == "é");
    CHECK(key_face(U'a') == "A");
}

#include "content/text/folding.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "content/text/utf8.h"

using namespace parvis::content;

namespace {

std::string joined(std::string_view text) {
    std::string words;
    for (const auto& token : tokenize(text)) words += token.folded + "|";
    return words;
}

}  // namespace

TEST_CASE("case and accents do not count") {
    CHECK(fold("ÉCOLE Élémentaire") == "ecole elementaire");
    CHECK(fold("intergénérationnel") == fold("Intergénérationnel"));
    CHECK(fold("Ça, où ? Noël à Nîmes") == "ca, ou ? noel a nimes");
    CHECK(fold("e\u0301cole") == "ecole");  // an accent of its own
}

TEST_CASE("ligatures, sharp s and letters with a stroke are plain letters") {
    CHECK(fold("Cœur, SŒUR, ex æquo, Straße, STRASSE") == "coeur, soeur, ex aequo, strasse, strasse");
    CHECK(fold("ﬁn, 1ᵉʳ, m²") == "fin, 1er, m2");
    CHECK(fold("Đà Nẵng, Łódź, Ørsted") == "da nang, lodz, orsted");
    CHECK(fold("İSTANBUL ıstanbul Istanbul") == "istanbul istanbul istanbul");
}

TEST_CASE("every apostrophe, quote, dash and space is one kind") {
    CHECK(fold("l’arbre l'arbre lʼarbre l´arbre l`arbre l‘arbre") == "l'arbre l'arbre l'arbre l'arbre l'arbre l'arbre");
    CHECK(fold("a–b a—b a‑b a−b a－b") == "a-b a-b a-b a-b a-b");
    CHECK(fold("\u00A0 un\u202Fdeux\t\n trois  \u3000") == "un deux trois");
    CHECK(fold("«oui» “oui” \"oui\"") == "\"oui\" \"oui\" \"oui\"");
}

TEST_CASE("what draws nothing is not there") {
    CHECK(fold("jar\u00ADdin\u200B pota\u2060ger\uFEFF") == "jardin potager");
}

TEST_CASE("Arabic loses its vowel marks and tatweel, and keeps its letters") {
    CHECK(fold("مُحَمَّد") == "محمد");
    CHECK(fold("مـــحمد") == "محمد");
    CHECK(fold("أهلا") == "أهلا");
    CHECK(fold("\u0627\u0654هلا") == "أهلا");
}

TEST_CASE("letters of other scripts stay, in lower case") {
    CHECK(fold("Йога") == "йога");
    CHECK(fold("\u0418\u0306ога") == "йога");
    CHECK(fold("ΑΘΉΝΑ") == "αθηνα");
    CHECK(fold("हिन्दी") == "हिन्दी");
}

TEST_CASE("broken bytes become the replacement mark") {
    CHECK(fold("a\xE9z") == "a\uFFFDz");
}

TEST_CASE("folding twice is folding once, for every character and for random texts") {
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text = "x";
        append_utf8(text, c);
        text += 'x';
        const auto once = fold(text);
        if (fold(once) != once) {
            CAPTURE(static_cast<unsigned>(c));
            CHECK(fold(once) == once);
        }
    }
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int i = 0; i < 6; ++i) {
            const auto pick = static_cast<char32_t>(random());
            append_utf8(text, pick % 3 == 0   ? 0x20 + (pick >> 8U) % 0x60
                              : pick % 3 == 1 ? 0x300 + (pick >> 8U) % 0x60
                                              : 0xA0 + (pick >> 8U) % 0x2000);
        }
        const auto once = fold(text);
        if (fold(once) != once) {
            CAPTURE(text);
            CHECK(fold(once) == once);
        }
    }
}

TEST_CASE("the fast way and the long way of folding agree") {
    // A combining mark anywhere sends a text the long way; behind a point it is dropped.
    std::string fast;
    for (char32_t c = 0x20; c < 0x250; ++c) append_utf8(fast, c);
    for (char32_t c = 0x2000; c < 0x2070; ++c) append_utf8(fast, c);
    CHECK(fold(fast + ".") == fold(fast + ".\u0323"));
}

TEST_CASE("words are split at everything that is not a letter or a digit") {
    CHECK(joined("L’arbre à palabres – n°5, (2021/2024)") == "l|arbre|a|palabres|n|5|2021|2024|");
    CHECK(joined("aujourd'hui") == "aujourd|hui|");
    CHECK(joined("e\u0301te\u0301 jar\u00ADdin") == "ete|jardin|");
    CHECK(joined("Démocratie & citoyenneté") == "democratie|citoyennete|");
    CHECK(joined(" ,;- ").empty());
    CHECK(joined("").empty());
    CHECK(joined("\u0640").empty());
}

TEST_CASE("a token covers the bytes of the original") {
    const std::string text = "Le cœur d’Élodie.";
    std::string covered;
    for (const auto& token : tokenize(text)) covered += text.substr(token.begin, token.end - token.begin) + "|";
    CHECK(covered == "Le|cœur|d|Élodie|");
}

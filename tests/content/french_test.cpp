#include "content/text/french.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "content/text/utf8.h"

using namespace parvis::content;

namespace {

const std::vector<std::string> acronyms = {"MJC", "CAF", "HLM", "ASEC", "EVS", "PMR", "CLAS"};

std::string sentence(std::string_view text) {
    return SentenceCase(acronyms).sentence(text);
}
std::string name(std::string_view text) {
    return SentenceCase(acronyms).name(text);
}

// With a visible sign for the narrow no-break space.
std::string seen(std::string_view text) {
    std::u32string shown = to_code_points(typeset(text));
    for (char32_t& c : shown)
        if (c == narrow_no_break_space) c = U'_';
    return to_utf8(shown);
}

}  // namespace

TEST_CASE("capitals become a sentence") {
    CHECK(sentence("LA CANTINE DES POTES") == "La cantine des potes");
    CHECK(sentence("SEMER DES JARDINS") == "Semer des jardins");
    CHECK(sentence("ÉTÉ À L'ÉCOLE") == "Été à l'école");
    CHECK(sentence("AUJOURD'HUI. ET DEMAIN ? OUI") == "Aujourd'hui. Et demain ? Oui");
    CHECK(sentence("\"LA RUCHE\" ET SES ABEILLES") == "\"La ruche\" et ses abeilles");
}

TEST_CASE("text of both cases stays, but for a first letter that is small") {
    CHECK(sentence("accompagnement et gestion des bénévoles") == "Accompagnement et gestion des bénévoles");
    CHECK(sentence("La Maison du citoyen entre hier et demain…") == "La Maison du citoyen entre hier et demain…");
    CHECK(sentence("un atelier avec la CPAM et Pôle Emploi") == "Un atelier avec la CPAM et Pôle Emploi");
    CHECK(sentence("« fête » du quartier") == "« Fête » du quartier");
    CHECK(sentence("École") == "École");
    CHECK(sentence("élan") == "Élan");
    CHECK(sentence("iPad pour tous") == "iPad pour tous");
    CHECK(sentence("3 jardins") == "3 jardins");
}

TEST_CASE("a run of capitals inside a text of both cases is rewritten, a lone word of capitals is not") {
    CHECK(sentence("PEINTURE - ART DECO (Techniques d'hier)") == "Peinture - art deco (Techniques d'hier)");
    CHECK(sentence("Soirée JEUX") == "Soirée JEUX");
    CHECK(sentence("Grande TOMBOLA pour tous") == "Grande TOMBOLA pour tous");
    CHECK(sentence("Soirée JEUX ET CONTES pour tous") == "Soirée jeux et contes pour tous");
    CHECK(sentence("Atelier CLAS ET CAF") == "Atelier CLAS ET CAF");
}

TEST_CASE("acronyms, roman numerals, words without a vowel and letters that are names stay in capitals") {
    CHECK(sentence("ATELIER CLAS AVEC LA CAF") == "Atelier CLAS avec la CAF");
    CHECK(sentence("HLM DU XXI SIECLE, PHASE II") == "HLM du XXI siecle, phase II");
    CHECK(sentence("DIX MIX AVEC LE PTSD") == "Dix mix avec le PTSD");
    CHECK(sentence("ASEC DU GRAND B") == "ASEC du grand B");
    CHECK(sentence("MARCHE DE ST.SIMEON") == "Marche de St.Simeon");
    CHECK(sentence("BATIMENT A") == "Batiment A");
    CHECK(sentence("D'HIER A AUJOURD'HUI") == "D'hier a aujourd'hui");
    CHECK(sentence("IL Y A DES FLEURS") == "Il y a des fleurs");
    CHECK(sentence("ATELIER 3D LE 1ER A 10H30, 60ANS") == "Atelier 3D le 1er a 10h30, 60ans");
}

TEST_CASE("taught spellings of one or several words win, and the longest of them") {
    SentenceCase words(acronyms);
    words.teach("MENEE", "menée");
    words.teach("VICTOR HUGO", "Victor Hugo");
    words.teach("hugo", "Hugo");
    CHECK(words.sentence("ACTION MENEE A L'ECOLE VICTOR HUGO") == "Action menée a l'ecole Victor Hugo");
    CHECK(words.sentence("MENEE PAR HUGO") == "Menée par Hugo");
    CHECK(words.sentence("Une action menee par Victor hugo") == "Une action menee par Victor hugo");
}

TEST_CASE("names of organisations keep the capitals of their own words") {
    CHECK(name("CENTRE SOCIAL DU GRAND CANET") == "Centre social du Grand Canet");
    CHECK(name("CENTRE SOCIOCULTUREL \"LA RUCHE\"") == "Centre socioculturel \"La Ruche\"");
    CHECK(name("FORUM DES ROMAINS MJC-Centre Social") == "Forum des Romains MJC-Centre Social");
    CHECK(name("MJC CENTRE SOCIAL VICTOR HUGO") == "MJC centre social Victor Hugo");
    CHECK(name("CENTRE SOCIAL ST.SIMEON") == "Centre social St.Simeon");
    CHECK(name("AS.QUART.GNOTTES") == "As.Quart.Gnottes");
    CHECK(name("CENTRE DE LA BERNARDI?RE") == "Centre de la Bernardi?re");
    CHECK(name("Centre Social Romain Rolland") == "Centre Social Romain Rolland");
}

TEST_CASE("case leaves alone what holds no letters") {
    CHECK(sentence("").empty());
    CHECK(sentence(" 12 / 24 ") == " 12 / 24 ");
    CHECK(sentence("!") == "!");
}

TEST_CASE("apostrophes and points of suspension are French") {
    CHECK(typeset("l'été d´ici...") == "l’été d’ici…");
    CHECK(typeset("et puis.... voilà") == "et puis… voilà");
}

TEST_CASE("high punctuation stands behind a narrow no-break space") {
    CHECK(seen("Qui ? Moi!") == "Qui_? Moi_!");
    CHECK(seen("durable: création ; suite") == "durable_: création_; suite");
    CHECK(seen("Quoi?! Non !!") == "Quoi_?! Non_!!");
    CHECK(seen("« Oui »!") == "«_Oui_»_!");
    CHECK(seen("(?) (oui ?)") == "(?) (oui_?)");
    CHECK(seen("? tout") == "? tout");
}

TEST_CASE("times, addresses and marks between letters are not touched") {
    CHECK(seen("à 9:30") == "à 9:30");
    CHECK(seen("voir https://exemple.fr/a?b=c:d'e...f !") == "voir https://exemple.fr/a?b=c:d'e...f_!");
    CHECK(seen("(www.exemple.org/l'a-b)") == "(www.exemple.org/l'a-b)");
    CHECK(seen("jean.d'arc@exemple.fr: oui") == "jean.d'arc@exemple.fr_: oui");
    CHECK(seen("d'arc@exemple.museum") == "d'arc@exemple.museum");
    CHECK(seen("BERNARDI?RE") == "BERNARDI?RE");
}

TEST_CASE("quotes become guillemets, and inner ones curly") {
    CHECK(seen("un \"lieu\" ouvert") == "un «_lieu_» ouvert");
    CHECK(seen("un “lieu” ouvert") == "un «_lieu_» ouvert");
    CHECK(seen("«un lieu»") == "«_un lieu_»");
    CHECK(seen("l'\"arbre \" vert") == "l’«_arbre_» vert");
    CHECK(seen("« un \"tiers lieu\" ici »") == "«_un “tiers lieu” ici_»");
    CHECK(seen("« un “tiers lieu” ici »") == "«_un “tiers lieu” ici_»");
    CHECK(seen("un écran de 21\" neuf") == "un écran de 21\" neuf");
    CHECK(seen("de 21\" et de 24\" neufs") == "de 21\" et de 24\" neufs");
    CHECK(seen("seul \" ici") == "seul \" ici");
}

TEST_CASE("spaces are one, none before a comma or a point or inside brackets, and dashes are dashes") {
    CHECK(seen("  un \t deux\n trois ") == "un deux trois");
    CHECK(seen("l'info ,puis , voilà .") == "l’info, puis, voilà.");
    CHECK(seen("( dans le quartier )") == "(dans le quartier)");
    CHECK(seen("ici - là -- puis") == "ici – là – puis");
    CHECK(seen("- puce, Saint-Mens, -5") == "- puce, Saint-Mens, -5");
    CHECK(seen("100% pour 25€ ou 10\u00A0000 €") == "100_% pour 25_€ ou 10_000_€");
}

TEST_CASE("typesetting twice is typesetting once") {
    const std::u32string signs = U"aé1 \u202F'\"«»“”.,;:!?()-–…%€@/";
    std::mt19937 random(5);
    for (int round = 0; round < 300'000; ++round) {
        std::u32string text;
        for (auto i = 1 + random() % 9; i > 0; --i) text += signs[random() % signs.size()];
        const std::string before = to_utf8(text);
        const std::string once = typeset(before);
        if (typeset(once) != once) {
            CAPTURE(before);
            CAPTURE(once);
            REQUIRE(typeset(once) == once);
        }
    }
}

TEST_CASE("the first sentence ends where a new one begins") {
    CHECK(first_sentence("Un jardin pour tous. On y sème.", 140) == "Un jardin pour tous.");
    CHECK(first_sentence("Quel jardin ! Venez.", 140) == "Quel jardin !");
    CHECK(first_sentence("Avec M. Dupont et Mme. Durand, à 10.30 h. Venez.", 140) ==
          "Avec M. Dupont et Mme. Durand, à 10.30 h. Venez.");
    CHECK(first_sentence("Des sorties (mer, etc.) et des jeux… puis rien. Fin.", 140) ==
          "Des sorties (mer, etc.) et des jeux… puis rien.");
    CHECK(first_sentence("Le bien de chaque personne. une rencontre suit.", 140) == "Le bien de chaque personne.");
    CHECK(first_sentence("Huit pers. âgées viennent. Fin.", 140) == "Huit pers. âgées viennent.");
    CHECK(first_sentence("Sans point final", 140) == "Sans point final");
    CHECK(first_sentence("Créer un lieu commun,", 140) == "Créer un lieu commun…");
    CHECK(first_sentence("Nous proposons\u202F:", 140) == "Nous proposons…");
    CHECK(first_sentence("  ", 140).empty());
}

TEST_CASE("a long first sentence is cut between words") {
    CHECK(first_sentence("Un deux trois quatre", 10) == "Un deux…");
    CHECK(first_sentence("Un deux, trois quatre", 9) == "Un deux…");
    CHECK(first_sentence("Un deux", 7) == "Un deux");
    CHECK(first_sentence("Anticonstitutionnellement vôtre", 10) == "Anticonstitutionnellement…");
    CHECK(first_sentence("été été été", 7) == "été été…");
    CHECK(first_sentence("Qui vient\u202F? personne ici", 11) == "Qui vient…");
}

TEST_CASE("a question mark between letters and a replacement mark are lost letters") {
    CHECK(has_lost_letter("LA BERNARDI?RE"));
    CHECK(has_lost_letter("Bernardi\uFFFDre"));
    CHECK(words_with_lost_letters("de la BERNARDI?RE et F?TE") == std::vector<std::string>{"BERNARDI?RE", "F?TE"});
    CHECK_FALSE(has_lost_letter("Qui ? Moi?"));
    CHECK_FALSE(has_lost_letter("https://exemple.fr/page?id=a"));
    CHECK_FALSE(has_lost_letter(""));
}

TEST_CASE("a sentence of ours keeps its marks on their lines, and what it quotes as it is") {
    CHECK(bind_marks("« a : b » : non ? oui ! fin ; voilà") ==
          "«\u202fa\u202f: b\u202f»\u202f: non\u202f? oui\u202f! fin\u202f; voilà");
    for (const char* same : {"", " ", "a", "a  b... 'c' , d", "9:30", "actions.csv:12", "«\u202fa\u202f»\u202f: b",
                             "a\u00a0: b", ":", "«"})
        CHECK(bind_marks(same) == same);
}

// Searching, as a visitor lives it: what shows while an answer is awaited, and what an answer shows.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/fakes/slow_searcher.h"
#include "tests/support/demo_document.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;
using testing::SlowSearcher;
using testing::small_document;

namespace {

// A search that answers when it is told to.
struct SlowVisit {
    SlowSearcher searcher;
    Gui gui{small_document(), {}, &searcher};

    SlowVisit() { gui.tap("Chercher"); }
    void answer() {
        searcher.finish();
        gui.app().expose();  // as the loop's wake-up does
        gui.wait(16ms);
    }
    void type_quickly(const std::string& words) {
        gui.app().on_text(words);
        gui.frame();
    }
};

}  // namespace

TEST_CASE("what was found stays until the next answer is there, and the letter shows at once") {
    SlowVisit visit;
    visit.type_quickly("jardin");
    CHECK(visit.gui.sees("jardin"));
    CHECK(visit.gui.sees("Écrivez un mot"));
    visit.answer();
    CHECK(visit.gui.offers("Semer des jardins"));
    CHECK(visit.gui.sees("1\u00a0résultat"));
    visit.type_quickly("xq");
    CHECK(visit.gui.sees("jardinxq"));
    CHECK(visit.gui.offers("Semer des jardins"));
    CHECK_FALSE(visit.gui.sees("Rien trouvé"));
    visit.answer();
    CHECK(visit.gui.sees("Rien trouvé"));
}

TEST_CASE("an answer that takes long is announced after 150 ms, by one frame, not before") {
    SlowVisit visit;
    visit.type_quickly("jardin");
    visit.gui.wait(149ms);
    CHECK_FALSE(visit.gui.sees("Recherche…"));
    visit.gui.wait(1ms);
    CHECK(visit.gui.sees("Recherche…"));
    CHECK_FALSE(visit.gui.app().moving());
    visit.answer();
    CHECK_FALSE(visit.gui.sees("Recherche…"));
    CHECK(visit.gui.sees("1\u00a0résultat"));
}

TEST_CASE("an answer to older words changes nothing") {
    SlowVisit visit;
    visit.type_quickly("jardin");
    visit.answer();
    visit.type_quickly("s");
    visit.searcher.answer_to("ecran", 60);
    visit.gui.app().expose();
    visit.gui.frame();
    CHECK(visit.gui.offers("Semer des jardins"));
    CHECK_FALSE(visit.gui.offers("Coin des écrans"));
}

TEST_CASE("words that are cleared are cleared at once, and their answer does not come any more") {
    SlowVisit visit;
    visit.type_quickly("jardin");
    visit.gui.app().apply(Cleared{});
    visit.answer();
    CHECK(visit.gui.sees("Écrivez un mot"));
    CHECK_FALSE(visit.gui.offers("Semer des jardins"));
}

TEST_CASE("a search that was left before its answer came is answered when one comes back") {
    SlowVisit visit;
    visit.type_quickly("jardin");
    visit.gui.app().apply(Go{OtherCentresChosen{}});
    visit.gui.wait(400ms);
    visit.answer();
    CHECK(visit.gui.sees("30\u00a0actions"));
    visit.gui.tap("Retour");
    CHECK(visit.searcher.asked.back() == "jardin");
    visit.answer();
    CHECK(visit.gui.offers("Semer des jardins"));
}

TEST_CASE("a long list asks once for more, keeps what it has, and stays where it was scrolled") {
    content::Document document = small_document();
    for (int i = 0; i < 100; ++i) {
        content::Action copy = document.actions[2];
        copy.id += std::to_string(i);
        copy.title = "Atelier de plus " + std::to_string(i);
        document.actions.push_back(std::move(copy));
    }
    SlowSearcher searcher;
    Gui gui(document, {}, &searcher);
    gui.tap("Chercher");
    gui.app().on_text("atelier");
    searcher.finish();
    gui.app().expose();
    gui.frame();
    const std::size_t before = searcher.asked.size();
    for (int i = 0; i < 40; ++i) gui.drag(400, 200);
    CHECK(searcher.asked.size() == before + 1);
    const auto visible = [&] {
        std::string labels;
        for (const Node& node : gui.tree().nodes())
            if (node.role == Role::card && !node.visible.empty()) labels += node.label + "\n";
        return labels;
    };
    const std::string seen = visible();
    searcher.finish();
    gui.app().expose();
    gui.wait(16ms);
    CHECK(seen.find("Atelier") != std::string::npos);
    CHECK(visible().starts_with(seen));
}

TEST_CASE("when only the searcher's content has gone, our own answers") {
    SlowVisit visit;
    visit.type_quickly("jardin");
    visit.searcher.fail_with(Errc::not_found);
    visit.gui.app().expose();
    visit.gui.wait(16ms);
    CHECK(visit.gui.offers("Semer des jardins"));
}

TEST_CASE("the searcher follows the content that is shown, and lets go of it with a fault") {
    SlowSearcher searcher;
    Gui gui(small_document(), {}, &searcher);
    CHECK(searcher.contents == 1);
    gui.app().open([file = gui.folder() / "content.parvis"] { return content::Catalogue::open(file); });
    CHECK(searcher.contents == 2);
    gui.app().show_fault(Errc::unreadable);
    CHECK(searcher.contents == 3);
}

namespace {

// What stands in the field.
std::string words_of(const Gui& gui) {
    const Node* field = gui.tree().find(widget_id("search field"));
    return field == nullptr ? std::string("no field") : field->value;
}

struct Visit {
    Gui gui{small_document()};
    Visit() { gui.tap("Chercher"); }
    [[nodiscard]] Box key(std::string_view letter) const {
        for (const Node& node : gui.tree().nodes())
            if (node.role == Role::key && node.value == letter) return node.visible;
        FAIL("no such key");
        return {};
    }
    void touch(platform::ContactPhase phase, const Box& at) { gui.touch(phase, at.centre_x(), at.centre_y()); }
};

using platform::ContactPhase;

}  // namespace

TEST_CASE("a key under a finger shows it in the next frame") {
    Visit visit;
    visit.touch(ContactPhase::down, visit.key("a"));
    const Node* key = visit.gui.tree().find(widget_id("key", "A"));
    REQUIRE(key != nullptr);
    CHECK(key->pressed);
    CHECK(words_of(visit.gui).empty());
    visit.touch(ContactPhase::up, visit.key("a"));
    CHECK(visit.gui.app().moving());
    visit.gui.frame();
    CHECK(words_of(visit.gui) == "a");
}

TEST_CASE("two quick keys count, both, even between two frames") {
    Visit visit;
    const Box first = visit.key("o");
    const Box second = visit.key("u");
    for (const Box& key : {first, second}) {
        for (const ContactPhase phase : {ContactPhase::down, ContactPhase::up})
            visit.gui.app().on_contact({phase, key.centre_x(), key.centre_y(), visit.gui.clock().now()});
    }
    visit.gui.wait(100ms);
    CHECK(words_of(visit.gui) == "ou");
}

TEST_CASE("between two keys there is no gap: the nearer one is meant") {
    Visit visit;
    const Box a = visit.key("a");
    const Box z = visit.key("z");
    const float gap = z.x - a.right();
    REQUIRE(gap > 4);
    const auto tap_at = [&](float x) {
        visit.gui.touch(ContactPhase::down, x, a.centre_y());
        visit.gui.touch(ContactPhase::up, x, a.centre_y());
        visit.gui.wait(20ms);
    };
    tap_at(a.right() + 1);
    tap_at(z.x - 1);
    CHECK(words_of(visit.gui) == "az");
}

TEST_CASE("a held key offers its accents above it; the finger slides onto one and lifts") {
    Visit visit;
    visit.gui.tap("N");
    visit.gui.hold("E");
    CHECK(visit.gui.offers("e accent circonflexe"));
    CHECK(visit.gui.audit().empty());
    visit.gui.slide("e accent circonflexe");
    visit.gui.lift();
    CHECK(words_of(visit.gui) == "nê");
    CHECK_FALSE(visit.gui.offers("e accent circonflexe"));
}

TEST_CASE("a slow finger types the letter itself, one beside the accents nothing") {
    Visit visit;
    visit.gui.hold("E");
    visit.gui.lift();
    CHECK(words_of(visit.gui) == "e");
    visit.gui.hold("E");
    visit.gui.touch(ContactPhase::move, 900, 200);
    visit.gui.touch(ContactPhase::up, 900, 200);
    visit.gui.wait(50ms);
    CHECK(words_of(visit.gui) == "e");
}

TEST_CASE("a key without accents takes no long press, and types what it says") {
    Visit visit;
    visit.gui.hold("R");
    CHECK(visit.gui.offers("S"));  // nothing covers the keyboard
    visit.gui.lift();
    CHECK(words_of(visit.gui) == "r");
}

TEST_CASE("digits, a hyphen and accents without a long press are one key away") {
    Visit visit;
    visit.gui.tap("Chiffres et accents");
    visit.gui.type("12-ç");
    visit.gui.tap("Lettres");
    visit.gui.type("a");
    CHECK(words_of(visit.gui) == "12-ça");
}

TEST_CASE("erase takes a letter for a tap, and one after the other while it is held") {
    Visit visit;
    visit.gui.app().on_text("abcdefghij");
    visit.gui.wait(50ms);
    visit.gui.tap("Effacer une lettre");
    CHECK(words_of(visit.gui) == "abcdefghi");
    visit.gui.hold("Effacer une lettre");
    visit.gui.clock().pass(250ms);  // a slow hand's tap
    visit.gui.frame();
    CHECK(words_of(visit.gui) == "abcdefghi");
    visit.gui.clock().pass(50ms);
    visit.gui.frame();
    const std::string first = words_of(visit.gui);
    for (int i = 0; i < 20; ++i) {
        visit.gui.clock().pass(16ms);
        visit.gui.frame();
    }
    const std::string held = words_of(visit.gui);
    CHECK(held.size() + 3 <= first.size());
    visit.gui.clock().pass(100ms);
    visit.gui.lift();
    CHECK(words_of(visit.gui) == held);  // the lifting finger takes none
    visit.gui.wait(100ms);
    visit.gui.hold("Effacer une lettre");
    for (int i = 0; i < 200; ++i) {
        visit.gui.clock().pass(16ms);
        visit.gui.frame();
    }
    CHECK(words_of(visit.gui).empty());
    visit.gui.lift();
}

TEST_CASE("where the keyboard leaves no room for results, its last key says how many there are and shows them") {
    Gui gui(testing::demo_document());
    gui.set_glass({800, 480, 154, 86});
    gui.app().apply(AidsChosen{{TextSize::largest, false, false}});
    gui.tap("Chercher");
    CHECK(gui.offers("Chercher"));
    gui.app().on_text("numeri");
    gui.wait(400ms);
    CHECK_FALSE(gui.offers("Chercher"));
    CHECK_FALSE(gui.offers("Seniors connectés"));
    gui.tap("Voir les 5");
    CHECK(gui.offers("Tiers-lieu numérique"));
    gui.set_glass({1920, 1080, 476, 268});
    gui.app().apply(AidsChosen{});
    gui.wait(400ms);
    gui.tap("Modifier la recherche");
    CHECK(gui.offers("Chercher"));
}

TEST_CASE("the order of the alphabet is a choice, kept through the visit and forgotten with it") {
    Visit visit;
    CHECK(visit.key("a").x < visit.key("z").x);
    CHECK(visit.key("z").y == visit.key("a").y);
    visit.gui.tap("Lettres dans l’ordre de l’alphabet");
    CHECK(visit.key("b").x > visit.key("a").x);
    CHECK(visit.key("b").y == visit.key("a").y);
    visit.gui.type("jardin");
    CHECK(visit.gui.offers("Semer des jardins"));
    visit.gui.tap("Accueil");
    visit.gui.tap("Chercher");
    CHECK(visit.key("b").y == visit.key("a").y);
    visit.gui.wait(200s);
    visit.gui.tap("Chercher");
    CHECK(visit.key("z").y == visit.key("a").y);
}

TEST_CASE("in English the letters stand as on English machines, accents within reach") {
    Visit visit;
    visit.gui.tap("English");
    CHECK(visit.key("q").y == visit.key("p").y);
    CHECK(visit.key("q").x < visit.key("w").x);
    visit.gui.hold("C");
    visit.gui.slide("c cedilla");
    visit.gui.lift();
    CHECK(words_of(visit.gui) == "ç");
}

TEST_CASE("the keyboard goes with “Chercher” or a scroll, and comes back with the field") {
    Visit visit;
    visit.gui.type("atelier");
    visit.gui.tap("Chercher");
    CHECK_FALSE(visit.gui.offers("A"));
    CHECK(visit.gui.audit().empty());
    visit.gui.tap("Modifier la recherche");
    CHECK(visit.gui.offers("A"));
    visit.gui.drag(420, 300);
    CHECK_FALSE(visit.gui.offers("A"));
    visit.gui.tap("Modifier la recherche");
    visit.gui.tap("Effacer une lettre");
    CHECK(words_of(visit.gui) == "atelie");
}

TEST_CASE("a list that has nothing more to show does not send the keyboard away") {
    Visit visit;
    visit.gui.type("jardin");
    visit.gui.drag(420, 300);
    CHECK(visit.gui.offers("A"));
}

TEST_CASE("a slip is explained by one line, and the words of the results are marked whole") {
    Visit visit;
    visit.gui.type("jradin");
    CHECK(visit.gui.sees("Résultats pour «\u202fjardins\u202f»"));
    CHECK(visit.gui.offers("Semer des jardins"));
}

TEST_CASE("of a sentence no single word is named as what was found") {
    Visit visit;
    visit.gui.type("jradin potagers");
    CHECK(visit.gui.sees("Résultats proches"));
    CHECK_FALSE(visit.gui.sees("Résultats pour"));
    CHECK(visit.gui.offers("Semer des jardins"));
}

TEST_CASE("words longer than the field slide to the left, and stop at a length nobody types") {
    Visit visit;
    const std::string endless(200, 'a');
    for (const char letter : endless) visit.gui.app().on_text(std::string(1, letter));
    visit.gui.wait(50ms);
    CHECK(words_of(visit.gui).size() == 120);
    CHECK(visit.gui.audit().empty());
}

namespace {

// A content of one action, whose words come from the table when they are given.
content::Document one_sheet(const std::string& lead, const std::vector<content::WordTable::Pair>& pairs) {
    content::Document document = small_document();
    document.actions.resize(2);
    document.actions[0].lead = lead;
    document.actions[0].summary = {{content::BlockKind::paragraph, lead}};
    document.words.thesaurus = pairs;
    return document;
}

content::Partner partner(const std::string& id, const std::string& name) {
    content::Partner made;
    made.id = id;
    made.name = name;
    made.purpose = "Allocations";
    return made;
}

}  // namespace

TEST_CASE("a visitor's word that sheets say otherwise is explained by one line when none says it so") {
    Gui gui(one_sheet("Faire ses démarches.", {{"paperasse", "démarches"}}));
    gui.tap("Chercher");
    gui.type("paperasse");
    CHECK(gui.sees("Résultats pour «\u202fdémarches\u202f»"));
    CHECK_FALSE(gui.sees("Résultat pour"));
}

TEST_CASE("when some say it so, the others say for themselves why they are there") {
    content::Document document = one_sheet("Faire ses démarches.", {{"paperasse", "démarches"}});
    document.actions[1].lead = "La paperasse, ensemble.";
    document.actions[1].summary = {{content::BlockKind::paragraph, document.actions[1].lead}};
    Gui gui(document);
    gui.tap("Chercher");
    gui.type("paperasse");
    CHECK(gui.sees("2\u00a0résultats"));
    CHECK_FALSE(gui.sees("Résultats pour"));
    CHECK(gui.sees("Résultat pour «\u202fdémarches\u202f»"));
}

TEST_CASE("what only resembles the words stands apart, below, and is not counted") {
    content::Document document = one_sheet("Réparer son vélo.", {});
    document.actions[1].lead = "Une belle volonté.";
    document.actions[1].summary = {{content::BlockKind::paragraph, document.actions[1].lead}};
    Gui gui(document);
    gui.tap("Chercher");
    gui.type("velo");
    CHECK(gui.sees("1\u00a0résultat"));
    CHECK(gui.sees("Résultats proches"));
    gui.tap("Coin des écrans");
    CHECK(gui.offers("Retour"));
}

TEST_CASE("a centre and a partner are found by their names and lead to their pages") {
    content::Document document = small_document();
    document.partners = {partner("p1", "Caisse des Essais"), partner("p2", "Régie de quartier")};
    Gui gui(document);
    gui.tap("Chercher");
    gui.type("essai");
    CHECK(gui.offers("Centre\u202f: Centre social Les Essais"));
    gui.tap("Partenaire\u202f: Caisse des Essais");
    CHECK(gui.sees("Allocations"));
    gui.tap("Retour");
    gui.tap("Centre\u202f: Centre social Les Essais");
    CHECK(gui.sees("Semer des jardins"));
}

TEST_CASE("letters that many names begin with, or little words, mean no centre") {
    content::Document document = small_document();
    for (int i = 0; i < 5; ++i) document.partners.push_back(partner(std::to_string(i), "Caisse " + std::to_string(i)));
    Gui gui(document);
    gui.tap("Chercher");
    gui.type("caisse");
    CHECK_FALSE(gui.offers("Partenaire\u202f: Caisse 1"));
    gui.app().on_text(" 1");
    gui.wait(50ms);
    CHECK(gui.offers("Partenaire\u202f: Caisse 1"));
    gui.app().apply(Cleared{});
    gui.type("de");
    CHECK_FALSE(gui.offers("Centre\u202f: Maison des Exemples"));
}

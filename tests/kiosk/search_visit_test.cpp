// Searching, as a visitor lives it: what shows while an answer is awaited, and what an answer shows.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/fakes/slow_searcher.h"
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
    CHECK(visit.gui.sees("1 résultat"));
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
    CHECK(visit.gui.sees("1 résultat"));
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
    CHECK(visit.gui.sees("30 actions"));
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

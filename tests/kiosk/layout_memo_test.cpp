#include "kiosk/widgets/layout_memo.h"

#include <doctest/doctest.h>

#include <string>

using namespace parvis::kiosk;

namespace {

const TextStyle body{Face::text, 28, 42};

// Asks for words, and counts how often they had to be laid out.
struct Asking {
    LayoutMemo memo;
    int made = 0;

    std::string line(const std::string& words, float width_px = 100, const TextStyle& style = body, int lines = 0) {
        return memo
            .find(words, style, width_px, lines,
                  [&] {
                      ++made;
                      TextLayout layout;
                      layout.lines.push_back({words, 0, words.size(), width_px});
                      return layout;
                  })
            .lines[0]
            .text;
    }
};

}  // namespace

TEST_CASE("what is forgotten is laid out anew") {
    Asking asking;
    asking.memo.begin_frame();
    CHECK(asking.line("un jardin") == "un jardin");
    asking.memo.forget();
    CHECK(asking.line("un jardin") == "un jardin");
    CHECK(asking.made == 2);
}

TEST_CASE("words are laid out once for a width, a style and a number of lines") {
    Asking asking;
    for (int frame = 0; frame < 3; ++frame) {
        asking.memo.begin_frame();
        CHECK(asking.line("un jardin") == "un jardin");
        CHECK(asking.line("un atelier") == "un atelier");
        CHECK(asking.made == 2);
    }
    CHECK(asking.line("un jardin", 101) == "un jardin");
    CHECK(asking.line("un jardin", 100, {Face::text, 32, 48}) == "un jardin");
    CHECK(asking.line("un jardin", 100, body, 1) == "un jardin");
    CHECK(asking.made == 5);
}

TEST_CASE("what is no longer shown is forgotten when there is much of it, what is shown stays") {
    Asking asking;
    for (int frame = 0; frame < 50; ++frame) {
        asking.memo.begin_frame();
        asking.line("toujours là");
        for (int i = 0; i < 100; ++i) asking.line(std::to_string(100 * frame + i));
    }
    const int made = asking.made;
    asking.line("toujours là");
    CHECK(asking.made == made);
    asking.line("0");
    CHECK(asking.made == made + 1);
}

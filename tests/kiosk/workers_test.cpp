#include "kiosk/gui/raster/workers.h"

#include <doctest/doctest.h>

using parvis::kiosk::raster::Workers;

TEST_CASE("every piece is done once, and all are done when each() returns, round after round") {
    for (const std::size_t threads : {1, 2, 4}) {
        Workers workers(threads);
        for (std::size_t round = 0; round < 300; ++round) {
            std::vector<int> done(round % 40, 0);  // none of these is atomic: the sanitizers and the counts would tell
            workers.each(done.size(), [&](std::size_t i) { ++done[i]; });
            for (const int times : done) REQUIRE(times == 1);
        }
    }
}

TEST_CASE("there is at least one thread and at most four") {
    CHECK(Workers::sensible_threads() >= 1);
    CHECK(Workers::sensible_threads() <= 4);
}

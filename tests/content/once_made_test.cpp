// A failure of today is none of tomorrow's.
#include "content/once_made.h"

#include <doctest/doctest.h>

#include <string>

using namespace parvis;

TEST_CASE("what is made once is kept; a failure is not") {
    content::OnceMade<std::string> once;
    int calls = 0;
    const auto make = [&]() -> Result<std::string> {
        if (++calls == 1) return fail(Errc::unavailable, "no memory");
        return "made";
    };
    const auto failed = once.get(make);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == Errc::unavailable);
    CHECK(**once.get(make) == "made");
    CHECK(*once.get(make) == *once.get(make));
    CHECK(calls == 2);
}

// parvis-soak: the kiosk as it is shipped, with a clock that does not wait and a director beside it. For soak_tests; in
// no package.
#include <cstdlib>
#include <memory>

#include "kiosk/program.h"
#include "tests/soak/director.h"

int main(int argc, char** argv) {
    using namespace parvis;
    soak::begin_live_memory();
    if (const char* from_bytes = std::getenv("PARVIS_SOAK_WHERE"))
        soak::tell_callers_apart(std::strtoul(from_bytes, nullptr, 10));
    soak::SoakClock clock;
    kiosk::Surroundings soak;
    soak.clock = &clock;
    soak.clock_source = &clock;
    soak.watch = [&](const kiosk::Watched& watched) {
        return std::make_unique<soak::Director>(watched, clock, soak::orders_of_environment());
    };
    return kiosk::run_program(argc, argv, soak);
}

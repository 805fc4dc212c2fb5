// The real program, killed before there is anything to see: by a clock with a battery whose driver kills who looks.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>

#include "kiosk/program.h"
#include "kiosk/start_record.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;

namespace {

class DeadlyClocks final : public platform::ClockSource {
public:
    [[nodiscard]] platform::ClockFacts look() const override {
        ::raise(SIGKILL);
        return {};
    }
};

// As the service starts it; false: it ended by itself.
bool start_and_die(const std::filesystem::path& folder) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::setenv("PARVIS_STARTS", (folder / "run/starts").c_str(), 1);
        ::setenv("PARVIS_BOOT", "monday", 1);
        ::setenv("PARVIS_STORE", (folder / "store").c_str(), 1);
        std::string name = "parvis";
        const DeadlyClocks clocks;
        char* arguments[] = {name.data(), nullptr};
        ::_exit(run_program(1, arguments, {nullptr, &clocks, {}}));
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    std::ofstream(folder / "run/end") << "signal killed KILL\n";
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

}  // namespace

TEST_CASE("a program that dies before it has read its store, three times in ten minutes, starts in safe mode") {
    const testing::TemporaryFolder folder;
    std::filesystem::create_directories(folder / "run");
    for (int i = 0; i < crashes_to_safe_mode; ++i) {
        REQUIRE(start_and_die(folder.path()));
        CHECK_FALSE(std::filesystem::exists(folder / "store"));
    }
    const SystemClock clock;
    const StartRecord next({folder / "run/starts"}, "monday", clock);
    CHECK(next.safe_mode().on);
    CHECK(next.safe_mode().avoided.empty());
    REQUIRE(next.starts().size() == static_cast<std::size_t>(crashes_to_safe_mode));
    CHECK(next.starts().back().end == StartEnd::crashed);
}

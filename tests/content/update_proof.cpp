// update_proof: every step of every story goes wrong in every way; prints docs/update-proof.md's table.
// update_proof die STORY STORE STICK KEYS stick|store NUMBER: for its own use, and the tests'.
#define DOCTEST_CONFIG_IMPLEMENT
#include "tests/content/update_matrix.h"

#include <chrono>
#include <cstdio>

using namespace parvis;
using namespace parvis::testing;

int main(int count, char** words) {
    set_log_threshold(LogLevel::error);
    if (count == 8 && std::string(words[1]) == "die") {
        tell_and_die(words[2], words[3], words[4], words[5], std::string(words[6]) == "stick", std::stoul(words[7]));
        return 1;  // there was no such operation
    }
    doctest::Context context;
    context.setAsDefaultForAssertsOutOfTestCases();
    context.setAssertHandler([](const doctest::AssertData& data) {
        std::fprintf(stderr, "%s:%d: %s\n", data.m_file, data.m_line, data.m_expr);
        std::abort();
    });
    UpdateMatrix matrix(words[0]);
    std::size_t failures = 0;
    std::size_t trials = 0;
    std::puts("| story | trouble | operations | trials | old shown | new shown | anything else |");
    std::puts("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (const auto& story : all_stories())
        for (const auto trouble : {Trouble::io_error_once, Trouble::io_errors_from_then_on, Trouble::disk_full,
                                   Trouble::stick_gone, Trouble::killed, Trouble::power_cut}) {
            const auto result = matrix.try_all(story, trouble, random_remains_of_proof);
            if (result.trials == 0) continue;
            trials += result.trials;
            failures += result.failures.size();
            std::puts(matrix_row(story, trouble, result).c_str());
            for (const auto& failure : result.failures) std::fprintf(stderr, "%s\n", failure.c_str());
        }
    std::printf("\n%zu trials, %zu failures.\n", trials, failures);
    return failures == 0 ? 0 : 1;
}

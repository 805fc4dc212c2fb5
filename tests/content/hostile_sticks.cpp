// hostile_sticks: every kind of hostile stick meets a board; prints the tables of docs/hostile-sticks.md.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

#include "tests/content/hostile_folder.h"
#include "tests/content/hostile_stick.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

std::size_t kinds = 0;
std::size_t trials = 0;
std::size_t failures = 0;

void print_heading(const std::string& name, const char* columns) {
    std::string rule = "|";
    for (auto others = std::ranges::count(std::string_view(columns), '|'); others > 1; --others) rule += " --- |";
    std::printf("## %s\n\n%s\n%s\n", name.c_str(), columns, rule.c_str());
}

void print(const std::string& name, const Seen& seen) {
    ++kinds;
    failures += seen.wrong.size();
    std::puts(page_row(name, seen).c_str());
    if (!seen.was_made) std::fprintf(stderr, "%s: only root can make it\n", name.c_str());
    for (const auto& wrong : seen.wrong) std::fprintf(stderr, "%s\n", wrong.c_str());
}

}  // namespace

int main() {
    doctest::Context context;
    context.setAsDefaultForAssertsOutOfTestCases();
    context.setAssertHandler([](const doctest::AssertData& data) {
        std::fprintf(stderr, "%s:%d: %s\n", data.m_file, data.m_line, data.m_expr);
        std::abort();
    });
    HostileBoard board;
    print_heading("What is said", "| outcome | the screen says |");
    std::puts(outcome_rows().c_str());
    for (const auto& family : hostile_families()) {
        print_heading(family.name, "| kind | outcome | the log adds |");
        for (const auto& kind : family.kinds) {
            print(kind.name, board.meet(kind));
            trials += kind.trials;
        }
        std::puts("");
    }
    print_heading("Folders that pretend to be staff’s tables", "| kind | what becomes of it | staff are told first |");
    HostileDesk desk(PARVIS_BIN_DIR "/parvis-content");
    for (const auto& kind : hostile_folders()) {
        print(kind.name, desk.meet(kind));
        ++trials;
    }
    std::printf("\n%zu kinds, %zu trials, %zu of them otherwise than they should.\n", kinds, trials, failures);
    return failures == 0 ? 0 : 1;
}

#include "platform/base/child_process.h"

#include <doctest/doctest.h>

#include <csignal>

#include "tests/support/emulator.h"

using namespace parvis;

namespace {

struct Heard {
    std::string text;
    Result<ChildEnd> end = ChildEnd{};
};

Heard hear(const std::string& script, std::function<bool()> is_cancelled = {}) {
    Heard heard;
    heard.end = run_child({"/bin/sh",
                           {"-c", script},
                           [&](std::string_view part) {
                               heard.text += part;
                               return heard.text.size() < 1'000'000;
                           },
                           std::move(is_cancelled)});
    return heard;
}

}  // namespace

TEST_SUITE_BEGIN("child processes" * doctest::skip(testing::emulated()));

TEST_CASE("a child's output comes whole, and its exit code") {
    const Heard heard = hear("printf 'one\\ntwo'; exit 3");
    REQUIRE(heard.end);
    CHECK(heard.text == "one\ntwo");
    CHECK(heard.end->code == 3);
    CHECK(heard.end->signal == 0);
}

TEST_CASE("a child sees nothing of our environment and input") {
    ::setenv("PARVIS_SECRET", "word", 1);
    const Heard heard = hear("read line || printf 'nothing to read,'; printf \"$PARVIS_SECRET$LANG\"");
    CHECK(heard.text == "nothing to read,C.UTF-8");
}

TEST_CASE("a child that a signal ended is told from one that ended by itself") {
    const Heard heard = hear("kill -KILL $$");
    REQUIRE(heard.end);
    CHECK(heard.end->signal == SIGKILL);
}

TEST_CASE("a child that is cancelled, or that talks without end, is gone when the call returns") {
    const Heard cancelled = hear("while :; do :; done", [] { return true; });
    REQUIRE_FALSE(cancelled.end);
    CHECK(cancelled.end.error().code == Errc::interrupted);
    const Heard chatting = hear("while :; do echo words; done");
    REQUIRE_FALSE(chatting.end);
    CHECK(chatting.text.size() >= 1'000'000);
}

TEST_CASE("a child that closed its output and stays is ended, at once when it is cancelled") {
    const Heard cancelled = hear("exec >&-; while :; do :; done", [asked = 0]() mutable { return ++asked > 2; });
    REQUIRE(cancelled.end);
    CHECK(cancelled.end->signal == SIGKILL);
}

TEST_CASE("a program that is not there is said to be unavailable") {
    const auto end = run_child({"/nowhere/program", {}, [](std::string_view) { return true; }, {}});
    REQUIRE_FALSE(end);
    CHECK(end.error().code == Errc::unavailable);
}

TEST_SUITE_END();

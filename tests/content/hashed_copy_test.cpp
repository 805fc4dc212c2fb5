// What is told of a copy is what happened to it.
#include "content/update/hashed_copy.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace parvis;
using namespace parvis::content;

namespace {

struct OneByte final : InputFile {
    Result<std::size_t> read(std::span<std::byte>) override { return 1; }
    std::uint64_t size_bytes() const override { return 1; }
};

struct Disk {
    std::atomic<bool> is_written = false;
    std::atomic<bool> is_synced = false;
};

struct Told final : OutputFile {
    explicit Told(Disk& of) : disk(of) {}
    Status write(std::span<const std::byte>) override {
        disk.is_written = true;
        return {};
    }
    Status sync(const Synced& synced) override {
        if (!synced(1)) return fail(Errc::interrupted, "arrêté");
        disk.is_synced = true;
        return {};
    }
    Disk& disk;
};

}  // namespace

// Whether the writer hears of the end or of being given up first is the system's: hence more than one.
TEST_CASE("a copy that is given up at its end is never told to be on the disk when it is not") {
    for (int i = 0; i < 3000; ++i) {
        Disk disk;
        OneByte from;
        HashedCopy copy(std::make_unique<Told>(disk), {16, 2});
        Cancellation cancel;
        const auto copied = copy.copy(from, 1, cancel, [&](std::uint64_t) {
            while (!disk.is_written) std::this_thread::yield();
        });
        REQUIRE_FALSE(copied.failure);
        cancel.cancel();
        const auto finished = copy.finish(cancel, {});
        REQUIRE(finished.has_value() == disk.is_synced.load());
    }
}

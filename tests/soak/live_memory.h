// What this program and every library in it hold of the heap, counted exactly: malloc() and its kin are this program's
// own (glibc's manual, "Replacing malloc"), with the size that was asked for before each block. Why not otherwise:
// operator new sees nothing of SQLite, FreeType, SDL and Dear ImGui; mallinfo2() counts what waits in a thread's cache
// as held, and sizes that depend on what was free. With the address sanitizer, whose malloc() it is, by its hooks.
#pragma once

#include <cstddef>
#include <cstdint>

namespace parvis::soak {

struct LiveMemory {
    std::int64_t blocks = 0;
    std::int64_t bytes = 0;  // as asked for
    bool operator==(const LiveMemory&) const = default;
};

// Once, before the first look; counting itself needs no start.
void begin_live_memory();
// Any thread.
[[nodiscard]] LiveMemory live_memory();

// Also counts where each block of so many bytes or more was asked for; of all blocks that is slow. Not with the address
// sanitizer.
void tell_callers_apart(std::size_t from_bytes);
// To stderr: the places of which more blocks live than when this was called last, as addresses of the program
// (addr2line -Cfie PROGRAM +OFFSET). Nothing without tell_callers_apart().
void tell_grown_callers();

}  // namespace parvis::soak

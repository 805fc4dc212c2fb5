// Walls that a process puts around itself before it reads what a stranger wrote, and cannot take down again. Whatever
// it is talked into, it reads these folders, writes that one, and nothing else: Landlock (the kernel's
// Documentation/userspace-api/landlock.rst) for the files, seccomp (libseccomp) for what else the kernel offers,
// resource limits for its appetite.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "platform/base/result.h"

namespace parvis {

struct Confinement {
    std::vector<std::filesystem::path> read;  // folders or files, with all that is in them
    std::filesystem::path write;              // one folder: its files may be made, written, renamed, removed
    std::uint64_t memory_bytes = 0;           // of address space; 0: as it was
    std::uint64_t file_bytes = 0;             // of any one file; 0: as it was
    std::chrono::seconds processor_time{0};   // 0: as it was
};

// For the whole process, which must have one thread. Opens no socket, starts no program and no other process from now
// on; ends when its parent does. What is open already stays open. Fails with unavailable, in French, when the kernel
// has no Landlock or refuses one of the walls: then the work must not be done.
[[nodiscard]] Status confine(const Confinement& walls);

}  // namespace parvis

// A folder that we have prepared, copied to a stick. On a board sticks are mounted read-only and we may write on none:
// the folder is sent to the service behind a socket (deploy/README.md, “Copying to a stick”), which has no other right.
// A developer's folder is written directly, by the same code.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "platform/removable_media.h"
#include "platform/stick_copy.h"

namespace parvis::platform {

struct StickWriterPlaces {
    std::filesystem::path sticks = "/run/parvis/sticks";     // what lies right below it is the service's business
    std::filesystem::path service = "/run/parvis/to-stick";  // its socket
};

struct StickWatch {
    std::stop_token stop{};  // give up: nothing is left on the stick
    // Called by the copying thread as bytes are taken, some megabytes ahead of the stick at most.
    std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)> on_progress{};
    // So long may the other side neither take a byte nor answer.
    std::chrono::milliseconds patience = std::chrono::minutes(2);
};

// What is in `folder` becomes the new folder `name` on the stick, or NAME-2, NAME-3 …. When this returns, the stick may
// be pulled, but after no_service: then nobody knows. Blocks for as long as a slow stick takes: for a worker thread.
[[nodiscard]] StickCopy copy_to_stick(const Medium& stick, const std::filesystem::path& folder, std::string name,
                                      const StickWatch& watch = {}, const StickWriterPlaces& places = {});

}  // namespace parvis::platform

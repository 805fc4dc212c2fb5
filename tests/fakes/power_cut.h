// What a disk may look like after the power went: it keeps what was synced, and of the rest what it likes.
//
// A file's bytes are safe from its sync() on, its name from the sync_folder() of its folder on; a rename is whole or
// not at all. Of what is not safe, any part may be there: a name without its bytes, bytes without their name, a later
// change of names without an earlier one, the beginning of a write, zeros in its place.
#pragma once

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/fakes/hooked_files.h"

namespace parvis::testing {

// A folder as it was before the first operation, and every operation on it since.
class PowerCut {
public:
    explicit PowerCut(std::filesystem::path folder);  // with what is in it, all of which is safe

    // For HookedFiles. One thread at a time. What only reads does not count: a cut behind it is one before it; but a
    // file that another process wrote is known from when it is first opened, and nothing of it is safe.
    void record(const FileOperation& operation);
    [[nodiscard]] std::size_t operations() const { return log_.size(); }

    enum class Kept { synced_only, all, names_only, random };
    // The folder after a cut behind the first `done` operations, into `where`, which is empty.
    void lay_out(std::size_t done, Kept kept, unsigned seed, const std::filesystem::path& where) const;

private:
    struct Recorded {
        FileOperation::Kind kind;
        std::string path;  // relative to the folder
        std::string to;
        std::string bytes;
    };
    std::filesystem::path folder_;
    std::map<std::string, std::string> files_;
    std::set<std::string> folders_;
    std::set<std::string> known_;  // files that are there by what was recorded
    std::vector<Recorded> log_;
};

}  // namespace parvis::testing

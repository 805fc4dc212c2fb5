// What the journal was told.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "platform/base/descriptor.h"
#include "platform/base/durable_file.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

// All that comes out on standard error meanwhile.
inline std::string journal_of(const std::function<void()>& call) {
    const TemporaryFolder folder;
    const Descriptor before(::dup(STDERR_FILENO));
    {
        const Descriptor file(::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        REQUIRE(::dup2(file.get(), STDERR_FILENO) >= 0);
    }
    call();
    ::dup2(before.get(), STDERR_FILENO);
    const auto lines = read_file(folder / "log", 100'000);
    REQUIRE(lines);
    return *lines;
}

}  // namespace parvis::testing

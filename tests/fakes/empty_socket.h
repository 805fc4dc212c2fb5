// A machine whose only socket for a display is empty.
#pragma once

#include <fcntl.h>

#include <filesystem>
#include <fstream>

#include "platform/base/descriptor.h"
#include "platform/display_plug.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

struct EmptySocket {
    TemporaryFolder folder;
    platform::DisplayPlug plug;

    EmptySocket() : plug(written(folder.path()), Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC))) {}

private:
    static std::filesystem::path written(const std::filesystem::path& sockets) {
        std::filesystem::create_directories(sockets / "card0-HDMI-A-1");
        std::ofstream(sockets / "card0-HDMI-A-1/status") << "disconnected\n";
        return sockets;
    }
};

}  // namespace parvis::testing

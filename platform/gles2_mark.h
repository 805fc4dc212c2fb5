// A file that says “GLES2 is drawing”, while it does. A driver that crashes or hangs takes the program with it and
// leaves the file behind: whoever starts next draws on the CPU, and a service's restarts do not become a loop. UI
// thread.
#pragma once

#include <filesystem>
#include <string>

namespace parvis::platform {

class Gles2Mark {
public:
    // `boot` names this run of the machine: what another one left (a power cut leaves it always) says nothing. A file
    // whose name is empty, or that cannot be written: nothing is ever left behind.
    Gles2Mark(std::filesystem::path file, std::string boot);
    Gles2Mark() = default;  // of no file
    Gles2Mark(Gles2Mark&& other) noexcept;
    Gles2Mark& operator=(Gles2Mark&& other) noexcept;
    ~Gles2Mark();  // an orderly end: the mark that set() made goes

    // Whether somebody before us ended while GLES2 drew.
    [[nodiscard]] bool left_behind() const { return left_behind_; }

    // Before anything of GLES2 is asked.
    void set();
    // It did not draw well: the mark stays for whoever starts next, also after an orderly end.
    void keep() noexcept { ours_ = false; }
    // GLES2 does not draw, after all. What somebody before us left stays.
    void clear() noexcept;

private:
    std::filesystem::path file_;
    std::string boot_;
    bool left_behind_ = false;
    bool ours_ = false;
};

}  // namespace parvis::platform

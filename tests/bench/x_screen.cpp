#include "tests/bench/x_screen.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace parvis::bench {
namespace {

constexpr std::size_t width = 1920, height = 1080;
constexpr std::uint32_t paper = 0xFBF7F0;

// A number of the XWD format's header (X11/XWDFile.h), where the highest byte comes first.
std::uint32_t header_number(const void* file, std::size_t index) {
    const auto* bytes = static_cast<const unsigned char*>(file) + 4 * index;
    return static_cast<std::uint32_t>(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);
}

bool dark(std::uint32_t pixel) {
    return (pixel & 255) < 96 && (pixel >> 8 & 255) < 96 && (pixel >> 16 & 255) < 96;
}

}  // namespace

Result<std::unique_ptr<XScreen>> XScreen::open() {
    std::unique_ptr<XScreen> screen(new XScreen);
    if (const Status started = screen->start(); !started) return fail(started.error());
    if (const Status mapped = screen->map_screen(); !mapped) return fail(mapped.error());
    return screen;
}

Status XScreen::start() {
    std::array<int, 2> number{};
    if (::pipe(number.data()) != 0) return fail(Errc::unavailable, "no pipe can be made");
    const std::string number_to = std::to_string(number[1]), screen_in = folder_.path().string();
    server_ = ::fork();
    if (server_ == 0) {
        ::close(number[0]);
        const int silence = ::open("/dev/null", O_WRONLY);
        ::dup2(silence, STDERR_FILENO);
        ::execlp("Xvfb", "Xvfb", "-displayfd", number_to.c_str(), "-screen", "0", "1920x1080x24", "-fbdir",
                 screen_in.c_str(), "-nolisten", "tcp", "-noreset", static_cast<char*>(nullptr));
        ::_exit(127);
    }
    ::close(number[1]);
    // To the end of the line, which comes apart from the number: gone before it, we would end the server.
    std::string text;
    for (char letter = 0; letter != '\n' && ::read(number[0], &letter, 1) == 1;) text += letter;
    ::close(number[0]);
    if (text.empty()) return fail(Errc::unavailable, "Xvfb cannot be started: install it (Debian's package xvfb)");
    display_ = ":" + std::to_string(std::atoi(text.c_str()));
    return {};
}

Status XScreen::map_screen() {
    const int file = ::open((folder_ / "Xvfb_screen0").c_str(), O_RDONLY);
    struct stat facts {};
    if (file < 0 || ::fstat(file, &facts) != 0) return fail(Errc::unreadable, "Xvfb's screen cannot be read");
    mapped_bytes_ = static_cast<std::size_t>(facts.st_size);
    mapped_ = ::mmap(nullptr, mapped_bytes_, PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped_ == MAP_FAILED) return fail(Errc::unreadable, "Xvfb's screen cannot be read");
    const std::size_t header = header_number(mapped_, 0), colours = header_number(mapped_, 19);
    const std::size_t bits = header_number(mapped_, 11), row_bytes = header_number(mapped_, 12);
    const std::size_t start = header + 12 * colours;
    if (header_number(mapped_, 4) != width || header_number(mapped_, 5) != height || bits != 32 ||
        mapped_bytes_ < start + row_bytes * height)
        return fail(Errc::malformed, "Xvfb's screen is not what was asked for");
    pixels_ = reinterpret_cast<const std::uint32_t*>(static_cast<const char*>(mapped_) + start);
    pitch_px_ = row_bytes / 4;
    return {};
}

XScreen::~XScreen() {
    if (mapped_ != nullptr && mapped_ != MAP_FAILED) ::munmap(mapped_, mapped_bytes_);
    if (server_ > 0) {
        ::kill(server_, SIGTERM);
        ::waitpid(server_, nullptr, 0);
    }
}

Glance XScreen::look() const {
    Glance glance;
    std::size_t seen = 0;
    for (std::size_t y = 4; y < height; y += 8) {
        for (std::size_t x = 4; x < width; x += 8, ++seen) {
            const std::uint32_t pixel = pixels_[y * pitch_px_ + x] & 0x00FFFFFFU;
            glance.paper += pixel == paper ? 1 : 0;
            glance.ink += pixel != 0 && dark(pixel) ? 1 : 0;  // black is the empty screen
            glance.hash = (glance.hash ^ pixel) * 0x9E3779B97F4A7C15U;
        }
    }
    glance.paper /= static_cast<double>(seen);
    glance.ink /= static_cast<double>(seen);
    return glance;
}

}  // namespace parvis::bench

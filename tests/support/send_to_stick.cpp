// send-to-stick STICK FOLDER NAME: what the kiosk does to copy to a stick, and nothing else of it, for tests and the
// lab. STICK is where the stick is mounted. Says how it ended in one line; 0 when it was copied.
#include <cstdio>

#include "platform/stick_writer.h"

int main(int argc, char** argv) {
    using namespace parvis::platform;
    if (argc != 4) {
        std::fputs("usage: send-to-stick STICK FOLDER NAME\n", stderr);
        return 2;
    }
    const StickCopy copy = copy_to_stick(Medium{argv[1], "", 1}, argv[2], argv[3]);
    std::puts(text_of(copy).c_str());
    return copy.end == StickCopy::End::copied ? 0 : 1;
}

#include "platform/base/secret_line.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <optional>

namespace parvis {
namespace {

// No letter is shown, and no key press ends the program before the terminal is as it was.
class Silence {
public:
    explicit Silence(int terminal) : terminal_(terminal) {
        sigset_t keys;
        ::sigemptyset(&keys);
        for (const int signal : {SIGINT, SIGQUIT, SIGTSTP}) ::sigaddset(&keys, signal);
        ::pthread_sigmask(SIG_BLOCK, &keys, &signals_);
        ::tcgetattr(terminal_, &shown_);
        termios silent = shown_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(terminal_, TCSAFLUSH, &silent);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence() {
        ::tcsetattr(terminal_, TCSAFLUSH, &shown_);
        ::pthread_sigmask(SIG_SETMASK, &signals_, nullptr);
    }

private:
    int terminal_;
    termios shown_{};
    sigset_t signals_{};
};

void say(int terminal, std::string_view words) {
    const auto ignored = ::write(terminal, words.data(), words.size());
    (void)ignored;
}

}  // namespace

std::string secret_line(int input, int prompts, std::string_view question) {
    std::string line;
    line.reserve(most_secret_bytes);  // one place, to be wiped
    const bool is_typed = ::isatty(input) == 1;
    {
        std::optional<Silence> silence;
        if (is_typed) {
            silence.emplace(input);
            say(prompts, question);  // who answers at once is not shown either
        }
        char letter = 0;
        while (::read(input, &letter, 1) == 1 && letter != '\n')
            if (line.size() < most_secret_bytes) line += letter;
    }
    if (is_typed) say(prompts, "\n");
    return line;
}

}  // namespace parvis

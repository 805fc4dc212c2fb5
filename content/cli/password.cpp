#include "content/cli/password.h"

#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <string_view>

#include "platform/base/descriptor.h"
#include "platform/base/durable_file.h"

namespace parvis::content::cli {
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

Result<std::string> password_from(const std::filesystem::path& file) {
    constexpr std::size_t limit_bytes = 4096;
    auto text = read_file(file, limit_bytes);
    if (!text) return fail(text.error());
    text->erase(std::min(text->find_first_of("\r\n"), text->size()));
    if (text->empty())
        return fail(Errc::invalid_value,
                    file.string() + ": ce fichier ne contient pas de mot de passe ; écrivez-le sur la première ligne");
    return text;
}

Result<std::string> ask_password(const std::string& question) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal)
        return fail(Errc::unavailable,
                    "il n’y a pas de terminal où taper le mot de passe ; donnez-le par --password-file FICHIER");
    say(terminal.get(), question);
    std::string password;
    {
        const Silence silence(terminal.get());
        char letter = 0;
        while (::read(terminal.get(), &letter, 1) == 1 && letter != '\n')
            if (password.size() < 1024) password += letter;
    }
    say(terminal.get(), "\n");
    return password;
}

}  // namespace parvis::content::cli

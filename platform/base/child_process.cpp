#include "platform/base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "platform/base/descriptor.h"
#include "platform/base/reason.h"

namespace parvis {
namespace {

constexpr int milliseconds_between_questions = 100;
// Who has closed its output has nothing more to do.
constexpr int questions_after_output = 50;

// What posix_spawn() wants to be told, given back however one leaves.
class SpawnPlan {
public:
    explicit SpawnPlan(int output) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
        posix_spawnattr_init(&attributes_);
        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        sigemptyset(&none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    [[nodiscard]] int start(pid_t& child, const ChildCall& call) const {
        std::string name = call.program.string();
        std::vector<std::string> words = call.arguments;
        std::vector<char*> arguments{name.data()};
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        std::string language = "LANG=C.UTF-8";
        std::array<char*, 2> environment{language.data(), nullptr};
        return ::posix_spawn(&child, name.c_str(), &files_, &attributes_, arguments.data(), environment.data());
    }

private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

// nullopt: read to its end.
std::optional<Error> read_output(int output, const ChildCall& call) {
    std::array<char, 16384> part;
    for (;;) {
        if (call.is_cancelled && call.is_cancelled()) return Error{Errc::interrupted, "arrêté à la demande"};
        pollfd waiting{output, POLLIN, 0};
        if (::poll(&waiting, 1, milliseconds_between_questions) <= 0) continue;
        const ssize_t got = ::read(output, part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        if (!call.on_output({part.data(), static_cast<std::size_t>(got)}))
            return Error{Errc::interrupted, "arrêté : sa réponse n’en finissait pas"};
    }
}

bool is_over(pid_t child, int& status, int flags) {
    for (;;) {
        const pid_t ended = ::waitpid(child, &status, flags);
        if (ended >= 0 || errno != EINTR) return ended != 0;
    }
}

// The output was read to its end, which does not mean that the child is at its own.
int wait_for_end(pid_t child, const ChildCall& call) {
    int status = 0;
    for (int asked = 0; asked < questions_after_output; ++asked) {
        if (is_over(child, status, WNOHANG)) return status;
        if (call.is_cancelled && call.is_cancelled()) break;
        ::poll(nullptr, 0, milliseconds_between_questions);
    }
    ::kill(child, SIGKILL);
    is_over(child, status, 0);
    return status;
}

}  // namespace

Result<ChildEnd> run_child(const ChildCall& call) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(Errc::unavailable, call.program.string() + ": " + reason_of(errno));
    const Descriptor output(ends[0]);
    Descriptor input(ends[1]);
    pid_t child = 0;
    if (const int error = SpawnPlan(input.get()).start(child, call); error != 0)
        return fail(Errc::unavailable, call.program.string() + ": ne démarre pas (" + reason_of(error) + ")");
    input = Descriptor();
    const auto stopped = read_output(output.get(), call);
    if (stopped) ::kill(child, SIGKILL);
    if (stopped) {
        int status = 0;
        is_over(child, status, 0);
        return fail(*stopped);
    }
    const int status = wait_for_end(child, call);
    if (WIFSIGNALED(status)) return ChildEnd{0, WTERMSIG(status)};
    return ChildEnd{WEXITSTATUS(status), 0};
}

}  // namespace parvis

// What mounts for real: in a process and a name space of mounts of its own, where the machine allows it.
#pragma once

#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace parvis::testing {

inline constexpr int not_allowed = 77;  // the end of an attempt that the machine did not let begin

// Who is not root becomes it in a name space of users, where it may mount. False: nothing of it is allowed here.
inline bool enter_own_mounts() {
    const auto tell_kernel = [](const char* file, const std::string& words) {
        return (std::ofstream(file) << words).flush().good();
    };
    const auto become_root = [&] {
        const std::string user = "0 " + std::to_string(::getuid()) + " 1";
        const std::string group = "0 " + std::to_string(::getgid()) + " 1";
        return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell_kernel("/proc/self/uid_map", user) &&
               tell_kernel("/proc/self/setgroups", "deny") && tell_kernel("/proc/self/gid_map", group);
    };
    return (::unshare(CLONE_NEWNS) == 0 || become_root()) &&
           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

// `attempt` in a process of its own: 0 when all was as it should be, not_allowed, or which check was not.
template <class Attempt>
void check_by_itself(Attempt attempt) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(attempt());
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == not_allowed) {
        MESSAGE("skipped: this machine lets nobody mount in a name space of its own");
        return;
    }
    CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace parvis::testing

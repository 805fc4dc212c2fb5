#include "platform/base/confinement.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

#include "platform/base/descriptor.h"
#include "platform/base/reason.h"

namespace parvis {
namespace {

// The first version of Landlock, which every Debian that we run on has: later rights are not asked for, so that what is
// not named there is as forbidden as seccomp makes it.
constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writing =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE;
constexpr std::uint64_t everything = reading | writing | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                     LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
constexpr std::uint64_t for_a_file = LANDLOCK_ACCESS_FS_READ_FILE;

tl::unexpected<Error> refused(const char* wall, int error) {
    return fail(Errc::unavailable, std::string("ce programme ne peut pas s’enfermer (") + wall + " : " +
                                       reason_of(error) + ") ; il ne lira rien. Il faut un noyau Linux avec Landlock.");
}

// AddressSanitizer keeps more of the address space for itself than any machine has memory.
#ifdef __SANITIZE_ADDRESS__
constexpr bool can_limit_memory = false;
#else
constexpr bool can_limit_memory = true;
#endif

Status limit(decltype(RLIMIT_AS) what, std::uint64_t to) {
    if (to == 0) return {};
    const rlimit both{to, to};
    return ::setrlimit(what, &both) == 0 ? Status() : refused("limites", errno);
}

Status allow(int ruleset, const std::filesystem::path& path, std::uint64_t rights) {
    const Descriptor opened(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat info {};
    if (!opened || ::fstat(opened.get(), &info) != 0)
        return fail(Errc::not_found, path.string() + ": introuvable (" + reason_of(errno) + ")");
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(info.st_mode) ? rights : rights & for_a_file;
    rule.parent_fd = opened.get();
    if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U) != 0)
        return refused("Landlock", errno);
    return {};
}

Status wall_off_files(const Confinement& walls) {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = everything;
    const auto made = ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0U);
    if (made < 0) return refused("Landlock", errno);
    const Descriptor ruleset(static_cast<int>(made));
    for (const std::filesystem::path& path : walls.read)
        if (auto allowed = allow(ruleset.get(), path, reading); !allowed) return allowed;
    if (!walls.write.empty())
        if (auto allowed = allow(ruleset.get(), walls.write, reading | writing); !allowed) return allowed;
    if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0U) != 0) return refused("Landlock", errno);
    return {};
}

constexpr int fchmodat2 = 452;  // of every processor; Debian 12's libseccomp does not know its name
// What opens a way out, or is asked for by attacks on the kernel more often than by a reader of tables. The rest stays:
// a list of all that a library may need would break with its next version.
constexpr std::array forbidden = {SCMP_SYS(socket),
                                  SCMP_SYS(socketpair),
                                  SCMP_SYS(connect),
                                  SCMP_SYS(bind),
                                  SCMP_SYS(execve),
                                  SCMP_SYS(execveat),
                                  SCMP_SYS(clone),
                                  SCMP_SYS(fork),
                                  SCMP_SYS(vfork),
                                  SCMP_SYS(ptrace),
                                  SCMP_SYS(process_vm_readv),
                                  SCMP_SYS(process_vm_writev),
                                  SCMP_SYS(kill),
                                  SCMP_SYS(pidfd_open),
                                  SCMP_SYS(mount),
                                  SCMP_SYS(umount2),
                                  SCMP_SYS(unshare),
                                  SCMP_SYS(setns),
                                  SCMP_SYS(bpf),
                                  SCMP_SYS(perf_event_open),
                                  SCMP_SYS(io_uring_setup),
                                  SCMP_SYS(userfaultfd),
                                  SCMP_SYS(keyctl),
                                  SCMP_SYS(add_key),
                                  SCMP_SYS(request_key),
                                  SCMP_SYS(truncate),
                                  SCMP_SYS(chmod),
                                  SCMP_SYS(chown),
                                  SCMP_SYS(fchmodat),
                                  SCMP_SYS(fchownat),
                                  SCMP_SYS(setrlimit),
                                  SCMP_SYS(tkill),
                                  SCMP_SYS(rt_sigqueueinfo),
                                  SCMP_SYS(rt_tgsigqueueinfo),
                                  SCMP_SYS(pidfd_send_signal),
                                  fchmodat2};

Status wall_off_kernel() {
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
    if (!filter) return refused("seccomp", ENOMEM);
    int failed = 0;
    for (const int call : forbidden)
        if (failed == 0) failed = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    // Itself alone: abort() asks so, and limits of its own only grow tighter.
    // Of the call's first argument. SCMP_A0() would say the same in C alone.
    const scmp_arg_cmp other_process{0, SCMP_CMP_NE, static_cast<scmp_datum_t>(::getpid()), 0};
    const scmp_arg_cmp not_itself{0, SCMP_CMP_NE, 0, 0};
    if (failed == 0) failed = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), 1, other_process);
    if (failed == 0) failed = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, not_itself);
    // As a kernel that does not have it: libc then asks the older way, which is refused.
    if (failed == 0) failed = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    if (failed == 0) failed = seccomp_load(filter.get());
    return failed == 0 ? Status() : refused("seccomp", -failed);
}

}  // namespace

Status confine(const Confinement& walls) {
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return refused("fin", errno);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("droits", errno);
    // A file that grows too large is an error like a full disk, not the end.
    std::signal(SIGXFSZ, SIG_IGN);
    if (auto limited = limit(RLIMIT_AS, can_limit_memory ? walls.memory_bytes : 0); !limited) return limited;
    if (auto limited = limit(RLIMIT_FSIZE, walls.file_bytes); !limited) return limited;
    if (auto limited = limit(RLIMIT_CPU, static_cast<std::uint64_t>(walls.processor_time.count())); !limited)
        return limited;

    if (auto done = wall_off_files(walls); !done) return done;
    return wall_off_kernel();
}

}  // namespace parvis

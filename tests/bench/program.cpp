#include "tests/bench/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

namespace parvis::bench {
namespace {

using namespace std::chrono_literals;

std::vector<pid_t> numbers_in(const std::filesystem::path& folder) {
    std::vector<pid_t> numbers;
    std::error_code error;
    for (auto it = std::filesystem::directory_iterator(folder, error); !error && it != std::filesystem::end(it);
         it.increment(error)) {
        const std::string name = it->path().filename();
        pid_t number = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
        if (read.ec == std::errc() && read.ptr == name.data() + name.size()) numbers.push_back(number);
    }
    return numbers;
}

// From /proc/PID/stat, where the name in brackets may hold anything. 'Z': ended, not yet waited for.
struct Kin {
    pid_t parent = 0;
    char state = 'Z';
};
Kin kin_of(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(file, line);
    const auto bracket = line.rfind(')');
    if (bracket == std::string::npos || bracket + 4 >= line.size()) return {};
    return {std::atoi(line.c_str() + bracket + 4), line[bracket + 2]};
}

}  // namespace

Program::Program(const std::vector<std::string>& words,
                 const std::vector<std::pair<std::string, std::string>>& environment) {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    start_ = std::chrono::steady_clock::now();
    leader_ = ::fork();
    if (leader_ != 0) return;
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    const int silence = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(silence, stream);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

Program::~Program() {
    if (leader_ <= 0) return;
    ::kill(leader_, SIGTERM);
    for (int i = 0; i < 300 && runs(); ++i) std::this_thread::sleep_for(10ms);
    for (int i = 0; i < 100; ++i) {
        const auto left = processes();
        if (left.empty()) break;
        for (const pid_t process : left) ::kill(process, SIGKILL);
        for (const pid_t process : left) ::waitpid(process, nullptr, WNOHANG);
        std::this_thread::sleep_for(10ms);
    }
    ::waitpid(leader_, nullptr, WNOHANG);
}

double Program::ms_since_start() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
}

bool Program::runs() const {
    return kin_of(leader_).state != 'Z';
}

// The leader, its children, and those that were left to us by a child that ended; not Xvfb, which came before.
std::vector<pid_t> Program::processes() const {
    std::multimap<pid_t, pid_t> children;
    for (const pid_t process : numbers_in("/proc"))
        if (const Kin kin = kin_of(process); kin.state != 'Z') children.emplace(kin.parent, process);
    std::vector<pid_t> family;
    if (runs()) family.push_back(leader_);
    const auto [first, last] = children.equal_range(::getpid());
    for (auto child = first; child != last; ++child)
        if (child->second > leader_) family.push_back(child->second);
    for (std::size_t i = 0; i < family.size(); ++i) {
        const auto [from, to] = children.equal_range(family[i]);
        for (auto child = from; child != to; ++child) family.push_back(child->second);
    }
    return family;
}

double Program::pss_mb() const {
    double kilobytes = 0;
    for (const pid_t process : processes()) {
        std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
        for (std::string word; file >> word;) {
            if (word != "Pss:") continue;
            double own = 0;
            file >> own;
            kilobytes += own;
            break;
        }
    }
    return kilobytes / 1024;
}

std::chrono::nanoseconds Program::cpu() const {
    return cpu_of(processes());
}

std::chrono::nanoseconds cpu_of(const std::vector<pid_t>& processes) {
    std::int64_t all = 0;
    for (const pid_t process : processes) {
        const std::filesystem::path tasks = "/proc/" + std::to_string(process) + "/task";
        for (const pid_t task : numbers_in(tasks)) {
            std::ifstream file(tasks / std::to_string(task) / "schedstat");
            std::int64_t on_processor = 0;
            if (file >> on_processor) all += on_processor;
        }
    }
    return std::chrono::nanoseconds(all);
}

}  // namespace parvis::bench

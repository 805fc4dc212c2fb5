#include "tests/content/update_matrix.h"

#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <mutex>
#include <string_view>

#include "tests/fakes/power_cut.h"

extern char** environ;

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

bool is_below(const fs::path& path, const fs::path& folder) {
    return path.string().starts_with(folder.string());
}

// Counts the operations on the stick and in the store, each on its own: the two come from different threads, but each
// always in the same order. Only of a draft, which lies in the store, both come mixed while it is copied: there it does
// not matter which of them fails.
class Counter {
public:
    explicit Counter(fs::path stick) : stick_(std::move(stick)) {}
    struct Place {
        bool on_stick;
        std::size_t number;  // from 1
    };
    Place count(const FileOperation& operation) {
        const std::scoped_lock lock(mutex_);
        const bool on_stick = is_below(operation.path, stick_);
        return {on_stick, on_stick ? ++on_stick_ : ++in_store_};
    }
    [[nodiscard]] std::size_t total(bool on_stick) const { return on_stick ? on_stick_ : in_store_; }

private:
    fs::path stick_;
    std::mutex mutex_;
    std::size_t on_stick_ = 0;
    std::size_t in_store_ = 0;
};

bool takes_room(FileOperation::Kind kind) {
    return kind == FileOperation::create || kind == FileOperation::append || kind == FileOperation::write ||
           kind == FileOperation::make_folder || kind == FileOperation::sync || kind == FileOperation::sync_folder ||
           kind == FileOperation::rename;
}

bool reads(FileOperation::Kind kind) {
    return kind == FileOperation::open || kind == FileOperation::read || kind == FileOperation::list ||
           kind == FileOperation::free_bytes;
}

Verdict trouble_at(Trouble trouble, const FileOperation& operation, std::size_t number, std::size_t when) {
    const bool now = trouble == Trouble::io_error_once ? number == when : number >= when;
    if (!now) return {};
    if (trouble == Trouble::disk_full)
        return takes_room(operation.kind) ? Verdict{.error = Error{Errc::no_room, "plein"}} : Verdict{};
    return {.error = Error{reads(operation.kind) ? Errc::unreadable : Errc::unwritable, "erreur d’entrée-sortie"}};
}

// Nothing of these trials needs a real disk to be waited for.
Verdict without_waiting(const FileOperation& operation) {
    const bool waits = operation.kind == FileOperation::sync || operation.kind == FileOperation::sync_folder;
    return {.pretend = waits};
}

Verdict both(const Verdict& first, const Verdict& second) {
    return {first.error ? first.error : second.error, first.pretend || second.pretend, first.die || second.die, {}};
}

}  // namespace

std::string name_of(Trouble trouble) {
    switch (trouble) {
        case Trouble::io_error_once:
            return "I/O error, once";
        case Trouble::io_errors_from_then_on:
            return "I/O errors from then on";
        case Trouble::disk_full:
            return "disk full from then on";
        case Trouble::stick_gone:
            return "stick gone";
        case Trouble::killed:
            return "kill -9 of the process";
        case Trouble::power_cut:
            return "power cut";
    }
    return {};
}

std::string matrix_row(const Story& story, Trouble trouble, const TrialCount& count) {
    std::string row = "| " + story.name + " | " + name_of(trouble) + " |";
    for (const std::size_t number :
         {count.operations, count.trials, count.shown_before, count.shown_after, count.failures.size()})
        row += " " + std::to_string(number) + " |";
    return row;
}

std::string UpdateMatrix::judge(const Story& story, const fs::path& folder, bool ended_well, TrialCount& count) {
    ++count.trials;
    HookedFiles files(disk_, without_waiting);
    const auto look = places_.look_after(story, files, folder);
    const auto shown = std::to_string(look.shown);
    if (look.shown != story.before && look.shown != story.after)
        return look.wrong.empty() ? "shows " + shown : look.wrong;
    if (ended_well && look.shown != story.after) return "said it was done, and shows " + shown;
    if (!look.wrong.empty()) return look.wrong;
    ++(look.shown == story.after ? count.shown_after : count.shown_before);
    return {};
}

TrialCount UpdateMatrix::try_all(const Story& story, Trouble trouble, std::size_t cuts) {
    if (trouble == Trouble::power_cut) return cut_power(story, cuts);
    TrialCount count;
    const auto board = places_.folder() / "board";
    const auto stick = places_.stick_of(story);
    // How many there are, when nothing goes wrong.
    Counter all(stick);
    places_.lay_out(story, board);
    HookedFiles counted(disk_, [&](const FileOperation& operation) {
        all.count(operation);
        return without_waiting(operation);
    });
    if (!story.tell({counted, board / "content", stick, places_.keys()})) {
        count.failures.push_back("does not end well when nothing goes wrong");
        return count;
    }
    for (const bool on_stick : {false, true}) {
        if (trouble == Trouble::stick_gone && !on_stick) continue;
        if (trouble == Trouble::disk_full && on_stick) continue;
        count.operations += all.total(on_stick);
        for (std::size_t when = 1; when <= all.total(on_stick); ++when) {
            places_.lay_out(story, board);
            bool ended_well = false;
            if (trouble == Trouble::killed) {
                if (!kill_at(story, on_stick, when, board / "content"))
                    count.failures.push_back("the process was not killed");
            } else {
                Counter counter(stick);
                HookedFiles files(disk_, [&](const FileOperation& operation) {
                    const auto place = counter.count(operation);
                    Verdict verdict = without_waiting(operation);
                    if (place.on_stick == on_stick)
                        verdict = both(verdict, trouble_at(trouble, operation, place.number, when));
                    return carelessness ? both(verdict, carelessness(operation)) : verdict;
                });
                ended_well = story.tell({files, board / "content", stick, places_.keys()});
            }
            const auto wrong = judge(story, board / "content", ended_well, count);
            if (!wrong.empty())
                count.failures.push_back(name_of(trouble) + " at " + (on_stick ? "stick " : "store ") +
                                         std::to_string(when) + ": " + wrong);
        }
    }
    return count;
}

TrialCount UpdateMatrix::cut_power(const Story& story, std::size_t cuts) {
    TrialCount count;
    const auto board = places_.folder() / "board";
    const auto stick = places_.stick_of(story);
    places_.lay_out(story, board);
    PowerCut disk(board);
    std::mutex alone;
    HookedFiles files(disk_, [&](const FileOperation& operation) {
        const std::scoped_lock lock(alone);
        const Verdict careless = carelessness ? carelessness(operation) : Verdict{};
        if (!careless.pretend) disk.record(operation);
        return both(careless, without_waiting(operation));
    });
    const bool ended_well = story.tell({files, board / "content", stick, places_.keys()});
    if (!ended_well) count.failures.push_back("does not end well when nothing goes wrong");
    count.operations = disk.operations();
    const auto after = places_.folder() / "after";
    for (std::size_t done = 0; done <= disk.operations(); ++done) {
        for (std::size_t cut = 0; cut < remains_without_cuts + cuts; ++cut) {
            const auto kept = cut < remains_without_cuts ? static_cast<PowerCut::Kept>(cut) : PowerCut::Kept::random;
            const auto seed = static_cast<unsigned>(done * 1000 + cut);
            fs::remove_all(after);
            fs::create_directories(after);
            disk.lay_out(done, kept, seed, after);
            const bool was_told = ended_well && done == disk.operations();
            const auto wrong = judge(story, after / "content", was_told, count);
            if (!wrong.empty())
                count.failures.push_back("power cut behind " + std::to_string(done) + ", remains " +
                                         std::to_string(cut) + ": " + wrong);
            if (carelessness && !wrong.empty()) return count;  // it was noticed
        }
    }
    return count;
}

bool UpdateMatrix::kill_at(const Story& story, bool on_stick, std::size_t operation, const fs::path& store) {
    std::vector<std::string> words = {driver_.string(),
                                      "die",
                                      story.name,
                                      store.string(),
                                      places_.stick_of(story).string(),
                                      places_.keys_folder().string(),
                                      on_stick ? "stick" : "store",
                                      std::to_string(operation)};
    // A program of another processor is started as ctest starts ours.
    if (std::string_view(PARVIS_EMULATOR) != "") words.insert(words.begin(), PARVIS_EMULATOR);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = -1;
    if (::posix_spawn(&child, words.front().c_str(), nullptr, nullptr, arguments.data(), environ) != 0) return false;
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

void tell_and_die(const std::string& story, const fs::path& store, const fs::path& stick, const fs::path& keys,
                  bool on_stick, std::size_t operation) {
    SystemFiles real;
    Counter counter(stick);
    HookedFiles files(real, [&](const FileOperation& now) {
        const auto place = counter.count(now);
        Verdict verdict = without_waiting(now);  // a killed process loses nothing of what the system has
        verdict.die = place.on_stick == on_stick && place.number == operation;
        return verdict;
    });
    const auto ring = Keyring::of_folder(keys);
    const auto told = std::ranges::find(all_stories(), story, &Story::name);
    if (ring && told != all_stories().end()) told->tell({files, store, stick, *ring});
}

}  // namespace parvis::testing

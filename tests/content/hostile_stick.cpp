#include "tests/content/hostile_stick.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>

#include "content/text/encoding.h"
#include "platform/base/log.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

std::string french_of(const std::string& name) {
    std::ifstream strings(PARVIS_SOURCE_DIR "/kiosk/strings/fr.strings");
    const std::string key = name + " = \"";
    for (std::string line; std::getline(strings, line);)
        if (line.starts_with(key)) return line.substr(key.size(), line.size() - key.size() - 1);
    return {};
}

// What the kiosk's screen says of it.
std::string screen_of(UpdateOutcome outcome) {
    const std::string said = french_of("update_" + std::string(word_of(outcome)));
    return asks_staff(outcome) ? said + " " + french_of("update_staff_may") : said;
}

std::string content_of(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_watched = true;  // and takes memory for that
#else
constexpr bool is_watched = std::string_view(PARVIS_EMULATOR) != "";  // an emulator's memory counts as well
#endif

// Far more than an update takes (some 30 MB), far less than what a kind without an end would take.
constexpr long most_growth_kib = is_watched ? 1'000'000 : 100'000;
constexpr rlim_t most_address_space = 2'000'000'000;
constexpr rlim_t most_seconds = is_watched ? 300 : 60;

// What a builder behind its own walls may raise again.
void limit(decltype(RLIMIT_CPU) what, rlim_t most) {
    rlimit limits{};
    ::getrlimit(what, &limits);
    limits.rlim_cur = std::min(most, limits.rlim_max);
    ::setrlimit(what, &limits);
}

long peak_kib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

// What the child of within_walls() does.
[[noreturn]] void work_and_end(const fs::path& said, const fs::path& journal,
                               const std::function<std::string()>& work) {
    const int log_file = ::open(journal.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    ::dup2(log_file, STDERR_FILENO);
    limit(RLIMIT_CPU, most_seconds);
    limit(RLIMIT_CORE, 0);
    if (!is_watched) limit(RLIMIT_AS, most_address_space);
    const long before = peak_kib();
    const std::string words = work();
    const long grown = peak_kib() - before;
    std::ofstream(said, std::ios::binary) << grown << '\n' << words;
    ::_exit(0);
}

}  // namespace

bool is_watched_over() {
    return is_watched;
}

Walled within_walls(const fs::path& scratch, const std::function<std::string()>& work) {
    const auto said = scratch / "said";
    const auto journal = scratch / "journal";
    fs::remove(said);
    const pid_t child = ::fork();
    if (child == 0) work_and_end(said, journal, work);
    Walled seen;
    if (child < 0) {
        seen.wrong = "no process to be had";
        return seen;
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    seen.journal = content_of(journal);
    if (WIFSIGNALED(status)) {
        seen.wrong = "ended by signal " + std::to_string(WTERMSIG(status));
        return seen;
    }
    std::istringstream parts(content_of(said));
    std::string grown;
    std::getline(parts, grown);
    std::ostringstream rest;
    rest << parts.rdbuf();
    seen.said = rest.str();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || grown.empty())
        seen.wrong = "ended with " + std::to_string(WEXITSTATUS(status));
    else if (std::stol(grown) > most_growth_kib)
        seen.wrong = "took " + grown + " KiB of memory";
    return seen;
}

std::string dirt_in(const std::string& journal) {
    std::istringstream lines(journal);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("parvis: ") && !line.starts_with("<")) return "a line of its own: " + line;
        if (!is_clean_text(line)) return "a line that is no clean text";
    }
    return {};
}

std::string masked(std::string text, const fs::path& place) {
    const auto replace = [&](const std::string& what, const std::string& by) {
        for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
            text.replace(at, what.size(), by);
    };
    replace(place.string() + "/content/incoming/pack: ", "");
    replace(place.string(), "…");
    text = std::regex_replace(text, std::regex("[0-9A-F]{16}"), "…");
    text = std::regex_replace(text, std::regex("[0-9]+ octets"), "… octets");
    text = std::regex_replace(text, std::regex("octets au lieu de [0-9]+"), "octets au lieu de …");
    return text.substr(0, text.find(" ; "));
}

std::string page_row(const std::string& name, const Seen& seen) {
    const auto cell = [](std::string text) {
        for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
        return text.empty() ? std::string("—") : text;
    };
    return "| " + cell(name) + " | " + cell(seen.outcome) + " | " + cell(seen.reason) + " |";
}

std::string outcome_rows() {
    std::string rows;
    for (int i = 0; i <= static_cast<int>(UpdateOutcome::store_error); ++i) {
        const auto outcome = static_cast<UpdateOutcome>(i);
        rows += "| " + std::string(word_of(outcome)) + " | " + screen_of(outcome) + " |\n";
    }
    return rows;
}

void HostileStick::sign(const std::function<void(PackFacts&)>& change) const {
    PackFacts facts{static_cast<int>(catalogue_schema_version),
                    sequence_of_before + 1,
                    fs::file_size(pack.file),
                    {},
                    std::chrono::year(2026) / 11 / 28,
                    "Amandine"};
    if (change) change(facts);
    const auto comment = to_trusted_comment(facts);
    REQUIRE(comment);
    sign_with_comment(*comment);
}

void HostileStick::sign_with_comment(const std::string& comment) const {
    plant(signature, to_text(author_key().sign(digest_of_file(pack.file), comment)));
}

std::string HostileStick::signature_text() const {
    return content_of(signature);
}

void HostileStick::set(const char* sql, const std::string& bytes) const {
    auto database = Database::create(pack.file);
    REQUIRE(database);
    auto update = database->prepare(sql);
    REQUIRE(update);
    update->bind_blob(1, bytes);
    REQUIRE(update->run());
}

std::vector<HostileFamily> hostile_families() {
    return {hostile_layouts(),   hostile_signatures(), hostile_bytes(),
            hostile_databases(), hostile_rows(),       hostile_parts()};
}

HostileBoard::HostileBoard() {
    workshop_.rules.centre = centre_of_board;
    workshop_.install(sequence_of_before);
    Document document = sound_document(7, 40);
    document.edition = {sequence_of_before + 1, "Amandine", std::chrono::year(2026) / 11 / 28, {}};
    const auto file = workshop_.folder / "good.parvis";
    REQUIRE(write_catalogue(document, file));
    good_pack_ = content_of(file);
    fs::copy(workshop_.store_folder, workshop_.folder / "before", fs::copy_options::recursive);
    before_ = store_files();
}

// Everything in the store but its log.
std::map<std::string, std::string> HostileBoard::store_files() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(workshop_.store_folder))
        if (entry.path().filename() != "history")
            all[fs::relative(entry.path(), workshop_.store_folder).string()] =
                entry.is_regular_file() ? content_of(entry.path()) : "a folder";
    return all;
}

Seen HostileBoard::meet(const HostileKind& kind) {
    Seen all;
    for (unsigned trial = 0; trial < kind.trials && all.wrong.empty(); ++trial) {
        Seen seen = meet_once(kind, trial);
        for (std::string& wrong : seen.wrong)
            wrong = kind.name + (kind.trials > 1 ? " (" + std::to_string(trial) + ")" : "") + ": " + wrong;
        if (trial > 0) {
            const bool is_known = all.outcome.find(seen.outcome) != std::string::npos;
            seen.outcome = is_known ? all.outcome : all.outcome + ", " + seen.outcome;
            if (seen.reason != all.reason) seen.reason = "each its own";
        }
        all = std::move(seen);
    }
    return all;
}

Seen HostileBoard::meet_once(const HostileKind& kind, unsigned trial) {
    Seen seen;
    // What one kind has spoilt is not the next one's.
    fs::remove_all(workshop_.store_folder);
    fs::copy(workshop_.folder / "before", workshop_.store_folder, fs::copy_options::recursive);
    const auto stick_folder = workshop_.folder / "stick";
    fs::remove_all(stick_folder);
    fs::remove_all(workshop_.folder / "elsewhere");
    fs::create_directories(stick_folder / "PARVIS");
    fs::create_directories(workshop_.folder / "elsewhere");
    HostileStick stick{stick_folder,
                       stick_folder / "PARVIS",
                       {{stick_folder / "PARVIS/pack.parvis"}, good_pack_},
                       stick_folder / "PARVIS/pack.parvis.minisig",
                       workshop_.folder / "elsewhere",
                       {}};
    stick.pack.write();
    seen.was_made = kind.make(stick, trial);
    if (!seen.was_made) return seen;
    if (kind.is_signed) stick.sign();

    const auto walled = within_walls(workshop_.folder.path(), [&]() -> std::string {
        set_log_threshold(LogLevel::debug);
        HookedFiles files(
            workshop_.files, stick.while_read ? stick.while_read : [](const FileOperation&) { return Verdict{}; });
        const auto store = Store::open(files, workshop_.store_folder, workshop_.clock);
        const auto packs = find_packs(files, stick.media);
        if (packs.empty()) return "-1";
        UpdateWatch watch(workshop_.clock);
        const auto report = update_from(*store, packs, workshop_.rules, watch);
        return std::to_string(static_cast<int>(report.outcome)) + '\n' + report.detail;
    });
    const auto wrong = [&](const std::string& what) { seen.wrong.push_back(what); };
    if (!walled.wrong.empty()) wrong(walled.wrong);
    if (const auto dirt = dirt_in(walled.journal); !dirt.empty()) wrong(dirt);
    if (store_files() != before_) wrong("the store has changed");
    const auto store = workshop_.open();
    if (shown(store->view()) != sequence_of_before) wrong("something else is shown");
    if (!store->view().remarks.empty()) wrong("staff are told: " + to_line(store->view().remarks.front()));
    if (!walled.wrong.empty()) return seen;

    const int outcome = std::stoi(walled.said);
    const bool is_expected =
        kind.outcomes.empty() ? outcome == -1 : std::ranges::any_of(kind.outcomes, [&](UpdateOutcome expected) {
            return static_cast<int>(expected) == outcome;
        });
    if (!is_expected)
        wrong("ended as " + (outcome < 0 ? "no stick" : std::string(word_of(static_cast<UpdateOutcome>(outcome)))) +
              ": " + walled.said + "\n" + walled.journal);
    const auto detail = walled.said.substr(std::min(walled.said.size(), walled.said.find('\n') + 1));
    if (detail.find(kind.reason) == std::string::npos) wrong("another reason: " + detail + "\n" + walled.journal);
    // SQLite's words for it, which are others in each of its versions and so not on the page.
    if (detail.find("ce fichier est abîmé ;") != std::string::npos &&
        walled.journal.find("incoming/pack: ") == std::string::npos)
        wrong("no reason of its own: " + walled.journal);
    if (outcome < 0) return seen;
    seen.outcome = word_of(static_cast<UpdateOutcome>(outcome));
    seen.reason = masked(detail, workshop_.folder.path());
    return seen;
}

}  // namespace parvis::testing

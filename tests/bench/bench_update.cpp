// An update from a stick, as a process of its own, beside `cp` and `sync` of the same file.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <thread>

#include "content/catalogue/catalogue_writer.h"
#include "content/pack/pack_digest.h"
#include "content/pack/pack_facts.h"
#include "content/schema/schema.h"
#include "content/update/update.h"
#include "tests/bench/bench.h"
#include "tests/bench/generated_sheets.h"
#include "tests/content/sample_pictures.h"
#include "tests/fakes/hooked_files.h"
#include "tests/support/temporary_folder.h"

extern char** environ;

namespace parvis::bench {
namespace {

using namespace parvis::content;
namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

constexpr std::uint32_t seed = 20261125;
constexpr double stick_bytes_a_second = 30e6;
constexpr const char* first_pack = "first.parvis";
constexpr const char* next_pack = "next.parvis";
constexpr const char* usage =
    "usage: bench update [--mb N] [--rounds N] [--text]\n"
    "Installs a signed pack of N megabytes (500) full of photos, or with --text of nothing but words, beside cp and "
    "sync\n"
    "of the same file: N times (3) into an empty store, N times over a content like it, then once from a source of\n"
    "30 MB/s.\n";

struct Cost {
    double seconds = 0;
    double cpu_seconds = 0;
    bool succeeded = false;
};

Cost run(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto begin = std::chrono::steady_clock::now();
    pid_t child = -1;
    if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return {};
    int status = 0;
    rusage usage_of_child{};
    ::wait4(child, &status, 0, &usage_of_child);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {Seconds(std::chrono::steady_clock::now() - begin).count(),
            seconds(usage_of_child.ru_utime) + seconds(usage_of_child.ru_stime),
            WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

// A photo that compresses as badly as a photo does.
Picture noise(std::mt19937& random) {
    constexpr int width = 800;
    constexpr int height = 600;
    testing::Rgba pixels(std::size_t{4} * width * height);
    for (auto& value : pixels) value = static_cast<unsigned char>(random() >> 24);
    Picture picture;
    picture.bytes = testing::jpeg(width, height, pixels);
    picture.width_px = width;
    picture.height_px = height;
    return picture;
}

Document sheets_of(std::uint64_t bytes, bool has_photos) {
    constexpr std::uint64_t text_bytes = 4'500;  // of a sheet, in all tables and the search's
    if (!has_photos) return SheetGenerator(seed).document(bytes / text_bytes);
    std::mt19937 random(seed);
    std::vector<Picture> photos;
    for (int i = 0; i < 8; ++i) photos.push_back(noise(random));
    auto document = SheetGenerator(seed).document(bytes / (photos.front().bytes.size() + text_bytes));
    for (std::size_t i = 0; i < document.actions.size(); ++i) document.actions[i].photo = photos[i % photos.size()];
    return document;
}

bool sign_pack(const fs::path& pack, std::int64_t sequence, const SecretKey& key) {
    Digester digester;
    std::ifstream input(pack, std::ios::binary);
    std::string block(1'000'000, '\0');
    while (input.read(block.data(), static_cast<std::streamsize>(block.size())) || input.gcount() > 0)
        digester.add(std::as_bytes(std::span(block).first(static_cast<std::size_t>(input.gcount()))));
    const auto comment =
        to_trusted_comment({static_cast<int>(catalogue_schema_version), sequence, fs::file_size(pack), {}, {}, {}});
    if (!comment) return false;
    std::ofstream(pack.string() + ".minisig") << to_text(key.sign(digester.finish(), *comment));
    return true;
}

// `first` and `next`: the second edition has another title on every tenth sheet.
bool make_packs(const fs::path& folder, std::uint64_t bytes, bool has_photos) {
    const auto key = SecretKey::generate();
    fs::create_directory(folder / "keys");
    std::ofstream(folder / "keys/bench.pub") << to_text(key.public_key());
    Document document = sheets_of(bytes, has_photos);
    for (std::int64_t sequence = 1; sequence <= 2; ++sequence) {
        document.edition.sequence = sequence;
        const auto pack = folder / (sequence == 1 ? first_pack : next_pack);
        if (auto written = write_catalogue(document, pack); !written) {
            std::fprintf(stderr, "bench: %s\n", written.error().message.c_str());
            return false;
        }
        if (!sign_pack(pack, sequence, key)) return false;
        for (std::size_t i = 0; i < document.actions.size(); i += 10) document.actions[i].title += " encore";
    }
    return true;
}

// The process that is measured: STORE PACK KEYS, and `slow` for a stick's pace.
int install(const Arguments& arguments) {
    SystemFiles real;
    std::size_t reads = 0;
    const auto begin = std::chrono::steady_clock::now();
    UpdateRules rules;
    testing::HookedFiles slow(real, [&](const testing::FileOperation& operation) {
        if (operation.kind == testing::FileOperation::read && operation.path == arguments[2])
            std::this_thread::sleep_until(
                begin + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                            Seconds(static_cast<double>(++reads * rules.copy.block_bytes) / stick_bytes_a_second)));
        return testing::Verdict{};
    });
    Files& files = arguments.size() > 4 ? static_cast<Files&>(slow) : real;
    const SystemClock clock;
    auto keys = Keyring::of_folder(arguments[3]);
    if (!keys) return 1;
    rules.keys = std::move(*keys);
    const auto store = Store::open(files, arguments[1], clock);
    UpdateWatch watch(clock);
    const auto report = update_from(*store, {arguments[2], arguments[2] + ".minisig"}, rules, watch);
    if (report.outcome != UpdateOutcome::installed) std::fprintf(stderr, "bench: %s\n", report.detail.c_str());
    // Of its own: what wait4() says has grown before exec().
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) std::ofstream(arguments[1] + ".peak") << std::stod(line.substr(6)) * 1024 / 1e6;
    return report.outcome == UpdateOutcome::installed ? 0 : 1;
}

enum class Over : std::uint8_t { nothing, first };

// Over::first: into the store that the install of `first` before has left.
Cost ours(const fs::path& folder, bool is_slow, Over over = Over::nothing) {
    if (over == Over::nothing) fs::remove_all(folder / "store");
    const auto pack = folder / (over == Over::nothing ? first_pack : next_pack);
    std::vector<std::string> words = {"/proc/self/exe", "update",
                                      "--install",      (folder / "store").string(),
                                      pack.string(),    (folder / "keys").string()};
    if (is_slow) words.emplace_back("slow");
    return run(std::move(words));
}

Cost copied(const fs::path& folder) {
    fs::remove(folder / "copy");
    return run({"sh", "-c", R"(cp "$0" "$1" && sync "$1")", folder / first_pack, folder / "copy"});
}

// cp from a stick's pace: a pipe that is filled so.
Cost copied_slowly(const fs::path& folder) {
    const auto pipe = folder / "pipe";
    fs::remove(folder / "copy");
    fs::remove(pipe);
    if (::mkfifo(pipe.c_str(), 0600) != 0) return {};
    std::thread stick([&] {
        std::ifstream from(folder / first_pack, std::ios::binary);
        std::ofstream to(pipe, std::ios::binary);
        std::string block(1'000'000, '\0');
        const auto begin = std::chrono::steady_clock::now();
        for (double sent = 0;
             from.read(block.data(), static_cast<std::streamsize>(block.size())) || from.gcount() > 0;) {
            sent += static_cast<double>(from.gcount());
            std::this_thread::sleep_until(begin + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                      Seconds(sent / stick_bytes_a_second)));
            to.write(block.data(), from.gcount());
        }
    });
    const auto cost = run({"sh", "-c", R"(cat "$0" > "$1" && sync "$1")", pipe, folder / "copy"});
    stick.join();
    return cost;
}

void print_row(const char* what, const fs::path& folder, const Cost& mine, const Cost& theirs) {
    double peak_mb = 0;
    std::ifstream(folder / "store.peak") >> peak_mb;
    std::printf("| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f |\n", what, mine.seconds, theirs.seconds,
                mine.seconds / theirs.seconds, mine.cpu_seconds, theirs.cpu_seconds, peak_mb);
    std::fflush(stdout);
}

}  // namespace

int run_update(const Arguments& arguments) {
    if (!arguments.empty() && arguments[0] == "--install") return install(arguments);
    std::uint64_t megabytes = 500;
    int rounds = 3;
    bool has_photos = true;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--text") {
            has_photos = false;
            continue;
        }
        const bool has_value = i + 1 < arguments.size();
        const auto read = [&](auto& number) {
            const auto& text = arguments[++i];
            return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
        };
        if (has_value && arguments[i] == "--mb" && read(megabytes)) continue;
        if (has_value && arguments[i] == "--rounds" && read(rounds)) continue;
        std::fputs(usage, stderr);
        return 2;
    }
    const testing::TemporaryFolder folder;
    if (!make_packs(folder.path(), megabytes * 1'000'000, has_photos)) return 1;
    std::printf("A pack of %.1f MB.\n\n", static_cast<double>(fs::file_size(folder.path() / first_pack)) / 1e6);
    std::puts("| source | installed, s | cp and sync, s | ratio | CPU, s | CPU of cp, s | memory at most, MB |");
    std::puts("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (int round = 0; round < rounds; ++round) {
        const Cost theirs = copied(folder.path());
        const Cost mine = ours(folder.path(), false);
        if (!mine.succeeded || !theirs.succeeded) return 1;
        print_row("page cache", folder.path(), mine, theirs);
        const Cost over = ours(folder.path(), false, Over::first);
        if (!over.succeeded) return 1;
        print_row("page cache, over one like it", folder.path(), over, theirs);
    }
    const Cost theirs = copied_slowly(folder.path());
    const Cost mine = ours(folder.path(), true);
    if (!mine.succeeded || !theirs.succeeded) return 1;
    print_row("30 MB/s", folder.path(), mine, theirs);
    return 0;
}

}  // namespace parvis::bench

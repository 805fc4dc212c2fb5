#include <charconv>
#include <cstdio>
#include <filesystem>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "tests/bench/bench.h"
#include "tests/bench/fts5_peer.h"
#include "tests/bench/generated_sheets.h"
#include "tests/bench/measured_times.h"
#include "tests/support/temporary_folder.h"

namespace parvis::bench {
namespace {

using namespace content;

constexpr std::uint32_t seed = 20'240'229;
constexpr int hits_shown = 20;  // more than any screen has room for

struct Options {
    std::vector<std::size_t> sizes = {23, 10'000, 100'000};
    double seconds = 20;  // for each size and each kind of work
    bool peer = true;
};

constexpr const char* help =
    "usage: bench content [--sizes N,N,…] [--seconds S] [--no-peer]\n"
    "  --sizes    numbers of generated sheets (23,10000,100000)\n"
    "  --seconds  at most so long for the keystrokes of one size (20)\n"
    "  --no-peer  without the same texts in plain FTS5\n";

template <class Number>
bool read_number(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0;
}

bool read_options(const Arguments& arguments, Options& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& name = arguments[i];
        const bool has_value = i + 1 < arguments.size();
        if (name == "--no-peer") {
            options.peer = false;
        } else if (name == "--seconds" && has_value) {
            if (!read_number(arguments[++i], options.seconds)) return false;
        } else if (name == "--sizes" && has_value) {
            options.sizes.clear();
            std::string_view rest = arguments[++i];
            while (!rest.empty()) {
                const auto comma = std::min(rest.find(','), rest.size());
                if (!read_number(rest.substr(0, comma), options.sizes.emplace_back())) return false;
                rest.remove_prefix(std::min(comma + 1, rest.size()));
            }
        } else {
            return false;
        }
    }
    return true;
}

void print_head() {
    std::printf("| %-34s | %6s | %8s | %8s | %8s | %8s | %8s | %8s |\n", "ms", "runs", "p50", "p95", "p99", "max",
                "CPU p50", "CPU p95");
    std::printf(
        "| ---------------------------------- | -----: | -------: | -------: | -------: | -------: | -------: | "
        "-------: |\n");
}

void print_row(const char* what, MeasuredTimes& times) {
    std::printf("| %-34s | %6zu | %8.2f | %8.2f | %8.2f | %8.2f | %8.2f | %8.2f |\n", what, times.count(),
                times.wall_at(50), times.wall_at(95), times.wall_at(99), times.wall_at(100), times.cpu_at(50),
                times.cpu_at(95));
}

// What a visitor's fingers ask, one after the other: every beginning of each typed text.
std::vector<std::string> keystrokes(SheetGenerator& generator, std::size_t texts) {
    std::vector<std::string> all;
    for (; texts > 0; --texts) {
        const auto typed = generator.typed_words();
        for (std::size_t size = 1; size <= typed.size(); ++size)
            if (size == typed.size() || (static_cast<unsigned char>(typed[size]) & 0xC0) != 0x80)
                if (typed[size - 1] != ' ') all.push_back(typed.substr(0, size));
    }
    return all;
}

// Runs the keystrokes until they or the seconds are over; false when one of them fails.
template <class Ask>
bool measure(const char* what, const std::vector<std::string>& typed, double seconds, Ask&& ask) {
    MeasuredTimes times;
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& text : typed) {
        const auto result = times.measure([&] { return ask(text); });
        if (!result) {
            std::fprintf(stderr, "bench: %s: %s\n", text.c_str(), result.error().message.c_str());
            return false;
        }
        if (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() > seconds) break;
    }
    print_row(what, times);
    return true;
}

bool measure_size(std::size_t sheets, const Options& options) {
    const testing::TemporaryFolder folder;
    SheetGenerator generator(seed);
    const auto document = generator.document(sheets);
    const auto file = folder / "bench.parvis";
    MeasuredTimes build;
    if (const auto written = build.measure([&] { return write_catalogue(document, file); }); !written) {
        std::fprintf(stderr, "bench: %s\n", written.error().message.c_str());
        return false;
    }
    MeasuredTimes opening;
    for (int i = 0; i < 20; ++i)
        if (!opening.measure([&] { return Catalogue::open(file); })) return false;
    auto catalogue = Catalogue::open(file);
    if (!catalogue) return false;

    std::printf("\n### %zu sheets\n\n", sheets);
    const auto megabytes = [](double bytes) { return bytes / 1'000'000; };
    std::printf("catalogue %.1f MB, built in %.2f s, opened in %.1f ms (median of %zu), ",
                megabytes(static_cast<double>(std::filesystem::file_size(file))), build.wall_at(50) / 1000,
                opening.wall_at(50), opening.count());
    const auto typed = keystrokes(generator, 600);
    std::vector<Filters> filters;
    const auto listing = catalogue->list({}, {0, 1});
    if (!listing) return false;
    for (const auto& facet : listing->facets)
        for (std::size_t i = 0; i < facet.values.size() && i < 3; ++i) {
            filters.emplace_back().of(facet.group) = {facet.values[i].value};
            filters.back().of(FacetGroup::dimension).push_back("Services");
        }
    // Once around, so that the page cache is as full as it gets before the memory is told.
    for (std::size_t i = 0; i < typed.size(); i += 50) (void)catalogue->search(typed[i], {}, {0, hits_shown});
    std::printf("%.1f MB in memory\n\n", megabytes(static_cast<double>(catalogue->memory_bytes())));
    print_head();
    MeasuredTimes lists;
    for (int round = 0; round < 10; ++round)
        for (const auto& filter : filters)
            if (!lists.measure([&] { return catalogue->list(filter, {0, hits_shown}); })) return false;
    print_row("list and facets, filtered", lists);

    const auto ask = [&](const std::string& text) { return catalogue->search(text, {}, {0, hits_shown}); };
    if (!measure("keystroke: hits, snippets, facets", typed, options.seconds, ask)) return false;
    if (!options.peer) return true;
    auto peer = Fts5Peer::build(document, folder / "peer.db");
    if (!peer) {
        std::fprintf(stderr, "bench: %s\n", peer.error().message.c_str());
        return false;
    }
    // The first `seconds` of the same keystrokes; neither slips nor synonyms are asked of it.
    if (!measure("peer: FTS5 bm25, snippet, GROUP BY", typed, options.seconds,
                 [&](const std::string& text) { return peer->keystroke(text); }))
        return false;
    std::printf("\npeer's file %.1f MB\n",
                megabytes(static_cast<double>(std::filesystem::file_size(folder / "peer.db"))));
    return true;
}

}  // namespace

int run_content(const Arguments& arguments) {
    Options options;
    if (!read_options(arguments, options)) {
        const bool asked = arguments.size() == 1 && arguments.front() == "--help";
        std::fputs(help, asked ? stdout : stderr);
        return asked ? 0 : 2;
    }
    for (const auto sheets : options.sizes)
        if (!measure_size(sheets, options)) return 1;
    return 0;
}

}  // namespace parvis::bench

// The real program for days in minutes, under an X server of its own: sticks, visits, the display between them, and
// after every cycle the same is held. PARVIS_SOAK_MINUTES lets it run for so long instead of a few cycles, and
// PARVIS_SOAK_FIGURES names a file for the figures of each (tests/soak/run); PARVIS_SOAK_DRAWING=gles2 lets GLES2 draw.
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "tests/bench/x_screen.h"
#include "tests/content/sample_pictures.h"
#include "tests/content/store_workshop.h"
#include "tests/support/demo_document.h"

using namespace parvis;

namespace {

// Caches are full by then, and the store has as many versions as it keeps.
constexpr int settled = 3;
// Always of as many digits.
constexpr std::int64_t first_sequence = 1000;
constexpr int sticks_ahead = 3;

// As director.h says.
struct Cycle {
    int number = 0;
    double minutes = 0, seconds = 0;
    long long blocks = 0, bytes = 0;
    int textures = 0, gl_textures = 0, files = 0, threads = 0;
    long pss_kb = 0, frames = 0;
    double p50_us = 0, p99_us = 0, cpu_us = 0;
};

bool read_cycle(const std::string& line, Cycle& cycle) {
    std::istringstream words(line);
    return static_cast<bool>(words >> cycle.number >> cycle.minutes >> cycle.seconds >> cycle.blocks >> cycle.bytes >>
                             cycle.textures >> cycle.gl_textures >> cycle.files >> cycle.threads >> cycle.pss_kb >>
                             cycle.frames >> cycle.p50_us >> cycle.p99_us >> cycle.cpu_us);
}

content::Picture sample_picture(unsigned char red) {
    constexpr int width = 640, height = 360;
    testing::Rgba pixels;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int part : {static_cast<int>(red), x * 255 / width, y * 255 / height, 255})
                pixels.push_back(static_cast<unsigned char>(part));
    return {testing::png(width, height, pixels), width, height, "Un dégradé"};
}

// The demo with photos and a poster's picture.
content::Document document() {
    content::Document made = testing::demo_document();
    for (std::size_t i = 0; i < made.actions.size(); i += 3)
        made.actions[i].photo = sample_picture(static_cast<unsigned char>(10 * i));
    for (content::Poster& poster : made.posters) poster.picture = sample_picture(200);
    return made;
}

class Soak {
public:
    Soak() {
        std::filesystem::create_directories(folder_ / "keys");
        content::PublicKey key = testing::author_key().public_key();
        key.comment = "La fédération";  // else its number is shown, which is another one each time
        testing::plant(folder_ / "keys/author.pub", to_text(key));
        document_.edition.sequence = first_sequence;
        REQUIRE(content::write_catalogue(document_, folder_ / "shipped.parvis"));
        const char* drawing = std::getenv("PARVIS_SOAK_DRAWING");
        std::ofstream settings(folder_ / "parvis.toml");
        settings << "time_zone = \"Etc/UTC\"\n[content]\nfile = \"" << (folder_ / "shipped.parvis").string()
                 << "\"\n[display]\ndrawing = \"" << (drawing != nullptr ? drawing : "cpu") << "\"\n[hours]\n";
        for (const char* day : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
            settings << day << " = \"08:00-10:00\"\n";
        settings.close();
        if (auto screen = bench::XScreen::open()) screen_ = std::move(*screen);
    }

    // `each` is told of every cycle; what is over when it returns is told at once.
    bool run(const std::string& glass, const std::string& orders, const std::function<void(const Cycle&)>& each) {
        for (int i = 0; i < sticks_ahead; ++i) make_stick();
        MESSAGE("on " << std::string(screen_ ? "Xvfb" : "no display: Xvfb is not installed"));
        const auto quoted = [](const std::filesystem::path& path) { return "'" + path.string() + "' "; };
        const std::string command = (screen_ ? "SDL_VIDEODRIVER=x11 DISPLAY=" + screen_->display() + " "
                                             : std::string("SDL_VIDEODRIVER=dummy ")) +
                                    orders + " PARVIS_SOAK_STICKS=" + quoted(folder_ / "sticks") +
                                    "PARVIS_SOAK_MEDIA=" + quoted(media_) + quoted(PARVIS_BIN_DIR "/parvis-soak") +
                                    "--window " + glass + " --config " + quoted(folder_ / "parvis.toml") + "--store " +
                                    quoted(folder_ / "store") + "--keys " + quoted(folder_ / "keys") + "--media " +
                                    quoted(media_);
        std::FILE* output = ::popen(command.c_str(), "r");
        REQUIRE(output != nullptr);
        std::string line;
        for (int letter = 0; (letter = std::fgetc(output)) != EOF;) {
            if (letter != '\n') {
                line += static_cast<char>(letter);
                continue;
            }
            Cycle cycle;
            const bool read = read_cycle(line, cycle);
            CHECK_MESSAGE(read, line);
            line.clear();
            make_stick();
            each(cycle);
        }
        return ::pclose(output) == 0;
    }

private:
    // Whole from the first moment that it can be seen.
    void make_stick() {
        const std::string number = std::to_string(++sticks_);
        document_.edition.sequence = first_sequence + sticks_;
        std::filesystem::create_directories(folder_ / "made/PARVIS");
        testing::make_pack(folder_ / "made/PARVIS", "parvis", document_);
        std::filesystem::create_directories(folder_ / "sticks");
        std::filesystem::rename(folder_ / "made", folder_ / "sticks" / number);
    }

    testing::TemporaryFolder folder_;
    std::unique_ptr<bench::XScreen> screen_;
    content::Document document_ = document();
    const std::filesystem::path media_ = folder_ / "stick";
    int sticks_ = 0;
};

void check_same(const Cycle& cycle, const Cycle& before) {
    INFO("after cycle " << cycle.number);
    CHECK(cycle.blocks == before.blocks);
    CHECK(cycle.bytes == before.bytes);
    CHECK(cycle.textures == before.textures);
    CHECK(cycle.gl_textures == before.gl_textures);
    CHECK(cycle.files == before.files);
    CHECK(cycle.threads == before.threads);
}

}  // namespace

TEST_CASE("after every cycle of a stick, visits and the display, the same is held of memory, textures and files") {
    const char* minutes = std::getenv("PARVIS_SOAK_MINUTES");
    const char* figures = std::getenv("PARVIS_SOAK_FIGURES");
    std::ofstream file;
    if (figures != nullptr) file.open(figures);
    Soak soak;
    Cycle first, last;
    const bool ended = soak.run(
        minutes != nullptr ? "1920x1080" : "800x480",
        minutes != nullptr ? "PARVIS_SOAK_CYCLES=100000" : PARVIS_SOAK_ORDERS, [&](const Cycle& cycle) {
            last = cycle;
            file << cycle.number << ' ' << cycle.minutes << ' ' << cycle.seconds << ' ' << cycle.blocks << ' '
                 << cycle.bytes << ' ' << cycle.textures << ' ' << cycle.files << ' ' << cycle.pss_kb << ' '
                 << cycle.frames << ' ' << cycle.p50_us << ' ' << cycle.p99_us << ' ' << cycle.cpu_us << std::endl;
            if (cycle.number == settled) first = cycle;
            if (cycle.number > settled) check_same(cycle, first);
        });
    CHECK(ended);
    CHECK(last.number > settled);
}

TEST_CASE("a block, a texture or a file handle that is left behind shows in the count of its cycle") {
    Soak soak;
    Cycle before;
    const bool ended = soak.run("800x480", PARVIS_SOAK_LEAKS, [&](const Cycle& cycle) {
        INFO("after cycle " << cycle.number);
        switch (cycle.number - settled) {
            case 1:
                CHECK(cycle.blocks == before.blocks + 1);
                CHECK(cycle.bytes == before.bytes + 100);
                break;
            case 2:
                CHECK(cycle.textures == before.textures + 1);
                break;
            case 3:
                CHECK(cycle.files == before.files + 1);
                CHECK(cycle.textures == before.textures);
                break;
            default:
                break;
        }
        before = cycle;
    });
    CHECK(ended);
    CHECK(before.number == settled + 3);
}

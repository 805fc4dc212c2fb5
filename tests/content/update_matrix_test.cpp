#include <sstream>

#include "tests/content/update_matrix.h"
#include "tests/support/look_at_store.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

UpdateMatrix& matrix() {
    static UpdateMatrix all(std::filesystem::path(PARVIS_BIN_DIR) / "update_proof");
    return all;
}

const std::string& page() {
    static const auto text = read_file(PARVIS_SOURCE_DIR "/docs/update-proof.md", 1'000'000);
    REQUIRE(text);
    return *text;
}

// Of a power cut the test makes fewer trials than the page tells of: how many there are is compared, not what came out.
void expect_on_page(const Story& story, Trouble trouble, const TrialCount& count, std::size_t cuts) {
    std::string row = matrix_row(story, trouble, count);
    if (trouble == Trouble::power_cut) {
        constexpr auto others = UpdateMatrix::remains_without_cuts;
        const std::size_t trials = count.trials / (others + cuts) * (others + random_remains_of_proof);
        row = "| " + story.name + " | " + name_of(trouble) + " | " + std::to_string(count.operations) + " | " +
              std::to_string(trials) + " |";
    }
    INFO("docs/update-proof.md is what update_proof prints; it lacks ", row);
    CHECK(page().find("\n" + row) != std::string::npos);
}

void expect_old_or_new(Trouble trouble, std::size_t cuts = 0) {
    set_log_threshold(LogLevel::error);
    for (const auto& story : all_stories()) {
        CAPTURE(story.name);
        const auto count = matrix().try_all(story, trouble, cuts);
        for (const auto& failure : count.failures) FAIL_CHECK(failure);
        const bool touches_stick = !story.name.starts_with("back");
        CHECK((count.trials > 0) == (touches_stick || trouble != Trouble::stick_gone));
        if (count.trials == 0) continue;
        CHECK(count.shown_before > 0);
        if (count.failures.empty()) expect_on_page(story, trouble, count, cuts);
    }
    set_log_threshold(LogLevel::info);
}

}  // namespace

TEST_CASE("an I/O error at any step leaves the old content or the new, and the next stick installs") {
    expect_old_or_new(Trouble::io_error_once);
}

TEST_CASE("a disk that fails from any step on leaves the old content or the new") {
    expect_old_or_new(Trouble::io_errors_from_then_on);
}

TEST_CASE("a disk that is full from any step on leaves the old content or the new") {
    expect_old_or_new(Trouble::disk_full);
}

TEST_CASE("a stick that goes at any step leaves the old content or the new") {
    expect_old_or_new(Trouble::stick_gone);
}

TEST_CASE("a process that is killed at any step leaves the old content or the new") {
    expect_old_or_new(Trouble::killed);
}

TEST_CASE("a power cut at any step, whatever the disk kept of what was not synced, leaves the old content or the new") {
    expect_old_or_new(Trouble::power_cut, 1);
}

TEST_CASE("the page's table adds up, and has no row of a story that is not told") {
    std::size_t trials = 0;
    std::size_t rows = 0;
    std::istringstream lines(page());
    for (std::string line; std::getline(lines, line);) {
        for (const auto& story : all_stories()) {
            const std::string beginning = "| " + story.name + " | ";
            if (!line.starts_with(beginning)) continue;
            ++rows;
            std::istringstream numbers(line.substr(line.find(" | ", beginning.size())));
            std::size_t number[5] = {};
            std::string bar;
            for (std::size_t& one : number) numbers >> bar >> one;
            CAPTURE(line);
            CHECK(number[2] + number[3] == number[1]);
            CHECK(number[4] == 0);
            trials += number[1];
        }
    }
    CHECK(rows == 5 * 6 - 1);  // going back touches no stick
    CHECK(page().find("\n" + std::to_string(trials) + " trials, 0 failures.\n") != std::string::npos);
}

TEST_CASE("a store that forgot one sync would be found out by the power cuts") {
    set_log_threshold(LogLevel::error);
    UpdateMatrix careless("");
    const auto forget = [&](FileOperation::Kind kind, const std::string& ending, std::size_t story) {
        careless.carelessness = [=](const FileOperation& operation) {
            return Verdict{.pretend = operation.kind == kind && operation.path.string().ends_with(ending)};
        };
        return careless.try_all(all_stories()[story], Trouble::power_cut, 4).failures.size();
    };
    CHECK(forget(FileOperation::sync, "incoming/pack", 1) > 0);
    CHECK(forget(FileOperation::sync, "incoming/signature", 1) > 0);
    CHECK(forget(FileOperation::sync, "state.new", 1) > 0);
    CHECK(forget(FileOperation::sync_folder, "/versions", 1) > 0);
    CHECK(forget(FileOperation::sync_folder, "/content", 1) > 0);
    CHECK(forget(FileOperation::sync_folder, "/board", 0) > 0);
    CHECK(forget(FileOperation::sync, "key.new", 4) > 0);
    set_log_threshold(LogLevel::info);
}

TEST_CASE("a look at a store finds a previous version of which one byte is another") {
    set_log_threshold(LogLevel::error);
    Workshop workshop;
    for (const int sequence : {1, 2}) workshop.install(sequence);
    const auto next = workshop.pack(3);
    const auto look = [&] {
        const TemporaryFolder copy;
        std::filesystem::copy(workshop.store_folder, copy / "content", std::filesystem::copy_options::recursive);
        return look_at_store(workshop.files, copy / "content", workshop.clock, workshop.rules, next);
    };
    CHECK(look().shown == 2);
    CHECK(look().wrong == "");
    const auto kept = workshop.open()->view().previous.at(0).file;
    std::fstream(kept, std::ios::in | std::ios::out | std::ios::binary).seekp(5000).put('!');
    CHECK(look().shown == 2);
    CHECK(look().wrong == "number 1, kept from before, is not what was signed");
    set_log_threshold(LogLevel::info);
}

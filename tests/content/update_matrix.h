// Every step of an update goes wrong once, in every way: the same trials for the test, which makes some of them, and
// for the program update_proof, which makes all and prints what came out.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/log.h"
#include "tests/content/update_stories.h"
#include "tests/fakes/hooked_files.h"

namespace parvis::testing {

enum class Trouble { io_error_once, io_errors_from_then_on, disk_full, stick_gone, killed, power_cut };

[[nodiscard]] std::string name_of(Trouble trouble);

struct TrialCount {
    std::size_t operations = 0;  // that can go wrong so
    std::size_t trials = 0;
    std::size_t shown_before = 0;
    std::size_t shown_after = 0;
    std::vector<std::string> failures;
};

inline constexpr std::size_t random_remains_of_proof = 40;  // of each power cut

// The row of docs/update-proof.md.
[[nodiscard]] std::string matrix_row(const Story& story, Trouble trouble, const TrialCount& count);

class UpdateMatrix {
public:
    // `driver`: the program update_proof, for trials that kill.
    explicit UpdateMatrix(std::filesystem::path driver) : driver_(std::move(driver)) {}

    static constexpr std::size_t remains_without_cuts = 3;  // only what was synced, all, names without their bytes
    // One trial for every operation of the story; for a power cut, there and at the end, one of each of these remains
    // and `cuts` of random ones, always the same.
    [[nodiscard]] TrialCount try_all(const Story& story, Trouble trouble, std::size_t cuts);

    // Between the store and the disk: to see the trials notice a careless program. The first failure is enough then.
    std::function<Verdict(const FileOperation&)> carelessness;

private:
    [[nodiscard]] std::string judge(const Story& story, const std::filesystem::path& store, bool ended_well,
                                    TrialCount& count);
    [[nodiscard]] TrialCount cut_power(const Story& story, std::size_t cuts);
    [[nodiscard]] bool kill_at(const Story& story, bool on_stick, std::size_t operation,
                               const std::filesystem::path& store);

    std::filesystem::path driver_;
    SystemFiles disk_;
    StoryPlaces places_;
};

// For the driver: the story, killed before the operation of that number (on the stick or in the store). Returns only
// when the story has fewer.
void tell_and_die(const std::string& story, const std::filesystem::path& store, const std::filesystem::path& stick,
                  const std::filesystem::path& keys, bool on_stick, std::size_t operation);

}  // namespace parvis::testing

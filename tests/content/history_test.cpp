// The log of updates: what is written, what of older and torn files is read.
#include "content/store/history.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/update/report.h"
#include "platform/base/durable_file.h"
#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"

using namespace parvis;
using namespace parvis::testing;
namespace fs = std::filesystem;

namespace {

const WallTime at{std::chrono::seconds(1'000)};

HistoryEntry chosen(int sequence) {
    return {at, HistoryKind::chosen, {{"sequence", std::to_string(sequence)}}};
}

}  // namespace

TEST_CASE("the log keeps its last entries, passes a torn line over, and takes no line breaks from anybody") {
    const TemporaryFolder folder;
    SystemFiles files;
    const auto file = folder / "history";
    CHECK(read_history(files, file).value().empty());
    const HistoryEntry entry{at, HistoryKind::update, {{"outcome", "installed"}, {"who", "A\nB\tC"}}};
    REQUIRE(add_to_history(files, file, entry));
    REQUIRE(add_to_history(files, file, entry));
    REQUIRE(read_history(files, file).value().size() == 1);
    CHECK(read_history(files, file).value().front() ==
          HistoryEntry{at, HistoryKind::update, {{"outcome", "installed"}, {"who", "A B C"}}});
    const std::string line = *read_file(file, 1'000);
    for (std::size_t torn = 1; torn < line.size(); ++torn) {
        plant(file, line + line.substr(0, torn));
        REQUIRE(add_to_history(files, file, chosen(3)));
        const auto entries = read_history(files, file).value();
        CAPTURE(torn);
        // Torn before its line break alone, it is whole.
        REQUIRE(entries.size() == (torn + 1 == line.size() ? 3 : 2));
        CHECK(entries.back() == chosen(3));
    }
    for (int i = 0; i < 3 * static_cast<int>(max_history_entries); ++i) REQUIRE(add_to_history(files, file, chosen(i)));
    const auto entries = read_history(files, file).value();
    CHECK(entries.size() == max_history_entries);
    CHECK(entries.back() == chosen(3 * max_history_entries - 1));
    CHECK(std::ranges::count(*read_file(file, 1'000'000), '\n') <=
          2 * static_cast<std::ptrdiff_t>(max_history_entries));
}

TEST_CASE("a log too large to be ours begins anew, and goes on; no entry is so long that the log becomes it") {
    const TemporaryFolder folder;
    SystemFiles files;
    const auto file = folder / "history";
    plant(file, std::string(1'000'001, 'x'));
    CHECK(read_history(files, file).value().empty());
    for (const int sequence : {1, 2}) REQUIRE(add_to_history(files, file, chosen(sequence)));
    CHECK(read_history(files, file).value().size() == 2);
    CHECK(fs::file_size(file) < 1'000);
    HistoryEntry wordy = chosen(3);
    for (int i = 0; i < 100; ++i) wordy.facts.push_back({"centre", std::string(200, 'x')});
    REQUIRE(add_to_history(files, file, wordy));
    CHECK(fs::file_size(file) < 3'500);
    CHECK(read_history(files, file).value().back().fact("sequence") == "3");
}

TEST_CASE(
    "what an older Parvis wrote is read as it was told, before and after a line of today's and one of tomorrow's") {
    const TemporaryFolder folder;
    SystemFiles files;
    const auto file = folder / "history";
    const std::string older = "1000\tContenu n°\u202f1 du 28/11/2026\tLa fédération\tInstallé.\n";
    plant(file, older + "1000 unknown update\toutcome=older\t.\n1000 unknown dreamt\tof=a kiosk\t.\n" + older);
    const auto entries = read_history(files, file).value();
    REQUIRE(entries.size() == 3);
    for (const auto& entry : {entries.front(), entries.back()}) {
        CHECK(entry.kind == HistoryKind::told);
        CHECK(entry.when == at);
        CHECK(entry.fact("what") == "Contenu n°\u202f1 du 28/11/2026");
        CHECK(entry.fact("who") == "La fédération");
        CHECK(entry.fact("result") == "Installé.");
    }
    CHECK(entries[1].fact("outcome") == "older");
    REQUIRE(add_to_history(files, file, entries.front()));
    CHECK(read_history(files, file).value().size() == 3);  // the last one again
}

TEST_CASE("every outcome goes into the log and out of it") {
    for (int i = 0; i <= static_cast<int>(UpdateOutcome::store_error); ++i) {
        const auto outcome = static_cast<UpdateOutcome>(i);
        UpdateReport report;
        report.outcome = outcome;
        const auto read = report_of(history_entry(report));
        REQUIRE(read);
        CHECK(read->outcome == outcome);
        CHECK(outcome_of(word_of(outcome)) == outcome);
    }
    CHECK_FALSE(outcome_of("dreamt"));
    CHECK_FALSE(report_of({at, HistoryKind::update, {{"outcome", "dreamt"}, {"from", "stick"}}}));
    CHECK_FALSE(report_of(chosen(1)));
}

TEST_CASE("what is needed to say how an update ended is kept; of many other packs three by name, shortened") {
    UpdateReport report;
    report.outcome = UpdateOutcome::other_centre;
    report.origin = UpdateOrigin::inbox;
    report.edition = {12, "Amandine", std::chrono::year(2026) / 11 / 28, {"Le Moulin", "L’Étang"}};
    report.signer = "La fédération";
    report.missing_bytes = 5;
    report.packs = 6;
    report.passed_over = {{"stick/\u202Egood.parvis", UpdateOutcome::not_signed},
                          {"stick/" + std::string(200, 'x') + " y.parvis", UpdateOutcome::too_large},
                          {"c d.parvis", UpdateOutcome::old_signature},
                          {"d.parvis", UpdateOutcome::damaged},
                          {"e.parvis", UpdateOutcome::damaged}};
    const TemporaryFolder folder;
    SystemFiles files;
    REQUIRE(add_to_history(files, folder / "history", history_entry(report)));
    const auto read = report_of(read_history(files, folder / "history").value().front());
    REQUIRE(read);
    CHECK(read->outcome == report.outcome);
    CHECK(read->origin == report.origin);
    CHECK(read->edition.sequence == 12);
    CHECK(read->edition.date == report.edition.date);
    CHECK(read->edition.centres == report.edition.centres);
    CHECK(read->signer == "La fédération");
    CHECK(read->missing_bytes == 5);
    CHECK(read->packs == 6);
    REQUIRE(read->passed_over.size() == 5);
    CHECK(read->passed_over[0] == PassedOver{"?", UpdateOutcome::not_signed});
    CHECK(read->passed_over[1] == PassedOver{std::string(39, 'x') + "…", UpdateOutcome::too_large});
    CHECK(read->passed_over[2] == PassedOver{"c d.parvis", UpdateOutcome::old_signature});
    CHECK(read->passed_over[3].pack.empty());
    CHECK_FALSE(read->key);
    report.outcome = UpdateOutcome::unknown_key;
    report.key = author_key().public_key().id;
    CHECK(history_entry(report).fact("key") == to_text(*report.key));
}

TEST_CASE("the name of a new log is on the disk too before anybody counts on it") {
    const TemporaryFolder folder;
    SystemFiles real;
    int synced = 0;
    HookedFiles files(real, [&](const FileOperation& operation) {
        if (operation.kind == FileOperation::sync_folder && operation.path == folder.path()) ++synced;
        return Verdict{};
    });
    REQUIRE(add_to_history(files, folder / "history", chosen(1)));
    CHECK(synced == 1);
    REQUIRE(add_to_history(files, folder / "history", chosen(2)));
    CHECK(synced == 1);
}

// What staff wrote, on a board: built by the real builder behind its walls.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/draft/board_key.h"
#include "content/draft/build_report.h"
#include "content/draft/draft.h"
#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"
#include "tests/support/emulator.h"

using namespace parvis;
using namespace parvis::content;
using namespace parvis::testing;

namespace {

constexpr std::string_view two_sheets =
    "titre;résumé\nAtelier vélo;On répare.\nCafé des parents;On parle, on écoute.\n";
constexpr std::string_view our_centre = "nom = \"LA SOURCE\"\nnom_affiche = \"La Source\"\n";

// A stick with staff's folder, and a board.
struct Desk {
    TemporaryFolder place;
    SystemFiles files;
    HandClock clock;
    std::filesystem::path stick = place / "stick";
    std::unique_ptr<Store> store = Store::open(files, place / "content", clock);
    DraftSetup setup;
    Cancellation never;

    Desk() {
        std::filesystem::create_directories(stick / "Parvis");
        write("centre.toml", our_centre);
        write("actions.csv", two_sheets);
        REQUIRE(write_catalogue(numbered_document(1), place / "shown.parvis"));
        setup.builder = PARVIS_BIN_DIR "/parvis-content";
        setup.folder = place / "content/draft";
        setup.edition.sequence = 7;
        setup.edition.author = "L’équipe";
        setup.edition.date = std::chrono::year(2026) / 11 / 28;
        setup.shown = place / "shown.parvis";
        std::filesystem::create_directories(place / "content");
    }
    void write(const std::string& name, std::string_view bytes) const { plant(stick / "Parvis" / name, bytes); }
    Result<Draft> make() {
        const auto folder = find_authoring_folder(files, stick);
        REQUIRE(folder);
        return make_draft(files, *folder, setup, never, {});
    }
    [[nodiscard]] std::vector<std::string> left_over() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(setup.folder))
            names.push_back(entry.path().filename().string());
        return names;
    }
};

}  // namespace

TEST_CASE("staff's folder is found by its tables, and only beside no pack") {
    const Desk desk;
    SystemFiles files;
    CHECK(find_authoring_folder(files, desk.stick) == desk.stick / "Parvis");
    desk.write("neuf.PARVIS", "a pack");
    CHECK_FALSE(find_authoring_folder(files, desk.stick));
    std::filesystem::remove(desk.stick / "Parvis/neuf.PARVIS");
    std::filesystem::remove(desk.stick / "Parvis/actions.csv");
    std::filesystem::remove(desk.stick / "Parvis/centre.toml");
    desk.write("photo.jpg", "");
    desk.write("._actions.csv", "what macOS leaves");
    CHECK_FALSE(find_authoring_folder(files, desk.stick));
    desk.write("ACTIONS.CSV", two_sheets);
    CHECK(find_authoring_folder(files, desk.stick));
    CHECK_FALSE(find_authoring_folder(files, desk.stick / "Parvis"));
    CHECK_FALSE(find_authoring_folder(files, desk.stick / "gone"));
}

TEST_CASE("a draft says what is in it and what changes, signed it goes through the pipeline of every pack" *
          doctest::skip(emulated())) {
    Desk desk;
    const auto draft = desk.make();
    REQUIRE(draft);
    REQUIRE(draft->content);
    CHECK(draft->content->sheets == 2);
    CHECK(draft->content->edition.sequence == 7);
    CHECK(draft->content->edition.centres == std::vector<std::string>{"LA SOURCE"});
    REQUIRE(draft->changes);
    CHECK(draft->changes->sheets.added.titles == std::vector<std::string>{"Atelier vélo", "Café des parents"});
    CHECK(draft->changes->sheets.removed.titles == std::vector<std::string>{"Contenu 1"});

    const auto key = board_key(desk.files, desk.store->folder());
    REQUIRE(key);
    const auto signed_pack = sign_draft(desk.files, *draft, *key, desk.never);
    REQUIRE(signed_pack);
    UpdateRules rules = rules_of_author();
    rules.centre = "La source";
    UpdateWatch watch(desk.clock);
    CHECK(update_from(*desk.store, *signed_pack, rules, watch).outcome == UpdateOutcome::unknown_key);
    const auto ours = board_public_key(desk.files, desk.store->folder());
    REQUIRE(ours);
    rules.keys.add(*ours);
    const auto report = update_from(*desk.store, *signed_pack, rules, watch);
    CHECK(report.outcome == UpdateOutcome::installed);
    CHECK(name_of_signer(report.signer, report.edition) == "L’équipe");
    discard_drafts(desk.files, desk.setup.folder);
    CHECK(desk.left_over().empty());
    CHECK(Catalogue::open(desk.store->view().active->file));
}

TEST_CASE("mistakes are told with file, line and heading, and make no draft" * doctest::skip(emulated())) {
    Desk desk;
    desk.write("actions.csv", "titre;horaires;couleur\nAtelier;lundi 17h-9h;bleu\n");
    const auto draft = desk.make();
    REQUIRE(draft);
    CHECK_FALSE(draft->content);
    CHECK(desk.left_over().empty());
    const auto& remarks = draft->build.diagnostics;
    const auto error = std::ranges::find(remarks, Severity::error, &Diagnostic::severity);
    REQUIRE(error != remarks.end());
    CHECK(error->where.file == "actions.csv");
    CHECK(error->where.line == 2);
    CHECK(error->column == "horaires");
    CHECK(std::ranges::any_of(remarks, [](const Diagnostic& remark) {
        return remark.severity == Severity::warning && remark.column == "couleur";
    }));
}

TEST_CASE("a centre of the settings that the tables do not name is told as the settings', never as an option" *
          doctest::skip(emulated())) {
    Desk desk;
    desk.setup.centre = "Le Moulin";
    const auto draft = desk.make();
    REQUIRE(draft);
    REQUIRE(draft->content);
    const auto told = std::ranges::find(draft->build.diagnostics, Severity::warning, &Diagnostic::severity);
    REQUIRE(told != draft->build.diagnostics.end());
    CHECK(to_line(*told).starts_with("réglages de la borne: notre centre : aucun centre ne s’appelle « Le Moulin »"));

    // Where centre.toml names none, it is the settings' one.
    desk.write("centre.toml", "nom = \"(exemple) LA SOURCE\"\n");
    const auto ours = desk.make();
    REQUIRE(ours);
    REQUIRE(ours->content);
    CHECK(ours->content->edition.centres == std::vector<std::string>{"Le Moulin"});
}

TEST_CASE("a folder without a sheet makes no draft and says what to do" * doctest::skip(emulated())) {
    Desk desk;
    desk.write("actions.csv", "titre\n");
    const auto draft = desk.make();
    REQUIRE(draft);
    CHECK_FALSE(draft->content);
    REQUIRE(draft->build.failure);
    CHECK(draft->build.failure->message.find("actions.csv") != std::string::npos);
}

TEST_CASE("a link on the stick leads the builder nowhere" * doctest::skip(emulated())) {
    Desk desk;
    std::filesystem::remove(desk.stick / "Parvis/actions.csv");
    plant(desk.place / "secret.csv", two_sheets);
    std::filesystem::create_symlink(desk.place / "secret.csv", desk.stick / "Parvis/actions.csv");
    SystemFiles files;
    const auto draft = make_draft(files, desk.stick / "Parvis", desk.setup, desk.never, {});
    REQUIRE(draft);
    CHECK_FALSE(draft->content);
    CHECK(draft->build.counts.sheets == 0);
}

TEST_CASE("a builder that dies, talks nonsense, says too much or is not there is a failure, and nothing else") {
    Desk desk;
    const auto with_builder = [&](const std::string& script) {
        desk.setup.builder = desk.place / "builder";
        plant(desk.setup.builder, "#!/bin/sh\n" + script + "\n");
        std::filesystem::permissions(desk.setup.builder, std::filesystem::perms::owner_all);
        const auto draft = desk.make();
        REQUIRE_FALSE(draft);
        return draft.error();
    };
    CHECK(with_builder("kill -ABRT $$").code == Errc::unavailable);
    CHECK(with_builder("kill -ABRT $$").message.find("trop lourd") != std::string::npos);
    CHECK(with_builder("exit 0").code == Errc::unavailable);
    CHECK(with_builder("printf 'done\\twritten'").code == Errc::unavailable);
    CHECK(with_builder("printf 'count\\t1\\ndone\\twritten\\n'").code == Errc::unavailable);
    CHECK(with_builder("printf 'warning\\tf\\t-1\\tc\\tm\\ndone\\twritten\\n'").code == Errc::unavailable);
    CHECK(with_builder("printf 'note\\tf\\t1\\tc\\t\\033[2J\\ndone\\tnothing\\n'").code == Errc::unavailable);
    CHECK(with_builder("while :; do echo 'note\tfile\t1\tcolumn\tmessage'; done").code == Errc::unavailable);
    // It says that it wrote, and did not; or something else.
    CHECK(with_builder("printf 'done\\twritten\\n'").code == Errc::unavailable);
    CHECK(with_builder("for last; do :; done; printf 'rubbish' >\"$5\"; printf 'done\\twritten\\n'").code ==
          Errc::unavailable);
    std::filesystem::remove(desk.setup.builder);
    const auto draft = desk.make();
    REQUIRE_FALSE(draft);
    CHECK(draft.error().code == Errc::unavailable);
}

TEST_CASE("a draft that is given up ends its builder") {
    Desk desk;
    desk.setup.builder = desk.place / "builder";
    plant(desk.setup.builder, "#!/bin/sh\nwhile :; do :; done\n");
    std::filesystem::permissions(desk.setup.builder, std::filesystem::perms::owner_all);
    Cancellation cancel;
    cancel.cancel();
    const auto draft = make_draft(desk.files, desk.stick / "Parvis", desk.setup, cancel, {});
    REQUIRE_FALSE(draft);
    CHECK(draft.error().code == Errc::interrupted);
}

TEST_CASE("a report is read as it was written, in whatever parts it comes") {
    BuildOutcome outcome;
    outcome.unread.push_back({Errc::unreadable, "dossier\tillisible\n"});
    outcome.diagnostics.push_back({Severity::error, {"actions.csv", 12}, "horaires", "17h-9h"});
    outcome.diagnostics.push_back({Severity::note, {"", 0}, "", "repliée"});
    outcome.counts = {9, 1, 8, 2, 2, 5, 8, 3};
    outcome.failure = Error{Errc::unwritable, "disque plein"};
    outcome.written = true;
    const std::string report = progress_line(BuildStep::writing, 0.5) + to_report(outcome);
    for (const std::size_t part : {std::size_t{1}, std::size_t{7}, report.size()}) {
        double seen = 0;
        ReportReader reader([&](BuildStep step, double fraction) { seen = step == BuildStep::writing ? fraction : 0; });
        for (std::size_t at = 0; at < report.size(); at += part) REQUIRE(reader.take(report.substr(at, part)));
        const auto read = reader.outcome();
        REQUIRE(read);
        CHECK(seen == 0.5);
        CHECK(read->unread.front().message == "dossier illisible ");
        CHECK(read->diagnostics == outcome.diagnostics);
        CHECK(read->counts == outcome.counts);
        CHECK(read->failure->message == "disque plein");
        CHECK(read->written);
    }
    ReportReader half({});
    REQUIRE(half.take(report.substr(0, report.size() - 1)));
    CHECK_FALSE(half.outcome());
}

TEST_CASE("the board's key is made once, stays, and is nobody else's to read") {
    const TemporaryFolder folder;
    SystemFiles files;
    CHECK_FALSE(board_public_key(files, folder.path()));
    const auto made = board_key(files, folder.path());
    REQUIRE(made);
    const auto again = board_key(files, folder.path());
    REQUIRE(again);
    CHECK(again->public_key().id == made->public_key().id);
    CHECK(again->public_key().key == made->public_key().key);
    const auto rights = std::filesystem::status(folder / "key").permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
}

TEST_CASE("a board's key that was torn is never used, and another takes its place") {
    const TemporaryFolder folder;
    SystemFiles files;
    const auto first = board_key(files, folder.path());
    REQUIRE(first);
    const auto text = read_file(folder / "key", 1000);
    REQUIRE(text);
    for (const std::string& torn : {text->substr(0, text->size() / 2), std::string(), std::string(text->size(), '\0'),
                                    std::string(100'000, 'x')}) {
        plant(folder / "key", torn);
        CHECK_FALSE(board_public_key(files, folder.path()));
        const auto fresh = board_key(files, folder.path());
        REQUIRE(fresh);
        CHECK(fresh->public_key().id != first->public_key().id);
        const auto trusted = board_public_key(files, folder.path());
        REQUIRE(trusted);
        CHECK(trusted->id == fresh->public_key().id);
    }
}

TEST_CASE("a board's key that cannot be read today stays as it is") {
    const TemporaryFolder folder;
    SystemFiles disk;
    const auto first = board_key(disk, folder.path());
    REQUIRE(first);
    HookedFiles failing(disk, [](const FileOperation& operation) {
        if (operation.kind != FileOperation::read) return Verdict{};
        return Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}};
    });
    const auto silent = board_key(failing, folder.path());
    REQUIRE_FALSE(silent);
    CHECK(silent.error().code == Errc::unreadable);
    const auto again = board_key(disk, folder.path());
    REQUIRE(again);
    CHECK(again->public_key().id == first->public_key().id);
}

TEST_CASE("rights that a power cut kept from a board's key are given to it when it is used next") {
    const TemporaryFolder folder;
    SystemFiles files;
    REQUIRE(board_key(files, folder.path()));
    std::filesystem::permissions(folder / "key", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    REQUIRE(board_key(files, folder.path()));
    const auto rights = std::filesystem::status(folder / "key").permissions();
    CHECK((rights & std::filesystem::perms::others_all) == std::filesystem::perms::none);
}

// parvis-content stick, as its users call it.
#include <doctest/doctest.h>

#include "content/pack/pack_facts.h"
#include "tests/content/pack_workshop.h"
#include "tests/support/own_mounts.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;
using testing::call;
using testing::has;
using testing::Outcome;
using testing::read;
using Workshop = testing::PackWorkshop;

TEST_CASE("stick lays out a pack, its signature and a page for the receptionist") {
    Workshop workshop;
    workshop.sign();
    const fs::path stick = workshop.folder / "usb";
    fs::create_directory(stick);
    fs::create_directory(stick / "Parvis");
    const Outcome laid = call({"stick", workshop.pack, stick, "--key", workshop.open_key});
    CAPTURE(laid.err);
    CHECK(laid.code == 0);
    CHECK(read(stick / "Parvis/mars.parvis") == read(workshop.pack));
    CHECK(call({"verify", stick / "Parvis/mars.parvis", "--key", workshop.open_key}).code == 0);
    const std::string page = read(stick / "Parvis/LISEZMOI.txt");
    CHECK(has(page, "Attendre le résultat à l’écran : « C’est fait », avec ce qui a changé"));
    CHECK(page.starts_with("\xEF\xBB\xBF"));
    CHECK(has(page, "édition 12"));
    CHECK(has(page, "Brancher la clé sur la borne"));
    for (std::size_t at = 0; (at = page.find('\n', at)) != std::string::npos; ++at) CHECK(page[at - 1] == '\r');
    CHECK(std::distance(fs::directory_iterator(stick / "Parvis"), {}) == 3);
    CHECK(std::distance(fs::directory_iterator(stick), {}) == 1);

    const fs::path empty = workshop.folder / "empty";
    fs::create_directory(empty);
    const Outcome unverified = call({"stick", workshop.pack, empty});
    CHECK(unverified.code == 0);
    CHECK(has(unverified.err, "n’a pas été vérifiée"));
    CHECK_FALSE(has(laid.err, "vérifiée"));
    CHECK(fs::exists(empty / "PARVIS/mars.parvis.minisig"));
}

TEST_CASE("stick names the packs that lie there beside the new one, and says which a board will take") {
    Workshop workshop;
    workshop.sign();
    const fs::path stick = workshop.folder / "usb";
    fs::create_directories(stick / "parvis");
    REQUIRE(write_file(stick / "parvis/fevrier.PARVIS", "x"));
    REQUIRE(write_file(stick / "parvis/notes.txt", "x"));
    const Outcome laid = call({"stick", workshop.pack, stick, "--key", workshop.open_key});
    CHECK(laid.code == 0);
    CHECK(has(laid.err, "(fevrier.PARVIS)"));
    CHECK(has(laid.err, "plus grand numéro"));
    fs::remove(stick / "parvis/fevrier.PARVIS");
    CHECK(call({"stick", workshop.pack, stick, "--key", workshop.open_key}).err.empty());
}

TEST_CASE("stick leaves staff's own tables as they are, and says what to do") {
    Workshop workshop;
    workshop.sign();
    const fs::path stick = workshop.folder / "usb";
    for (const char* table : {"actions.csv", "Actions.CSV", "centre.toml"}) {
        CAPTURE(table);
        fs::create_directories(stick / "Parvis");
        REQUIRE(write_file(stick / "Parvis" / table, "titre\nLe bal\n"));
        REQUIRE(write_file(stick / "Parvis/LISEZMOI.txt", "Chaque colonne."));
        const Outcome kept = call({"stick", workshop.pack, stick, "--key", workshop.open_key});
        CHECK(kept.code == 1);
        CHECK(has(kept.err, (stick / "Parvis" / table).string() + ": il y a là des tableaux"));
        CHECK(has(kept.err, "Rien n’a changé ; donnez un autre nom à leur dossier"));
        CHECK(read(stick / "Parvis/LISEZMOI.txt") == "Chaque colonne.");
        CHECK(std::distance(fs::directory_iterator(stick / "Parvis"), {}) == 2);
        CHECK(std::distance(fs::directory_iterator(stick), {}) == 1);
        fs::remove_all(stick);
    }
    // What is no table to a board is none here; tables beside PARVIS are in nobody's way.
    fs::create_directories(stick / "PARVIS/centre.toml");
    fs::create_directories(stick / "saisie");
    for (const char* other : {"PARVIS/._actions.csv", "PARVIS/notes.csv", "saisie/actions.csv", "actions.csv"})
        REQUIRE(write_file(stick / other, "x"));
    CHECK(call({"stick", workshop.pack, stick, "--key", workshop.open_key}).code == 0);
}

TEST_CASE("stick makes no PARVIS inside a PARVIS, and names the folder that is meant") {
    Workshop workshop;
    workshop.sign();
    const fs::path stick = fs::canonical(workshop.folder.path()) / "usb";
    for (const char* name : {"PARVIS", "Parvis"}) {
        fs::create_directories(stick / name);
        for (const fs::path& given : {stick / name, stick / name / "", stick / name / "."}) {
            CAPTURE(given);
            const Outcome inside = call({"stick", workshop.pack, given});
            CHECK(inside.code == 1);
            CHECK(has(inside.err, "donnez le dossier où il se trouve : " + stick.string() + "\n"));
            CHECK(fs::is_empty(stick / name));
        }
        fs::remove_all(stick);
    }
}

TEST_CASE("a stick that is itself called PARVIS is one all the same") {
    Workshop workshop;
    workshop.sign();
    const fs::path stick = workshop.folder / "PARVIS";
    fs::create_directory(stick);
    testing::check_by_itself([&] {
        if (!testing::enter_own_mounts() || ::mount("none", stick.c_str(), "tmpfs", 0, nullptr) != 0)
            return testing::not_allowed;
        if (call({"stick", workshop.pack, stick}).code != 0) return 1;
        return fs::exists(stick / "PARVIS/mars.parvis") ? 0 : 2;
    });
}

TEST_CASE("stick says when a board would not even look at what it is to write, and when a file is in the way") {
    Workshop workshop;
    workshop.sign();
    const fs::path stick = workshop.folder / "usb";
    fs::create_directory(stick);
    const std::string renamed = workshop.folder / "mars.bin";
    fs::copy(workshop.pack, renamed);
    fs::copy(workshop.pack + ".minisig", renamed + ".minisig");
    const Outcome unseen = call({"stick", renamed, stick});
    CHECK(unseen.code == 1);
    CHECK(has(unseen.err, "finit par « .parvis »"));
    CHECK(fs::is_empty(stick));
    REQUIRE(write_file(stick / "PARVIS", "x"));
    const Outcome blocked = call({"stick", workshop.pack, stick});
    CHECK(blocked.code == 1);
    CHECK(has(blocked.err, "là où il faut un dossier"));
}

TEST_CASE("stick writes nothing for a pack that a board would refuse") {
    Workshop workshop;
    const fs::path stick = workshop.folder / "usb";
    fs::create_directory(stick);
    const auto refused = [&](const cli::Arguments& more, std::string_view why) {
        cli::Arguments arguments{"stick", workshop.pack, stick};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome laid = call(arguments);
        CHECK(laid.code == 1);
        CHECK(has(laid.err, why));
        const fs::path folder = stick / "PARVIS";
        CHECK((!fs::exists(folder) || fs::is_empty(folder)));
    };
    refused({}, "la signature manque");
    workshop.sign();
    REQUIRE(call({"keygen", workshop.folder / "other", "--no-password"}).code == 0);
    refused({"--key", workshop.folder / "other.pub"}, "pas d’une des clés données");
    CHECK(call({"stick", workshop.pack, workshop.folder / "absent"}).code == 1);
    CHECK(call({"stick", workshop.pack}).code == 2);

    workshop.document.edition.sequence = 13;
    REQUIRE(write_catalogue(workshop.document, workshop.pack));
    refused({}, "celle d’un autre contenu");
    workshop.document.edition.sequence = 12;
    workshop.document.actions[0].title = "x";
    REQUIRE(write_catalogue(workshop.document, workshop.pack));
    if (const auto facts = facts_of(parse_signature(read(workshop.pack + ".minisig"))->trusted_comment);
        (*facts)->size_bytes == fs::file_size(workshop.pack))
        refused({"--key", workshop.open_key}, "n’est pas celui qui a été signé");
}

}  // namespace
}  // namespace parvis::content

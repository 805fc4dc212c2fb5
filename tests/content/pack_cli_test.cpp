// parvis-content's commands for packs, as their users call them: keygen, sign, verify, stick, inspect.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <sstream>

#include "content/cli/cli.h"
#include "content/pack/pack_facts.h"
#include "tests/content/cli_call.h"
#include "tests/content/hostile_pack.h"
#include "tests/content/minisign_tool.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;
using testing::call;
using testing::has;
using testing::Outcome;
using testing::sound_document;
using testing::TemporaryFolder;

std::string read(const fs::path& path) {
    auto bytes = read_file(path, 100'000'000);
    REQUIRE(bytes);
    return *bytes;
}

// A pack and a key without a password, not yet signed.
struct Workshop {
    TemporaryFolder folder;
    std::string pack = folder / "mars.parvis";
    std::string key = folder / "us.key";
    std::string open_key = folder / "us.pub";
    Document document = sound_document(21, 12);

    Workshop() {
        document.edition = {12, "Awa", std::chrono::year{2026} / 12 / 5, {"Les Tilleuls"}};
        REQUIRE(write_catalogue(document, pack));
        REQUIRE(call({"keygen", folder / "us", "--no-password"}).code == 0);
    }
    void sign() const {
        const Outcome signed_now = call({"sign", pack, "--key", key});
        CAPTURE(signed_now.err);
        REQUIRE(signed_now.code == 0);
    }
};

TEST_CASE("keygen writes a pair of keys, the secret one for its owner only, and overwrites nothing") {
    const TemporaryFolder folder;
    const Outcome made = call({"keygen", folder / "us", "--no-password"});
    CHECK(made.code == 0);
    const auto open = parse_public_key(read(folder / "us.pub"));
    REQUIRE(open);
    CHECK(has(made.out, to_text(open->id)));
    const auto secret = SecretKey::parse(read(folder / "us.key"), "");
    REQUIRE(secret);
    CHECK(secret->public_key() == *open);
    struct stat info {};
    REQUIRE(::stat((folder / "us.key").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);

    const std::string before = read(folder / "us.key");
    const Outcome again = call({"keygen", folder / "us", "--no-password"});
    CHECK(again.code == 1);
    CHECK(has(again.err, "existe déjà"));
    fs::remove(folder / "us.key");
    CHECK(call({"keygen", folder / "us", "--no-password"}).code == 1);
    CHECK_FALSE(fs::exists(folder / "us.key"));

    for (const char* with_ending : {"k4.key", "k4.pub"}) {
        const Outcome doubled = call({"keygen", folder / with_ending, "--no-password"});
        CHECK(doubled.code == 2);
        CHECK(has(doubled.err, "donnez le nom sans « .key »"));
    }
    CHECK_FALSE(fs::exists(folder / "k4.key.key"));
    CHECK(call({"keygen"}).code == 2);
    CHECK(call({"keygen", "a", "b"}).code == 2);
    CHECK(call({"keygen", folder / "b", "--no-password", "--password-file", "x"}).code == 2);
    CHECK(call({"keygen", folder / "b", "--password-file", folder / "absent"}).code == 1);
    REQUIRE(write_file(folder / "empty", "\n"));
    CHECK(call({"keygen", folder / "b", "--password-file", folder / "empty"}).code == 1);
    CHECK_FALSE(fs::exists(folder / "b.key"));
    CHECK(call({"keygen", folder / "nowhere/b", "--no-password"}).code == 1);
}

TEST_CASE("a key with a password signs with it, and not without") {
    Workshop workshop;
    const auto& folder = workshop.folder;
    REQUIRE(write_file(folder / "password", "trois petits mots\r\n"));
    REQUIRE(write_file(folder / "other", "trois grands mots"));
    REQUIRE(call({"keygen", folder / "locked", "--password-file", folder / "password"}).code == 0);
    CHECK(SecretKey::is_encrypted(read(folder / "locked.key")));
    const Outcome other =
        call({"sign", workshop.pack, "--key", folder / "locked.key", "--password-file", folder / "other"});
    CHECK(other.code == 1);
    CHECK(has(other.err, "ce n’est pas le mot de passe"));
    CHECK_FALSE(fs::exists(workshop.pack + ".minisig"));
    const Outcome right =
        call({"sign", workshop.pack, "--key", folder / "locked.key", "--password-file", folder / "password"});
    CHECK(right.code == 0);
    CHECK(call({"verify", workshop.pack, "--key", folder / "locked.pub"}).code == 0);
}

TEST_CASE("sign tells in the signature what stands inside the pack, and minisign confirms it") {
    Workshop workshop;
    workshop.sign();
    const auto signature = parse_signature(read(workshop.pack + ".minisig"));
    REQUIRE(signature);
    const auto facts = facts_of(signature->trusted_comment);
    REQUIRE(facts);
    REQUIRE(*facts);
    CHECK(**facts == facts_from(workshop.document.edition, fs::file_size(workshop.pack)));
    if (testing::minisign_is_here())
        CHECK(testing::minisign("-V -p " + workshop.open_key + " -m " + workshop.pack).status == 0);

    CHECK(call({"sign", workshop.pack}).code == 2);
    CHECK(call({"sign", "--key", workshop.key}).code == 2);
    CHECK(call({"sign", workshop.pack, "--key", workshop.folder / "absent.key"}).code == 1);
    const Outcome with_public = call({"sign", workshop.pack, "--key", workshop.open_key});
    CHECK(with_public.code == 1);
    CHECK(has(with_public.err, "c’est une clé publique"));
}

TEST_CASE("what a board would refuse is not signed") {
    Workshop workshop;
    REQUIRE(write_file(workshop.folder / "letter.parvis", "Bonjour, voici une lettre."));
    const Outcome letter = call({"sign", workshop.folder / "letter.parvis", "--key", workshop.key});
    CHECK(letter.code == 1);
    CHECK(has(letter.err, "ce n’est pas un contenu Parvis"));
    CHECK_FALSE(fs::exists(workshop.folder / "letter.parvis.minisig"));
    std::string cut = read(workshop.pack);
    cut.resize(cut.size() / 2);
    REQUIRE(write_file(workshop.pack, cut));
    CHECK(call({"sign", workshop.pack, "--key", workshop.key}).code == 1);
    CHECK_FALSE(fs::exists(workshop.pack + ".minisig"));
}

TEST_CASE("an edition without a number is signed, with a word about it") {
    Workshop workshop;
    workshop.document.edition = {};
    REQUIRE(write_catalogue(workshop.document, workshop.pack));
    const Outcome signed_now = call({"sign", workshop.pack, "--key", workshop.key});
    CHECK(signed_now.code == 0);
    CHECK(has(signed_now.err, "n’a pas de numéro"));
}

TEST_CASE("verify says who signed, which edition and for whom") {
    Workshop workshop;
    workshop.sign();
    const auto id = to_text(parse_public_key(read(workshop.open_key))->id);
    for (const cli::Arguments& keys :
         {cli::Arguments{"--key", workshop.open_key}, cli::Arguments{"--keys", workshop.folder.path().string()}}) {
        const Outcome verified = call({"verify", workshop.pack, keys[0], keys[1]});
        CHECK(verified.code == 0);
        CHECK(has(verified.out, id));
        CHECK(has(verified.out, "édition 12 du 2026-12-05, par Awa, pour Les Tilleuls"));
    }
    const Outcome with_secret = call({"verify", workshop.pack, "--key", workshop.key});
    CHECK(with_secret.code == 1);
    CHECK(has(with_secret.err, "c’est une clé secrète"));
    CHECK(call({"verify", workshop.pack}).code == 2);
    CHECK(call({"verify", workshop.pack, "--key", workshop.folder / "absent.pub"}).code == 1);
}

TEST_CASE("verify refuses each thing for its own reason") {
    Workshop workshop;
    const auto reason = [&] {
        const Outcome verified = call({"verify", workshop.pack, "--key", workshop.open_key});
        CHECK(verified.code == 1);
        CHECK(verified.out.empty());
        return verified.err;
    };
    CHECK(has(reason(), "la signature manque"));
    workshop.sign();
    const std::string bytes = read(workshop.pack);
    const std::string text = read(workshop.pack + ".minisig");
    const auto with_signature = [&](const std::string& changed) {
        REQUIRE(write_file(workshop.pack + ".minisig", changed));
        return reason();
    };
    std::string changed = text;
    changed.replace(changed.find("sequence=12"), 11, "sequence=13");
    CHECK(has(with_signature(changed), "modifiée ou abîmée"));
    CHECK(has(with_signature("Bonjour"), "n’est pas une signature de minisign"));
    CHECK(has(with_signature(std::string(20'000, 'x')), "limite"));
    REQUIRE(write_file(workshop.pack + ".minisig", text));

    std::string flipped = bytes;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
    REQUIRE(write_file(workshop.pack, flipped));
    CHECK(has(reason(), "n’est pas celui qui a été signé"));
    REQUIRE(write_file(workshop.pack, bytes + "x"));
    CHECK(has(reason(), "n’a pas la taille que dit sa signature"));
    fs::remove(workshop.pack);
    CHECK(has(reason(), "n’existe pas"));
    REQUIRE(write_file(workshop.pack, bytes));

    REQUIRE(call({"keygen", workshop.folder / "other", "--no-password"}).code == 0);
    const Outcome unknown = call({"verify", workshop.pack, "--key", workshop.folder / "other.pub"});
    CHECK(unknown.code == 1);
    CHECK(has(unknown.err, "qui n’est pas parmi les clés de confiance"));
}

TEST_CASE("verify says what applies to a signature by the plain tool") {
    Workshop workshop;
    const auto key = SecretKey::parse(read(workshop.key), "");
    REQUIRE(key);
    const Signature plain = key->sign(digest_of(read(workshop.pack)), "timestamp:1764320000\tfile:mars.parvis\thashed");
    REQUIRE(write_file(workshop.pack + ".minisig", to_text(plain)));
    const Outcome verified = call({"verify", workshop.pack, "--key", workshop.open_key});
    CHECK(verified.code == 0);
    CHECK(has(verified.out, "timestamp:1764320000"));
    CHECK(has(verified.out, "à l’intérieur"));
}

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

TEST_CASE("inspect tells the edition and counts, and what changed against another pack") {
    Workshop workshop;
    const std::string older = workshop.folder / "fevrier.parvis";
    Document before = workshop.document;
    before.edition.sequence = 11;
    before.actions[0].title = "Le bal";
    before.actions.pop_back();
    REQUIRE(write_catalogue(before, older));
    const Outcome alone = call({"inspect", workshop.pack});
    CHECK(alone.code == 0);
    CHECK(has(alone.out, "édition 12 du 2026-12-05, par Awa, pour Les Tilleuls"));
    CHECK(has(alone.out, "12 fiches, "));
    CHECK_FALSE(has(alone.out, "par rapport"));

    const Outcome compared = call({"inspect", workshop.pack, "--against", older});
    CHECK(compared.code == 0);
    CHECK(has(compared.out, "par rapport à " + older + " : édition 11"));
    CHECK(has(compared.out, "1 fiche nouvelle\n"));
    CHECK(has(compared.out, "1 fiche modifiée\n"));
    CHECK(has(compared.out, "0 fiche retirée\n"));
    CHECK(has(call({"inspect", older, "--against", workshop.pack}).out, "1 fiche modifiée\n  Le bal\n"));
    CHECK_FALSE(has(compared.out, "partenaire modifié"));

    Document other = workshop.document;
    other.partners.push_back({});
    other.partners.back().id = "fresh";
    other.partners.back().name = "Mission locale";
    other.words.thesaurus.push_back({"ordi", "ordinateur"});
    REQUIRE(write_catalogue(other, older));
    const Outcome besides = call({"inspect", older, "--against", workshop.pack});
    CHECK(has(besides.out, "0 fiche modifiée\n"));
    CHECK(has(besides.out, "1 partenaire nouveau\n  Mission locale\n"));
    CHECK(has(besides.out, "les mots de la recherche changent\n"));
    CHECK_FALSE(has(besides.out, "besoins de l’accueil"));

    CHECK(call({"inspect"}).code == 2);
    CHECK(call({"inspect", workshop.open_key}).code == 1);
    CHECK(call({"inspect", workshop.pack, "--against", workshop.open_key}).code == 1);
}

}  // namespace
}  // namespace parvis::content

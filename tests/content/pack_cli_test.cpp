// parvis-content's commands for packs, as their users call them: keygen, sign, verify, inspect.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/pack/pack_facts.h"
#include "content/update/report.h"
#include "tests/content/minisign_tool.h"
#include "tests/content/pack_workshop.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;
using testing::call;
using testing::has;
using testing::Outcome;
using testing::read;
using testing::TemporaryFolder;
using Workshop = testing::PackWorkshop;

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

TEST_CASE("keygen writes the name that boards show of the signer, and minisign reads the key all the same") {
    Workshop workshop;
    const auto& folder = workshop.folder;
    const std::string name = "La fédération des Pays d’Oc «\u202fÉté\u202f»";
    const Outcome made = call({"keygen", folder / "named", "--no-password", "--name", name});
    CHECK(made.code == 0);
    CHECK(has(made.out, name));
    const auto key = parse_public_key(read(folder / "named.pub"));
    REQUIRE(key);
    CHECK(name_of_signer(shown_name(*key), workshop.document.edition) == name);
    REQUIRE(call({"sign", workshop.pack, "--key", folder / "named.key"}).code == 0);
    CHECK(has(call({"verify", workshop.pack, "--key", folder / "named.pub"}).out, name));
    if (testing::minisign_is_here())
        CHECK(testing::minisign("-V -p " + (folder / "named.pub").string() + " -m " + workshop.pack).status == 0);

    std::string longest;
    for (int i = 0; i < 60; ++i) longest += "é";
    CHECK(call({"keygen", folder / "longest", "--no-password", "--name", longest}).code == 0);
    CHECK(parse_public_key(read(folder / "longest.pub")));
    const std::string right_to_left = "Awa\u202e";
    for (const std::string& wrong :
         {std::string(), std::string(" "), std::string("\u00a0"), std::string("A\nB"), std::string("A\tB"),
          std::string("A\rB"), std::string("A\x1b[2J"), std::string("A\xff"), right_to_left, longest + "é",
          std::string("minisign public key 0123456789ABCDEF"), std::string("0123456789ABCDEF")}) {
        CAPTURE(wrong);
        const Outcome refused = call({"keygen", folder / "wrong", "--no-password", "--name", wrong});
        CHECK(refused.code == 2);
        CHECK(has(refused.err, "sur une ligne"));
    }
    CHECK_FALSE(fs::exists(folder / "wrong.key"));
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
        CHECK(has(verified.out, "édition 12 du 5 décembre 2026, par Awa, pour Les Tilleuls"));
    }
    const Outcome with_secret = call({"verify", workshop.pack, "--key", workshop.key});
    CHECK(with_secret.code == 1);
    CHECK(has(with_secret.err, "c’est une clé secrète"));
    CHECK(call({"verify", workshop.pack, "--key", workshop.folder / "absent.pub"}).code == 1);
}

TEST_CASE("verify without a key takes the board's own and says which, or says where one is to come from") {
    Workshop workshop;
    workshop.sign();
    const fs::path board = workshop.folder / "board";
    const Outcome nowhere = call({"verify", workshop.pack}, board);
    CHECK(nowhere.code == 2);
    CHECK(has(nowhere.err, "--key"));
    CHECK(has(nowhere.err, board.string()));

    fs::create_directory(board);
    REQUIRE(write_file(board / "LISEZMOI.txt", "x"));
    const Outcome empty = call({"verify", workshop.pack}, board);
    CHECK(empty.code == 1);
    CHECK(has(empty.err, "aucune clé publique"));

    REQUIRE(call({"keygen", board / "other", "--no-password", "--name", "La fédération d’à côté"}).code == 0);
    const Outcome unknown = call({"verify", workshop.pack}, board);
    CHECK(unknown.code == 1);
    CHECK(has(unknown.err, "(La fédération d’à côté)"));
    CHECK(has(unknown.err, "qui n’est pas parmi les clés de confiance"));

    fs::copy(workshop.open_key, board / "us.pub");
    const Outcome verified = call({"verify", workshop.pack}, board);
    CHECK(verified.code == 0);
    CHECK(has(verified.err, board.string() + ": "));
    CHECK(has(verified.err, "(La fédération d’à côté, clé "));
    CHECK(has(verified.out, "édition 12"));
    CHECK(call({"verify", workshop.pack, "--key", workshop.open_key}, board).err.empty());
    CHECK(call({"verify", workshop.pack, "--key", board / "other.pub"}, board).code == 1);
}

TEST_CASE("verify names both causes of other bytes than those that were signed, and does not look into them") {
    Workshop workshop;
    workshop.sign();
    const auto reason = [&] {
        const Outcome verified = call({"verify", workshop.pack, "--key", workshop.open_key});
        CHECK(verified.code == 1);
        CHECK(verified.out.empty());
        return verified.err;
    };
    const auto signed_size = fs::file_size(workshop.pack);
    workshop.document.edition.author = "Ada";  // of the same length
    REQUIRE(write_catalogue(workshop.document, workshop.pack));
    REQUIRE(fs::file_size(workshop.pack) == signed_size);
    const std::string whole = reason();
    CHECK(has(whole, "recopiez les deux, ou, s’il a été fabriqué de nouveau"));
    auto broken = read(workshop.pack);
    broken.assign(broken.size(), 'x');  // no catalogue at all
    REQUIRE(write_file(workshop.pack, broken));
    CHECK(reason() == whole);
    workshop.document.actions[0].source_text = std::string(100'000, 'x');
    REQUIRE(write_catalogue(workshop.document, workshop.pack));
    REQUIRE(fs::file_size(workshop.pack) != signed_size);
    CHECK(has(reason(), "signez-le de nouveau avec « parvis-content sign »"));
    workshop.sign();
    CHECK(call({"verify", workshop.pack, "--key", workshop.open_key}).code == 0);
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
    CHECK(has(reason(), "n’est pas celui qui a été signé"));
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
    CHECK(has(alone.out, "édition 12 du 5 décembre 2026, par Awa, pour Les Tilleuls"));
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

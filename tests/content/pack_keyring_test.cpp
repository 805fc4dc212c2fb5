#include "content/pack/keyring.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdio>

#include "platform/base/durable_file.h"
#include "tests/content/pack_keys.h"
#include "tests/fakes/hooked_files.h"
#include "tests/support/temporary_folder.h"

namespace parvis::content {
namespace {

using testing::TemporaryFolder;

TEST_CASE("the keys of a folder are found by their ids, whatever else lies there") {
    const TemporaryFolder folder;
    const SecretKey other = SecretKey::generate();
    REQUIRE(write_file(folder / "a.pub", to_text(a_key().public_key())));
    REQUIRE(write_file(folder / "b.pub", to_text(other.public_key())));
    REQUIRE(write_file(folder / "._a.pub", "Mac OS X"));
    REQUIRE(write_file(folder / "readme.txt", "Bonjour"));
    REQUIRE(write_file(folder / "c.pub", "ssh-ed25519 AAAA me@here"));
    REQUIRE(write_file(folder / "d.pub", std::string(20'000, 'x')));
    REQUIRE(write_file(folder / "e.pub", to_text(a_key().public_key())));
    std::filesystem::create_directory(folder / "f.pub");
    REQUIRE(::mkfifo((folder / "g.pub").c_str(), 0600) == 0);

    const auto ring = Keyring::of_folder(folder.path());
    REQUIRE(ring);
    REQUIRE(ring->keys().size() == 2);
    REQUIRE(ring->find(a_key().public_key().id) != nullptr);
    CHECK(*ring->find(a_key().public_key().id) == a_key().public_key());
    CHECK(*ring->find(other.public_key().id) == other.public_key());
    CHECK(ring->find(KeyId{1, 2, 3}) == nullptr);
    REQUIRE(ring->remarks().size() == 5);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(ring->remarks()[i].starts_with((folder / (std::string(1, "cdefg"[i]) + ".pub")).string()));
}

TEST_CASE("a folder of keys that is not there is told, and an empty one trusts nobody") {
    const TemporaryFolder folder;
    CHECK(Keyring::of_folder(folder / "absent").error().code == Errc::not_found);
    const auto ring = Keyring::of_folder(folder.path());
    REQUIRE(ring);
    CHECK(ring->keys().empty());
}

TEST_CASE("a folder of keys that cannot be listed to its end is no smaller ring, and one behind a link is a folder") {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder / "a.pub", to_text(a_key().public_key())));
    SystemFiles real;
    testing::HookedFiles files(real, [](const testing::FileOperation& operation) {
        const bool fails = operation.kind == testing::FileOperation::list;
        return fails ? testing::Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}}
                     : testing::Verdict{};
    });
    const auto ring = Keyring::of_folder(files, folder.path());
    REQUIRE_FALSE(ring);
    CHECK(ring.error().code == Errc::unreadable);
    const TemporaryFolder other;
    std::filesystem::create_directory_symlink(folder.path(), other / "keys");
    CHECK(Keyring::of_folder(other / "keys").value().keys().size() == 1);
}

TEST_CASE("no more keys are trusted than a person can oversee") {
    const TemporaryFolder folder;
    PublicKey key = a_key().public_key();
    for (std::uint8_t i = 0; i < 70; ++i) {
        key.id[0] = i;
        char name[16];
        std::snprintf(name, sizeof name, "%03u.pub", i);
        REQUIRE(write_file(folder / name, to_text(key)));
    }
    const auto ring = Keyring::of_folder(folder.path());
    REQUIRE(ring);
    CHECK(ring->keys().size() == max_keys);
    REQUIRE(ring->remarks().size() == 1);
    CHECK(ring->remarks()[0].find("064.pub") != std::string::npos);
}

}  // namespace
}  // namespace parvis::content

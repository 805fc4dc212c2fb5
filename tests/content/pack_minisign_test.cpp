// Against the real minisign, both ways. A password takes it, and us, 1 GB of memory and seconds: as few as will do.
#include <doctest/doctest.h>

#include "platform/base/durable_file.h"
#include "tests/content/minisign_tool.h"
#include "tests/content/pack_keys.h"
#include "tests/support/temporary_folder.h"

namespace parvis::content {
namespace {

using testing::minisign;
using testing::minisign_is_here;
using testing::TemporaryFolder;

std::string read(const std::filesystem::path& path) {
    auto bytes = read_file(path, 1 << 20);
    REQUIRE(bytes);
    return *bytes;
}

TEST_CASE("the minisign tool verifies what we signed, trusted comment included, and refuses what was changed") {
    if (!minisign_is_here()) return;
    const TemporaryFolder folder;
    const std::string at = folder.path().string();
    REQUIRE(write_file(folder / "pack", content));
    REQUIRE(write_file(folder / "pack.minisig", to_text(a_key().sign(digest_of(content), comment))));
    REQUIRE(write_file(folder / "us.pub", to_text(a_key().public_key())));
    const std::string verify = "-V -H -p " + at + "/us.pub -m " + at + "/pack";
    auto run = minisign(verify);
    CHECK(run.status == 0);
    CHECK(run.said.find("Signature and comment signature verified") != std::string::npos);
    CHECK(run.said.find("Trusted comment: " + comment) != std::string::npos);

    Signature swapped = a_key().sign(digest_of(content), comment);
    swapped.trusted_comment.back() = 'a';
    REQUIRE(write_file(folder / "pack.minisig", to_text(swapped)));
    CHECK(minisign(verify).status != 0);
}

TEST_CASE(
    "the minisign tool reads our secret keys, with and without a password, and we verify what it signs with them") {
    if (!minisign_is_here()) return;
    const TemporaryFolder folder;
    const std::string at = folder.path().string();
    REQUIRE(write_file(folder / "pack", content));
    for (const std::string password : {"", "trois petits mots"}) {
        CAPTURE(password);
        const auto text = a_key().to_text(password);
        REQUIRE(text);
        REQUIRE(write_file(folder / "us.key", *text));
        const auto run =
            minisign("-S -s " + at + "/us.key -m " + at + "/pack -t 'made by hand'" + (password.empty() ? " -W" : ""),
                     password.empty() ? "" : password + "\\n");
        CAPTURE(run.said);
        REQUIRE(run.status == 0);
        const auto signature = parse_signature(read(folder / "pack.minisig"));
        REQUIRE(signature);
        CHECK(signature->trusted_comment == "made by hand");
        CHECK(all_is_signed(*signature, a_key().public_key(), content));
    }
}

TEST_CASE("we read the minisign tool's keys, with and without a password, and it verifies what we sign with them") {
    if (!minisign_is_here()) return;
    const TemporaryFolder folder;
    const std::string at = folder.path().string();
    REQUIRE(write_file(folder / "pack", content));
    for (const std::string password : {"", "trois petits mots"}) {
        CAPTURE(password);
        const auto made =
            minisign("-G -f -p " + at + "/its.pub -s " + at + "/its.key" + (password.empty() ? " -W" : ""),
                     password.empty() ? "" : password + "\\n" + password + "\\n");
        REQUIRE(made.status == 0);
        const auto open = parse_public_key(read(folder / "its.pub"));
        REQUIRE(open);
        const auto key = SecretKey::parse(read(folder / "its.key"), password);
        REQUIRE(key);
        CHECK(key->public_key().id == open->id);
        CHECK(key->public_key().key == open->key);
        REQUIRE(write_file(folder / "pack.minisig", to_text(key->sign(digest_of(content), comment))));
        CHECK(minisign("-V -p " + at + "/its.pub -m " + at + "/pack").status == 0);
        if (!password.empty()) continue;
        const auto legacy = minisign("-S -l -W -s " + at + "/its.key -m " + at + "/pack");
        REQUIRE(legacy.status == 0);
        const auto refused = parse_signature(read(folder / "pack.minisig"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::unsupported);
    }
}

}  // namespace
}  // namespace parvis::content

// The judge by itself: what it lets pass, what it says, how it stops. Each kind of pack that it refuses is met by a
// whole board in hostile_sticks_test.cpp.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/catalogue/catalogue.h"
#include "content/schema/schema.h"
#include "content/schema/varint.h"
#include "tests/content/hostile_pack.h"

namespace parvis::content {
namespace {

using testing::HostilePack;
using testing::refusal_of;
using testing::sound_document;
using testing::TemporaryFolder;

TEST_CASE("what our builder writes passes, and its counts are told") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        const TemporaryFolder folder;
        const auto file = folder / "a.parvis";
        const Document document = sound_document(seed, 30);
        REQUIRE(write_catalogue(document, file));
        double last = -1;
        const auto content = judge_pack(file, {[&](double fraction) {
                                                   CHECK(fraction >= last);
                                                   last = fraction;
                                               },
                                               nullptr});
        if (!content) FAIL(content.error().message);
        CHECK(last == 1);
        CHECK(content->edition == document.edition);
        CHECK(content->size_bytes == std::filesystem::file_size(file));
        CHECK(content->sheets == 30);
        CHECK(content->organisations == static_cast<std::int64_t>(document.organisations.size()));
        CHECK(content->partners == static_cast<std::int64_t>(document.partners.size()));
        CHECK(content->needs == static_cast<std::int64_t>(document.needs.size()));
        CHECK(content->posters == static_cast<std::int64_t>(document.posters.size()));
        std::int64_t pictures = 0;
        for (const auto& action : document.actions) pictures += action.photo ? 1 : 0;
        for (const auto& poster : document.posters) pictures += poster.picture ? 1 : 0;
        CHECK(content->pictures == pictures);
        CHECK(pictures > 0);
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    }
}

TEST_CASE("the judge tells how far he is all along, in each part of his work") {
    const TemporaryFolder folder;
    Document document = sound_document(5, 40);
    for (auto& action : document.actions) action.parts.push_back({PartKind::purpose, {}, {{"Pourquoi", {}}}});
    for (auto& action : document.actions)
        action.parts.back().fields.front().blocks.push_back({BlockKind::paragraph, std::string(100'000, 'x')});
    REQUIRE(write_catalogue(document, folder / "a.parvis"));
    std::vector<double> told;
    const auto content = judge_pack(folder / "a.parvis", {[&](double fraction) { told.push_back(fraction); }, nullptr});
    if (!content) FAIL(content.error().message);
    double widest = 0;
    for (std::size_t i = 1; i < told.size(); ++i) widest = std::max(widest, told[i] - told[i - 1]);
    CHECK(told.size() > 200);
    CHECK(widest < 0.12);
}

TEST_CASE("a pack without a sheet passes") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue({}, folder / "a.parvis"));
    const auto content = judge_pack(folder / "a.parvis");
    REQUIRE(content);
    CHECK(content->sheets == 0);
}

TEST_CASE("a header that promises something else is refused") {
    HostilePack pack;
    SUBCASE("a newer schema") {
        pack.bytes[63] = 3;
        pack.write();
        CHECK_REFUSED(pack, too_new, "plus récente de Parvis");
    }
    SUBCASE("an older schema") {
        pack.bytes[63] = 1;
        pack.write();
        CHECK_REFUSED(pack, unsupported, "trop ancienne");
    }
    SUBCASE("another application's file") {
        pack.bytes[68] = 'X';
        pack.write();
        CHECK_REFUSED(pack, foreign, "autre application");
    }
    SUBCASE("more pages than the file holds") {
        pack.bytes[28] = 0x7F;
        pack.write();
        CHECK_REFUSED(pack, malformed, "il en manque la fin");
    }
    SUBCASE("fewer pages than the file holds") {
        pack.bytes += std::string(8192, 'x');
        pack.write();
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("a write-ahead log") {
        pack.bytes[18] = pack.bytes[19] = 2;
        pack.write();
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("texts in UTF-16") {
        std::filesystem::remove(pack.file);
        pack.run("PRAGMA encoding='UTF-16le'");
        pack.run("PRAGMA encoding='UTF-16le';" + std::string(catalogue_schema_sql()) +
                 "PRAGMA application_id=" + std::to_string(catalogue_application_id) +
                 ";PRAGMA user_version=" + std::to_string(catalogue_schema_version));
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("cut in the middle") {
        pack.bytes.resize(pack.bytes.size() / 2);
        pack.write();
        CHECK_REFUSED(pack, malformed, "il en manque la fin");
    }
    SUBCASE("not a database") {
        pack.bytes = "PK\x03\x04" + std::string(500, 'z');
        pack.write();
        CHECK_REFUSED(pack, foreign, "ce n’est pas un contenu Parvis");
    }
    SUBCASE("empty") {
        pack.bytes.clear();
        pack.write();
        CHECK_REFUSED(pack, malformed, "vide");
    }
}

TEST_CASE("what is no file is refused without waiting for it") {
    const TemporaryFolder folder;
    CHECK(judge_pack(folder / "absent").error().code == Errc::not_found);
    CHECK(judge_pack(folder.path()).error().code == Errc::unreadable);
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(judge_pack(folder / "fifo").error().code == Errc::unreadable);
    CHECK(judge_pack("/dev/zero").error().code == Errc::unreadable);
}

TEST_CASE("a damaged page is found wherever it lies, and never read out of bounds") {
    HostilePack pack;
    const std::string good = pack.bytes;
    int refused = 0;
    // The first bytes of each page: kind, cells, where they begin.
    for (std::size_t page = 0; page < good.size(); page += 8192)
        for (const std::size_t at : {page + (page == 0 ? 100 : 0), page + (page == 0 ? 100 : 0) + 4}) {
            pack.bytes = good;
            pack.bytes[at] = static_cast<char>(pack.bytes[at] ^ 0xFF);
            pack.write();
            refused += judge_pack(pack.file) ? 0 : 1;
        }
    CHECK(refused > static_cast<int>(good.size() / 8192));
    // Anywhere: refused or harmless, which is what the rest of the program says of it.
    testing::Dice dice(5);
    for (int i = 0; i < 200; ++i) {
        pack.bytes = good;
        for (std::size_t k = 1 + dice.below(4); k > 0; --k)
            pack.bytes[dice.below(good.size())] = static_cast<char>(dice.below(256));
        pack.write();
        if (!judge_pack(pack.file)) continue;
        const auto catalogue = Catalogue::open(pack.file);
        REQUIRE(catalogue);
        CHECK(catalogue->document());
        CHECK(catalogue->search("jardin", {}, {}));
        CHECK(catalogue->list({}, {}));
    }
}

TEST_CASE("a name that SQLite could take for orders is a name") {
    HostilePack pack;
    const auto file = pack.folder / "a.parvis?mode=rwc&vfs=unix-none&cache=shared#%00 'x";
    std::filesystem::rename(pack.file, file);
    CHECK(judge_pack(file));
    CHECK(std::distance(std::filesystem::directory_iterator(pack.folder.path()), {}) == 1);
}

TEST_CASE("a refusal says by its code whether it is a limit or a value") {
    HostilePack pack;
    SUBCASE("a limit") {
        pack.run("UPDATE action SET title = replace(hex(zeroblob(5000001)), '0', 'a') WHERE action = 0");
        CHECK_REFUSED(pack, too_large, "10 millions");
    }
    SUBCASE("a text") {
        pack.run("UPDATE action SET title = CAST(x'4CC328' AS TEXT) WHERE action = 3");
        CHECK_REFUSED(pack, invalid_value, "octets abîmés ou des caractères de contrôle");
    }
    SUBCASE("a day") {
        pack.run("UPDATE schedule SET valid_from = '2026-02-30'");
        CHECK_REFUSED(pack, invalid_value, "calendrier");
    }
}

TEST_CASE("a word may be on the last sheet") {
    HostilePack pack;
    std::string last;
    append_varint(last, 39U << 2);
    auto database = Database::create(pack.file);
    REQUIRE(database);
    auto update = database->prepare("UPDATE search_term SET sheets = 1, postings = ? WHERE term = 0");
    REQUIRE(update);
    update->bind_blob(1, last);
    REQUIRE(update->run());
    CHECK(judge_pack(pack.file));
}

TEST_CASE("whoever asked may think better of it") {
    HostilePack pack;
    Cancellation cancel;
    cancel.cancel();
    const auto judged = judge_pack(pack.file, {{}, &cancel});
    REQUIRE_FALSE(judged);
    CHECK(judged.error().code == Errc::interrupted);

    cancel.renew();
    const auto midway = judge_pack(pack.file, {[&](double fraction) {
                                                   if (fraction > 0.5) cancel.cancel();
                                               },
                                               &cancel});
    REQUIRE_FALSE(midway);
    CHECK(midway.error().code == Errc::interrupted);
}

}  // namespace
}  // namespace parvis::content

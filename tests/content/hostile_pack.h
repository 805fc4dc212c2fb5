// Packs that somebody with a trusted key could have made: good ones first, then bent by SQL or byte by byte.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "content/catalogue/catalogue_writer.h"
#include "content/database.h"
#include "content/pack/judge_pack.h"
#include "content/pictures/prepare_picture.h"
#include "platform/base/durable_file.h"
#include "tests/content/pack_keys.h"
#include "tests/content/random_document.h"
#include "tests/content/sample_pictures.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

// A document as our builder makes it: pictures are pictures.
inline content::Document sound_document(std::uint32_t seed, std::size_t actions) {
    static const std::string photo = jpeg(64, 48, Rgba(64 * 48 * 4, 0x80));
    static const std::string drawing = png(64, 48, Rgba(64 * 48 * 4, 0x40));
    content::Document document = random_document(seed, actions);
    bool is_photo = false;
    const auto make_sound = [&](std::optional<content::Picture>& picture) {
        if (!picture) return;
        is_photo = !is_photo;
        const auto prepared = content::prepare_picture(is_photo ? photo : drawing);
        REQUIRE(prepared);
        const std::string alt = picture->alt;
        picture = *prepared;
        picture->alt = alt;
    };
    for (auto& action : document.actions) make_sound(action.photo);
    for (auto& poster : document.posters) make_sound(poster.picture);
    return document;
}

// A file and its bytes, to be changed by SQL or at their places.
struct BentFile {
    void run(const std::string& sql) const {
        auto database = content::Database::create(file);
        REQUIRE(database);
        const auto done = database->execute(sql);
        if (!done) FAIL(done.error().message);
    }
    // All places at which `what` stands.
    void replace(const std::string& what, const std::string& by) {
        REQUIRE(what.size() == by.size());
        std::size_t found = 0;
        for (std::size_t at = 0; (at = bytes.find(what, at)) != std::string::npos; ++found)
            bytes.replace(at, by.size(), by);
        REQUIRE(found > 0);
        write();
    }
    void write() const { REQUIRE(write_file(file, bytes)); }
    // After run().
    void read_again() {
        auto read = read_file(file, 100'000'000);
        REQUIRE(read);
        bytes = std::move(*read);
    }

    std::filesystem::path file;
    std::string bytes;
};

struct HostilePack : BentFile {
    HostilePack() {
        file = folder / "hostile.parvis";
        content::Document document = sound_document(7, 40);
        document.edition.author = "the author of it";
        REQUIRE(content::write_catalogue(document, file));
        read_again();
    }
    TemporaryFolder folder;
};

// Signs the file, as somebody with a trusted key would, and has it judged: why it is refused. It stays as it was.
inline std::string refusal_of(const std::filesystem::path& file, Errc expected) {
    using namespace content;
    const auto bytes = read_file(file, 200'000'000);
    REQUIRE(bytes);
    const Signature signature = a_key().sign(digest_of(*bytes), comment);
    REQUIRE(file_is_signed(signature, a_key().public_key(), digest_of(*bytes)));
    const auto judged = judge_pack(file);
    REQUIRE_FALSE(judged);
    CHECK(judged.error().code == expected);
    CHECK(judged.error().message.starts_with(file.string() + ": "));
    CHECK(judged.error().message.find(" ; ") != std::string::npos);  // what to do
    const auto after = read_file(file, 200'000'000);
    REQUIRE(after);
    CHECK(*after == *bytes);
    return judged.error().message;
}

#define CHECK_REFUSED(pack, code, words) CHECK(refusal_of((pack).file, Errc::code).find(words) != std::string::npos)

}  // namespace parvis::testing

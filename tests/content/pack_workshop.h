// A pack and a key, made by the command line, for the tests of what it does with packs.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "content/catalogue/catalogue_writer.h"
#include "platform/base/durable_file.h"
#include "tests/content/cli_call.h"
#include "tests/content/hostile_pack.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

inline std::string read(const std::filesystem::path& path) {
    auto bytes = read_file(path, 100'000'000);
    REQUIRE(bytes);
    return *bytes;
}

// A pack and a key without a password, not yet signed.
struct PackWorkshop {
    TemporaryFolder folder;
    std::string pack = folder / "mars.parvis";
    std::string key = folder / "us.key";
    std::string open_key = folder / "us.pub";
    content::Document document = sound_document(21, 12);

    PackWorkshop() {
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

}  // namespace parvis::testing

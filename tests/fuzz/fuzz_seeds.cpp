// fuzz_seeds FOLDER: something right of each kind, for the fuzzers to bend.
#include <cstdio>
#include <filesystem>
#include <span>

#include "content/catalogue/catalogue_writer.h"
#include "content/pack/minisign.h"
#include "content/pack/pack_facts.h"
#include "content/pictures/prepare_picture.h"
#include "platform/base/durable_file.h"
#include "tests/content/random_document.h"
#include "tests/content/sample_pictures.h"

using namespace parvis;
using namespace parvis::content;

namespace {

Document small_document(std::uint32_t seed, std::size_t actions) {
    using namespace parvis::testing;
    Document document = random_document(seed, actions);
    const auto picture = prepare_picture(jpeg(32, 24, Rgba(32 * 24 * 4, 0x80)));
    for (auto& action : document.actions)
        if (action.photo) action.photo = *picture;
    for (auto& poster : document.posters)
        if (poster.picture) poster.picture = *picture;
    return document;
}

bool write_all(const std::filesystem::path& folder) {
    for (const char* name : {"signature", "facts", "pack"}) std::filesystem::create_directories(folder / name);
    PackFacts facts;
    facts.schema = 2;
    facts.sequence = 12;
    facts.size_bytes = 48'234'496;
    facts.centres = {"Les Tilleuls", "Maison de l’Étang"};
    facts.date = std::chrono::year{2026} / 12 / 5;
    facts.author = "Awa D.";
    const auto comment = to_trusted_comment(facts);
    if (!comment) return false;
    const SecretKey key = SecretKey::generate();
    Digester digester;
    const auto secret = key.to_text("");
    bool good = secret && write_file(folder / "signature/signature", to_text(key.sign(digester.finish(), *comment))) &&
                write_file(folder / "signature/public", to_text(key.public_key())) &&
                write_file(folder / "signature/secret", *secret) && write_file(folder / "facts/full", *comment) &&
                write_file(folder / "facts/bare", "product=parvis\tschema=2\tsequence=0\tsize=1") &&
                write_file(folder / "facts/plain", "timestamp:1764320000\tfile:a.parvis\thashed");
    for (const std::uint32_t seed : {0U, 1U, 2U, 3U})
        good = good && write_catalogue(seed == 0 ? Document{} : small_document(seed, seed * 3),
                                       folder / "pack" / std::to_string(seed));
    return good;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2 || !write_all(arguments[1])) {
        std::fprintf(stderr, "fuzz_seeds FOLDER\n");
        return 1;
    }
    return 0;
}

// A pack whose signature was right. What judge_pack() takes can be read in full, searched and compared.
#include <unistd.h>

#include <fstream>
#include <string>

#include "content/catalogue/catalogue.h"
#include "content/pack/comparison.h"
#include "content/pack/judge_pack.h"
#include "tests/fuzz/fuzz_target.h"

using namespace parvis;
using namespace parvis::content;

namespace {

void read_all(const std::string& file, const PackContent& content) {
    const auto catalogue = Catalogue::open(file);
    fuzz::promise(catalogue.has_value(), "what is taken opens");
    fuzz::promise(catalogue->action_count() == content.sheets, "sheets are counted");
    fuzz::promise(catalogue->edition() == content.edition, "the edition is told");
    fuzz::promise(catalogue->document().has_value(), "all of it can be read");
    fuzz::promise(catalogue->list({}, {}).has_value(), "it can be listed");
    fuzz::promise(catalogue->needs().has_value() && catalogue->partners().has_value() &&
                      catalogue->posters().has_value() && catalogue->organisations().has_value(),
                  "its other lists can be read");
    for (const char* words : {"j", "jardin", "jrdin", "papiers", "ecole sport", "zzzz"})
        fuzz::promise(catalogue->search(words, {}, {}).has_value(), "it can be searched");
    const auto comparison = compare_packs(file, file);
    fuzz::promise(comparison && *comparison == Comparison{}, "nothing changes against itself");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string file = "/dev/shm/parvis-pack-fuzz-" + std::to_string(::getpid());
    {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    }
    if (const auto content = judge_pack(file)) read_all(file, *content);
    ::unlink(file.c_str());
    return 0;
}

// From a document to a folder and back, as staff and their builder do.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "content/assemble/assemble.h"
#include "content/authoring/authoring_writer.h"
#include "content/sources/source.h"
#include "tests/content/document_equality.h"
#include "tests/support/diagnostics.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

inline content::Assembly assembled(const std::vector<std::filesystem::path>& sources, const std::string& centre = {}) {
    std::vector<content::SourceReading> readings;
    for (const auto& source : sources) {
        auto reading = content::read_source(source);
        REQUIRE(reading);
        readings.push_back(*std::move(reading));
    }
    return content::assemble(std::move(readings), {centre});
}

// What of a document no visitor sees, nor staff in the lists: where it was read, as what, which parts are empty, and in
// which order organisations and words that are looked up came.
inline content::Document seen(content::Document document) {
    document.edition = {};
    for (auto& it : document.actions) {
        it.origin = {};
        it.source_text.clear();
        std::erase_if(it.parts, [](const content::Part& part) { return part.fields.empty(); });
    }
    for (auto& it : document.organisations) it.origin = {};
    for (auto& it : document.partners) it.origin = {};
    for (auto& it : document.needs) it.origin = {};
    for (auto& it : document.posters) it.origin = {};
    const auto by_word = [](const auto& a, const auto& b) { return a.from < b.from; };
    std::ranges::sort(document.organisations, {}, &content::Organisation::id);
    for (auto* pairs : {&document.words.keyword_aliases, &document.words.shown_names, &document.words.thesaurus})
        std::ranges::stable_sort(*pairs, by_word);
    std::ranges::sort(document.words.acronyms);
    return document;
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

struct RoundTrip {
    TemporaryFolder folder;
    content::Assembly again;

    explicit RoundTrip(const content::Document& document) {
        const auto written = content::write_authoring_folder(document, folder / "saisie");
        if (!written) FAIL(written.error().message);
        again = assembled({folder / "saisie"});
    }
};

}  // namespace parvis::testing

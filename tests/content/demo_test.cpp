// content/demo is what a visitor of deploy/demo meets, and the example that a centre's staff copies.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "content/assemble/assemble.h"
#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/sources/source.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;

namespace {

Assembly demo() {
    auto reading = read_source(std::filesystem::path(PARVIS_SOURCE_DIR) / "content/demo");
    REQUIRE(reading);
    std::vector<SourceReading> readings;
    readings.push_back(*std::move(reading));
    return assemble(std::move(readings), {});
}

std::size_t letters(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("the demo is read without a single remark: 23 actions of 20 centres, two of them ours") {
    const auto assembly = demo();
    for (const auto& diagnostic : assembly.diagnostics) FAIL_CHECK(to_line(diagnostic));
    CHECK(assembly.document.actions.size() == 23);
    CHECK(assembly.document.organisations.size() == 20);
    CHECK(assembly.sheets_folded == 0);
}

TEST_CASE("each card of the demo has a lead that fits, and each number invented for a centre says so") {
    const auto assembly = demo();
    for (const auto& action : assembly.document.actions) {
        CAPTURE(action.title);
        CHECK(!action.lead.empty());
        CHECK(letters(action.lead) <= 110);
    }
    for (const auto& organisation : assembly.document.organisations) {
        if (!organisation.contact.phone.empty()) CHECK(organisation.contact.phone.find("exemple") != std::string::npos);
    }
    for (const auto& partner : assembly.document.partners) {
        CAPTURE(partner.name);
        if (!partner.presence.weekly.empty()) CHECK(partner.presence.words.find("exemple") != std::string::npos);
    }
}

TEST_CASE("every action of the demo is behind one of the home's eight needs, and every need has something behind it") {
    const auto assembly = demo();
    const testing::TemporaryFolder folder;
    REQUIRE(write_catalogue(assembly.document, folder / "demo.parvis"));
    const auto catalogue = Catalogue::open(folder / "demo.parvis");
    REQUIRE(catalogue);
    const auto needs = catalogue->needs();
    REQUIRE(needs);
    CHECK(needs->size() == 8);
    std::set<std::string> found;
    for (const auto& need : *needs) {
        if (need.opens_partners) continue;
        const auto gathered = catalogue->list({}, {}, {ScopeKind::need, need.id});
        REQUIRE(gathered);
        CAPTURE(need.label);
        CHECK(gathered->total >= 4);
        for (const auto& action : gathered->actions) found.insert(action.id);
    }
    CHECK(found.size() == assembly.document.actions.size());
}

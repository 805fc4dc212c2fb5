// A stick, a board's store and what an author would do, for tests of both.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/pack/pack_digest.h"
#include "content/pack/pack_facts.h"
#include "content/schema/schema.h"
#include "content/update/update.h"
#include "platform/base/durable_file.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

using namespace parvis::content;

// A content with one sheet, which says the number and some thousand words more.
inline Document numbered_document(std::int64_t sequence, std::vector<std::string> centres = {}) {
    Document document;
    document.edition.sequence = sequence;
    document.edition.author = "Amandine";
    document.edition.date = std::chrono::year(2026) / 11 / 28;
    document.edition.centres = std::move(centres);
    Action action;
    action.id = "a";
    action.title = "Contenu " + std::to_string(sequence);
    Organisation organisation;
    organisation.id = action.organisation_id = "o";
    organisation.name = "Centre";
    document.organisations.push_back(organisation);
    document.actions.push_back(action);
    return document;
}

inline PackDigest digest_of_file(const std::filesystem::path& file) {
    Digester digester;
    const auto bytes = read_file(file, 1'000'000'000);
    REQUIRE(bytes);
    digester.add(std::as_bytes(std::span(*bytes)));
    return digester.finish();
}

inline void plant(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

inline const SecretKey& author_key() {
    static const SecretKey key = SecretKey::generate();
    return key;
}

// NAME.parvis and its signature in `folder`. `facts`: other than those of the file itself.
inline StickPack make_pack(const std::filesystem::path& folder, const std::string& name, const Document& document,
                           const std::optional<PackFacts>& facts = {}) {
    const auto pack = folder / (name + ".parvis");
    REQUIRE(write_catalogue(document, pack));
    const auto& edition = document.edition;
    const PackFacts own{static_cast<int>(catalogue_schema_version),
                        edition.sequence,
                        std::filesystem::file_size(pack),
                        edition.centres,
                        edition.date,
                        edition.author};
    const auto comment = to_trusted_comment(facts.value_or(own));
    REQUIRE(comment);
    const std::filesystem::path signature = pack.string() + ".minisig";
    plant(signature, to_text(author_key().sign(digest_of_file(pack), *comment)));
    return {pack, signature};
}

inline UpdateRules rules_of_author() {
    UpdateRules rules;
    PublicKey key = author_key().public_key();
    key.comment = "La fédération";
    rules.keys.add(key);
    rules.copy.block_bytes = 16384;
    return rules;
}

struct Workshop {
    TemporaryFolder folder;
    std::filesystem::path stick = folder / "stick/PARVIS";
    std::filesystem::path store_folder = folder / "content";
    SystemFiles files;
    HandClock clock;
    UpdateRules rules = rules_of_author();

    Workshop() { std::filesystem::create_directories(stick); }

    [[nodiscard]] std::unique_ptr<Store> open() { return Store::open(files, store_folder, clock); }
    StickPack pack(std::int64_t sequence) {
        return make_pack(stick, std::to_string(sequence), numbered_document(sequence));
    }
    UpdateReport update(Store& store, const StickPack& from, bool staff_agrees = false) {
        UpdateWatch watch(clock);
        UpdateRules these = rules;
        if (staff_agrees)
            these.agreed = {read_whole(files, *from.signature, max_signature_text_bytes).value(),
                            {UpdateOutcome::older, UpdateOutcome::rolled_back, UpdateOutcome::jump,
                             UpdateOutcome::unnumbered, UpdateOutcome::new_centre}};
        return update_from(store, from, these, watch);
    }
    // All that lies on the stick.
    [[nodiscard]] UpdateReport update_all(Store& store) {
        UpdateWatch watch(clock);
        return update_from(store, find_packs(files, folder / "stick"), rules, watch);
    }
    // Installed without a question asked.
    void install(std::int64_t sequence) {
        const auto store = open();
        const auto report = update(*store, pack(sequence), true);
        INFO(report.detail);
        REQUIRE(report.outcome == UpdateOutcome::installed);
    }
};

// Everything in the store but its log.
inline std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    if (!std::filesystem::exists(folder)) return names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != "history")
            names.push_back(std::filesystem::relative(entry.path(), folder).string());
    std::ranges::sort(names);
    return names;
}

// Refused for that reason, and the store is as it was.
inline void expect_refused(Workshop& workshop, const StickPack& pack, UpdateOutcome why) {
    const auto store = workshop.open();
    const auto before = store->view().state;
    const auto files = names_in(workshop.store_folder);
    const auto report = workshop.update(*store, pack);
    INFO(report.detail);
    CHECK(static_cast<int>(report.outcome) == static_cast<int>(why));
    CHECK_FALSE(report.version.has_value());
    CHECK(store->view().state == before);
    auto after = names_in(workshop.store_folder);
    if (files.empty()) std::erase(after, "state");
    CHECK(after == files);
    CHECK(store->history().value().back().facts == history_entry(report).facts);
}

// The number of what is shown, read from the content itself; -1: that which came with Parvis.
inline std::int64_t shown(const StoreView& view) {
    if (!view.active) return -1;
    const auto catalogue = Catalogue::open(view.active->file);
    REQUIRE(catalogue);
    CHECK(catalogue->document().has_value());
    return catalogue->edition().sequence;
}

inline std::vector<std::int64_t> sequences(const std::vector<Version>& versions) {
    std::vector<std::int64_t> all;
    for (const auto& each : versions) all.push_back(each.name.sequence);
    return all;
}

// 1, 2 and 3 in the store; 3 is shown.
struct ThreeVersions : Workshop {
    StoreView before;
    ThreeVersions() {
        for (const int sequence : {1, 2, 3}) install(sequence);
        before = open()->view();
        REQUIRE(shown(before) == 3);
    }
    [[nodiscard]] std::filesystem::path file(std::int64_t sequence) const {
        if (sequence == 3) return before.active->file;
        return std::ranges::find(before.previous, sequence, [](const auto& each) { return each.name.sequence; })->file;
    }
};

}  // namespace parvis::testing

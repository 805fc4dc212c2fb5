#include "tests/content/update_stories.h"

#include "content/draft/board_key.h"
#include "content/draft/draft.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

constexpr std::int64_t next_sequence = 9;
constexpr const char* next_tables = "tables-again";

// In the place of the confined one, which is another process in any case: it copies what was built before.
fs::path builder_of(const fs::path& stick) {
    return stick.string() + ".builder";
}

bool update(const Telling& telling) {
    HandClock clock;
    const auto store = Store::open(telling.files, telling.store, clock);
    UpdateRules rules;
    rules.keys = telling.keys;
    rules.copy = {65536, 4};
    const auto packs = find_packs(telling.files, telling.stick);
    UpdateWatch watch(clock);
    return !packs.empty() && update_from(*store, packs, rules, watch).outcome == UpdateOutcome::installed;
}

bool go_back(const Telling& telling) {
    HandClock clock;
    const auto store = Store::open(telling.files, telling.store, clock);
    const StoreState state = store->view().state;
    auto kept = state.previous;
    if (state.active) kept.push_back(*state.active);
    const auto second = std::ranges::find(kept, 2, &VersionName::sequence);
    return second != kept.end() && store->show(*second, telling.keys).has_value();
}

// As kiosk/staff_workshop does it, from the start of the kiosk to the draft's end.
bool publish(const Telling& telling) {
    HandClock clock;
    const Cancellation never;
    const auto store = Store::open(telling.files, telling.store, clock);
    DraftSetup setup;
    setup.builder = builder_of(telling.stick);
    setup.folder = store->folder() / "draft";
    discard_drafts(telling.files, setup.folder);
    const auto tables = find_authoring_folder(telling.files, telling.stick);
    if (!tables) return false;
    const auto draft = make_draft(telling.files, *tables, setup, never, {});
    if (!draft || !draft->content) return false;
    const auto key = board_key(telling.files, store->folder());
    if (!key) return false;
    const auto pack = sign_draft(telling.files, *draft, *key, never);
    if (!pack) return false;
    UpdateRules rules;
    rules.keys = telling.keys;
    if (const auto own = board_public_key(telling.files, store->folder())) rules.keys.add(*own);
    rules.copy = {65536, 4};
    rules.origin = UpdateOrigin::staff;
    UpdateWatch watch(clock);
    if (update_from(*store, *pack, rules, watch).outcome != UpdateOutcome::installed) return false;
    discard_drafts(telling.files, setup.folder);
    return true;
}

std::string wrong_with_key(const fs::path& store) {
    const auto key = store / "key";
    if (!fs::exists(key)) return {};
    const auto text = read_file(key, 1'000'000);
    return text && SecretKey::parse(*text, {}) ? std::string() : "the board's own key is torn";
}

bool is_for_owner_alone(const fs::path& file) {
    return (fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none;
}

}  // namespace

const std::vector<Story>& all_stories() {
    static const std::vector<Story> stories = {
        {"first update", -1, 1, "empty", "first", update},
        {"fourth update, the oldest goes", 3, 4, "three", "stick", update},
        {"start after a cut update, then an update", 3, 4, "cut", "stick", update},
        {"back to the previous content", 3, 2, "three", "stick", go_back},
        {"staff publish for the first time", -1, 4, "empty", "tables", publish},
    };
    return stories;
}

StoryPlaces::StoryPlaces() {
    lay_out_starts();
    fs::remove_all(workshop_.stick);
    fs::create_directories(workshop_.stick);
    next_ = make_pack(folder(), "next", numbered_document(next_sequence));
    workshop_.pack(4);
    fs::create_directories(folder() / "first/PARVIS");
    make_pack(folder() / "first/PARVIS", "1", numbered_document(1));
    lay_out_tables("tables", 4);
    lay_out_tables(next_tables, next_sequence + 1);
    fs::create_directories(keys_folder());
    plant(keys_folder() / "a.pub", to_text(author_key().public_key()));
}

void StoryPlaces::lay_out_starts() {
    const auto starts = folder() / "starts";
    fs::create_directories(starts);
    for (const int sequence : {1, 2, 3}) workshop_.install(sequence);
    fs::rename(workshop_.store_folder, starts / "three");
    fs::copy(starts / "three", starts / "cut", fs::copy_options::recursive);
    // As if the power had gone between the names and the switch, and once more while copying.
    const auto whole = workshop_.pack(8);
    const auto left = starts / "cut/versions/0000000008-0123456789ab.parvis";
    fs::copy(whole.pack, left);
    fs::copy(*whole.signature, left.string() + ".minisig");
    fs::create_directories(starts / "cut/incoming");
    plant(starts / "cut/incoming/pack", "SQLite format 3");
    plant(starts / "cut/state.new", "parvis-store 1\nactive");
}

void StoryPlaces::lay_out_tables(const std::string& stick, std::int64_t sequence) {
    fs::create_directories(folder() / stick / "PARVIS");
    plant(folder() / stick / "PARVIS/actions.csv", "titre\nAtelier\n");
    const auto built = make_pack(folder(), stick, numbered_document(sequence)).pack;
    const auto builder = builder_of(folder() / stick);
    plant(builder, "#!/bin/sh\n/bin/cp '" + built.string() + "' \"$5\" && printf 'done\\twritten\\n'\n");
    fs::permissions(builder, fs::perms::owner_all);
}

void StoryPlaces::lay_out(const Story& story, const fs::path& where) const {
    fs::remove_all(where);
    fs::create_directories(where);
    const auto start = folder() / "starts" / story.start;
    if (fs::exists(start)) fs::copy(start, where / "content", fs::copy_options::recursive);
}

StoreLook StoryPlaces::look_after(const Story& story, Files& files, const fs::path& store) const {
    if (story.tell != publish) return look_at_store(files, store, workshop_.clock, workshop_.rules, next_);
    const std::string wrong_key = wrong_with_key(store);
    UpdateRules rules = workshop_.rules;
    const auto own = board_public_key(files, store);
    if (own) rules.keys.add(*own);
    StoreLook look = look_at_store(files, store, workshop_.clock, rules, next_);
    if (!wrong_key.empty()) look.wrong = wrong_key;
    if (!look.wrong.empty()) return look;
    const auto kept = Store::open(files, store, workshop_.clock)->view().previous;
    if (look.shown == story.after && (!own || kept.empty() || kept.front().signature.key_id != own->id))
        look.wrong = "the key is not that of what is published";
    else if (!publish({files, store, folder() / next_tables, workshop_.rules.keys}))
        look.wrong = "staff cannot publish any more";
    else if (shown(Store::open(files, store, workshop_.clock)->view()) != next_sequence + 1)
        look.wrong = "what staff publish next is not shown";
    else if (!fs::is_empty(store / "draft"))
        look.wrong = "a draft is left";
    else if (!is_for_owner_alone(store / "key"))
        look.wrong = "the board's own key is for all to read";
    return look;
}

}  // namespace parvis::testing

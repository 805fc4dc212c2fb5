#include "tests/support/look_at_store.h"

#include "content/catalogue/catalogue.h"
#include "content/pack/pack_digest.h"

namespace parvis::testing {
namespace fs = std::filesystem;
using namespace parvis::content;
namespace {

constexpr std::int64_t unreadable = -2;

std::int64_t shown_by(const StoreView& view) {
    if (!view.active) return -1;
    const auto catalogue = Catalogue::open(view.active->file);
    if (!catalogue || !catalogue->document()) return unreadable;
    return catalogue->edition().sequence;
}

bool is_as_signed(Files& files, const Version& version, const Keyring& keys) {
    const auto input = files.open(version.file);
    const auto digest = input ? digest_of(**input, nullptr) : Result<PackDigest>(fail(input.error()));
    const PublicKey* key = keys.find(version.signature.key_id);
    return digest && key != nullptr && file_is_signed(version.signature, *key, *digest);
}

std::string wrong_with(Store& store, const UpdateRules& rules) {
    const auto view = store.view();
    if (store.verify_active(rules.keys) == Verified::damaged) return "what is shown is not what was signed";
    for (const auto& version : view.previous)
        if (!is_as_signed(store.files(), version, rules.keys))
            return "number " + std::to_string(version.name.sequence) + ", kept from before, is not what was signed";
    if (!view.remarks.empty()) return "staff are told: " + to_line(view.remarks.front());
    const auto incoming = store.folder() / "incoming";
    if (fs::exists(incoming) && !fs::is_empty(incoming)) return "something is left in incoming";
    return {};
}

}  // namespace

StoreLook look_at_store(Files& files, const fs::path& folder, const Clock& clock, const UpdateRules& rules,
                        const StickPack& next) {
    StoreLook look;
    std::int64_t expected = 0;
    {
        const auto store = Store::open(files, folder, clock);
        look.shown = shown_by(store->view());
        look.wrong = look.shown == unreadable ? "what is shown cannot be read" : wrong_with(*store, rules);
        if (!look.wrong.empty()) return look;
        UpdateWatch watch(clock);
        const auto report = update_from(*store, next, rules, watch);
        if (report.outcome != UpdateOutcome::installed) {
            look.wrong = "the next update: " + std::string(word_of(report.outcome)) + " " + report.detail;
            return look;
        }
        expected = report.version->sequence;
    }
    const auto again = Store::open(files, folder, clock)->view();
    if (shown_by(again) != expected) look.wrong = "the next update is not shown";
    if (!again.remarks.empty()) look.wrong = "the next update left: " + to_line(again.remarks.front());
    return look;
}

}  // namespace parvis::testing

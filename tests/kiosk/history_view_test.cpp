// The log of updates in the words of a page's language.
#include "kiosk/views/history_view.h"

#include <doctest/doctest.h>

#include <optional>
#include <set>

#include "content/update/report.h"

using namespace parvis;
using namespace parvis::kiosk;
using content::UpdateOutcome;

namespace {

const Strings french(Language::french);
const Strings english(Language::english);

content::UpdateReport report_of_12(UpdateOutcome outcome) {
    content::UpdateReport report;
    report.outcome = outcome;
    report.edition = {12, "Amandine", std::chrono::year{2026} / 11 / 28, {"Le Moulin"}};
    report.signer = "La fédération";
    return report;
}

HistoryWords words_of(const content::UpdateReport& report, const Strings& strings) {
    const auto words = history_words(content::history_entry(report), strings);
    REQUIRE(words);
    return *words;
}

}  // namespace

TEST_CASE("an update is told in the language of the page, with the sentences of its card") {
    const HistoryWords done = words_of(report_of_12(UpdateOutcome::installed), french);
    CHECK(done.what == "Contenu n°\u00a012 · 28 novembre 2026");
    CHECK(done.origin == "La fédération");
    CHECK(done.result == "C’est fait. Le nouveau contenu est en place.");
    const HistoryWords foreign = words_of(report_of_12(UpdateOutcome::installed), english);
    CHECK(foreign.what == "Content no. 12 · 28 November 2026");
    CHECK(foreign.result == "Done. The new content is in place.");
    CHECK(words_of(report_of_12(UpdateOutcome::other_centre), english).result ==
          "Nothing has changed. This content is another centre’s: Le Moulin. Take your own centre’s.");
    auto full = report_of_12(UpdateOutcome::no_room);
    full.missing_bytes = 3'500'000;
    CHECK(words_of(full, english).result.find("4\u00a0MB are missing") != std::string::npos);
}

TEST_CASE("what came without a stick is told without one, and where it came from") {
    for (int i = 0; i <= static_cast<int>(UpdateOutcome::store_error); ++i) {
        auto report = report_of_12(static_cast<UpdateOutcome>(i));
        report.origin = content::UpdateOrigin::inbox;
        const auto words = words_of(report, french);
        CAPTURE(words.result);
        CHECK(words.origin == "Reçu par le réseau · signé par La fédération");
        if (report.outcome == UpdateOutcome::not_signed) continue;  // the inbox waits for the signature
        for (const char* stick : {"la clé.", "La clé", "Copiez"}) CHECK(words.result.find(stick) == std::string::npos);
    }
    auto own = report_of_12(UpdateOutcome::installed);
    own.origin = content::UpdateOrigin::staff;
    CHECK(words_of(own, english).origin == "Published on this screen by the staff");
}

TEST_CASE("of a key that nobody trusts the number is told") {
    auto report = report_of_12(UpdateOutcome::unknown_key);
    report.signer.clear();
    report.key = content::KeyId{0xAB, 0xCD};
    CHECK(words_of(report, french).origin == "signé par la clé " + content::to_text(*report.key));
    report.origin = content::UpdateOrigin::inbox;
    CHECK(words_of(report, french).origin == "Reçu par le réseau · signé par la clé " + content::to_text(*report.key));
}

TEST_CASE("the packs that were passed over are told by name, with the sentence of their reason") {
    auto report = report_of_12(UpdateOutcome::installed);
    report.packs = 5;
    report.passed_over = {{"a.parvis", UpdateOutcome::not_signed},
                          {"b.parvis", UpdateOutcome::damaged},
                          {"c.parvis", UpdateOutcome::too_new},
                          {"d.parvis", UpdateOutcome::damaged}};
    const std::string said = words_of(report, french).result;
    CHECK(
        said.starts_with("C’est fait. Le nouveau contenu est en place. 1 contenu sur 5, le plus récent pour ce "
                         "centre. «\u202fa.parvis\u202f» n’a pas été pris. Ce contenu n’est pas signé\u202f:"));
    CHECK(said.find("«\u202fb.parvis\u202f» n’a pas été pris. Le fichier est abîmé") != std::string::npos);
    CHECK(said.ends_with("D’autres non plus (1)."));
    report.outcome = UpdateOutcome::damaged;
    CHECK(words_of(report, english).result.find("None of the 5\u00a0contents could be taken.") != std::string::npos);
    report.outcome = UpdateOutcome::new_centre;
    CHECK(words_of(report, french).result.find("pour ce centre") == std::string::npos);
}

TEST_CASE("what is not of an update has words of its own; what an older Parvis told stays as it was") {
    const auto chosen = history_words({{}, content::HistoryKind::chosen, {{"sequence", "11"}}}, english);
    CHECK(chosen->what == "Content no. 11");
    CHECK(chosen->result == "The staff chose to show this content.");
    CHECK(history_words({{}, content::HistoryKind::chosen, {}}, english)->what == "Content that came with Parvis");
    CHECK(history_words({{}, content::HistoryKind::interrupted, {}}, english)->what == "Update");
    const auto told = history_words(content::told("Contenu n° 1", "La fédération", "Installé."), english);
    CHECK(told->what == "Contenu n° 1");
    CHECK(told->origin == "La fédération");
    CHECK(told->result == "Installé.");
    CHECK_FALSE(history_words({{}, content::HistoryKind::update, {{"outcome", "dreamt"}}}, english));
}

TEST_CASE("what the store remarks is told in the language of the page, in the log and beside it") {
    using content::StoreRemark;
    using content::StoreTrouble;
    using content::VersionName;
    const StoreRemark damaged{
        StoreTrouble::damaged, VersionName{11, "a1b2c3d4e5f6"}, VersionName{10, "0f1e2d3c4b5a"}, {}};
    CHECK(remark_text(damaged, french) ==
          "Le contenu n°\u00a011 est abîmé ou incomplet. Le contenu n°\u00a010 est affiché.");
    const auto words = history_words(content::history_entry(damaged), english);
    REQUIRE(words);
    CHECK(words->what == "Content of this screen");
    CHECK(words->origin.empty());
    CHECK(words->result == "Content no. 11 is damaged or incomplete. Content no. 10 is shown.");
    CHECK(remark_text({StoreTrouble::not_read, VersionName{0, "a1b2c3d4e5f6"}, {}, Errc::too_new}, english) ==
          "The content without a number cannot be read. It was made for a later Parvis. The content that came with "
          "Parvis is shown.");
    CHECK(remark_text({StoreTrouble::read_only, {}, {}, Errc::no_room}, french) ==
          "Les mises à jour ne pourront pas être installées. Le disque de la borne est plein.");
    CHECK_FALSE(history_words({{}, content::HistoryKind::remark, {{"trouble", "dreamt"}}}, english));
}

TEST_CASE("every remark of the store goes into the log and out of it, and has a sentence of its own in each language") {
    using content::StoreRemark;
    using content::StoreTrouble;
    std::set<std::string> said;
    for (int i = 0; i <= static_cast<int>(StoreTrouble::log_unwritten); ++i)
        for (const auto why :
             {std::optional<Errc>(), std::optional(Errc::no_room), std::optional(Errc::unwritable),
              std::optional(Errc::unreadable), std::optional(Errc::too_new), std::optional(Errc::unsupported)}) {
            StoreRemark remark{static_cast<StoreTrouble>(i), content::VersionName{7, "a1b2c3d4e5f6"}, {}, why};
            CHECK(content::remark_of(content::history_entry(remark)) == remark);
            if (content::shows_another(remark.trouble)) {
                remark.shown = content::VersionName{6, "0f1e2d3c4b5a"};
                CHECK(content::remark_of(content::history_entry(remark)) == remark);
            }
            for (const Strings* strings : {&french, &english}) CHECK(said.insert(remark_text(remark, *strings)).second);
        }
}

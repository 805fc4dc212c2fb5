#include "content/update/report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "content/iso_day.h"
#include "content/text/encoding.h"
#include "content/text/utf8.h"
#include "content/update/find_packs.h"

namespace parvis::content {
namespace {

// In kept files: never another for the same.
using OutcomeWord = std::pair<UpdateOutcome, std::string_view>;
constexpr std::array outcome_words = std::to_array<OutcomeWord>({
    {UpdateOutcome::installed, "installed"},
    {UpdateOutcome::up_to_date, "up_to_date"},
    {UpdateOutcome::avoided, "avoided"},
    {UpdateOutcome::not_signed, "not_signed"},
    {UpdateOutcome::unknown_key, "unknown_key"},
    {UpdateOutcome::old_signature, "old_signature"},
    {UpdateOutcome::malformed, "malformed"},
    {UpdateOutcome::damaged, "damaged"},
    {UpdateOutcome::pulled_early, "pulled_early"},
    {UpdateOutcome::other_centre, "other_centre"},
    {UpdateOutcome::too_new, "too_new"},
    {UpdateOutcome::too_old, "too_old"},
    {UpdateOutcome::too_large, "too_large"},
    {UpdateOutcome::no_room, "no_room"},
    {UpdateOutcome::older, "older"},
    {UpdateOutcome::rolled_back, "rolled_back"},
    {UpdateOutcome::jump, "jump"},
    {UpdateOutcome::unnumbered, "unnumbered"},
    {UpdateOutcome::new_centre, "new_centre"},
    {UpdateOutcome::crashed, "crashed"},
    {UpdateOutcome::cancelled, "cancelled"},
    {UpdateOutcome::store_error, "store_error"},
});
static_assert(outcome_words.size() == static_cast<std::size_t>(UpdateOutcome::store_error) + 1);
using OriginWord = std::pair<UpdateOrigin, std::string_view>;
constexpr std::array origin_words = std::to_array<OriginWord>(
    {{UpdateOrigin::stick, "stick"}, {UpdateOrigin::inbox, "inbox"}, {UpdateOrigin::staff, "staff"}});

constexpr std::size_t most_passed_over_named = 3;
constexpr const char* unknown = "unknown";

template <class Number>
Number number_of(std::string_view text) {
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// “damaged 13.parvis”; nothing is known of the file where the outcome is a later Parvis's.
PassedOver passed_over_of(std::string_view text) {
    const auto space = std::min(text.find(' '), text.size());
    PassedOver other;
    other.outcome = outcome_of(text.substr(0, space)).value_or(other.outcome);
    other.pack = text.substr(std::min(space + 1, text.size()));
    return other;
}

}  // namespace

std::string_view word_of(UpdateOutcome outcome) {
    return std::ranges::find(outcome_words, outcome, &OutcomeWord::first)->second;
}

std::optional<UpdateOutcome> outcome_of(std::string_view word) {
    const auto* const found = std::ranges::find(outcome_words, word, &OutcomeWord::second);
    return found == outcome_words.end() ? std::nullopt : std::optional(found->first);
}

bool Agreement::covers(UpdateOutcome question) const {
    return std::ranges::find(questions, question) != questions.end();
}

Agreement agreement_to(const UpdateReport& asked) {
    Agreement agreement{asked.signature, asked.agreed};
    agreement.questions.push_back(asked.outcome);
    return agreement;
}

std::string shown_file_name(const std::filesystem::path& file) {
    constexpr std::size_t most_letters = 40;
    const std::string name = file.filename().string();
    return is_clean_text(name) ? shortened(name, most_letters) : "?";
}

std::string shown_name(const PublicKey& key) {
    return key.comment.empty() || key.comment.starts_with("minisign public key") ? to_text(key.id) : key.comment;
}

bool is_key_number(std::string_view name) {
    return name.size() == 2 * KeyId{}.size() && name.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

std::string name_of_signer(const std::string& signer, const Edition& edition) {
    return is_key_number(signer) && !edition.author.empty() ? edition.author : signer;
}

HistoryEntry history_entry(const UpdateReport& report) {
    HistoryEntry entry{{}, HistoryKind::update, {}};
    const auto add = [&](const char* name, std::string value) { entry.facts.push_back({name, std::move(value)}); };
    const auto add_count = [&](const char* name, std::uint64_t count) {
        if (count > 0) add(name, std::to_string(count));
    };
    add("outcome", std::string(word_of(report.outcome)));
    add("from", std::string(std::ranges::find(origin_words, report.origin, &OriginWord::first)->second));
    if (report.edition.sequence != 0) add("sequence", std::to_string(report.edition.sequence));
    if (report.edition.date) add("date", to_iso(*report.edition.date));
    if (const auto who = name_of_signer(report.signer, report.edition); !who.empty()) add("who", who);
    if (report.key && report.outcome == UpdateOutcome::unknown_key) add("key", to_text(*report.key));
    add_count("missing", report.missing_bytes);
    add_count("packs", report.packs);
    add_count("passed-over", report.passed_over.size());
    for (std::size_t i = 0; i < std::min(report.passed_over.size(), most_passed_over_named); ++i)
        add("passed",
            std::string(word_of(report.passed_over[i].outcome)) + " " + shown_file_name(report.passed_over[i].pack));
    for (const std::string& centre : report.edition.centres) add("centre", centre);
    if (!report.knew_centre && report.outcome == UpdateOutcome::new_centre) add("ours", unknown);
    return entry;
}

std::optional<UpdateReport> report_of(const HistoryEntry& entry) {
    const auto outcome = outcome_of(entry.fact("outcome"));
    const auto* const origin = std::ranges::find(origin_words, entry.fact("from"), &OriginWord::second);
    if (entry.kind != HistoryKind::update || !outcome || origin == origin_words.end()) return std::nullopt;
    UpdateReport report;
    report.outcome = *outcome;
    report.origin = origin->first;
    report.edition.sequence = number_of<std::int64_t>(entry.fact("sequence"));
    report.edition.date = day_of_iso(entry.fact("date"));
    report.signer = entry.fact("who");
    report.missing_bytes = number_of<std::uint64_t>(entry.fact("missing"));
    report.packs = number_of<std::size_t>(entry.fact("packs"));
    report.knew_centre = entry.fact("ours") != unknown;
    const auto passed_over = number_of<std::size_t>(entry.fact("passed-over"));
    for (const HistoryFact& fact : entry.facts) {
        if (fact.name == "passed") report.passed_over.push_back(passed_over_of(fact.value));
        if (fact.name == "centre") report.edition.centres.push_back(fact.value);
    }
    // Those without a name count.
    report.passed_over.resize(std::max(report.passed_over.size(), std::min(passed_over, max_packs_looked_at)));
    return report;
}

}  // namespace parvis::content

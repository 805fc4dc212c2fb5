#include "kiosk/views/history_view.h"

#include <charconv>

#include "content/update/report.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/update_view.h"

namespace parvis::kiosk {
namespace {

using content::HistoryKind;

std::optional<HistoryWords> words_of_update(const content::HistoryEntry& entry, const Strings& strings) {
    const auto report = content::report_of(entry);
    if (!report) return std::nullopt;
    HistoryWords words{edition_text(report->edition, strings), update_source(*report, strings),
                       update_text(*report, strings)};
    // Whose key it is nobody knows here; its author can tell it by the number.
    if (const auto key = entry.fact("key"); !key.empty()) {
        std::string by = strings.get(Text::staff_log_key, {{"key", key}});
        words.origin = words.origin.empty() ? std::move(by) : words.origin + " · " + by;
    }
    return words;
}

std::string chosen_text(std::string_view sequence, const Strings& strings) {
    if (sequence.empty()) return std::string(strings.get(Text::staff_shipped));
    std::int64_t number = 0;
    std::from_chars(sequence.data(), sequence.data() + sequence.size(), number);
    return number_text(number, strings);
}

}  // namespace

std::optional<HistoryWords> history_words(const content::HistoryEntry& entry, const Strings& strings) {
    switch (entry.kind) {
        case HistoryKind::told:
            return HistoryWords{std::string(entry.fact("what")), shortened(std::string(entry.fact("who"))),
                                std::string(entry.fact("result"))};
        case HistoryKind::update:
            return words_of_update(entry, strings);
        case HistoryKind::chosen:
            return HistoryWords{
                chosen_text(entry.fact("sequence"), strings), {}, std::string(strings.get(Text::staff_log_chosen))};
        case HistoryKind::interrupted:
            return HistoryWords{std::string(strings.get(Text::staff_log_update)),
                                {},
                                std::string(strings.get(Text::staff_log_interrupted))};
    }
    return std::nullopt;
}

bool tells_of_change(const content::HistoryEntry& entry) {
    if (entry.kind == HistoryKind::chosen) return true;
    const auto report = content::report_of(entry);
    return report && report->outcome == content::UpdateOutcome::installed;
}

}  // namespace parvis::kiosk

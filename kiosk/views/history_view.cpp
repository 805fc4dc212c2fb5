#include "kiosk/views/history_view.h"

#include <charconv>

#include "content/update/report.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/update_view.h"

namespace parvis::kiosk {
namespace {

using content::HistoryKind;
using content::StoreTrouble;

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

// At the beginning of a sentence.
std::string content_named(const content::VersionName& name, const Strings& strings) {
    if (name.sequence == 0) return std::string(strings.get(Text::staff_store_unnumbered));
    return strings.get(Text::staff_store_number, {{"n", std::to_string(name.sequence)}});
}

Text what_happened(content::StoreTrouble trouble) {
    switch (trouble) {
        case StoreTrouble::versions_unread:
            return Text::staff_store_versions_unread;
        case StoreTrouble::register_lost:
            return Text::staff_store_register_lost;
        case StoreTrouble::damaged:
            return Text::staff_store_damaged;
        case StoreTrouble::not_read:
            return Text::staff_store_not_read;
        case StoreTrouble::dropped:
            return Text::staff_store_dropped;
        case StoreTrouble::disappeared:
            return Text::staff_store_disappeared;
        case StoreTrouble::not_reread:
            return Text::staff_store_not_reread;
        case StoreTrouble::read_only:
            return Text::staff_store_read_only;
        case StoreTrouble::not_noted:
            return Text::staff_store_not_noted;
        case StoreTrouble::log_unread:
            return Text::staff_store_log_unread;
        case StoreTrouble::log_unwritten:
            return Text::staff_store_log_unwritten;
    }
    return Text::staff_store_not_noted;
}

std::optional<Text> reason_of(Errc why) {
    switch (why) {
        case Errc::no_room:
            return Text::staff_store_why_no_room;
        case Errc::unwritable:
            return Text::staff_store_why_unwritable;
        case Errc::unreadable:
            return Text::staff_store_why_unreadable;
        case Errc::too_new:
            return Text::staff_store_why_too_new;
        case Errc::unsupported:
            return Text::staff_store_why_too_old;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::string remark_text(const content::StoreRemark& remark, const Strings& strings) {
    std::string said = strings.get(what_happened(remark.trouble),
                                   {{"what", remark.version ? content_named(*remark.version, strings) : ""}});
    const auto why = remark.why ? reason_of(*remark.why) : std::nullopt;
    if (why) said.append(" ").append(strings.get(*why));
    if (!content::shows_another(remark.trouble)) return said;
    const std::string shown =
        remark.shown ? content_named(*remark.shown, strings) : std::string(strings.get(Text::staff_store_shipped));
    return said + " " + strings.get(Text::staff_store_shown, {{"what", shown}});
}

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
        case HistoryKind::remark:
            if (const auto remark = content::remark_of(entry))
                return HistoryWords{std::string(strings.get(Text::staff_log_store)), {}, remark_text(*remark, strings)};
            return std::nullopt;
    }
    return std::nullopt;
}

bool tells_of_change(const content::HistoryEntry& entry) {
    if (entry.kind == HistoryKind::chosen) return true;
    const auto report = content::report_of(entry);
    return report && report->outcome == content::UpdateOutcome::installed;
}

}  // namespace parvis::kiosk

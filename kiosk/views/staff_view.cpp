#include "kiosk/views/staff_view.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "content/iso_day.h"
#include "content/text/french.h"
#include "kiosk/views/care_view.h"
#include "kiosk/views/changes.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/history_view.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

using content::UpdateOutcome;

// “28 novembre 2026 · Amandine”, or what of it is known.
std::string origin_of(const content::Edition& edition, const std::string& who, const Strings& strings) {
    const std::string day = edition.date && edition.date->ok() ? full_day_text(strings, *edition.date) : "";
    const std::string name = signer_text(who, strings);
    if (day.empty() || name.empty()) return day + name;
    return strings.get(Text::staff_by, {{"date", day}, {"name", name}});
}

StaffView::Version version_of(const StaffVersion& version, const Strings& strings) {
    StaffView::Version view;
    view.title =
        version.name ? number_text(version.name->sequence, strings) : std::string(strings.get(Text::staff_shipped));
    if (!version.opens) {
        view.lines.emplace_back(strings.get(version.avoided ? Text::staff_avoided : Text::staff_unreadable));
        return view;
    }
    if (std::string origin = origin_of(version.edition, version.who, strings); !origin.empty())
        view.lines.push_back(origin);
    view.lines.push_back(strings.count(Text::staff_sheets_one, Text::staff_sheets_other, version.sheets) + " · " +
                         strings.count(Text::staff_partners_one, Text::staff_partners_other, version.partners));
    return view;
}

Text why(const content::UpdateReport& report) {
    switch (report.outcome) {
        case UpdateOutcome::rolled_back:
            return Text::staff_offer_rolled_back;
        case UpdateOutcome::jump:
            return Text::staff_offer_jump;
        case UpdateOutcome::unnumbered:
            return Text::staff_offer_unnumbered;
        case UpdateOutcome::new_centre:
            return report.knew_centre ? Text::staff_offer_new_centre : Text::staff_offer_new_centre_first;
        case UpdateOutcome::crashed:
            return Text::staff_offer_crashed;
        default:
            return Text::staff_offer_older;
    }
}

StaffView::Offer offer_of(const content::UpdateReport& report, const Strings& strings) {
    std::string what = edition_text(report.edition, strings);
    if (const std::string who = content::name_of_signer(report.signer, report.edition); !who.empty())
        what = strings.get(Text::staff_offer_what, {{"what", what}, {"name", signer_text(who, strings)}});
    return {std::move(what), strings.get(why(report), {{"centre", centres_text(report.edition)}})};
}

// A table of thousands of rows has thousands of the same.
constexpr int most_remarks_shown = 300;

// “actions.csv, ligne 12, colonne « horaires » : …”
std::string remark_of(const content::Diagnostic& remark, const Strings& strings) {
    std::string place = remark.where.file;
    if (remark.where.line > 0)
        place = strings.get(Text::staff_remark_line, {{"file", place}, {"n", std::to_string(remark.where.line)}});
    if (!remark.column.empty())
        place = strings.get(Text::staff_remark_column, {{"place", place}, {"name", shortened(remark.column)}});
    const std::string message = content::bind_marks(remark.message);
    if (place.empty()) return message;
    return strings.get(Text::staff_remark, {{"place", place}, {"text", message}});
}

void add_changes(StaffView::Draft& view, const content::Comparison& changes, const Strings& strings) {
    const auto add = [&](const content::Changes& kind, Text one, Text other) {
        const int count = phrase_count(kind.count);
        if (count == 0) return;
        view.changes.push_back(
            {std::to_string(count) + " " + strings.count(one, other, count), names_of(kind, strings)});
    };
    add(changes.sheets.added, Text::update_added_one, Text::update_added_other);
    add(changes.sheets.changed, Text::update_changed_one, Text::update_changed_other);
    add(changes.sheets.removed, Text::update_removed_one, Text::update_removed_other);
    const bool others_only = view.changes.empty();
    for (OtherChange& change : other_changes(changes, strings))
        view.changes.push_back({capitalised(change.what), std::move(change.names)});
    if (others_only)
        view.lines.emplace_back(strings.get(view.changes.empty() ? Text::update_no_change : Text::staff_no_change));
}

// Of the errors, or of what is no error.
void add_remarks(StaffView::Draft& view, const content::Diagnostics& remarks, bool errors, Text one, Text other,
                 const Strings& strings) {
    StaffView::Draft::Names list;
    int count = 0;
    for (const content::Diagnostic& remark : remarks) {
        if ((remark.severity == content::Severity::error) != errors) continue;
        if (++count <= most_remarks_shown) list.names.push_back(remark_of(remark, strings));
    }
    if (count == 0) return;
    if (count > most_remarks_shown) list.names.emplace_back("…");
    list.title = strings.count(one, other, count);
    view.remarks.push_back(std::move(list));
}

StaffView::Draft draft_of(const StaffDraft& draft, const Strings& strings) {
    StaffView::Draft view;
    view.good = draft.content.has_value();
    if (view.good) {
        view.title = strings.get(Text::staff_draft, {{"n", std::to_string(draft.edition.sequence)}});
        const content::PackContent& content = *draft.content;
        view.lines = {
            origin_of(draft.edition, draft.edition.author, strings),
            strings.count(Text::staff_sheets_one, Text::staff_sheets_other, phrase_count(content.sheets)) + " · " +
                strings.count(Text::staff_partners_one, Text::staff_partners_other, phrase_count(content.partners)) +
                " · " +
                strings.count(Text::staff_posters_one, Text::staff_posters_other, phrase_count(content.posters))};
        view.advice = strings.get(Text::staff_draft_good);
    } else {
        view.title = strings.get(draft.failed.empty() ? Text::staff_draft_bad : Text::staff_draft_none);
        view.advice = draft.failed.empty() ? std::string(strings.get(Text::staff_draft_mend))
                                           : capitalised(content::bind_marks(draft.failed));
    }
    if (view.good && !draft.edition.date) view.lines.emplace_back(strings.get(Text::staff_draft_undated));
    if (draft.changes) add_changes(view, *draft.changes, strings);
    add_remarks(view, draft.remarks, true, Text::staff_errors_one, Text::staff_errors_other, strings);
    add_remarks(view, draft.remarks, false, Text::staff_remarks_one, Text::staff_remarks_other, strings);
    return view;
}

StaffView::Stick stick_of(const StaffStick& stick, const Strings& strings) {
    return {stick_text(strings, stick.label),
            std::string(strings.get(stick.has_tables ? Text::staff_stick_tables : Text::staff_stick_plain)),
            stick.copy && stick.copy_of != StickFolder::report ? copy_text(*stick.copy, strings) : std::string(),
            stick.has_tables};
}

// The name itself, or with a number where another has it.
std::string unlike_any_of(std::set<std::string>& taken, const std::string& name) {
    std::string own = name;
    for (int i = 2; !taken.insert(own).second; ++i) own = name + " (" + std::to_string(i) + ")";
    return own;
}

}  // namespace

std::string moment_text(const Strings& strings, WallTime when, ClockTrust trust) {
    std::string moment = strings.get(Text::staff_moment, {{"date", full_day_text(strings, content::local_day(when))},
                                                          {"time", clock_text(strings, when)}});
    if (knows_time(trust)) return moment;
    return strings.get(Text::staff_moment_unsure, {{"moment", moment}});
}

std::string version_text(const Strings& strings, const StaffVersion& version) {
    std::string text =
        version.name ? number_text(version.name->sequence, strings) : std::string(strings.get(Text::staff_shipped));
    if (!version.edition.date || !version.edition.date->ok()) return text;
    return strings.get(Text::staff_by, {{"date", text}, {"name", full_day_text(strings, *version.edition.date)}});
}

std::string copy_text(const platform::StickCopy& copy, const Strings& strings) {
    using End = platform::StickCopy::End;
    switch (copy.end) {
        case End::copied:
            if (copy.words.starts_with("PARVIS-RAPPORT"))
                return strings.get(Text::care_copied, {{"name", shortened(copy.words)}});
            return strings.get(copy.words == "PARVIS" ? Text::staff_copied : Text::staff_copied_beside,
                               {{"name", shortened(copy.words)}});
        case End::gone:
            return std::string(strings.get(Text::staff_copy_gone));
        case End::full:
            return strings.get(Text::staff_copy_full, {{"n", content::megabytes(copy.missing_bytes)}});
        case End::not_writable:
            return std::string(strings.get(Text::staff_copy_not_writable));
        case End::not_copyable:
        case End::no_service:
            return std::string(strings.get(Text::staff_copy_failed));
        case End::cancelled:
            return std::string(strings.get(Text::staff_copy_cancelled));
    }
    return {};
}

std::optional<StaffView::Work> make_work_view(const StaffProgress& progress, const Strings& strings) {
    switch (progress.work) {
        case StaffWork::none:
            return std::nullopt;
        case StaffWork::preparing:
            return StaffView::Work{std::string(strings.get(Text::staff_preparing)), progress.share, true};
        case StaffWork::copying:
            return StaffView::Work{std::string(strings.get(Text::staff_copying)), progress.share, true};
        case StaffWork::publishing:
            return StaffView::Work{std::string(strings.get(Text::staff_publishing)), progress.share, false};
        case StaffWork::updating:
            return StaffView::Work{std::string(strings.get(Text::staff_updating)), progress.share, false};
    }
    return std::nullopt;
}

StaffView make_staff_view(const StaffFacts& facts, const Strings& strings) {
    StaffView view;
    view.known = true;
    if (!facts.failed.empty())
        view.notice = strings.get(Text::staff_failed, {{"reason", content::bind_marks(facts.failed)}});
    if (facts.offer) view.offer = offer_of(*facts.offer, strings);
    std::set<std::string> titles;
    for (const StaffStick& stick : facts.sticks) {
        StaffView::Stick& seen = view.sticks.emplace_back(stick_of(stick, strings));
        seen.title = unlike_any_of(titles, seen.title);
        if (facts.sticks.size() == 1) continue;
        const auto name = [&](Text what) {
            return strings.get(Text::staff_with_stick, {{"what", strings.get(what)}, {"stick", seen.title}});
        };
        seen.prepare_name = name(Text::staff_prepare);
        seen.content_name = name(Text::staff_copy_content);
        seen.template_name = name(Text::staff_copy_template);
    }
    if (facts.draft) view.draft = draft_of(*facts.draft, strings);
    std::set<std::string> called;
    for (const StaffVersion& version : facts.versions) {
        StaffView::Version seen = version_of(version, strings);
        seen.shown = view.versions.empty();
        if (!seen.shown && (version.opens || version.avoided)) {
            seen.back = strings.get(Text::staff_go_back_to, {{"name", unlike_any_of(called, seen.title)}});
        }
        view.versions.push_back(std::move(seen));
    }
    if (facts.safe_mode.on) view.remarks.push_back(safe_mode_text(facts.safe_mode, strings));
    for (const content::StoreRemark& remark : facts.of_store) view.remarks.push_back(remark_text(remark, strings));
    for (const std::string& remark : facts.remarks) view.remarks.push_back(content::bind_marks(remark));
    for (const content::HistoryEntry& entry : facts.history) {
        if (view.log.size() == most_events_shown) break;
        auto words = history_words(entry, strings);
        if (!words) continue;
        if (!words->origin.empty())
            words->what = strings.get(Text::staff_log_by, {{"what", words->what}, {"name", words->origin}});
        view.log.push_back({moment_text(strings, entry.when, entry.trust), words->what, words->result});
    }
    return view;
}

}  // namespace parvis::kiosk

#include "kiosk/views/update_view.h"

#include <algorithm>

#include "content/text/french.h"
#include "kiosk/views/changes.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

using content::UpdateOutcome;
using content::UpdateStep;

// `stick`: its label.
std::string source_of(UpdateOrigin origin, const std::string& stick, const std::string& signer,
                      const Strings& strings) {
    if (origin == UpdateOrigin::staff) return std::string(strings.get(Text::update_by_staff));
    std::string from(strings.get(Text::update_inbox));
    if (origin == UpdateOrigin::stick) from = stick_text(strings, stick);
    if (signer.empty()) return from;
    return strings.get(Text::update_signed_by, {{"from", from}, {"name", signer_text(signer, strings)}});
}

// In steps that a person would tell: a number that changes all the time says that it is not known.
std::string left_of(const std::optional<std::chrono::seconds>& left, const Strings& strings) {
    constexpr std::chrono::seconds minute{60};
    constexpr std::chrono::seconds::rep told_one_by_one = 15;
    if (!left) return {};
    if (*left <= minute) {
        auto seconds = std::max<std::chrono::seconds::rep>(1, left->count());
        if (seconds > told_one_by_one) seconds = (seconds + 4) / 5 * 5;
        return strings.get(Text::update_seconds_left, {{"n", std::to_string(seconds)}});
    }
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*left).count();
    return strings.get(Text::update_minutes_left, {{"n", std::to_string(minutes)}});
}

// Empty while nothing is known of it.
std::string content_of(const content::Edition& edition, const Strings& strings) {
    return edition.sequence == 0 && !edition.date ? std::string() : edition_text(edition, strings);
}

void add_changes(UpdateView& view, const content::Comparison& changes, const Strings& strings) {
    view.others = other_changes_sentence(changes, strings);
    const auto add = [&](const content::Changes& kind, Text one, Text other, Text title, std::string_view sign) {
        if (changes.sheets.empty()) return;
        const int count = phrase_count(kind.count);
        view.figures.push_back({std::string(sign) + std::to_string(count), strings.count(one, other, count)});
        if (kind.titles.empty()) return;
        view.names.push_back({std::string(strings.get(title)), names_of(kind, strings)});
    };
    const content::KindChanges& sheets = changes.sheets;
    add(sheets.added, Text::update_added_one, Text::update_added_other, Text::update_added_title,
        sheets.added.count > 0 ? "+\u00a0" : "");
    add(sheets.changed, Text::update_changed_one, Text::update_changed_other, Text::update_changed_title, "");
    add(sheets.removed, Text::update_removed_one, Text::update_removed_other, Text::update_removed_title, "");
    for (OtherChange& change : other_changes(changes, strings))
        if (!change.names.empty()) view.names.push_back({std::move(change.what), std::move(change.names)});
}

UpdateView working_view(const UpdateNews& news, const Strings& strings) {
    const content::UpdateProgress& progress = news.progress;
    UpdateView view;
    view.title = strings.get(Text::update_working);
    view.strip_title = strings.get(Text::update_preparing);
    view.source =
        source_of(news.origin, news.stick, content::name_of_signer(progress.signer, progress.edition), strings);
    view.content = content_of(progress.edition, strings);
    view.share = static_cast<float>(progress.share);
    view.time_left = left_of(progress.left, strings);
    view.advice = strings.get(news.origin == UpdateOrigin::stick ? Text::update_may_pull : Text::update_stays);
    view.strip = strings.get(Text::update_visit_goes_on);
    switch (progress.step) {
        case UpdateStep::looking:
            view.step = strings.get(Text::update_looking);
            break;
        case UpdateStep::copying:
            view.step = strings.get(Text::update_copying, {{"done", content::megabytes(progress.bytes_done)},
                                                           {"all", content::megabytes(progress.bytes_total)}});
            break;
        case UpdateStep::verifying:
            view.step = strings.get(Text::update_verifying);
            break;
        case UpdateStep::installing:
            view.step = strings.get(Text::update_installing);
            break;
    }
    if (progress.changes) add_changes(view, *progress.changes, strings);
    return view;
}

bool is_well(UpdateOutcome outcome) {
    return outcome == UpdateOutcome::installed || outcome == UpdateOutcome::up_to_date;
}

std::string_view title_of(UpdateOutcome outcome, const Strings& strings) {
    if (outcome == UpdateOutcome::installed) return strings.get(Text::update_installed);
    if (outcome == UpdateOutcome::up_to_date) return strings.get(Text::update_up_to_date);
    return strings.get(Text::update_refused);
}

// What is so now; where nothing changed, why, and what to do.
std::string reason_of(const content::UpdateReport& report, UpdateOrigin origin, const Strings& strings) {
    const auto either = [&](Text stick, Text alone) {
        return std::string(strings.get(origin == UpdateOrigin::stick ? stick : alone));
    };
    switch (report.outcome) {
        case UpdateOutcome::installed:
            return std::string(strings.get(Text::update_installed_advice));
        case UpdateOutcome::up_to_date:
            return std::string(strings.get(Text::update_up_to_date_advice));
        case UpdateOutcome::avoided:
            return std::string(strings.get(Text::update_avoided));
        case UpdateOutcome::not_signed:
            return std::string(strings.get(Text::update_not_signed));
        case UpdateOutcome::unknown_key:
            return std::string(strings.get(Text::update_unknown_key));
        case UpdateOutcome::old_signature:
            return std::string(strings.get(Text::update_old_signature));
        case UpdateOutcome::malformed:
            return std::string(strings.get(Text::update_malformed));
        case UpdateOutcome::damaged:
            return either(Text::update_damaged, Text::update_damaged_alone);
        case UpdateOutcome::pulled_early:
            return either(Text::update_pulled_early, Text::update_pulled_early_alone);
        case UpdateOutcome::other_centre:
        case UpdateOutcome::new_centre: {
            const Text sentence = report.outcome == UpdateOutcome::other_centre ? Text::update_other_centre
                                  : report.knew_centre                          ? Text::update_new_centre
                                                                                : Text::update_new_centre_first;
            return strings.get(sentence, {{"centre", centres_text(report.edition)}});
        }
        case UpdateOutcome::too_new:
            return std::string(strings.get(Text::update_too_new));
        case UpdateOutcome::too_old:
            return std::string(strings.get(Text::update_too_old));
        case UpdateOutcome::too_large:
            return std::string(strings.get(Text::update_too_large));
        case UpdateOutcome::no_room:
            if (report.missing_bytes == 0) return std::string(strings.get(Text::update_no_room_unknown));
            return strings.get(Text::update_no_room, {{"n", content::megabytes(report.missing_bytes)}});
        case UpdateOutcome::older:
            return std::string(strings.get(Text::update_older));
        case UpdateOutcome::rolled_back:
            return std::string(strings.get(Text::update_rolled_back));
        case UpdateOutcome::jump:
            return std::string(strings.get(Text::update_jump));
        case UpdateOutcome::unnumbered:
            return std::string(strings.get(Text::update_unnumbered));
        case UpdateOutcome::crashed:
            return std::string(strings.get(Text::update_crashed));
        case UpdateOutcome::cancelled:
            return either(Text::update_cancelled, Text::update_cancelled_alone);
        case UpdateOutcome::store_error:
            return std::string(strings.get(Text::update_store_error));
    }
    return {};
}

// Which of several contents it is; empty where there is nothing to say of it.
std::string choice_of(const content::UpdateReport& report, const Strings& strings) {
    if (report.packs < 2 || report.outcome == UpdateOutcome::new_centre) return {};  // it is not for this centre
    const Text choice = content::is_packs_own(report.outcome) ? Text::update_none_taken : Text::update_chosen;
    return strings.get(choice, {{"n", std::to_string(report.packs)}});
}

// The same, and that others were no good.
std::vector<std::string> notes_of(const content::UpdateReport& report, const Strings& strings) {
    std::vector<std::string> notes;
    if (std::string choice = choice_of(report, strings); !choice.empty()) notes.push_back(std::move(choice));
    const auto damaged =
        static_cast<int>(std::ranges::count(report.passed_over, UpdateOutcome::damaged, &content::PassedOver::outcome));
    const int others = static_cast<int>(report.passed_over.size()) - damaged;
    if (damaged > 0)
        notes.push_back(strings.count(Text::update_other_damaged_one, Text::update_other_damaged_other, damaged));
    if (others > 0)
        notes.push_back(strings.count(Text::update_other_refused_one, Text::update_other_refused_other, others));
    return notes;
}

// One that lay beside it, and why it was not taken.
std::string passed_over_text(const content::PassedOver& other, UpdateOrigin origin, const Strings& strings) {
    content::UpdateReport report;
    report.outcome = other.outcome;
    return strings.get(Text::staff_log_passed,
                       {{"name", content::shown_file_name(other.pack)}, {"why", reason_of(report, origin, strings)}});
}

}  // namespace

std::string update_source(const content::UpdateReport& report, const Strings& strings) {
    const std::string signer = content::name_of_signer(report.signer, report.edition);
    if (report.origin == UpdateOrigin::stick && content::is_key_number(signer))
        return strings.get(Text::staff_log_key, {{"key", signer}});
    if (report.origin == UpdateOrigin::stick) return shortened(signer);
    return source_of(report.origin, {}, signer, strings);
}

std::string update_text(const content::UpdateReport& report, const Strings& strings) {
    std::string text =
        std::string(title_of(report.outcome, strings)) + ". " + reason_of(report, report.origin, strings);
    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty()) text.append(" ").append(sentence);
    };
    add(choice_of(report, strings));
    std::size_t nameless = 0;
    for (const content::PassedOver& other : report.passed_over) {
        if (other.pack.empty())
            ++nameless;
        else
            add(passed_over_text(other, report.origin, strings));
    }
    if (nameless > 0) add(strings.get(Text::staff_log_passed_more, {{"n", std::to_string(nameless)}}));
    return text;
}

UpdateView make_update_view(const UpdateNews& news, const Strings& strings) {
    if (news.working) return working_view(news, strings);
    const content::UpdateReport& report = news.report;
    UpdateView view;
    view.source = source_of(news.origin, news.stick, content::name_of_signer(report.signer, report.edition), strings);
    view.content = content_of(report.edition, strings);
    view.title = title_of(report.outcome, strings);
    view.advice = reason_of(report, news.origin, strings);
    view.mood = is_well(report.outcome) ? UpdateMood::good : UpdateMood::refused;
    const auto add = [&](Text stick, Text alone) {
        view.advice.append(" ").append(strings.get(news.origin == UpdateOrigin::stick ? stick : alone));
    };
    if (is_well(report.outcome)) add(Text::update_pull_now, Text::update_nothing_to_do);
    if (content::asks_staff(report.outcome)) add(Text::update_staff_may, Text::update_staff_may_alone);
    view.notes = notes_of(report, strings);
    view.strip_title = view.title;
    view.strip = strings.get(Text::update_see);
    if (report.changes) add_changes(view, *report.changes, strings);
    return view;
}

}  // namespace parvis::kiosk

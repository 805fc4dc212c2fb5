#include "kiosk/intake.h"

#include <algorithm>
#include <utility>

#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

const char* name_of(UpdateOrigin origin) {
    switch (origin) {
        case UpdateOrigin::stick:
            return "a stick";
        case UpdateOrigin::inbox:
            return "the inbox";
        case UpdateOrigin::staff:
            return "the staff";
    }
    return "";
}

// Staff ask for what they publish, and go for a stick; what lies in the inbox can wait.
int rank_of(UpdateOrigin origin) {
    switch (origin) {
        case UpdateOrigin::staff:
            return 0;
        case UpdateOrigin::stick:
            return 1;
        case UpdateOrigin::inbox:
            break;
    }
    return 2;
}

}  // namespace

Intake::Intake(content::Store& store, const Clock& clock, std::function<void()> on_news)
    : store_(store), clock_(clock), on_news_(std::move(on_news)) {}

content::UpdateReport Intake::bring(const std::vector<content::StickPack>& packs, const Sender& from,
                                    content::UpdateRules rules, std::optional<content::UpdateOutcome> before) {
    rules.origin = from.origin;
    rules.before = before;
    const auto watching = std::make_shared<content::UpdateWatch>(clock_);
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) {
            content::UpdateReport given_up;
            given_up.outcome = content::UpdateOutcome::cancelled;
            return given_up;
        }
        watch_ = watching;
        if (!before) news_ = {news_.number + 1, true, from.label, from.origin, {}, {}};
    }
    on_news_();
    // Neither the files' names nor the stick's: they are somebody's own.
    log(LogLevel::notice, std::string("update: from ") + name_of(from.origin));
    const auto shown_before = store_.view().state.active;
    content::UpdateReport report = content::update_from(store_, packs, rules, *watching);
    const bool installed = report.outcome == content::UpdateOutcome::installed;
    log(installed || report.outcome == content::UpdateOutcome::up_to_date ? LogLevel::notice : LogLevel::warning,
        "update: " + std::string(content::word_of(report.outcome)));
    drop_offers([&](const Sender& other) { return other.origin == from.origin && other.arrival == from.arrival; });
    const auto taken = std::ranges::find(packs, report.pack, &content::StickPack::pack);
    if (content::asks_staff(report.outcome) && taken != packs.end()) {
        offers_.insert(offers_.begin(), Offer{*taken, from, report});
        std::ranges::stable_sort(offers_, {}, [](const Offer& offer) { return rank_of(offer.from.origin); });
    }
    {
        const std::lock_guard lock(mutex_);
        // Not only what was installed: a store that could not be read at the start is read before an update.
        other_content_ |= store_.view().state.active != shown_before;
        watch_.reset();
        if (before && *before != report.outcome) news_ = {news_.number + 1, false, from.label, from.origin, {}, {}};
        if (before != report.outcome) {
            news_.working = false;
            news_.report = report;
        }
    }
    on_news_();
    return report;
}

bool Intake::drop_offers(const std::function<bool(const Sender&)>& of) {
    return std::erase_if(offers_, [&](const Offer& offer) { return of(offer.from); }) > 0;
}

bool Intake::drop_offers_of(UpdateOrigin origin) {
    return drop_offers([&](const Sender& from) { return from.origin == origin; });
}

void Intake::shows_other_content() {
    {
        const std::lock_guard lock(mutex_);
        other_content_ = true;
    }
    on_news_();
}

bool Intake::take_other_content() {
    const std::lock_guard lock(mutex_);
    return std::exchange(other_content_, false);
}

UpdateNews Intake::news() const {
    const std::lock_guard lock(mutex_);
    UpdateNews news = news_;
    if (watch_) news.progress = watch_->progress();
    return news;
}

std::optional<float> Intake::share() const {
    const std::lock_guard lock(mutex_);
    if (!watch_) return std::nullopt;
    return static_cast<float>(watch_->progress().share);
}

void Intake::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (watch_) watch_->cancel();
}

}  // namespace parvis::kiosk

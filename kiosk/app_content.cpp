// What the app shows: content that comes, fails, is tried by staff.
#include <chrono>
#include <utility>

#include "content/iso_day.h"
#include "kiosk/app.h"
#include "kiosk/photos.h"
#include "kiosk/usage.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr auto retry_after = std::chrono::seconds(10);

}  // namespace

void App::open(ContentSource source) {
    source_ = std::move(source);
    take(source_());
}

void App::renew(ContentSource source) {
    newer_ = std::move(source);
    dirty_ = true;
}

void App::show(Result<content::Catalogue> content) {
    source_ = {};
    take(std::move(content));
}

void App::show_fault(Errc code) {
    source_ = {};
    drop_content(code);
    follow(ContentFailed{});
}

void App::take(Result<content::Catalogue> content) {
    newer_ = {};
    if (!content) {
        if (last_failure_ != content.error().message) log(LogLevel::error, "content: " + content.error().message);
        last_failure_ = content.error().message;
        drop_content(content.error().code);
        follow(ContentFailed{});
        return;
    }
    last_failure_.clear();
    adopt(std::move(*content));
    pages_.clear();
    follow(ContentArrived{});
}

void App::adopt(content::Catalogue content) {
    retry_at_.reset();
    catalogue_.emplace(std::move(content));
    display_.forget_content();
    canvas_.forget_layouts();
    centre_.clear();
    if (searcher_ != nullptr) searcher_->follow(with_centre(source_, options_.centre));
    if (covers_ != nullptr && source_) covers_->follow(photos_of(source_));
    if (!options_.centre.empty()) {
        if (const Status chosen = catalogue_->choose_our_centre(options_.centre); !chosen)
            log(LogLevel::warning, options_.centre_place + chosen.error().message);
    }
    if (const auto ours = catalogue_->our_centre()) centre_ = ours->name;
    // The pages that are built next are built by it.
    if (trusted_ != nullptr) {
        trusted_->content_made_on(catalogue_->edition().date);
        static_cast<void>(trusted_->keep());
    }
}

// What staff try stands in place of what visitors see, as long as they look.
void App::keep_preview() {
    if (staff_.previews() == published_.has_value()) return;
    if (staff_.previews()) {
        if (!source_) return static_cast<void>(staff_.apply(PreviewLeft{}));  // nowhere to come back to
        published_ = newer_ ? std::exchange(newer_, {}) : source_;
        return open([file = staff_.draft_file()] { return content::Catalogue::open(file); });
    }
    open(newer_ ? std::exchange(newer_, {}) : *published_);
    published_.reset();
}

// True when other content is shown from now on: every place is to be built anew.
bool App::take_newer() {
    if (!newer_ || published_) return false;
    ContentSource source = std::exchange(newer_, {});
    Result<content::Catalogue> content = source();
    if (!content) {
        log(LogLevel::error, "other content came and does not open: " + content.error().message);
        return false;
    }
    source_ = std::move(source);
    adopt(std::move(*content));
    for (Page& page : pages_) page.forget_answer();
    return true;
}

// No name of a centre stays beside a fault.
void App::drop_content(Errc why) {
    fault_ = why;
    catalogue_.reset();
    display_.forget_content();
    if (searcher_ != nullptr) searcher_->follow({});
    centre_.clear();
    retry_at_.reset();
    if (source_) retry_at_ = clock_.now() + retry_after;
    dirty_ = true;
}

void App::keep_content(Instant now) {
    if (newer_ && !catalogue_ && !published_) {
        source_ = std::exchange(newer_, {});
        return take(source_());
    }
    const bool read_by_nobody = presence() == Presence::nobody || staff_.is_open();
    if (read_by_nobody && take_newer()) build_pages(0);
    if (retry_at_ && now >= *retry_at_) take(source_());
}

void App::follow_clock(TrustedClock* clock) {
    trusted_ = clock;
    staff_.follow_clock(clock);
    if (trusted_ != nullptr && catalogue_) trusted_->content_made_on(catalogue_->edition().date);
    keep_clock();
}

ClockReading App::clock_reading() const {
    return trusted_ != nullptr ? trusted_->reading() : ClockReading{ClockTrust::network_or_rtc, clock_.wall()};
}

bool App::is_time_to_show(const DisplayHours& hours) const {
    if (hours.always()) return true;
    const ClockReading clock = clock_reading();
    return !knows_time(clock.trust) || hours.is_on(clock.wall);
}

// Also when a day ends: what a page says of today is built with it.
void App::keep_clock() {
    const bool other_time = trusted_ != nullptr && trusted_->keep();
    if (!other_time && content::local_day(clock_reading().wall) == built_on_) return;
    build_pages(0);
}

// What staff try in a draft is not a visitor's doing.
void App::count(Use use, std::string_view id) {
    if (usage_ == nullptr || staff_.previews()) return;
    const ClockReading clock = clock_reading();
    UsageCounts::Day day;
    if (knows_time(clock.trust)) day = std::chrono::sys_days(content::local_day(clock.wall));
    usage_->count(day, use, id);
}

// What is on now and was not before.
void App::count_aids(const Aids& chosen) {
    if (chosen.text != TextSize::normal && aids_.text == TextSize::normal) count(Use::aid, "text");
    if (chosen.high_contrast && !aids_.high_contrast) count(Use::aid, "contrast");
    if (chosen.lowered && !aids_.lowered) count(Use::aid, "lowered");
}

// Whichever way led there.
void App::count_place() {
    if (route().screen == Screen::sheet) count(Use::sheet, route().subject);
    if (route().screen == Screen::need) count(Use::need, route().subject);
}

}  // namespace parvis::kiosk

// Whoever walks through the app for the tour: touches what is shown by its label, waits, takes pictures.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/offscreen.h"
#include "kiosk/png.h"
#include "kiosk/tour/board.h"
#include "kiosk/tour/staff.h"
#include "kiosk/tour/updates.h"

namespace parvis::kiosk {

// A clock that the tour turns: pictures show the same minute, whenever they are taken.
class TourClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override { return day_ + std::chrono::hours{13} + std::chrono::minutes{32}; }
    [[nodiscard]] ClockReading dated() const override { return {ClockTrust::network_or_rtc, wall()}; }
    // Of a content made later than that: the day on which it was made. A time before it is shown to nobody.
    void not_before(const std::optional<std::chrono::year_month_day>& made) {
        if (made) day_ = std::max(day_, std::chrono::sys_days{*made});
    }
    void pass(std::chrono::milliseconds time) { now_ += time; }

private:
    std::chrono::sys_days day_{std::chrono::year{2026} / 11 / 25};
    Instant now_{};
};

class Guide {
public:
    Guide(Offscreen& offscreen, TourClock& clock, std::filesystem::path folder, Language language)
        : offscreen_(offscreen), clock_(clock), folder_(std::move(folder)), strings_(language) {
        offscreen_.app().follow_updates(&updates_);
        offscreen_.app().follow_staff(&staff_, &staff_);
    }
    ~Guide() {
        offscreen_.app().follow_updates(nullptr);
        offscreen_.app().follow_staff(nullptr, nullptr);
        offscreen_.app().follow_clock(nullptr);
        offscreen_.app().follow_display(nullptr);
    }
    Guide(const Guide&) = delete;
    Guide& operator=(const Guide&) = delete;

    // `number`: of the stop, so that the same screens bear the same names in every walk.
    Status take(int stop, const std::string& name) {
        settle();
        if (!unreached_.empty()) return fail(Errc::not_found, "tour: " + name + ": no way to “" + unreached_ + "”");
        ++taken_;
        const std::string number = (stop < 10 ? "0" : "") + std::to_string(stop) + "-";
        const Glass& glass = offscreen_.glass();
        return write_png(folder_ / (number + name + ".png"), {glass.width_px, glass.height_px}, offscreen_.picture());
    }

    void go(const RouteEvent& event) {
        offscreen_.app().apply(Go{event});
        settle();
    }

    // Touches what carries the label, if anything in sight does; scrolls to it first. Whether it did.
    bool touch(std::string_view label) {
        show(label);
        const Node* target = find(label);
        if (target == nullptr || target->visible.empty()) return false;
        const float x = target->visible.centre_x();
        const float y = target->visible.centre_y();
        drag(x, y, y);
        return true;
    }

    // The same where every content has it: else the picture would be one of something else, and is not taken.
    void reach(std::string_view label) {
        if (!touch(label)) unreached_ = label;
    }

    // Scrolls to what carries the label.
    void show(std::string_view label) {
        constexpr int longest_page = 60;  // in strokes of a finger
        for (int tries = 0; tries < longest_page; ++tries) {
            const Node* target = find(label);
            if (target == nullptr) return;
            const Node* area = offscreen_.app().tree().find(target->inside);
            if (area == nullptr || target->visible.height > target->box.height * 0.7F) return;
            const float away = target->box.y - area->visible.y;
            const float part = std::abs(away) > area->visible.height ? 0.8F : 0.4F;
            const float by = area->visible.height * (away < 0 ? part : -part);
            drag(area->visible.right() - 2, area->visible.centre_y() - by / 2, area->visible.centre_y() + by / 2);
        }
    }

    // What opens a group of the filter sheet fully.
    void touch_more() {
        if (const Node* more = offscreen_.app().tree().find(widget_id("more values"))) touch(std::string(more->label));
    }

    // All chapters of a sheet that are folded.
    void unfold() {
        for (int chapter = 0; chapter < 8; ++chapter)
            if (const Node* button = offscreen_.app().tree().find(widget_id("read-on", std::to_string(chapter))))
                touch(std::string(button->label));
    }

    void toggle(const std::vector<FilterToggled>& filters) {
        for (const FilterToggled& filter : filters) offscreen_.app().apply(filter);
    }

    [[nodiscard]] const Strings& strings() const { return strings_; }

    void type(std::string_view words) {
        for (const char letter : words) offscreen_.app().apply(Typed{std::string(1, letter)});
    }

    // Drags the page up by most of its height, and lets it come to rest.
    void scroll() {
        const auto height = static_cast<float>(offscreen_.glass().height_px);
        drag(static_cast<float>(offscreen_.glass().width_px) / 2, height * 0.8F, height * 0.1F);
    }

    // A finger there, in shares of the glass, that is lifted at the farther edge: no tap on what lies beneath it.
    void wipe(float x, float y) {
        const Glass& glass = offscreen_.glass();
        const auto height = static_cast<float>(glass.height_px);
        drag(x * static_cast<float>(glass.width_px), y * height, y < 0.5F ? height - 1 : 0);
    }

    // Rests a finger on it for a long press; lift() takes it away.
    void hold(std::string_view label) {
        clock_.pass(between_touches);
        const Node* node = find(label);
        if (node == nullptr) return;
        const platform::Contact down{platform::ContactPhase::down, node->visible.centre_x(), node->visible.centre_y(),
                                     clock_.now()};
        offscreen_.app().on_contact(down);
        offscreen_.draw();
        clock_.pass(std::chrono::milliseconds{600});
    }
    void lift() {
        offscreen_.app().on_contact({platform::ContactPhase::cancel, 0, 0, clock_.now()});
        settle();
    }

    [[nodiscard]] TourUpdates& updates() { return updates_; }
    [[nodiscard]] TourStaff& staff() { return staff_; }
    // From here the clock is a board's: with a battery, or without one.
    void keep_time(bool has_battery) {
        time_.emplace(clock_);
        if (!has_battery) time_->lose_battery();
        offscreen_.app().follow_clock(&time_->clock());
        offscreen_.app().follow_display(&display_);
        wait(std::chrono::seconds{60});
    }
    void open_staff() {
        offscreen_.app().tell_settings({});
        updates_.nothing();
        go(HomeChosen{});
        offscreen_.app().apply(StaffOpened{});
        settle();
    }
    void leave() {
        wait(std::chrono::seconds{600});
        paint();
    }

    // The display, stepped on until something of its slide reads so.
    void show_slide(std::string_view label) {
        constexpr int most_slides = 200;
        const auto shown = [&] {
            return std::ranges::any_of(offscreen_.app().tree().nodes(),
                                       [&](const Node& it) { return it.label == label; });
        };
        start_display();
        for (int i = 0; i < most_slides && !shown(); ++i) {
            offscreen_.app().apply(SlideStepped{1});
            paint();
        }
    }
    // What its slide opens.
    void open_slide(const Route& page) {
        start_display();
        go(SlideOpened{page});
    }
    void pause() { offscreen_.app().apply(SlidesPaused{true}); }
    void open_update() {
        settle();
        offscreen_.app().apply(UpdateOpened{});
    }

    // As after a start with a file of settings that lacks a quotation mark.
    void misread_settings() {
        updates_.nothing();
        go(HomeChosen{});
        offscreen_.app().tell_settings({{"parvis.toml", 12, "", "", SettingFault::line}});
    }

    void open_aids() {
        offscreen_.app().apply(AidsPanel{true});
        settle();
    }

    void choose(const Aids& aids) {
        offscreen_.app().apply(AidsChosen{aids});
        settle();
        offscreen_.app().apply(AidsPanel{false});
    }

    void wait(std::chrono::seconds time) {
        clock_.pass(time);
        settle();
    }

    [[nodiscard]] int taken() const { return taken_; }

private:
    static constexpr std::chrono::milliseconds between_touches{400};
    static constexpr std::chrono::milliseconds between_frames{16};

    void drag(float x, float from_y, float to_y) {
        clock_.pass(between_touches);
        using platform::ContactPhase;
        offscreen_.app().on_contact({ContactPhase::down, x, from_y, clock_.now()});
        offscreen_.app().on_contact({ContactPhase::move, x, to_y, clock_.now()});
        offscreen_.draw();
        clock_.pass(between_touches);
        offscreen_.app().on_contact({ContactPhase::up, x, to_y, clock_.now()});
        settle();
    }

    // What waits for pictures has them, and has come.
    void paint() {
        for (int i = 0; i < 4; ++i) {
            settle();
            offscreen_.finish_covers();
            clock_.pass(between_touches);
        }
    }

    void start_display() {
        updates_.nothing();
        if (offscreen_.app().route().screen != Screen::attract) leave();
    }

    // What was drawn last lies on top.
    [[nodiscard]] const Node* find(std::string_view label) const {
        const Node* found = nullptr;
        for (const Node& node : offscreen_.app().tree().nodes())
            if (node.tappable && node.label == label) found = &node;
        return found;
    }

    void settle() {
        offscreen_.draw();
        for (int frame = 0; frame < 400 && offscreen_.app().moving(); ++frame) {
            clock_.pass(between_frames);
            offscreen_.draw();
        }
    }

    Offscreen& offscreen_;
    TourClock& clock_;
    std::filesystem::path folder_;
    Strings strings_;
    TourUpdates updates_;
    TourStaff staff_;
    std::optional<TourTime> time_;
    TourDisplay display_;
    int taken_ = 0;
    std::string unreached_;  // what the way to this stop needed
};

}  // namespace parvis::kiosk

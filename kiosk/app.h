// The kiosk without a machine: what is shown, what was touched, where that leads. It knows no window and no renderer,
// so that tests and the tour drive the very same app. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/display_desk.h"
#include "kiosk/display_mode.h"
#include "kiosk/page.h"
#include "kiosk/route.h"
#include "kiosk/screens/aids_panel.h"
#include "kiosk/searcher.h"
#include "kiosk/session.h"
#include "kiosk/settings_notice.h"
#include "kiosk/staff_panel.h"
#include "kiosk/trusted_clock.h"
#include "kiosk/update_panel.h"
#include "kiosk/updater.h"
#include "kiosk/widgets/bottom_bar.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/touch.h"
#include "platform/base/clock.h"
#include "platform/touch_input.h"

namespace parvis::kiosk {

class CoverCache;
class Usage;
enum class Use : std::uint8_t;

struct AppOptions {
    Language language = Language::french;
    SessionTimes session{};
    bool reduced_motion = false;
    std::string centre{};        // ours, over what the content says; empty: as it says
    std::string centre_place{};  // where that is written, before what is wrong with it in the journal
    DisplayModeSettings display_mode{.on = false};
};

class App {
public:
    // All must outlive it; `fonts` belong to the current ImGui context. Without a searcher a search is answered at
    // once, on this thread.
    App(const AppOptions& options, const Clock& clock, const Fonts& fonts, CoverCache* covers,
        Searcher* searcher = nullptr);

    // Where new content comes from by itself, and what is said of it; may be null, must outlive the App.
    void follow_updates(Updater* updater) { update_.follow(updater); }

    // The staff's own pages; may be null, must outlive the App.
    void follow_staff(StaffDesk* desk, PinDoor* door) { staff_.follow(desk, door); }

    // Who draws the frames: the display's pictures move by what that costs.
    void draws_by(platform::Drawing drawing) { display_.draws_by(drawing); }
    // How far `clock` of the constructor is to be believed; null: as it says. Must outlive the App. Staff may set it.
    void follow_clock(TrustedClock* clock);
    // The display that staff may try; may be null, must outlive the App.
    void follow_display(DisplayDesk* display) { staff_.follow_display(display); }
    // Whether the glass is to be lit now though nobody is there. Hours that cannot be told from the clock are none.
    [[nodiscard]] bool is_time_to_show(const DisplayHours& hours) const;
    // Something is to be said to whoever brought it, or switched the board on.
    [[nodiscard]] bool has_news() const { return update_.tells_somebody() || settings_.shown(); }
    // Somebody came, and chose nothing yet: a touch that only lit the glass.
    void arrive();
    // Once for each turn of the loop, a frame or not: looks whether the time that is shown still holds.
    void keep_clock();
    // What is wrong with the settings: said above the page from now on, for a while.
    void tell_settings(std::vector<SettingProblem> problems) { settings_.tell(std::move(problems)); }
    // Counts what is used, not by whom; may be null, must outlive the App.
    void count_in(Usage* usage) { usage_ = usage; }

    // The content to show from now on; asked again every ten seconds while there is none to show: what is missing now
    // may be copied in a minute. The searcher opens the same.
    void open(ContentSource source);
    // Other content came. It is shown as soon as that takes nothing away: at once while nobody is there, during a visit
    // with the next change of place, so that a sheet can be read to its end. One that does not open is not shown.
    void renew(ContentSource source);
    // This content, or why there is none, without a way to ask again. Starts again from home.
    void show(Result<content::Catalogue> content);
    // What visitors see of a content that failed so.
    void show_fault(Errc code);

    void on_contact(const platform::Contact& contact);  // in page pixels
    void on_text(std::string_view utf8);                // of a keyboard
    void on_erase();
    void on_back();
    // What a visitor would have done by touch.
    void apply(const Intent& intent);

    // Draws a frame, between GuiContext::begin() and end().
    void draw(const Glass& glass);
    // The picture would change without any input: draw again.
    [[nodiscard]] bool moving() const { return dirty_ || moving_; }
    // When the frame drawn last will be out of date by itself: the clock, the question, its count-down.
    [[nodiscard]] std::optional<Instant> stale_at() const { return stale_at_; }
    // Whether a frame is wanted now.
    [[nodiscard]] bool wants_frame(Instant now) const { return moving() || (stale_at_ && *stale_at_ <= now); }
    // The next frame must be drawn: a cover or an answer is ready, the window was uncovered.
    void expose() { dirty_ = true; }

    [[nodiscard]] const SemanticTree& tree() const { return tree_; }
    // What lies behind everything drawn: 0xAARRGGBB.
    [[nodiscard]] std::uint32_t background() const { return 0xFF000000U | theme_.colours().paper; }
    [[nodiscard]] const Route& route() const { return stack_.back(); }
    [[nodiscard]] Presence presence() const { return session_.presence(); }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] const Canvas& canvas() const { return canvas_; }

private:
    void follow(const RouteEvent& event);
    void build_pages(std::size_t first);
    void take(Result<content::Catalogue> content);
    void adopt(content::Catalogue content);
    void keep_content(Instant now);
    [[nodiscard]] bool take_newer();
    void drop_content(Errc why);
    void search(std::string words);
    void ask();
    void accept(SearchAnswer answer);
    void keep_search(Instant now);
    void start_motion(bool slides);
    void be_deaf();
    void keep_session(Instant now);
    void end_visit(Instant now);
    void keep_update(Instant now);
    void keep_staff();
    void keep_preview();
    void keep_display(Instant now, const ClockReading& clock);
    void prepare_display(const BarView& shows, Instant now, Ui& ui);
    void keep_fault(Instant now);
    void start_display();
    [[nodiscard]] DisplayMode::Moment display_moment(const BarView& shows) const;
    void leave_staff(bool for_home);
    void note_stale_at(Instant now, const ClockReading& clock);
    std::optional<Intent> draw_page(Ui& ui);
    void choose(const Aids& aids);
    [[nodiscard]] ClockReading clock_reading() const;
    [[nodiscard]] BarView bar_view(const ClockReading& clock) const;
    void count(Use use, std::string_view id);
    void count_aids(const Aids& chosen);
    void count_place();
    [[nodiscard]] Box page_box(float bar_px) const;
    [[nodiscard]] bool at_display() const { return route().screen == Screen::attract; }
    [[nodiscard]] bool shows_bar() const { return !at_display() && !fault_alone_; }
    [[nodiscard]] bool untouched() const;
    [[nodiscard]] std::chrono::seconds reading_time() const;

    AppOptions options_;
    const Clock& clock_;
    CoverCache* covers_;
    Searcher* searcher_;
    Canvas canvas_;
    Theme theme_;
    Strings strings_;
    Session session_;
    Touch touch_;
    SemanticTree tree_;
    std::optional<content::Catalogue> catalogue_;
    ContentSource source_;                    // may be empty
    ContentSource newer_;                     // waits for its moment; may be empty
    std::optional<ContentSource> published_;  // what visitors see otherwise, while staff try a draft
    std::optional<Instant> retry_at_;
    std::string last_failure_;  // the journal needs it once, not every ten seconds
    Errc fault_ = Errc::not_found;
    std::string centre_;
    Aids aids_;
    AidsPanelState aids_panel_;
    bool aids_open_ = false;
    bool aids_changed_ = false;        // since the last frame
    std::optional<BarFold> bar_fold_;  // of the last frame
    RouteStack stack_;
    std::vector<Page> pages_;  // one for each place of stack_
    UpdatePanel update_;
    SettingsNotice settings_;
    StaffPanel staff_;
    DisplayMode display_;
    std::optional<Instant> display_at_;  // when it is to begin, while nobody is there
    std::optional<Instant> fault_moves_at_;
    int fault_moved_ = 0;
    bool fault_alone_ = false;  // a minute and more with nobody before it
    Usage* usage_ = nullptr;
    UpdateForm update_form_ = UpdateForm::none;  // of the last frame
    std::optional<Instant> page_came_;
    Instant asked_at_{};  // the question that the page on top waits for
    Instant last_frame_{};
    // Kept, not asked again: at the deadline itself the next one would be named and none would ever be reached.
    std::optional<Instant> stale_at_;
    bool dirty_ = true;
    bool moving_ = false;
    TrustedClock* trusted_ = nullptr;
    std::chrono::year_month_day built_on_{};  // the day that the pages were built for
};

}  // namespace parvis::kiosk

#include "kiosk/app.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "content/iso_day.h"
#include "content/text/utf8.h"
#include "kiosk/screens/still_there.h"
#include "kiosk/usage.h"
#include "kiosk/views/times.h"
#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/covers/cover_cache.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr float slop_mm = 8;
constexpr auto deaf_after_page = 300ms;
constexpr auto page_motion = 220ms;
constexpr float page_shift_units = 40;
constexpr auto patience = 150ms;             // an answer that comes sooner needs no word of waiting
constexpr int letters_read_per_second = 10;  // slowly, with pauses
constexpr std::size_t longest_search_bytes = 120;

void pop_letter(std::string& words) {
    std::u32string letters = content::to_code_points(words);
    if (!letters.empty()) letters.pop_back();
    words = content::to_utf8(letters);
}

}  // namespace

App::App(const AppOptions& options, const Clock& clock, const Fonts& fonts, CoverCache* covers, Searcher* searcher)
    : options_(options),
      clock_(clock),
      covers_(covers),
      searcher_(searcher),
      canvas_(fonts),
      theme_(Glass{}),
      strings_(options.language),
      session_(options.session),
      stack_{Route{Screen::fault, {}}},
      display_(options.display_mode, options.reduced_motion),
      last_frame_(clock.now()) {
    build_pages(0);
}

void App::on_contact(const platform::Contact& contact) {
    touch_.push(contact);
    staff_.on_contact(contact);
    dirty_ = true;
}

void App::arrive() {
    const Instant now = clock_.now();
    // Without frames nothing else has asked.
    if (session_.ended(now)) end_visit(now);
    session_.touched(now);
    if (at_display()) follow(HomeChosen{});
    dirty_ = true;
}

void App::on_text(std::string_view utf8) {
    if (presence() == Presence::asked) return apply(StillThere{});
    if (staff_.is_open()) return;
    if (at_display()) follow(HomeChosen{});
    if (route().screen == Screen::home) follow(SearchChosen{});
    if (pages_.back().words() != nullptr) apply(Typed{std::string(utf8)});
}

void App::on_erase() {
    if (presence() == Presence::asked) return apply(StillThere{});
    if (!staff_.is_open() && pages_.back().words() != nullptr) apply(Erased{});
}

void App::on_back() {
    if (presence() == Presence::asked) return apply(StillThere{});
    if (aids_open_) return apply(AidsPanel{false});
    apply(Go{BackChosen{}});
}

void App::apply(const Intent& intent) {
    if (std::get_if<MoreWanted>(&intent) != nullptr) {  // nobody's doing, and said in every frame until there is more
        if (!pages_.back().want_more()) return;
        build_pages(pages_.size() - 1);
        return ask();
    }
    dirty_ = true;
    session_.touched(clock_.now());
    if (const auto* go = std::get_if<Go>(&intent)) {
        // Back closes what lies over the page first.
        const bool back = std::holds_alternative<BackChosen>(go->event);
        if (std::exchange(aids_open_, false) && back) return;
        if (staff_.is_open()) return leave_staff(!back);
        if (back && pages_.back().close_overlay()) return be_deaf();
        return follow(go->event);
    }
    if (staff_.apply(intent)) return be_deaf();
    if (display_.apply(intent)) return;
    if (std::get_if<UpdateOpened>(&intent) != nullptr) return update_.open();
    if (std::get_if<UpdateClosed>(&intent) != nullptr) {
        update_.close();
        // Home is what whoever has just read of new content looks at; a page that is being read waits until it is left.
        if (route().screen == Screen::home && take_newer()) build_pages(0);
        return be_deaf();
    }
    if (std::get_if<SettingsNoticeRead>(&intent) != nullptr) {
        settings_.close();
        return be_deaf();
    }
    if (const auto* chosen = std::get_if<AidsChosen>(&intent)) return choose(chosen->aids);
    if (const auto* panel = std::get_if<AidsPanel>(&intent)) {
        aids_open_ = panel->open;
        aids_panel_ = {};
        return;
    }
    if (const auto* chosen = std::get_if<LanguageChosen>(&intent)) {
        if (chosen->language != strings_.language())
            count(Use::language, chosen->language == Language::english ? "en" : "fr");
        strings_ = Strings(chosen->language);
        return build_pages(0);
    }
    if (const auto* toggled = std::get_if<FilterToggled>(&intent)) {
        if (pages_.back().toggle_filter(toggled->group, toggled->value)) build_pages(pages_.size() - 1);
        return;
    }
    if (std::get_if<FiltersCleared>(&intent) != nullptr) {
        if (pages_.back().clear_filters()) build_pages(pages_.size() - 1);
        return;
    }
    const std::string* words = pages_.back().words();
    if (words == nullptr) return;
    std::string changed = *words;
    const bool anew = std::get_if<Cleared>(&intent) != nullptr || std::get_if<WordChosen>(&intent) != nullptr;
    if (anew && pages_.back().searched_in_vain()) count(Use::search_in_vain, {});
    if (const auto* typed = std::get_if<Typed>(&intent)) {
        if (changed.size() + typed->text.size() > longest_search_bytes || (changed.empty() && typed->text == " "))
            return;
        changed += typed->text;
    } else if (std::get_if<Erased>(&intent) != nullptr) {
        pop_letter(changed);
    } else if (std::get_if<Cleared>(&intent) != nullptr) {
        changed.clear();
    } else if (const auto* word = std::get_if<WordChosen>(&intent)) {
        changed = word->word;
    } else {
        return;
    }
    search(std::move(changed));
}

// The theme is made anew, the places stay.
void App::choose(const Aids& aids) {
    count_aids(aids);
    aids_ = aids;
    aids_changed_ = true;
    dirty_ = true;
}

void App::search(std::string words) {
    pages_.back().set_words(std::move(words));
    build_pages(pages_.size() - 1);
    ask();
}

// What the page on top waits for; a page that was left before its answer came asks again when one comes back.
void App::ask() {
    const std::optional<SearchQuestion> question = pages_.back().question();
    if (!question || !catalogue_) return;
    asked_at_ = clock_.now();
    if (searcher_ != nullptr && source_) return searcher_->ask(*question);
    accept({*question, catalogue_->search(question->words, {}, {0, question->limit})});
}

void App::accept(SearchAnswer answer) {
    if (pages_.back().question() != answer.question) return;  // of words that are no longer there
    if (!answer.result) {
        // What the database adds in brackets may quote what was typed.
        const std::string& why = answer.result.error().message;
        log(LogLevel::error, "search: " + why.substr(0, why.find(" (")));
        drop_content(answer.result.error().code);
        return follow(ContentFailed{});
    }
    pages_.back().take_answer(std::move(*answer.result));
    build_pages(pages_.size() - 1);
}

void App::keep_search(Instant now) {
    if (searcher_ != nullptr) {
        while (std::optional<SearchAnswer> answer = searcher_->answer()) {
            // The searcher opened the file again; ours is open still, whatever became of the file since.
            if (!answer->result && catalogue_)
                answer->result = catalogue_->search(answer->question.words, {}, {0, answer->question.limit});
            accept(std::move(*answer));
        }
    }
    pages_.back().show_waiting(now - asked_at_ >= patience);
}

void App::follow(const RouteEvent& event) {
    RouteStack before = std::exchange(stack_, {});
    stack_ = next(before, event);
    // The list of pages moves up with the places, so that the others keep what they remember.
    if (forgot_oldest(before, stack_) && pages_.size() == before.size()) pages_.erase(pages_.begin() + 1);
    std::size_t same = 0;
    while (same < std::min({pages_.size(), before.size(), stack_.size()}) && pages_[same].route() == stack_[same])
        ++same;
    const bool changed = stack_ != before || pages_.size() != stack_.size();
    if (changed && !pages_.empty() && pages_.back().searched_in_vain()) count(Use::search_in_vain, {});
    if (changed && !std::holds_alternative<BackChosen>(event)) count_place();
    const bool turned = changed_subject(before, stack_) && same + 1 == pages_.size();
    // Home starts afresh: it is where a visit begins, not where one was.
    if (stack_.size() == 1 && !std::holds_alternative<BackChosen>(event)) same = 0;
    if (turned) {
        pages_.back().turn_to(stack_.back());
    } else {
        pages_.erase(pages_.begin() + static_cast<std::ptrdiff_t>(same), pages_.end());
    }
    build_pages(changed && take_newer() ? 0 : same);
    ask();
    if (changed) start_motion(!turned);
    dirty_ = true;
}

// Builds the pages from `first` on. A sheet that is gone leads home; content that fails under us, to the fault.
void App::build_pages(std::size_t first) {
    const ClockReading clock = clock_reading();
    built_on_ = content::local_day(clock.wall);
    for (std::size_t i = pages_.size(); i < stack_.size(); ++i) pages_.emplace_back(stack_[i]);
    for (std::size_t i = first; i < pages_.size(); ++i) {
        if (stack_[i].screen == Screen::fault || !catalogue_) {
            pages_[i].build_fault(fault_, strings_);
            continue;
        }
        const Status built = pages_[i].build(*catalogue_, strings_, clock.wall, knows_time(clock.trust));
        if (!built) {
            log(LogLevel::error, "content: " + built.error().message);
            const bool only_this = built.error().code == Errc::not_found && i > 0;
            if (!only_this) drop_content(built.error().code);
            stack_ = only_this ? next(stack_, HomeChosen{}) : next(stack_, ContentFailed{});
            pages_.clear();
            return build_pages(0);
        }
    }
    dirty_ = true;
}

// Something else lies under the finger now: an impatient second tap must not choose it.
void App::be_deaf() {
    touch_.forget();
    touch_.deaf_until(clock_.now() + deaf_after_page);
}

void App::start_motion(bool slides) {
    be_deaf();
    if (slides && !options_.reduced_motion) page_came_ = clock_.now();
}

bool App::untouched() const {
    return stack_.size() == 1 && !pages_.back().scrolled() && strings_.language() == options_.language &&
           aids_ == Aids{} && !aids_open_ && !staff_.is_open() && !staff_.previews();
}

// Time to read what is in view, beyond the usual wait.
std::chrono::seconds App::reading_time() const {
    if (at_display() && display_.paused()) return std::max(0s, pause_lasts - options_.session.idle);
    std::size_t letters = 0;
    for (const Node& node : tree_.nodes())
        if ((node.role == Role::text || node.role == Role::heading) && !node.visible.empty())
            letters += content::to_code_points(node.label).size();
    const std::chrono::seconds needed{static_cast<int>(letters) / letters_read_per_second};
    return std::max(0s, needed - options_.session.idle);
}

void App::keep_update(Instant now) {
    if (std::optional<ContentSource> other = update_.keep(strings_, now)) renew(std::move(*other));
    // Beside a visitor's page there is room for a strip, on the display there is none.
    if (at_display() && update_.form(presence()) == UpdateForm::strip) follow(HomeChosen{});
    if (update_.take_installed()) count(Use::update, {});
    // What lies under a finger changes with it.
    if (const UpdateForm form = update_.form(presence()); std::exchange(update_form_, form) != form) be_deaf();
}

void App::keep_staff() {
    if (staff_.keep(strings_, clock_reading(), clock_.now())) be_deaf();
    // Who waits for the board has not gone away.
    if (staff_.works()) session_.touched(clock_.now());
}

// Back to what lay beneath, which was home.
void App::leave_staff(bool for_home) {
    for_home ? staff_.leave() : staff_.go_back();
    start_motion(!staff_.is_open());
}

void App::keep_session(Instant now) {
    // Before what was touched since: whoever comes after a visit does not go on with it.
    const bool was_asked = session_.presence() == Presence::asked;
    bool over = session_.ended(now);
    if (touch_.seen()) {
        update_.touched(presence(), now);
        if (was_asked) {
            // The touch that answers the question does nothing else.
            be_deaf();
        }
        session_.touched(now);
    }
    if (session_.presence() == Presence::asked && untouched()) {
        session_.leave();  // nothing was chosen: nobody needs to be asked
        over = true;
    }
    if (over) end_visit(now);
}

void App::end_visit(Instant now) {
    strings_ = Strings(options_.language);
    aids_ = {};
    aids_open_ = false;
    staff_.leave();
    touch_.forget();
    if (at_display()) return display_.begin();
    const bool may_display = display_.has_slides() && !settings_.shown();
    if (presence() == Presence::nobody && may_display && display_.prepared()) return start_display();
    follow(VisitEnded{});
    if (display_.on()) display_at_ = now;  // as soon as its first slide is painted
}

BarView App::bar_view(const ClockReading& clock) const {
    const bool known = knows_time(clock.trust);
    return {stack_.size() > 1 || staff_.is_open(), centre_, known ? date_text(strings_, clock.wall) : "",
            known ? clock_text(strings_, clock.wall) : "", aids_open_};
}

// Above the bar; in the lower half of the glass when a visitor pulled it there.
Box App::page_box(float bar_px) const {
    const auto width = static_cast<float>(theme_.glass().width_px);
    const auto height = static_cast<float>(theme_.glass().height_px);
    const float top = aids_.lowered && can_lower(theme_.glass()) ? std::round(height / 2) : 0;
    return {0, top, width, height - bar_px - top};
}

std::optional<Intent> App::draw_page(Ui& ui) {
    const Instant now = clock_.now();
    if (page_came_) {
        const float progress =
            std::min(1.0F, std::chrono::duration<float>(now - *page_came_) / std::chrono::duration<float>(page_motion));
        const float eased = 1 - std::pow(1 - progress, 3.0F);
        canvas_.set_motion(theme_.px(page_shift_units) * (1 - eased), eased);
        if (progress >= 1) page_came_.reset();
        ui.moving = ui.moving || page_came_.has_value();
    }
    std::optional<Intent> intent = staff_.is_open() ? staff_.draw(ui) : pages_.back().draw(ui);
    canvas_.set_motion(0, 1);
    return intent;
}

void App::draw(const Glass& glass) {
    const Instant now = clock_.now();
    if (!(glass == theme_.glass()) || !(aids_ == theme_.aids())) theme_ = Theme(glass, aids_);
    keep_clock();
    const ClockReading clock = clock_reading();
    dirty_ = false;
    touch_.advance(tree_, theme_.mm_px(slop_mm), now);
    keep_session(now);
    keep_update(now);
    settings_.keep(strings_, now);
    keep_staff();
    keep_preview();
    keep_content(now);
    keep_display(now, clock);
    keep_fault(now);
    keep_search(now);
    tree_.clear();
    canvas_.begin_frame();
    if (covers_ != nullptr) covers_->begin_frame();

    const float width = static_cast<float>(glass.width_px);
    const float height = static_cast<float>(glass.height_px);
    Ui ui{theme_, strings_, canvas_, tree_,
          touch_, covers_,  {},      std::chrono::duration<float>(now - last_frame_).count()};
    const float bar = shows_bar() ? bottom_bar_height(ui) : 0;
    ui.page = page_box(bar);
    const Box strip{ui.page.x, ui.page.y, ui.page.width, update_.strip_height(presence(), ui.page, ui)};
    const Box preview{strip.x, strip.bottom(), strip.width, staff_.strip_height(ui.page, ui)};
    // One strip at a time, and what passes first: the page is the visitor's.
    const bool alone = !at_display() && strip.height + preview.height == 0;
    const Box settings{strip.x, strip.y, strip.width, alone ? settings_.strip_height(ui.page, ui) : 0};
    const float top = std::max(preview.bottom(), settings.bottom());
    ui.page = {strip.x, top, strip.width, ui.page.bottom() - top};
    ui.strip_px = top - strip.y;
    ui.reduced_motion = options_.reduced_motion;
    last_frame_ = now;
    // Above a page that was pulled down, a picture: nothing there is within reach.
    if (strip.y > 0) draw_cover(ui, {centre_, {}, false}, {0, 0, width, strip.y}, 0, Corners::none);
    const BarView bar_shows = bar_view(clock);
    std::optional<Intent> intent = at_display() ? display_.draw(display_moment(bar_shows), ui) : draw_page(ui);
    const BarFold fold = fold_of(bar_shows, width, ui);
    // The buttons that a visitor is using must not vanish under the finger: what folds away opens as the panel.
    if (aids_ != Aids{} && bar_fold_ == BarFold::none && fold != BarFold::none && aids_changed_) aids_open_ = true;
    aids_changed_ = false;
    bar_fold_ = fold;
    if (aids_open_ && shows_bar())
        if (auto chosen = draw_aids_panel(fold, bar_shows.can_go_back, aids_panel_, ui)) intent = std::move(chosen);
    if (shows_bar())
        if (auto chosen = draw_bottom_bar(bar_shows, fold, {0, height - bar, width, bar}, ui))
            intent = std::move(chosen);
    if (auto chosen = update_.draw(presence(), strip, {0, 0, width, height}, ui)) intent = std::move(chosen);
    if (auto chosen = staff_.draw_strip(preview, ui)) intent = std::move(chosen);
    if (auto chosen = settings_.draw(settings, ui)) intent = std::move(chosen);
    if (!at_display()) prepare_display(bar_shows, now, ui);
    if (presence() == Presence::asked) {
        const StillThereView view{static_cast<int>(session_.left(now).count()),
                                  static_cast<int>(options_.session.countdown.count())};
        if (auto chosen = draw_still_there(view, {0, 0, width, height}, ui)) intent = std::move(chosen);
    }
    if (auto chosen = staff_.draw_over({0, 0, width, height}, ui)) intent = std::move(chosen);
    if (ui.changed_under_finger) {
        be_deaf();
        dirty_ = true;
    }
    moving_ = ui.moving || touch_.waiting();
    if (presence() == Presence::visiting) session_.allow(reading_time());
    if (intent) apply(*intent);
    note_stale_at(now, clock);
}

// For the frame that was drawn at `now`, with the clock showing that.
void App::note_stale_at(Instant now, const ClockReading& clock) {
    stale_at_ = session_.changes_at(now);
    const auto no_later_than = [this](Instant at) { stale_at_ = stale_at_ ? std::min(*stale_at_, at) : at; };
    if (retry_at_) no_later_than(*retry_at_);
    if (pages_.back().question() && now < asked_at_ + patience) no_later_than(asked_at_ + patience);
    if (const auto long_press = touch_.due_at()) no_later_than(*long_press);
    if (const auto update = update_.changes_at(now)) no_later_than(*update);
    if (const auto settings = settings_.changes_at()) no_later_than(*settings);
    if (const auto staff = staff_.changes_at(now)) no_later_than(*staff);
    if (fault_moves_at_) no_later_than(*fault_moves_at_);
    if (display_at_ && now < *display_at_) no_later_than(*display_at_);
    if (const auto seconds = display_.next_frame(); at_display() && seconds)
        no_later_than(now + std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<float>(*seconds)));
    if (stack_.size() == 1 && knows_time(clock.trust)) {
        const auto into_minute = clock.wall - std::chrono::floor<std::chrono::minutes>(clock.wall);
        no_later_than(now + std::chrono::duration_cast<Instant::duration>(1min - into_minute));
    }
}

}  // namespace parvis::kiosk

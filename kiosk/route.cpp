#include "kiosk/route.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace parvis::kiosk {
namespace {

// Longest way back that is remembered: someone who follows related actions for an hour still has a short one.
constexpr std::size_t most_places = 32;

// beside: as go, but in place of another of the same screen: whoever looks at one partner after the other is back at
// once. open: what the event names, with home behind it.
enum class Move : std::uint8_t { go, beside, back, restart, open };

using ScreenSet = unsigned;
constexpr ScreenSet on(Screen screen) {
    return 1U << static_cast<unsigned>(screen);
}
constexpr ScreenSet pages = on(Screen::home) | on(Screen::need) | on(Screen::ours) | on(Screen::others) |
                            on(Screen::organisations) | on(Screen::organisation) | on(Screen::organisation_actions) |
                            on(Screen::partners) | on(Screen::partner) | on(Screen::sheet) | on(Screen::official) |
                            on(Screen::poster) | on(Screen::search);
constexpr ScreenSet display = on(Screen::attract);
constexpr ScreenSet everywhere = pages | display | on(Screen::fault);

struct Row {
    ScreenSet from;
    Move move;
    Screen to;  // not read by Move::back; of Move::open, what lies behind
};

// In the order of RouteEvent's alternatives.
constexpr std::array<Row, std::variant_size_v<RouteEvent>> table = {{
    /* NeedChosen                */ {pages, Move::go, Screen::need},
    /* OurActionsChosen          */ {pages, Move::go, Screen::ours},
    /* OtherCentresChosen        */ {pages, Move::go, Screen::others},
    /* OrganisationsChosen       */ {pages, Move::go, Screen::organisations},
    /* OrganisationChosen        */ {pages, Move::go, Screen::organisation},
    /* OrganisationActionsChosen */ {pages, Move::go, Screen::organisation_actions},
    /* PartnersChosen            */ {pages, Move::go, Screen::partners},
    /* PartnerChosen             */ {pages, Move::beside, Screen::partner},
    /* ActionChosen              */ {pages, Move::go, Screen::sheet},
    /* OfficialChosen            */ {pages, Move::go, Screen::official},
    /* SearchChosen              */ {pages, Move::go, Screen::search},
    /* BackChosen                */ {pages, Move::back, Screen::home},
    /* HomeChosen                */ {pages | display, Move::restart, Screen::home},
    /* VisitEnded                */ {pages | display, Move::restart, Screen::home},
    /* DisplayStarted            */ {pages, Move::restart, Screen::attract},
    /* SlideOpened               */ {display, Move::open, Screen::home},
    /* ContentFailed             */ {everywhere, Move::restart, Screen::fault},
    /* ContentArrived            */ {everywhere, Move::restart, Screen::home},
}};

std::string subject_of(const RouteEvent& event) {
    if (const auto* need = std::get_if<NeedChosen>(&event)) return need->id;
    if (const auto* organisation = std::get_if<OrganisationChosen>(&event)) return organisation->id;
    if (const auto* organisation = std::get_if<OrganisationActionsChosen>(&event)) return organisation->id;
    if (const auto* partner = std::get_if<PartnerChosen>(&event)) return partner->id;
    if (const auto* action = std::get_if<ActionChosen>(&event)) return action->id;
    if (const auto* official = std::get_if<OfficialChosen>(&event)) return official->id;
    return {};
}

}  // namespace

RouteStack next(RouteStack stack, const RouteEvent& event) {
    const Row& row = table[event.index()];
    if ((row.from & on(stack.back().screen)) == 0) return stack;
    Route to{row.to, subject_of(event)};
    switch (row.move) {
        case Move::beside:
            if (to.screen == stack.back().screen) {
                stack.back() = std::move(to);
                return stack;
            }
            [[fallthrough]];
        case Move::go:
            if (to == stack.back()) return stack;
            stack.push_back(std::move(to));
            // The first place is where "back" ends: it stays.
            if (stack.size() > most_places) stack.erase(stack.begin() + 1);
            return stack;
        case Move::back:
            if (stack.size() > 1) stack.pop_back();
            return stack;
        case Move::restart:
            return {std::move(to)};
        case Move::open: {
            Route page = std::get<SlideOpened>(event).page;
            if (page.screen == to.screen || (pages & on(page.screen)) == 0) return {std::move(to)};
            return {std::move(to), std::move(page)};
        }
    }
    return stack;
}

bool changed_subject(const RouteStack& before, const RouteStack& after) {
    return before.size() == after.size() && before != after && before.back().screen == after.back().screen &&
           std::equal(before.begin(), before.end() - 1, after.begin());
}

bool forgot_oldest(const RouteStack& before, const RouteStack& after) {
    return before.size() > 2 && after.size() == before.size() && after != before &&
           std::equal(before.begin() + 2, before.end(), after.begin() + 1, after.end() - 1);
}

}  // namespace parvis::kiosk

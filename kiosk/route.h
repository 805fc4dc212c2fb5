// Where a visitor is, and where each event leads: one pure table. No screen names another.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace parvis::kiosk {

enum class Screen : std::uint8_t {
    home,
    need,    // the actions that a need gathers
    ours,    // all of our centre
    others,  // those of the other centres
    organisations,
    organisation,
    organisation_actions,  // all of one organisation
    partners,
    partner,  // one of them
    sheet,
    official,  // all that the source says of an action, in its own words
    poster,    // one of the staff's, of the display
    search,
    attract,  // the display of an hour without visitors
    fault,
};

// One place: a screen and what it shows.
struct Route {
    Screen screen = Screen::home;
    std::string subject;  // the id of the need, the organisation, the partner, the action or the poster; else empty
    bool operator==(const Route&) const = default;
};

// The places one came through; never empty, the last is shown, the first is home or a fault.
using RouteStack = std::vector<Route>;

struct NeedChosen {
    std::string id;
};
struct OurActionsChosen {};
struct OtherCentresChosen {};
struct OrganisationsChosen {};  // the list of centres
struct OrganisationChosen {     // a centre's page
    std::string id;
};
struct OrganisationActionsChosen {
    std::string id;
};
struct PartnersChosen {};
struct PartnerChosen {
    std::string id;
};
struct ActionChosen {
    std::string id;
};
struct OfficialChosen {
    std::string id;  // the action's
};
struct SearchChosen {};
struct BackChosen {};
struct HomeChosen {};
struct VisitEnded {};      // nobody is there any more
struct DisplayStarted {};  // nor will anybody be for a while, as it seems
struct SlideOpened {       // of the display, by a touch
    Route page;            // what it shows; home: there is no more to say of it
};
struct ContentFailed {};
struct ContentArrived {};

using RouteEvent =
    std::variant<NeedChosen, OurActionsChosen, OtherCentresChosen, OrganisationsChosen, OrganisationChosen,
                 OrganisationActionsChosen, PartnersChosen, PartnerChosen, ActionChosen, OfficialChosen, SearchChosen,
                 BackChosen, HomeChosen, VisitEnded, DisplayStarted, SlideOpened, ContentFailed, ContentArrived>;

// The places after the event. An event that means nothing where one is leaves them as they are.
[[nodiscard]] RouteStack next(RouteStack stack, const RouteEvent& event);

// Whether `after` is `before` with its last place given up for another of the same screen: a partner for a partner.
[[nodiscard]] bool changed_subject(const RouteStack& before, const RouteStack& after);

// Whether `after` is `before` with a new place at its end and the oldest after the first given up for it.
[[nodiscard]] bool forgot_oldest(const RouteStack& before, const RouteStack& after);

}  // namespace parvis::kiosk

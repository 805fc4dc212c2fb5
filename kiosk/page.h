// One place of the way back: its route, what it shows, and what it remembers (how far it was scrolled).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "content/catalogue/catalogue.h"
#include "kiosk/route.h"
#include "kiosk/searcher.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {

struct HomePlace {
    HomeView view;
    HomeState state;
};
struct BrowsePlace {
    BrowseView view;
    BrowseState state;
    content::Filters filters;
    int limit = 0;
};
struct OrganisationsPlace {
    OrganisationsView view;
    OrganisationsState state;
};
struct OrganisationPlace {
    OrganisationView view;
    OrganisationState state;
};
struct PartnersPlace {
    PartnersView view;
    PartnersState state;
};
struct PartnerPlace {
    PartnerView view;
    PartnerState state;
};
struct SheetPlace {
    SheetView view;
    SheetState state;
};
struct OfficialPlace {
    OfficialView view;
    OfficialState state;
};
struct PosterPlace {
    PosterView view;
    PosterState state;
};
struct SearchPlace {
    SearchView view;
    SearchState state;
    SearchQuestion question;  // what is typed
    SearchQuestion answered;  // what `found` answers: until the next answer comes, it stays
    content::SearchResult found;
    std::optional<std::vector<PlaceName>> names;  // once the content was asked for them
};
struct AttractPlace {};  // what it shows goes on from visit to visit: display_mode.h
struct FaultPlace {
    FaultView view;
    FaultState state;
};

class Page {
public:
    explicit Page(Route route);

    [[nodiscard]] const Route& route() const { return route_; }
    // Asks the catalogue anew, keeps what is remembered. Not needed for a fault. Where `now` is not to be believed,
    // nothing is left out for being over and nothing is said of what comes next.
    [[nodiscard]] Status build(const content::Catalogue& catalogue, const Strings& strings, WallTime now,
                               bool now_is_known);
    void build_fault(Errc code, const Strings& strings);
    // How many steps a fault's card has moved.
    void stir(int steps);
    // Shows more of a long list at the next build(); false when all of it is shown already, or it is not one.
    [[nodiscard]] bool want_more();

    // Shows another subject of the same screen; what stays in view while one goes from one to the other is kept.
    void turn_to(Route route);

    [[nodiscard]] std::optional<Intent> draw(Ui& ui);

    // What is chosen in a list; false when it is not one. Seen at the next build(), from the top of the list.
    [[nodiscard]] bool toggle_filter(content::FacetGroup group, const std::string& value);
    [[nodiscard]] bool clear_filters();
    // Closes what lies over the page; false when nothing does.
    [[nodiscard]] bool close_overlay();

    // The words of a search; nullptr on other pages.
    [[nodiscard]] const std::string* words() const;
    void set_words(std::string words);
    // What a search is to be asked for; none when all is answered, or on other pages.
    [[nodiscard]] std::optional<SearchQuestion> question() const;
    // The answer to question(); shown from the next build() on.
    void take_answer(content::SearchResult result);
    // Words were typed, and all that was found is nothing.
    [[nodiscard]] bool searched_in_vain() const;
    // The content is another: what was answered is asked again.
    void forget_answer();
    // Whether it is time to say that an answer is awaited, where one is.
    void show_waiting(bool overdue);
    [[nodiscard]] bool scrolled() const;

private:
    Route route_;
    std::variant<HomePlace, BrowsePlace, OrganisationsPlace, OrganisationPlace, PartnersPlace, PartnerPlace, SheetPlace,
                 OfficialPlace, PosterPlace, SearchPlace, AttractPlace, FaultPlace>
        place_;
};

}  // namespace parvis::kiosk

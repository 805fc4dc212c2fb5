#include "kiosk/page.h"

#include <utility>

namespace parvis::kiosk {
namespace {

constexpr int cards_at_once = 60;

template <class View>
Status take(Result<View> made, View& view) {
    if (!made) return fail(std::move(made).error());
    view = std::move(*made);
    return {};
}

Status build_search(SearchPlace& search, const content::Catalogue& catalogue, const Strings& strings) {
    if (!search.names) {
        auto names = place_names(catalogue);
        if (!names) return fail(std::move(names).error());
        search.names = std::move(*names);
    }
    return take(
        make_search_view(catalogue, search.question.words, search.answered.words, search.found, *search.names, strings),
        search.view);
}

}  // namespace

Page::Page(Route route) : route_(std::move(route)) {
    switch (route_.screen) {
        case Screen::home:
            place_ = HomePlace{};
            break;
        case Screen::need:
        case Screen::ours:
        case Screen::others:
        case Screen::organisation_actions:
            place_ = BrowsePlace{{}, {}, {}, cards_at_once};
            break;
        case Screen::organisations:
            place_ = OrganisationsPlace{};
            break;
        case Screen::organisation:
            place_ = OrganisationPlace{};
            break;
        case Screen::partners:
            place_ = PartnersPlace{};
            break;
        case Screen::partner:
            place_ = PartnerPlace{};
            break;
        case Screen::sheet:
            place_ = SheetPlace{};
            break;
        case Screen::official:
            place_ = OfficialPlace{};
            break;
        case Screen::poster:
            place_ = PosterPlace{};
            break;
        case Screen::search:
            place_ = SearchPlace{{}, {}, {{}, cards_at_once}, {{}, cards_at_once}, {}, {}};
            break;
        case Screen::attract:
            place_ = AttractPlace{};
            break;
        case Screen::fault:
            place_ = FaultPlace{};
            break;
    }
}

Status Page::build(const content::Catalogue& catalogue, const Strings& strings, WallTime now, bool now_is_known) {
    if (auto* home = std::get_if<HomePlace>(&place_)) return take(make_home_view(catalogue, strings), home->view);
    if (auto* browse = std::get_if<BrowsePlace>(&place_))
        return take(make_browse_view(catalogue, route_, browse->filters, strings, browse->limit), browse->view);
    if (auto* organisations = std::get_if<OrganisationsPlace>(&place_))
        return take(make_organisations_view(catalogue, strings), organisations->view);
    if (auto* organisation = std::get_if<OrganisationPlace>(&place_))
        return take(make_organisation_view(catalogue, route_.subject, strings, now), organisation->view);
    if (auto* partners = std::get_if<PartnersPlace>(&place_))
        return take(make_partners_view(catalogue, strings, now), partners->view);
    if (auto* partner = std::get_if<PartnerPlace>(&place_)) {
        const Status built = take(make_partner_view(catalogue, route_.subject, strings, now), partner->view);
        if (!now_is_known) partner->view.next_time.clear();
        return built;
    }
    if (auto* sheet = std::get_if<SheetPlace>(&place_))
        return take(make_sheet_view(catalogue, route_.subject, strings, now), sheet->view);
    if (auto* official = std::get_if<OfficialPlace>(&place_))
        return take(make_official_view(catalogue, route_.subject, strings), official->view);
    if (auto* poster = std::get_if<PosterPlace>(&place_))
        return take(make_poster_view(catalogue, route_.subject, strings, now), poster->view);
    if (auto* search = std::get_if<SearchPlace>(&place_)) return build_search(*search, catalogue, strings);
    return {};
}

void Page::build_fault(Errc code, const Strings& strings) {
    if (auto* fault = std::get_if<FaultPlace>(&place_)) fault->view = make_fault_view(code, strings);
}

void Page::stir(int steps) {
    if (auto* fault = std::get_if<FaultPlace>(&place_)) fault->view.moved = steps;
}

bool Page::want_more() {
    const auto widen = [](int& limit, int total) {
        if (limit >= total) return false;
        limit *= 2;
        return true;
    };
    if (auto* browse = std::get_if<BrowsePlace>(&place_)) return widen(browse->limit, browse->view.filters.total);
    auto* search = std::get_if<SearchPlace>(&place_);
    return search != nullptr && !question() && widen(search->question.limit, search->found.total);
}

void Page::turn_to(Route route) {
    route_ = std::move(route);
    if (auto* partner = std::get_if<PartnerPlace>(&place_)) partner->state.scroll = {};
}

std::optional<Intent> Page::draw(Ui& ui) {
    if (auto* home = std::get_if<HomePlace>(&place_)) return draw_home(home->view, home->state, ui);
    if (auto* browse = std::get_if<BrowsePlace>(&place_)) return draw_browse(browse->view, browse->state, ui);
    if (auto* organisations = std::get_if<OrganisationsPlace>(&place_))
        return draw_organisations(organisations->view, organisations->state, ui);
    if (auto* organisation = std::get_if<OrganisationPlace>(&place_))
        return draw_organisation(organisation->view, organisation->state, ui);
    if (auto* partners = std::get_if<PartnersPlace>(&place_)) return draw_partners(partners->view, partners->state, ui);
    if (auto* partner = std::get_if<PartnerPlace>(&place_)) return draw_partner(partner->view, partner->state, ui);
    if (auto* sheet = std::get_if<SheetPlace>(&place_)) return draw_sheet(sheet->view, sheet->state, ui);
    if (auto* official = std::get_if<OfficialPlace>(&place_)) return draw_official(official->view, official->state, ui);
    if (auto* poster = std::get_if<PosterPlace>(&place_)) return draw_poster(poster->view, poster->state, ui);
    if (auto* search = std::get_if<SearchPlace>(&place_)) return draw_search(search->view, search->state, ui);
    if (std::holds_alternative<AttractPlace>(place_)) return std::nullopt;
    auto& fault = std::get<FaultPlace>(place_);
    return draw_fault(fault.view, fault.state, ui);
}

bool Page::toggle_filter(content::FacetGroup group, const std::string& value) {
    auto* browse = std::get_if<BrowsePlace>(&place_);
    if (browse == nullptr) return false;
    std::vector<std::string>& chosen = browse->filters.of(group);
    if (std::erase(chosen, value) == 0) chosen.push_back(value);
    browse->state.scroll = {};
    browse->limit = cards_at_once;
    return true;
}

bool Page::clear_filters() {
    auto* browse = std::get_if<BrowsePlace>(&place_);
    if (browse == nullptr) return false;
    browse->filters = {};
    browse->state.scroll = {};
    browse->limit = cards_at_once;
    return true;
}

bool Page::close_overlay() {
    auto* browse = std::get_if<BrowsePlace>(&place_);
    return browse != nullptr && std::exchange(browse->state.filters.open, false);
}

const std::string* Page::words() const {
    const auto* search = std::get_if<SearchPlace>(&place_);
    return search == nullptr ? nullptr : &search->question.words;
}

void Page::set_words(std::string words) {
    auto* search = std::get_if<SearchPlace>(&place_);
    if (search == nullptr) return;
    search->question = {std::move(words), cards_at_once};
    if (search->question.words.empty()) take_answer({});
}

std::optional<SearchQuestion> Page::question() const {
    const auto* search = std::get_if<SearchPlace>(&place_);
    if (search == nullptr || search->question == search->answered) return std::nullopt;
    return search->question;
}

void Page::take_answer(content::SearchResult result) {
    auto* search = std::get_if<SearchPlace>(&place_);
    if (search == nullptr) return;
    if (search->answered.words != search->question.words) search->state.scroll = {};
    search->answered = search->question;
    search->found = std::move(result);
}

bool Page::searched_in_vain() const {
    const auto* search = std::get_if<SearchPlace>(&place_);
    return search != nullptr && !search->question.words.empty() && search->question == search->answered &&
           search->found.total == 0;
}

void Page::forget_answer() {
    auto* search = std::get_if<SearchPlace>(&place_);
    if (search == nullptr) return;
    search->answered = {};
    search->found = {};
    search->names.reset();
    if (search->question.words.empty()) take_answer({});
}

void Page::show_waiting(bool overdue) {
    if (auto* search = std::get_if<SearchPlace>(&place_)) search->view.waiting = overdue && question().has_value();
}

bool Page::scrolled() const {
    const auto* home = std::get_if<HomePlace>(&place_);
    return home != nullptr && home->state.scroll.offset_px != 0;
}

}  // namespace parvis::kiosk

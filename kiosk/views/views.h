// From the catalogue's answers to what each screen shows. Built when the route, the words, the language or the content
// change, not in every frame. Each fails as the catalogue does, with malformed or unreadable; where more can go wrong
// it is said.
#pragma once

#include <string>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/screens/browse.h"
#include "kiosk/screens/fault.h"
#include "kiosk/screens/home.h"
#include "kiosk/screens/official.h"
#include "kiosk/screens/organisation.h"
#include "kiosk/screens/organisations.h"
#include "kiosk/screens/partner.h"
#include "kiosk/screens/partners.h"
#include "kiosk/screens/poster.h"
#include "kiosk/screens/search.h"
#include "kiosk/screens/sheet.h"
#include "kiosk/strings/strings.h"
#include "kiosk/views/place_names.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

[[nodiscard]] ActionCard make_card(const content::ActionSummary& summary);

// Cards of one page; those that share a title name their place.
[[nodiscard]] std::vector<ActionCard> make_cards(const std::vector<content::ActionSummary>& summaries);
void tell_apart(std::vector<ActionCard>& cards);

[[nodiscard]] Result<std::vector<NeedTile>> make_need_tiles(const content::Catalogue& catalogue,
                                                            const Strings& strings);
[[nodiscard]] Result<HomeView> make_home_view(const content::Catalogue& catalogue, const Strings& strings);
// The list that the route names, narrowed. `limit`, here and below: how many cards at most; the total counts all. Fails
// with not_found when the content has no such organisation any more.
[[nodiscard]] Result<BrowseView> make_browse_view(const content::Catalogue& catalogue, const Route& route,
                                                  const content::Filters& filters, const Strings& strings, int limit);
[[nodiscard]] Result<OrganisationsView> make_organisations_view(const content::Catalogue& catalogue,
                                                                const Strings& strings);
// Fails with not_found when the content has no such organisation any more.
[[nodiscard]] Result<OrganisationView> make_organisation_view(const content::Catalogue& catalogue,
                                                              const std::string& id, const Strings& strings,
                                                              WallTime now);
[[nodiscard]] Result<PartnersView> make_partners_view(const content::Catalogue& catalogue, const Strings& strings,
                                                      WallTime now);
// Fails with not_found, here and for a sheet, when the content has no such partner or action.
[[nodiscard]] Result<PartnerView> make_partner_view(const content::Catalogue& catalogue, const std::string& id,
                                                    const Strings& strings, WallTime now);
// Fails with not_found when the content has no such action any more.
[[nodiscard]] Result<SheetView> make_sheet_view(const content::Catalogue& catalogue, const std::string& id,
                                                const Strings& strings, WallTime now);
[[nodiscard]] Result<OfficialView> make_official_view(const content::Catalogue& catalogue, const std::string& id,
                                                      const Strings& strings);
// Fails with not_found when the content has no such poster any more.
[[nodiscard]] Result<PosterView> make_poster_view(const content::Catalogue& catalogue, const std::string& id,
                                                  const Strings& strings, WallTime now);
// `words` as they stand in the field; `found` answers `answered`, which may be what stood there before.
[[nodiscard]] Result<SearchView> make_search_view(const content::Catalogue& catalogue, const std::string& words,
                                                  const std::string& answered, const content::SearchResult& found,
                                                  const std::vector<PlaceName>& names, const Strings& strings);
[[nodiscard]] FaultView make_fault_view(Errc code, const Strings& strings);

}  // namespace parvis::kiosk

// What lists, filters and centres show, from a content.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/views/letters.h"
#include "kiosk/views/views.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using content::FacetGroup;

namespace {

using Words = std::vector<std::string>;

content::Action sheet(const std::string& id, Words publics, const std::string& department) {
    content::Action action;
    action.id = id;
    action.title = action.source_title = "Fiche " + id;
    action.publics = std::move(publics);
    action.department = department;
    return action;
}

BrowseView browse(const content::Document& document, const content::Filters& filters = {},
                  Language language = Language::french) {
    const testing::TemporaryFolder folder;
    REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
    const auto catalogue = content::Catalogue::open(folder / "content.parvis");
    REQUIRE(catalogue);
    auto view = make_browse_view(*catalogue, {Screen::others, {}}, filters, Strings(language), 60);
    REQUIRE(view);
    return std::move(*view);
}

const FilterGroup* find_group(const BrowseView& view, FacetGroup group) {
    for (const FilterGroup& it : view.filters.groups)
        if (it.group == group) return &it;
    return nullptr;
}

Words labels(const FilterGroup* group) {
    REQUIRE(group != nullptr);
    Words all;
    for (const FilterValue& value : group->values) all.push_back(value.label);
    return all;
}

Words quick(const BrowseView& view) {
    Words all;
    for (const QuickFilter& it : view.quick) all.push_back(it.label);
    return all;
}

}  // namespace

TEST_CASE("a name is found under its telling words, not under those that all have") {
    const std::vector<std::string_view> names = {"Centre social La Source",
                                                 "Centre social des Écoles",
                                                 "Centre social Œuvre 2000",
                                                 "Maison pour tous",
                                                 "Centre social",
                                                 "Centre social L’Élan",
                                                 "…"};
    CHECK(letters_of_names(names) == Words{"S", "E", "O2", "MT", "CS", "E", "#"});
    CHECK(all_letters(letters_of_names(names)) == "#2CEMOST");
}

TEST_CASE("few names have no words in common: each counts") {
    CHECK(letters_of_names({"Centre Bleu", "Centre Doux"}) == Words{"CB", "CD"});
}

TEST_CASE("a group without a choice is not offered, one with a choice says what is chosen") {
    content::Document document;
    document.actions = {sheet("a", {"Familles"}, "Lot"), sheet("b", {"Seniors"}, "Lot")};
    content::Filters filters;
    CHECK(find_group(browse(document), FacetGroup::department) == nullptr);
    CHECK(find_group(browse(document), FacetGroup::publics)->summary == "tous");
    filters.of(FacetGroup::publics) = {"Seniors", "Familles"};
    CHECK(find_group(browse(document, filters), FacetGroup::publics)->summary == "Familles, Seniors");
    CHECK(find_group(browse(document, {}, Language::english), FacetGroup::publics)->summary == "all");
}

TEST_CASE("what is missing is a value too, the last one, and says so") {
    content::Document document;
    document.actions = {sheet("a", {}, ""), sheet("b", {}, ""), sheet("c", {"Seniors"}, "Lot")};
    document.actions[2].dimension = "Accompagnement de projets";
    document.actions[2].status = "Terminée";
    const BrowseView view = browse(document);
    CHECK(labels(find_group(view, FacetGroup::publics)) == Words{"Seniors", "Public non précisé"});
    CHECK(labels(find_group(view, FacetGroup::dimension)) == Words{"Projets d’habitants", "Sans thème"});
    CHECK(labels(find_group(view, FacetGroup::status)) == Words{"Terminée", "État non précisé"});
    CHECK(labels(find_group(view, FacetGroup::department)) == Words{"Lot", "Département non précisé"});
}

TEST_CASE("a long group can be gone through by the alphabet, accents aside, what is missing last") {
    content::Document document;
    for (int i = 0; i < 20; ++i)
        document.actions.push_back(sheet(std::to_string(i), {std::string(1, static_cast<char>('t' - i)) + "x"}, ""));
    document.actions[0].publics = {"Équipes"};
    document.actions[1].publics = {};
    const BrowseView view = browse(document);
    const FilterGroup* group = find_group(view, FacetGroup::publics);
    REQUIRE(group != nullptr);
    REQUIRE(group->by_name.size() == 20);
    Words sorted;
    for (const std::size_t place : group->by_name) sorted.push_back(group->values[place].label);
    CHECK(sorted[4] == "Équipes");
    CHECK(sorted[5] == "ex");
    CHECK(sorted.back() == "Public non précisé");
    CHECK_FALSE(group->letters.empty());
    document.actions.resize(18);
    CHECK(find_group(browse(document), FacetGroup::publics)->letters.empty());
}

TEST_CASE("two filters of one name are told apart by their groups") {
    content::Document document;
    document.actions = {sheet("a", {"Familles"}, "Lot"), sheet("b", {"Seniors"}, "Yonne")};
    document.actions[0].keywords = {"Familles"};
    content::Filters filters;
    filters.of(FacetGroup::publics) = {"Familles"};
    filters.of(FacetGroup::keyword) = {"Familles"};
    filters.of(FacetGroup::department) = {"Lot"};
    Words active;
    for (const ActiveFilter& it : browse(document, filters).active) active.push_back(it.label);
    CHECK(active == Words{"Pour qui · Familles", "Mots clés · Familles", "Lot"});
}

TEST_CASE("when nothing is left each filter says what there would be without it") {
    content::Document document;
    document.actions = {sheet("a", {"Familles"}, "Lot"), sheet("b", {"Seniors"}, "Yonne"),
                        sheet("c", {"Seniors"}, "Yonne")};
    content::Filters filters;
    filters.of(FacetGroup::publics) = {"Familles"};
    filters.of(FacetGroup::department) = {"Yonne"};
    const BrowseView view = browse(document, filters);
    REQUIRE(view.active.size() == 2);
    CHECK(view.active[0].without == 2);
    CHECK(view.active[1].without == 1);
}

TEST_CASE("quick filters: two publics and a department nearest to half of the list") {
    content::Document document;
    const auto add = [&](int count, const Words& publics, const std::string& department) {
        for (int i = 0; i < count; ++i)
            document.actions.push_back(sheet(std::to_string(document.actions.size()), publics, department));
    };
    add(10, {"Tous publics"}, "Lot");
    add(5, {"Familles", "Bénévoles"}, "Yonne");
    add(2, {"Seniors", "Bénévoles"}, "Yonne");
    add(1, {"Adultes"}, "Paris");
    CHECK(quick(browse(document)) == Words{"Bénévoles", "Pour les familles", "Lot"});
    content::Filters filters;
    filters.of(FacetGroup::publics) = {"Bénévoles"};
    // Lot has none for volunteers, another public would add to them.
    CHECK(quick(browse(document, filters)).empty());
    filters.of(FacetGroup::publics).clear();
    filters.of(FacetGroup::department) = {"Yonne"};
    // All of Yonne is for volunteers: choosing them would change nothing.
    CHECK(quick(browse(document, filters)) == Words{"Pour les familles"});
    document.actions.resize(7);
    CHECK(quick(browse(document)).empty());
}

TEST_CASE("a list of one centre is called after it, and is gone with it") {
    const testing::TemporaryFolder folder;
    content::Document document;
    content::Organisation& centre = document.organisations.emplace_back();
    centre.id = "o";
    centre.name = centre.source_name = "La Source";
    document.actions = {sheet("a", {}, "")};
    document.actions[0].organisation_id = "o";
    REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
    const auto catalogue = content::Catalogue::open(folder / "content.parvis");
    REQUIRE(catalogue);
    const auto view = make_browse_view(*catalogue, {Screen::organisation_actions, "o"}, {}, Strings(), 60);
    REQUIRE(view);
    CHECK(view->title == "La Source");
    CHECK(view->cards.size() == 1);
    const auto gone = make_browse_view(*catalogue, {Screen::organisation_actions, "p"}, {}, Strings(), 60);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Errc::not_found);
    CHECK_FALSE(make_organisation_view(*catalogue, "p", Strings(), WallTime{}));
}

TEST_CASE("centres stand by department, ours first, those without one last, with how much they do") {
    const testing::TemporaryFolder folder;
    content::Document document;
    const auto add = [&](const std::string& id, const std::string& department, bool ours = false) {
        content::Organisation& centre = document.organisations.emplace_back();
        centre.id = id;
        centre.name = centre.source_name = "Centre " + id;
        centre.department = department;
        centre.is_ours = ours;
    };
    add("z", "Yonne");
    add("a", "Yonne");
    add("n", "");
    add("e", "Écrins");
    add("o", "Yonne", true);
    document.actions = {sheet("1", {}, ""), sheet("2", {}, "")};
    document.actions[0].organisation_id = document.actions[1].organisation_id = "a";
    REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
    const auto catalogue = content::Catalogue::open(folder / "content.parvis");
    REQUIRE(catalogue);
    const auto view = make_organisations_view(*catalogue, Strings());
    REQUIRE(view);
    Words told;
    for (const OrganisationSection& section : view->sections)
        for (const OrganisationRow& row : section.rows)
            told.push_back(section.title + "/" + row.name + "/" + row.count);
    CHECK(told == Words{"Notre centre/Centre o/0\u00a0action", "Écrins/Centre e/0\u00a0action",
                        "Yonne/Centre a/2\u00a0actions", "Yonne/Centre z/0\u00a0action",
                        "Département non précisé/Centre n/0\u00a0action"});
    CHECK(view->letters.empty());
}

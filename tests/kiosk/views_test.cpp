#include "kiosk/views/views.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/views/phrases.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;

namespace {

content::Organisation centre(const std::string& id, const std::string& name, bool ours = false) {
    content::Organisation organisation;
    organisation.id = id;
    organisation.source_name = organisation.name = name;
    organisation.department = "Lot";
    organisation.is_ours = ours;
    return organisation;
}

content::Action sheet(const std::string& id, const std::string& organisation) {
    content::Action action;
    action.id = id;
    action.title = action.source_title = "Fiche " + id;
    action.organisation_id = organisation;
    return action;
}

// What the screens ask of a content, written to a file and read again.
struct Written {
    explicit Written(const content::Document& document) : catalogue(open(document)) {}

    content::Catalogue open(const content::Document& document) const {
        REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
        auto opened = content::Catalogue::open(folder / "content.parvis");
        REQUIRE(opened);
        return std::move(*opened);
    }
    [[nodiscard]] bool has_others() const { return make_home_view(catalogue, Strings(Language::french))->has_others; }
    [[nodiscard]] std::vector<std::string> here() const {
        return ids(make_home_view(catalogue, Strings(Language::french))->here);
    }
    [[nodiscard]] std::vector<std::string> others() const {
        const BrowseView view = browse({Screen::others, {}});
        CHECK(view.filters.total == static_cast<int>(view.cards.size()));
        return ids(view.cards);
    }
    [[nodiscard]] BrowseView browse(const Route& route, const content::Filters& filters = {}) const {
        auto view = make_browse_view(catalogue, route, filters, Strings(), 60);
        REQUIRE(view);
        return std::move(*view);
    }
    static std::vector<std::string> ids(const std::vector<ActionCard>& cards) {
        std::vector<std::string> all;
        for (const ActionCard& card : cards) all.push_back(card.id);
        return all;
    }

    testing::TemporaryFolder folder;
    content::Catalogue catalogue;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a sheet without a centre stands among those of the others") {
    content::Document document;
    document.organisations = {centre("ours", "La Source", true), centre("other", "Ailleurs")};
    document.actions = {sheet("a", "ours"), sheet("b", "other"), sheet("c", "")};
    const Written content(document);
    CHECK(content.others() == Ids{"b", "c"});
    CHECK(content.has_others());
}

TEST_CASE("home leads to the others when their list has something to show, and only then") {
    content::Document document;
    document.organisations = {centre("ours", "La Source", true)};
    document.actions = {sheet("a", "ours")};
    CHECK_FALSE(Written(document).has_others());
    CHECK(Written(document).others().empty());
    document.actions.push_back(sheet("b", ""));
    CHECK(Written(document).has_others());
    CHECK(Written(document).others() == Ids{"b"});
    document.organisations.clear();
    document.actions[0].organisation_id.clear();
    CHECK(Written(document).has_others());
    CHECK(Written(document).others() == Ids{"a", "b"});
}

TEST_CASE("the centre of the settings is ours, whatever the content says") {
    content::Document document;
    document.organisations = {centre("first", "La Source", true), centre("second", "Pôle d’Écoute")};
    document.actions = {sheet("a", "first"), sheet("b", "second"), sheet("c", "")};
    document.actions[0].keywords = document.actions[1].keywords = {"Jardin"};
    content::Need need;
    need.id = "n";
    need.label = "Jardin";
    need.keywords = {"Jardin"};
    document.needs = {need};
    Written content(document);
    CHECK(content.here() == Ids{"a"});
    REQUIRE(content.catalogue.choose_our_centre("POLE D'ECOUTE"));
    CHECK(content.catalogue.our_centre()->id == "second");
    CHECK(content.catalogue.organisations()->front().id == "second");
    CHECK(content.catalogue.summary("b")->value().is_ours);
    CHECK_FALSE(content.catalogue.summary("a")->value().is_ours);
    CHECK(content.here() == Ids{"b"});
    CHECK(content.others() == Ids{"a", "c"});
    CHECK(Written::ids(content.browse({Screen::need, "n"}).cards) == Ids{"b", "a"});
}

TEST_CASE("a centre of the settings that the content does not know changes nothing, and the nearest are named") {
    content::Document document;
    document.organisations = {centre("first", "La Source", true), centre("second", "Pôle d’Écoute")};
    document.actions = {sheet("a", "first"), sheet("b", "second")};
    Written content(document);
    const Status chosen = content.catalogue.choose_our_centre("La Sourse");
    REQUIRE_FALSE(chosen);
    CHECK(chosen.error().code == Errc::not_found);
    CHECK(chosen.error().message.find("La Source") != std::string::npos);
    CHECK(content.here() == Ids{"a"});
}

TEST_CASE("a sheet says of what day it is, and nothing where the content does not say") {
    using namespace std::chrono;
    content::Document document;
    document.actions = {sheet("a", "")};
    const auto said = [](const content::Document& shown, Language language) {
        return make_sheet_view(Written(shown).catalogue, "a", Strings(language), {})->information_of;
    };
    CHECK(said(document, Language::french).empty());
    document.edition.date = year{2019} / March / 1;
    CHECK(said(document, Language::french) == "Informations du 1er mars 2019");
    CHECK(said(document, Language::english) == "Information as of 1 March 2019");
}

TEST_CASE("of many changes those that are not named are counted") {
    const Strings french(Language::french);
    content::Changes changes{2, {"Jardin", "Chorale"}};
    CHECK(names_of(changes, french) == Ids{"Jardin", "Chorale"});
    changes.count = 3;
    CHECK(names_of(changes, french).back() == "et 1\u00a0autre");
    changes.count = 23;
    CHECK(names_of(changes, french).back() == "et 21\u00a0autres");
}

TEST_CASE("a text that is too long is cut behind a word, unless its first one is as long") {
    CHECK(shortened_at_word("sauf vacances", 13) == "sauf vacances");
    CHECK(shortened_at_word("sauf vacances", 12) == "sauf…");
    CHECK(shortened_at_word("été, sauf vacances", 8) == "été…");
    CHECK(shortened_at_word("anticonstitutionnellement", 5) == "anti…");
}

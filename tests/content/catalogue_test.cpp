#include "content/catalogue/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/catalogue/catalogue_writer.h"
#include "content/text/folding.h"
#include "tests/content/random_document.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using parvis::testing::random_document;
using parvis::testing::TemporaryFolder;

namespace {

Action sheet(const std::string& id, const std::string& title) {
    Action action;
    action.id = id;
    action.title = title;
    return action;
}

Organisation centre(const std::string& id, const std::string& name, bool is_ours = false) {
    Organisation organisation;
    organisation.id = id;
    organisation.name = name;
    organisation.is_ours = is_ours;
    return organisation;
}

Need need(const std::string& id) {
    Need it;
    it.id = id;
    it.label = id;
    return it;
}

class Written {
public:
    explicit Written(const Document& document) {
        REQUIRE(write_catalogue(document, folder_ / "a.parvis"));
        auto opened = Catalogue::open(folder_ / "a.parvis");
        REQUIRE(opened);
        catalogue_.emplace(std::move(*opened));
    }
    const Catalogue* operator->() const { return &*catalogue_; }

private:
    TemporaryFolder folder_;
    std::optional<Catalogue> catalogue_;
};

template <class T>
std::vector<std::string> ids(const Result<std::vector<T>>& things) {
    REQUIRE(things);
    std::vector<std::string> ids;
    for (const auto& thing : *things) ids.push_back(thing.id);
    return ids;
}

std::vector<std::string> ids(const Result<Listing>& listing) {
    REQUIRE(listing);
    return ids(Result<std::vector<ActionSummary>>(listing->actions));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a list shows our centre's actions first, then by folded title, page by page") {
    Document document;
    document.organisations = {centre("other", "Ailleurs"), centre("ours", "Chez nous", true)};
    document.actions = {sheet("z", "Zumba"), sheet("e", "École"), sheet("d", "danse"), sheet("f", "Fête"),
                        sheet("o", "Œuvre")};
    document.actions[0].organisation_id = "ours";
    document.actions[3].organisation_id = "other";
    const Written catalogue(document);
    CHECK(ids(catalogue->list({}, {})) == Ids{"z", "d", "e", "f", "o"});
    const auto page = catalogue->list({}, {1, 2});
    CHECK(page->total == 5);
    CHECK(ids(page) == Ids{"d", "e"});
    CHECK(catalogue->list({}, {9, 2})->actions.empty());
    CHECK(catalogue->list({}, {0, 0})->actions.empty());
    CHECK(catalogue->our_centre()->id == "ours");
    CHECK(ids(catalogue->organisations()) == Ids{"ours", "other"});
}

TEST_CASE("a summary tells what a card shows") {
    Document document;
    document.organisations = {centre("ours", "Chez nous", true)};
    auto action = sheet("a", "Semer");
    action.lead = "On sème.";
    action.dimension = "Services";
    action.status = "En cours";
    action.publics = {"Seniors", "Jeunes"};
    action.organisation_id = "ours";
    action.department = "Lot";
    action.photo = Picture{"\xFF\xD8", 4, 3, "Un jardin"};
    document.actions = {action, sheet("b", "Rien")};
    const Written catalogue(document);
    const auto summary = catalogue->summary("a");
    REQUIRE(summary);
    REQUIRE(*summary);
    CHECK((*summary)->title == "Semer");
    CHECK((*summary)->lead == "On sème.");
    CHECK((*summary)->dimension == "Services");
    CHECK((*summary)->status == "En cours");
    CHECK((*summary)->publics == Ids{"Seniors", "Jeunes"});
    CHECK((*summary)->organisation == "Chez nous");
    CHECK((*summary)->organisation_id == "ours");
    CHECK((*summary)->department == "Lot");
    CHECK((*summary)->is_ours);
    CHECK((*summary)->has_photo);
    const auto bare = catalogue->summary("b");
    CHECK((*bare)->publics.empty());
    CHECK_FALSE((*bare)->is_ours);
    CHECK_FALSE((*bare)->has_photo);
    CHECK_FALSE(*catalogue->summary("nobody"));
    CHECK_FALSE(*catalogue->action("nobody"));
    CHECK((*catalogue->action("a"))->photo->alt == "Un jardin");
}

TEST_CASE("posters tell of their pictures; the bytes are asked for one by one, as those of an action's photo") {
    Document document;
    auto action = sheet("a", "Semer");
    action.photo = Picture{"\xFF\xD8", 4, 3, "Un jardin"};
    document.actions = {action, sheet("b", "Rien")};
    Poster poster;
    poster.id = "fete";
    poster.title = "Fête";
    poster.picture = Picture{"\xFF\xD9", 30, 40, "Des lampions"};
    Poster bare;
    bare.id = "avis";
    bare.title = "Avis";
    document.posters = {poster, bare};
    const Written catalogue(document);
    const auto posters = catalogue->posters();
    REQUIRE(posters);
    REQUIRE(posters->size() == 2);
    CHECK(posters->front().picture == Picture{"", 30, 40, "Des lampions"});
    CHECK_FALSE(posters->back().picture);
    CHECK(catalogue->picture_bytes("a").value() == "\xFF\xD8");
    CHECK(catalogue->picture_bytes("fete").value() == "\xFF\xD9");
    for (const char* id : {"b", "avis", "nobody"}) CHECK_FALSE(catalogue->picture_bytes(id).value());
    CHECK(catalogue->document()->posters.front().picture == poster.picture);
}

TEST_CASE(
    "a need gathers by theme, keyword, word of title or summary, and name; one with nothing behind is not shown") {
    Document document;
    auto by_dimension = sheet("dimension", "A");
    by_dimension.dimension = "Services";
    auto by_keyword = sheet("keyword", "B");
    by_keyword.keywords = {"Santé"};
    auto by_title = sheet("title", "L’Eau vive");
    auto by_summary = sheet("summary", "C");
    by_summary.summary = {{BlockKind::paragraph, "Un jardin partagé pour tous."}};
    auto near_miss = sheet("miss", "Jardinage");  // not the whole word
    near_miss.parts = {{PartKind::description, "", {{"", {{BlockKind::paragraph, "un jardin partagé"}}}}}};
    document.actions = {by_dimension, by_keyword, by_title, by_summary, near_miss, sheet("named", "D")};
    auto all = need("all");
    all.dimensions = {"SERVICES"};
    all.keywords = {"sante"};
    all.words = {"eau", "jardin partage", "vive jardin"};
    all.action_ids = {"named", "nobody"};
    auto nothing = need("nothing");
    nothing.words = {"introuvable", ""};
    nothing.keywords = {""};
    document.needs = {nothing, all};
    const Written catalogue(document);
    auto gathered = ids(catalogue->list({}, {}, {ScopeKind::need, "all"}));
    std::sort(gathered.begin(), gathered.end());
    CHECK(gathered == Ids{"dimension", "keyword", "named", "summary", "title"});
    CHECK(ids(catalogue->needs()) == Ids{"all"});
    CHECK(ids(catalogue->list({}, {}, {ScopeKind::need, "nothing"})).empty());
    CHECK(ids(catalogue->list({}, {}, {ScopeKind::need, "nobody"})).empty());
}

TEST_CASE("there may be more needs than actions") {
    Document document;
    document.actions = {sheet("a", "Jardin")};
    for (int i = 0; i < 9; ++i) {
        document.needs.push_back(need("need-" + std::to_string(i)));
        document.needs.back().words = {"jardin"};
    }
    const Written catalogue(document);
    CHECK(catalogue->needs()->size() == 9);
}

TEST_CASE("a need that opens the partners is shown when there are any") {
    Document document;
    auto partners = need("partners");
    partners.opens_partners = true;
    document.needs = {partners};
    CHECK(Written(document)->needs()->empty());
    Partner partner;
    partner.id = "p";
    partner.name = "CAF";
    document.partners = {partner};
    CHECK(ids(Written(document)->needs()) == Ids{"partners"});
}

TEST_CASE("partners stand by category in the content's order, and know the actions that name them") {
    Document document;
    const auto partner = [](const std::string& id, const std::string& category) {
        Partner it;
        it.id = id;
        it.name = id;
        it.category = category;
        return it;
    };
    document.partners = {partner("caf", "Santé"), partner("cpam", "Droits"), partner("pmi", "Santé")};
    document.partners[0].names = {"Caisse d'allocations familiales"};
    auto action = sheet("a", "A");
    action.partners = {"CAISSE D’ALLOCATIONS FAMILIALES", "Mairie", "Caf"};
    document.actions = {action, sheet("b", "B")};
    const Written catalogue(document);
    CHECK(ids(catalogue->partners()) == Ids{"caf", "pmi", "cpam"});
    CHECK(ids(catalogue->list({}, {}, {ScopeKind::partner, "caf"})) == Ids{"a"});
    CHECK(ids(catalogue->list({}, {}, {ScopeKind::partner, "pmi"})).empty());
}

TEST_CASE("related actions share a keyword, the theme or the centre; the most shared first, never itself") {
    Document document;
    document.organisations = {centre("o", "O"), centre("ours", "Nous", true)};
    const auto make = [](const std::string& id, std::vector<std::string> keywords, const std::string& dimension,
                         const std::string& organisation) {
        auto action = sheet(id, id);
        action.keywords = std::move(keywords);
        action.dimension = dimension;
        action.organisation_id = organisation;
        action.publics = {"Tous publics"};
        return action;
    };
    document.actions = {make("x", {"Jardin", "Santé"}, "Services", "o"),
                        make("both", {"Santé", "Jardin"}, "", ""),
                        make("one", {"Jardin"}, "Services", ""),
                        make("theme", {}, "Services", ""),
                        make("centre", {}, "", "o"),
                        make("stranger", {}, "", ""),
                        make("ours", {}, "Services", "ours")};
    const Written catalogue(document);
    CHECK(ids(catalogue->related("x", 9)) == Ids{"both", "one", "ours", "centre", "theme"});
    CHECK(ids(catalogue->related("x", 2)) == Ids{"both", "one"});
    CHECK(ids(catalogue->related("x", 0)).empty());
    CHECK(ids(catalogue->related("nobody", 3)).empty());
    CHECK(ids(catalogue->related("stranger", 3)).empty());
}

TEST_CASE("two catalogues on one file answer from two connections") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(random_document(5, 40), folder / "a.parvis"));
    const auto first = Catalogue::open(folder / "a.parvis");
    auto second = Catalogue::open(folder / "a.parvis");
    REQUIRE(first);
    REQUIRE(second);
    auto moved = std::move(*second);
    CHECK(moved.list({}, {})->total == first->list({}, {})->total);
}

#include <doctest/doctest.h>

#include <algorithm>

#include "content/cancellation.h"
#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/catalogue/derived.h"
#include "content/search/query.h"
#include "content/search/sheet_search.h"
#include "content/search/sheet_text.h"
#include "content/search/snippet.h"
#include "content/search/stop_words.h"
#include "content/text/folding.h"
#include "tests/content/random_document.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using parvis::testing::Dice;
using parvis::testing::random_document;
using parvis::testing::TemporaryFolder;

namespace {

Action sheet(const std::string& id, const std::string& title, const std::string& summary = "",
             const std::string& rest = "", std::vector<std::string> keywords = {}) {
    Action action;
    action.id = id;
    action.title = title;
    action.lead = summary;
    action.keywords = std::move(keywords);
    if (!summary.empty()) action.summary = {{BlockKind::paragraph, summary}};
    if (!rest.empty()) action.parts = {{PartKind::method, "", {{"", {{BlockKind::paragraph, rest}}}}}};
    return action;
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
    SearchResult search(std::string_view words, const Filters& filters = {}, Page page = {}) const {
        auto result = catalogue_->search(words, filters, page);
        REQUIRE(result);
        return std::move(*result);
    }
    std::vector<std::string> ids(std::string_view words) const {
        std::vector<std::string> ids;
        for (const auto& hit : search(words).hits) ids.push_back(hit.action.id);
        return ids;
    }

private:
    TemporaryFolder folder_;
    std::optional<Catalogue> catalogue_;
};

Document of(std::vector<Action> actions, std::vector<WordTable::Pair> thesaurus = {}) {
    Document document;
    document.actions = std::move(actions);
    document.words.thesaurus = std::move(thesaurus);
    return document;
}

std::vector<std::string> marked(const std::string& text, const std::vector<TextRange>& marks) {
    std::vector<std::string> words;
    for (const auto& mark : marks) words.push_back(text.substr(mark.begin, mark.end - mark.begin));
    return words;
}

using Words = std::vector<std::string>;

// What SEARCH.md says of one sheet, from its texts alone.
Score score_by_the_rules(const Query& query, const Action& action, const std::string& organisation) {
    unsigned worst = 0;
    unsigned inexact = 0;
    unsigned places = 0;
    for (const auto& word : query.words) {
        Score best = 0;
        const auto consider = [&](const QueryWord& asked) {
            visit_pieces(action, organisation, [&](Place place, std::string_view text) {
                for (const auto& token : tokenize(text))
                    if (const auto found = answer(asked, token.folded); found && (!is_stop_word(token.folded)))
                        best = std::max(best, score_of(*found, place));
            });
        };
        auto alone = word;
        alone.synonyms.clear();
        consider(alone);
        for (const auto& meant : word.synonyms) {
            Score least = 0xFFFF;
            for (const auto& part : meant.words) {
                Score of_part = 0;
                visit_pieces(action, organisation, [&](Place place, std::string_view text) {
                    for (const auto& token : tokenize(text))
                        if (!is_stop_word(token.folded) && without_plural(token.folded) == without_plural(part))
                            of_part = std::max(of_part, score_of({MatchKind::synonym, token.folded == part}, place));
                });
                least = std::min(least, of_part);
            }
            best = std::max(best, least);
        }
        if (best == 0) return 0;
        const auto kind = static_cast<unsigned>(kind_of(best));  // exact, synonym, spelling
        worst = std::max(worst, kind);
        inexact += kind;
        places += best & 255U;
    }
    return static_cast<Score>((3 - worst) << 13 | (24 - inexact) << 8 | places);
}

}  // namespace

TEST_CASE("any query over any document finds and ranks as the rules say, with the facets of the hits") {
    const Words queries = {"jardin",
                           "j",
                           "ja",
                           "jardins ecole",
                           "coeur",
                           "oeuvre",
                           "d",
                           "l'arbre",
                           "de la",
                           "emplois",
                           "papiers",
                           "boulot sport",
                           "jardn",
                           "numerik",
                           "demarche caf",
                           "repsa",
                           "12",
                           "2021 velo",
                           "pole emploi",
                           "voisin partag",
                           "ÉCOLES",
                           "tours",
                           "cours",
                           "acc",
                           "atelier couture repas"};
    for (std::uint32_t seed = 1; seed <= 16; ++seed) {
        const auto document = random_document(seed, seed * 4);
        const Written catalogue(document);
        const auto order = list_order(document);
        const Thesaurus thesaurus(document.words.thesaurus);
        for (const auto& words : queries) {
            CAPTURE(seed);
            CAPTURE(words);
            auto query = understand(words, thesaurus);
            std::vector<std::pair<Score, std::string>> expected;
            const auto score_all = [&] {
                expected.clear();
                for (const auto position : order) {
                    const auto& action = document.actions[position];
                    std::string organisation;
                    for (const auto& it : document.organisations)
                        if (it.id == action.organisation_id) organisation = it.name;
                    const auto score = score_by_the_rules(query, action, organisation);
                    if (score != 0) expected.emplace_back(score, action.id);
                }
            };
            score_all();
            if (expected.size() < enough_hits) {
                query.allow_slips();
                score_all();
            }
            std::stable_sort(expected.begin(), expected.end(),
                             [](const auto& a, const auto& b) { return a.first > b.first; });
            const auto result = catalogue.search(words, {}, {0, 1000});
            REQUIRE(result.total == static_cast<int>(expected.size()));
            int as_typed = 0;
            for (std::size_t i = 0; i < expected.size(); ++i) {
                REQUIRE(result.hits[i].action.id == expected[i].second);
                REQUIRE(result.hits[i].kind == kind_of(expected[i].first));
                if (result.hits[i].kind != MatchKind::spelling) ++as_typed;
                CHECK(result.hits[i].explained_by.empty() == (result.hits[i].kind == MatchKind::exact));
                for (const auto& text : marked(result.hits[i].snippet, result.hits[i].snippet_marks)) {
                    CHECK(tokenize(text).size() == 1);
                    CHECK(tokenize(text)[0].end == text.size());
                }
            }
            CHECK(result.as_typed == as_typed);
            int counted = 0;
            for (const auto& value : result.facets[static_cast<std::size_t>(FacetGroup::status)].values)
                counted += value.count;
            CHECK(counted == result.total);
            const auto page = catalogue.search(words, {}, {3, 4});
            for (std::size_t i = 0; i < page.hits.size(); ++i) CHECK(page.hits[i].action.id == expected[i + 3].second);
        }
    }
}

TEST_CASE("case, accents, apostrophes and ligatures do not matter") {
    const Written catalogue(of({sheet("a", "L’ÉCOLE du cœur"), sheet("b", "Ex æquo")}));
    for (const auto* words : {"ecole", "École", "l'ecole", "L‘ECOLE", "coeur", "CŒUR", "du cœur"}) {
        CAPTURE(words);
        CHECK(catalogue.ids(words) == Words{"a"});
    }
    CHECK(catalogue.ids("aequo") == Words{"b"});
    CHECK(catalogue.ids("ÆQUO") == Words{"b"});
}

TEST_CASE("the title ranks above keywords, keywords above the summary, the summary above the rest") {
    const Written catalogue(of({sheet("rest", "A", "B", "le potager"), sheet("summary", "B", "un potager"),
                                sheet("keyword", "C", "", "", {"Potager"}), sheet("title", "D potager")}));
    CHECK(catalogue.ids("potager") == Words{"title", "keyword", "summary", "rest"});
    const auto result = catalogue.search("potager");
    CHECK(result.hits[0].matched_in == "title");
    CHECK(result.hits[1].matched_in == "keywords");
    CHECK(result.hits[2].matched_in == "summary");
    CHECK(result.hits[3].matched_in == "text");
}

TEST_CASE("words are found by their beginning, whole words first") {
    const Written catalogue(of({sheet("artisan", "A", "des artisans"), sheet("art", "Z", "un art")}));
    CHECK(catalogue.ids("art") == Words{"art", "artisan"});
    CHECK(catalogue.ids("a") == Words{"artisan", "art"});
    CHECK(catalogue.ids("artis") == Words{"artisan"});
}

TEST_CASE("several words must all be there, wherever they stand") {
    const Written catalogue(of({sheet("both", "Jardin", "", "pour les voisins"), sheet("one", "Jardin des fleurs")}));
    CHECK(catalogue.ids("jardin voisin") == Words{"both"});
    CHECK(catalogue.ids("voisin jar") == Words{"both"});
    CHECK(catalogue.ids("jardin fleur voisin").empty());
}

TEST_CASE("a plural finds the singular, a singular the plural") {
    const Written catalogue(of({sheet("a", "Le jardin"), sheet("b", "Les bateaux")}));
    CHECK(catalogue.search("jardins").hits.at(0).kind == MatchKind::exact);
    CHECK(catalogue.search("bateau").hits.at(0).kind == MatchKind::exact);
}

TEST_CASE("one slip in a word of four letters or more is forgiven, ranked below and labelled") {
    const Written catalogue(of({sheet("meant", "Le Jardin partagé"), sheet("typed", "Z", "", "un jardn")}));
    for (const auto* slip : {"jardn", "jradin", "jarddin", "jardim", "ardin"}) {
        CAPTURE(slip);
        const auto result = catalogue.search(slip);
        REQUIRE(!result.hits.empty());
        const auto meant = std::find_if(result.hits.begin(), result.hits.end(),
                                        [](const Hit& hit) { return hit.action.id == "meant"; });
        REQUIRE(meant != result.hits.end());
        CHECK(meant->kind == MatchKind::spelling);
        CHECK(meant->explained_by == "Jardin");
        CHECK(marked(meant->action.title, meant->title_marks) == Words{"Jardin"});
    }
    CHECK(catalogue.ids("jardn") == Words{"typed", "meant"});
    CHECK(catalogue.search("jardn").as_typed == 1);
    CHECK(catalogue.search("jar").total == 2);
    CHECK(catalogue.ids("jrd").empty());
    CHECK(catalogue.ids("parta").size() == 1);
    CHECK(catalogue.search("prtag").hits.at(0).explained_by == "partagé");
}

TEST_CASE("where enough sheets answer as typed, slips do not bury them") {
    std::vector<Action> actions;
    for (std::size_t i = 0; i < enough_hits; ++i) actions.push_back(sheet("a" + std::to_string(i), "Le sport"));
    actions.push_back(sheet("near", "Le spore"));
    CHECK(Written(of(actions)).search("sport").total == static_cast<int>(enough_hits));
    actions.erase(actions.begin());
    CHECK(Written(of(actions)).search("sport").total == static_cast<int>(enough_hits));
    CHECK(Written(of(actions)).search("sport").hits.back().kind == MatchKind::spelling);
}

TEST_CASE("a visitor's word finds what the sheets call otherwise, labelled, below exact ones") {
    const std::vector<WordTable::Pair> thesaurus = {
        {"papiers", "démarches"}, {"ordi", "numérique"}, {"pôle emploi", "emploi"}, {"garde", "petite enfance"}};
    const Written catalogue(
        of({sheet("meant", "Aide aux Démarches", "La démarche"), sheet("typed", "Z", "", "les papiers"),
            sheet("num", "Le numérique"), sheet("job", "L’emploi"), sheet("child", "Z", "enfance, la petite"),
            sheet("half", "La petite fête")},
           thesaurus));
    CHECK(catalogue.ids("papiers") == Words{"typed", "meant"});
    const auto hit = catalogue.search("papier").hits.at(1);
    CHECK(hit.kind == MatchKind::synonym);
    CHECK(hit.explained_by == "Démarches");
    CHECK(marked(hit.action.title, hit.title_marks) == Words{"Démarches"});
    CHECK(catalogue.search("ordis").hits.at(0).explained_by == "numérique");
    CHECK(catalogue.ids("pole emploi") == Words{"job"});
    CHECK(catalogue.ids("garde") == Words{"child"});
    CHECK(catalogue.search("papie").total == 2);  // while typing
}

TEST_CASE("a sheet that holds more of what was typed stands above one that only means it, wherever the words stand") {
    const std::vector<WordTable::Pair> thesaurus = {
        {"papiers", "démarches"}, {"école", "scolarité"}, {"boulot", "emploi"}};
    const Written catalogue(of({sheet("a", "Démarches et scolarité"), sheet("b", "Démarches", "", "école"),
                                sheet("c", "Autre", "", "papiers, école"), sheet("d", "Démarches, scolarité, emploi"),
                                sheet("e", "Autre", "", "démarches, école, boulot")},
                               thesaurus));
    // One word: the worst exact place is above the best place of a synonym.
    CHECK(catalogue.ids("papiers") == Words{"c", "b", "a", "d", "e"});
    CHECK(catalogue.ids("papiers école") == Words{"c", "b", "e", "a", "d"});
    CHECK(catalogue.ids("papiers école boulot") == Words{"e", "d"});
    const Written slips(of({sheet("a", "Jardim, scolarité"), sheet("b", "Autre", "", "jardim, école"),
                            sheet("c", "Autre", "", "jardin, écore")},
                           thesaurus));
    CHECK(slips.ids("jardin école") == Words{"b", "c", "a"});
}

TEST_CASE("a sheet that was found by a synonym says by which, and by all of its words") {
    const Written catalogue(of(
        {sheet("a", "Public jeune", "démarches"), sheet("b", "Public", "", "notre écrivain"), sheet("c", "Bénévoles")},
        {{"papiers", "écrivain public"}, {"papiers", "démarches"}, {"devenir bénévole", "bénévoles"}}));
    const auto papers = catalogue.search("papiers");
    REQUIRE(papers.hits.size() == 2);
    CHECK(papers.hits[0].action.id == "a");
    CHECK(papers.hits[0].explained_by == "démarches");  // its "public" is no writer's
    CHECK(papers.hits[0].title_marks.empty());
    CHECK(papers.hits[1].explained_by == "écrivain public");
    CHECK(papers.hits[1].title_marks.size() == 1);
    const auto helpers = catalogue.search("devenir bénévole");
    REQUIRE(helpers.hits.size() == 1);
    CHECK(helpers.hits[0].kind == MatchKind::synonym);
    CHECK(helpers.hits[0].explained_by == "Bénévoles");
}

TEST_CASE("the words with which people ask do not hinder, and are found when they stand alone") {
    const Written catalogue(of({sheet("a", "Emploi"), sheet("b", "Nous avons besoin de vous"), sheet("c", "Vélo")},
                               {{"travail", "emploi"}, {"je m'ennuie", "vélo"}, {"faire du sport", "vélo"}}));
    CHECK(catalogue.ids("je cherche un travail") == Words{"a"});
    CHECK(catalogue.ids("j'ai besoin d'un emploi") == Words{"a"});
    CHECK(catalogue.ids("Où trouver un emploi, s'il vous plaît ?") == Words{"a"});
    CHECK(catalogue.ids("je voudrais faire du vélo") == Words{"c"});
    CHECK(catalogue.ids("je m'ennuie") == Words{"c"});
    CHECK(catalogue.ids("faire du sport") == Words{"c"});
    CHECK(catalogue.ids("besoin") == Words{"b"});
    CHECK(catalogue.ids("j'ai besoin de") == Words{"b"});
    CHECK(catalogue.ids("comment avez-vous besoin") == Words{"b"});
    CHECK(catalogue.ids("besoin emp") == Words{"a"});
}

TEST_CASE("little words neither find nor hinder") {
    const Written catalogue(
        of({sheet("a", "Jardin"), sheet("b", "La laïcité", "de la danse"), sheet("c", "Le départ")}));
    CHECK(catalogue.ids("le jardin") == Words{"a"});
    CHECK(catalogue.ids("jardin de la") == Words{"a"});
    CHECK(catalogue.ids("jardin d") == Words{"a"});
    CHECK(catalogue.ids("d'un jardin") == Words{"a"});
    CHECK(catalogue.ids("la") == Words{"b"});
    CHECK(catalogue.ids("de") == Words{"c"});
}

TEST_CASE("marks are bytes of the shown text, whatever its letters fold to") {
    const Written catalogue(
        of({sheet("a", "« Œuvres » d’été : l’œuf, ŒUF", "À côté, une œuvre naïve et l’Œuvre d’ici.")}));
    auto hit = catalogue.search("oeuv").hits.at(0);
    CHECK(marked(hit.action.title, hit.title_marks) == Words{"Œuvres"});
    CHECK(hit.snippet == "À côté, une œuvre naïve et l’Œuvre d’ici.");
    CHECK(marked(hit.snippet, hit.snippet_marks) == Words{"œuvre", "Œuvre"});
    hit = catalogue.search("ete").hits.at(0);
    CHECK(marked(hit.action.title, hit.title_marks) == Words{"été"});
    CHECK(hit.snippet == "À côté, une œuvre naïve et l’Œuvre d’ici.");
    CHECK(hit.snippet_marks.empty());
    // Exact hits have no marks on "œuvre", which is one slip away from "oeuf" by its beginning.
    CHECK(marked(hit.action.title, catalogue.search("oeuf").hits.at(0).title_marks) == Words{"œuf", "ŒUF"});
}

TEST_CASE("a snippet is cut at words around the best place") {
    std::string far;
    for (int i = 0; i < 60; ++i) far += "déjà ";
    const std::string text = far + "un potager puis " + far + "le potager des voisins " + far;
    const Written catalogue(of({sheet("a", "A", "", text)}));
    const auto hit = catalogue.search("potager voisins").hits.at(0);
    CHECK(hit.snippet.starts_with("… déjà "));
    CHECK(hit.snippet.ends_with(" déjà …"));
    CHECK(hit.snippet.find("potager des voisins") != std::string::npos);
    CHECK(hit.snippet.size() < 260);
    CHECK(marked(hit.snippet, hit.snippet_marks) == Words{"potager", "voisins"});
}

TEST_CASE("a text without any blank still gives a snippet of whole letters") {
    std::string endless = "potager,";
    for (int i = 0; i < 400; ++i) endless += "é,";
    const auto query = understand("potager", Thesaurus());
    const auto snippet = make_snippet(endless, mark_words(query, endless, MatchKind::exact));
    CHECK(snippet.text.size() < 300);
    CHECK(tokenize(snippet.text).size() > 10);
    CHECK(snippet.text.find("\xEF\xBF\xBD") == std::string::npos);
    CHECK(marked(snippet.text, snippet.marks) == Words{"potager"});
    CHECK(make_snippet("", {}).text.empty());
}

TEST_CASE("when nothing is found, the nearest words come, best first") {
    const Written catalogue(
        of({sheet("a", "Les compostages"), sheet("b", "Numérique"), sheet("c", "Composteur", "composteur"),
            sheet("d", "Jardin"), sheet("e", "Sortie", "composteur")}));
    auto result = catalogue.search("nuemriqe");
    CHECK(result.hits.empty());
    CHECK(result.nearest_words == Words{"Numérique"});
    result = catalogue.search("kompsteur");
    REQUIRE(!result.nearest_words.empty());
    CHECK(result.nearest_words.front() == "composteur");
    CHECK(catalogue.search("xyzxyzxyz").nearest_words.empty());
    // Each word is there, but never together: they come back, as the sheets spell them.
    CHECK(catalogue.search("jardin numerique").nearest_words == Words{"Jardin", "Numérique"});
    CHECK(catalogue.search("jardin").nearest_words.empty());
}

TEST_CASE("filters narrow the hits, and the facets count the hits") {
    auto a = sheet("a", "Jardin");
    a.dimension = "Services";
    auto b = sheet("b", "Jardin");
    b.dimension = "Citoyenneté";
    auto c = sheet("c", "Musique");
    c.dimension = "Services";
    const Written catalogue(of({a, b, c}));
    Filters filters;
    filters.of(FacetGroup::dimension) = {"Services"};
    const auto result = catalogue.search("jardin", filters);
    CHECK(result.total == 1);
    for (const auto& value : result.facets[0].values) CHECK(value.count == 1);
}

TEST_CASE("nothing asked gives nothing, and no failure") {
    const Written catalogue(random_document(1, 10));
    for (const auto* words : {"", "   ", "!?", "’", "\xFF\xFE", "\xC3"}) {
        const auto result = catalogue.search(words);
        CHECK(result.total == 0);
        CHECK(result.facets.size() == facet_group_count);
    }
    CHECK(catalogue.search(std::string(100'000, 'a')).total == 0);
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "jardin ";
    CHECK(catalogue.search(many).total >= 0);
}

TEST_CASE("a cancelled search is given up") {
    const Written catalogue(random_document(1, 50));
    Cancellation cancellation;
    CHECK(catalogue->search("jardin", {}, {}, &cancellation));
    cancellation.cancel();
    const auto result = catalogue->search("jardin", {}, {}, &cancellation);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Errc::interrupted);
    cancellation.renew();
    CHECK(catalogue->search("jardin", {}, {}, &cancellation));
}

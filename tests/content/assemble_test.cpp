#include "content/assemble/assemble.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "content/catalogue/derived.h"
#include "content/identity.h"
#include "content/sheet_labels.h"
#include "content/sources/senacs_text.h"

using namespace parvis::content;

namespace {

Action sheet(std::string title, std::string organisation = "CENTRE SOCIAL DU LAC", std::string department = "Lot") {
    Action action;
    action.title = title;
    action.source_title = std::move(title);
    action.source_organisation = std::move(organisation);
    action.department = std::move(department);
    return action;
}

SourceReading source(std::vector<Action> actions, const std::string& file = "fiches.txt") {
    SourceReading reading;
    int line = 0;
    for (auto& action : actions) action.origin = {file, line += 10};
    reading.sheets_read = static_cast<int>(actions.size());
    reading.document.actions = std::move(actions);
    return reading;
}

SourceReading tables() {
    SourceReading defaults;
    defaults.document.words.acronyms = {"MJC", "CAF"};
    defaults.document.words.keyword_aliases = {{"Viellissement", "Vieillissement"}};
    defaults.document.words.shown_names = {{"CENTRE SOCIAL DE L'ETE", "Centre social de l’Été"}};
    defaults.document.words.thesaurus = {{"ordi", "ordinateur"}, {"ordi", "numérique"}, {"boulot", "emploi"}};
    Need need;
    need.label = "Papiers";
    need.pictogram = "file-text";
    defaults.document.needs = {need};
    return defaults;
}

Assembly assembled(std::vector<SourceReading> readings, const std::string& our_centre = {}) {
    return assemble(std::move(readings), {our_centre}, tables());
}

int count_of(const Assembly& assembly, Severity severity, std::string_view words) {
    return static_cast<int>(
        std::count_if(assembly.diagnostics.begin(), assembly.diagnostics.end(), [&](const Diagnostic& diagnostic) {
            return diagnostic.severity == severity && diagnostic.message.find(words) != std::string::npos;
        }));
}

std::vector<Block> paragraphs(std::vector<std::string> texts) {
    std::vector<Block> blocks;
    for (auto& text : texts) blocks.push_back({BlockKind::paragraph, std::move(text)});
    return blocks;
}

}  // namespace

TEST_CASE("an exact repeat is folded, and the note names both places") {
    const auto all = assembled({source({sheet("Fête"), sheet("Jardin"), sheet("Fête"), sheet("Fête")})});
    CHECK(all.document.actions.size() == 2);
    CHECK(all.sheets_read == 4);
    CHECK(all.sheets_folded == 2);
    CHECK(count_of(all, Severity::note, "fiches.txt, ligne 10") == 2);
    const auto note = std::find_if(all.diagnostics.begin(), all.diagnostics.end(),
                                   [](const auto& d) { return d.severity == Severity::note; });
    CHECK(note->where == Origin{"fiches.txt", 30});
}

TEST_CASE("the same title with other words is kept under a suffix, in the order of reading") {
    auto second = sheet("FETE");
    second.territory = "Un quartier";
    auto third = sheet("fête");
    const auto all = assembled({source({sheet("Fête"), second, third})});
    REQUIRE(all.document.actions.size() == 3);
    const auto id = action_id("CENTRE SOCIAL DU LAC", "Lot", "Fête");
    CHECK(all.document.actions[0].id == id);
    CHECK(all.document.actions[1].id == id + "-2");
    CHECK(all.document.actions[2].id == id + "-3");
    CHECK(count_of(all, Severity::warning, "le reste diffère") == 2);
    CHECK(all.sheets_folded == 0);
}

TEST_CASE("two sheets without a title are not told as a name between empty quotes") {
    auto other = sheet("");
    other.territory = "Un quartier";
    const auto all = assembled({source({sheet(""), other, sheet("")})});
    CHECK(count_of(all, Severity::warning, "fiche sans titre : même nom que fiches.txt, ligne 10") == 1);
    CHECK(count_of(all, Severity::note, "fiches.txt, ligne 10 (sans titre) : une seule est gardée") == 1);
}

TEST_CASE("one changed field of any kind keeps two sheets apart") {
    const std::vector<void (*)(Action&)> changes = {[](Action& a) { a.summary = paragraphs({"x"}); },
                                                    [](Action& a) { a.keywords = {"x"}; },
                                                    [](Action& a) {
                                                        a.parts = {{PartKind::method, "x", {}}};
                                                    },
                                                    [](Action& a) { a.money = "x"; },
                                                    [](Action& a) { a.practical.price = "x"; },
                                                    [](Action& a) { a.photo = Picture{}; },
                                                    [](Action& a) { a.ended_reason = "x"; },
                                                    [](Action& a) { a.partners = {"x"}; }};
    for (const auto change : changes) {
        auto other = sheet("Fête");
        change(other);
        CHECK(assembled({source({sheet("Fête"), other})}).document.actions.size() == 2);
    }
}

TEST_CASE("sheets alike from two organisations, or two departments, are both kept") {
    const auto all =
        assembled({source({sheet("Accueil", "A"), sheet("Accueil", "B"), sheet("Accueil", "A", "Yonne")})});
    CHECK(all.document.actions.size() == 3);
    CHECK(all.sheets_folded == 0);
    CHECK(all.document.organisations.size() == 3);
    CHECK(all.diagnostics.empty());
}

TEST_CASE("an id that a source gave is kept") {
    auto own = sheet("Fête");
    own.id = "fete-2026";
    const auto all = assembled({source({sheet("Fête"), own})});
    REQUIRE(all.document.actions.size() == 2);
    CHECK(all.document.actions[1].id == "fete-2026");
    CHECK(all.diagnostics.empty());
}

TEST_CASE("a suffix never takes an id that another sheet was given") {
    auto own = sheet("Autre");
    own.id = action_id("CENTRE SOCIAL DU LAC", "Lot", "Fête") + "-2";
    auto second = sheet("Fête");
    second.money = "12 euros";
    const auto all = assembled({source({sheet("Fête"), second, own})});
    std::set<std::string> ids;
    for (const auto& action : all.document.actions) CHECK(ids.insert(action.id).second);
    CHECK(all.document.actions[2].id == own.id);
}

TEST_CASE("an organisation is made of its sheets, shown by the table or by the rules of capitals") {
    const auto all = assembled({source({sheet("1", "CENTRE SOCIAL DE L'ETE"), sheet("2", "Centre social de l’été"),
                                        sheet("3", "MJC DU LAC", "Yonne")})});
    REQUIRE(all.document.organisations.size() == 2);
    const auto& first = all.document.organisations[0];
    CHECK(first.source_name == "CENTRE SOCIAL DE L'ETE");
    CHECK(first.name == "Centre social de l’Été");
    CHECK(first.id == organisation_id("centre social de l'ete", "lot"));
    CHECK(all.document.organisations[1].name == "MJC du Lac");
    CHECK(all.document.actions[0].organisation_id == first.id);
    CHECK(all.document.actions[1].organisation_id == first.id);
    CHECK(all.document.actions[2].organisation_id == all.document.organisations[1].id);
}

TEST_CASE("a sheet that names no centre is ours, unless it says that it has none") {
    Document document;
    Organisation ours;
    ours.source_name = "LA SOURCE";
    ours.is_ours = true;
    document.organisations = {ours};
    document.actions.resize(2);
    document.actions[0].title = "Le jardin";
    document.actions[1].title = "Le bal";
    document.actions[1].names_no_centre = true;
    const auto assembly = assemble({{document, {}, 2}}, {});
    CHECK(assembly.document.actions[0].organisation_id == assembly.document.organisations[0].id);
    CHECK(assembly.document.actions[1].organisation_id.empty());
    CHECK(assembly.diagnostics.empty());
}

TEST_CASE("centre.toml declares ours, and sheets of other sources join it by either name") {
    Organisation ours;
    ours.source_name = "CENTRE SOCIAL DU LAC";
    ours.name = "Le Lac, centre social";
    ours.department = "Lot";
    ours.is_ours = true;
    ours.contact.phone = "05 00 00 00 00";
    auto folder =
        source({sheet("Chez nous", "", ""), sheet("Par notre nom", "Le Lac, centre social", "")}, "actions.csv");
    folder.document.organisations = {ours};
    const auto all = assembled({source({sheet("Nationale"), sheet("Ailleurs", "MJC", "Yonne")}), folder});
    REQUIRE(all.document.organisations.size() == 2);
    CHECK(all.document.organisations[0].name == "Le Lac, centre social");
    CHECK(all.document.organisations[0].is_ours);
    CHECK(all.document.organisations[0].contact.phone == "05 00 00 00 00");
    for (const auto index : {0U, 2U, 3U})
        CHECK(all.document.actions[index].organisation_id == all.document.organisations[0].id);
    CHECK(all.document.actions[2].department == "Lot");
    CHECK(all.document.actions[1].organisation_id == all.document.organisations[1].id);
}

TEST_CASE(
    "a sheet that gives the shown name of the table joins the sheets that give the source name, whichever is first") {
    auto defaults = tables();
    defaults.document.words.shown_names.push_back({"MJC DU PORT", "Le Phare"});
    const auto all = assemble({source({sheet("1", "Le Phare"), sheet("2", "MJC DU PORT")})}, {}, defaults);
    REQUIRE(all.document.organisations.size() == 1);
    CHECK(all.document.organisations[0].source_name == "MJC DU PORT");
    CHECK(all.document.organisations[0].name == "Le Phare");
    CHECK(all.document.actions[0].id == action_id("Le Phare", "Lot", "1"));
}

TEST_CASE("a sheet without a centre is reported once, by its reader or here") {
    auto reading = source({sheet("1", "", ""), sheet("2", "", "")});
    reading.diagnostics = {{Severity::warning, {"fiches.txt", 10}, "", "fiche sans structure organisatrice."}};
    const auto all = assembled({reading});
    CHECK(all.document.actions[0].organisation_id.empty());
    CHECK(all.document.organisations.empty());
    REQUIRE(count_of(all, Severity::warning, "sans centre") == 1);
    CHECK(all.diagnostics.back().where == Origin{"fiches.txt", 20});
}

TEST_CASE("our centre is found by its source name, its shown name, with or without its department") {
    for (const char* name : {"CENTRE SOCIAL DE L'ETE", "centre social de l’été", "Centre social de l'Été - Lot"}) {
        const auto all = assembled({source({sheet("1", "CENTRE SOCIAL DE L'ETE"), sheet("2", "MJC")})}, name);
        CAPTURE(name);
        CHECK(all.document.organisations[0].is_ours);
        CHECK_FALSE(all.document.organisations[1].is_ours);
        CHECK(all.diagnostics.empty());
    }
}

TEST_CASE("a centre that nothing matches is a warning that names the nearest") {
    const auto all = assembled({source({sheet("1", "CENTRE SOCIAL LA SOURCE"), sheet("2", "CENTRE SOCIAL HORIZON"),
                                        sheet("3", "MJC DU LAC")})},
                               "La Sourse");
    CHECK(count_of(all, Severity::warning, "Centre social la Source") == 1);
    CHECK(count_of(all, Severity::warning, "MJC") == 0);
    CHECK(std::none_of(all.document.organisations.begin(), all.document.organisations.end(),
                       [](const auto& organisation) { return organisation.is_ours; }));
}

TEST_CASE("a centre whose name two departments share asks for the department") {
    const auto all = assembled({source({sheet("1", "MJC", "Lot"), sheet("2", "MJC", "Yonne")})}, "MJC");
    CHECK(count_of(all, Severity::warning, "MJC - Yonne") == 1);
    const auto chosen = assembled({source({sheet("1", "MJC", "Lot"), sheet("2", "MJC", "Yonne")})}, "MJC - Yonne");
    CHECK(chosen.document.organisations[1].is_ours);
    CHECK_FALSE(chosen.document.organisations[0].is_ours);
}

TEST_CASE("our centre may be called by some words of its name, when they are only one centre's") {
    const auto call = [](const char* name) {
        return assembled({source({sheet("1", "CENTRE SOCIAL LA SOURCE", "Guadeloupe"), sheet("2", "MJC DU LAC")})},
                         name);
    };
    const auto found = call("la source");
    CHECK(found.document.organisations[0].is_ours);
    CHECK(found.diagnostics.empty());
    CHECK(call("Lac").document.organisations[1].is_ours);
    CHECK_FALSE(call("La Sourc").document.organisations[0].is_ours);
}

TEST_CASE("a word of a centre's name with a slip finds that name, and the place of the setting is told") {
    const auto all = assembled({source({sheet("1", "CENTRE SOCIAL LES TILLEULS"), sheet("2", "MJC DU LAC"),
                                        sheet("3", "CENTRE SOCIAL HORIZON")})},
                               "Tileuls");
    REQUIRE(all.diagnostics.size() == 1);
    CHECK(count_of(all, Severity::warning, "Les noms les plus proches : « Centre social les Tilleuls »") == 1);
    CHECK(all.diagnostics[0].where.file == "--centre");
}

TEST_CASE("a department is no centre's name, even where it has one centre only") {
    const auto all = assembled({source({sheet("1", "MJC DU LAC", "Drôme"), sheet("2", "HORIZON", "Lot")})}, "drome");
    CHECK(std::none_of(all.document.organisations.begin(), all.document.organisations.end(),
                       [](const auto& organisation) { return organisation.is_ours; }));
    CHECK(count_of(all, Severity::warning,
                   "est un département. Écrire le nom du centre, par exemple : « MJC du Lac »") == 1);
    const auto named =
        assembled({source({sheet("1", "MJC DU LAC", "Drôme"), sheet("2", "HORIZON", "Lot")})}, "Lac Drôme");
    CHECK(named.document.organisations[0].is_ours);
}

TEST_CASE("of two sources that say to be ours the first is, unless the command names one") {
    const auto folder = [](const char* name) {
        SourceReading reading;
        reading.document.organisations.emplace_back();
        reading.document.organisations.back().source_name = name;
        reading.document.organisations.back().is_ours = true;
        return reading;
    };
    const auto all = assembled({folder("A"), folder("B")});
    CHECK(all.document.organisations[0].is_ours);
    CHECK_FALSE(all.document.organisations[1].is_ours);
    CHECK(count_of(all, Severity::warning, "deux sources") == 1);
    const auto named = assembled({folder("A"), folder("B")}, "b");
    CHECK(named.document.organisations[1].is_ours);
    CHECK(named.diagnostics.empty());
}

TEST_CASE("keywords: aliases applied, one spelling by folding, a capital first, no doubles") {
    auto first = sheet("1");
    first.keywords = {"intergénérationnel", "Viellissement", "Emploi, économie"};
    auto second = sheet("2");
    second.keywords = {"Intergénérationnel", "vieillissement", "VIELLISSEMENT"};
    const auto all = assembled({source({first, second})});
    CHECK(all.document.actions[0].keywords ==
          std::vector<std::string>{"Intergénérationnel", "Vieillissement", "Emploi, économie"});
    CHECK(all.document.actions[1].keywords == std::vector<std::string>{"Intergénérationnel", "Vieillissement"});
}

TEST_CASE("publics and the other vocabularies have one spelling, the themes their official one") {
    auto first = sheet("1");
    first.publics = {"familles"};
    first.dimension = "citoyennete";
    first.status = "EN COURS";
    auto second = sheet("2");
    second.publics = {"Familles", "familles"};
    second.dimension = "CITOYENNETÉ";
    second.status = "En cours";
    auto third = sheet("3");
    third.status = "En cours";
    const auto all = assembled({source({first, second, third})});
    for (const auto& action : all.document.actions) CHECK(action.status == "En cours");
    for (const auto index : {0U, 1U}) {
        CHECK(all.document.actions[index].publics == std::vector<std::string>{"Familles"});
        CHECK(all.document.actions[index].dimension == "Citoyenneté");
    }
}

TEST_CASE("partners keep their capitals, and get the spelling of their own sheet") {
    auto first = sheet("1");
    first.partners = {"ADIL", "la ruche", "Bailleur social"};
    auto reading = source({first});
    reading.document.partners.emplace_back();
    reading.document.partners.back().name = "La Ruche";
    const auto all = assembled({reading});
    CHECK(all.document.actions[0].partners == std::vector<std::string>{"ADIL", "La Ruche", "Bailleur social"});
}

TEST_CASE("titles are shown in sentence case and typeset, the source's own stays") {
    const auto all = assembled({source({sheet("L'ETE \"AU JARDIN\" AVEC LA CAF"), sheet("")})});
    CHECK(all.document.actions[0].title == "L’ete «\u202FAu jardin\u202F» avec la CAF");
    CHECK(all.document.actions[0].source_title == "L'ETE \"AU JARDIN\" AVEC LA CAF");
    CHECK(all.document.actions[1].title == "Action sans titre");
    CHECK(all.document.actions[1].source_title.empty());
}

TEST_CASE("running text is typeset, lines of sums and places are kept") {
    auto action = sheet("1");
    action.summary = {{BlockKind::bullet, "l'été ?"}};
    action.parts = {{PartKind::method, "Méthode", {{"Champ", paragraphs({"c'est \"dit\""})}}}};
    action.money = "CAF: 100 €\nl'État";
    const auto all = assembled({source({action})});
    const auto& shown = all.document.actions[0];
    CHECK(shown.summary[0] == Block{BlockKind::bullet, "l’été\u202F?"});
    CHECK(shown.parts[0].fields[0].blocks[0].text == "c’est «\u202Fdit\u202F»");
    CHECK(shown.money == "CAF\u202F: 100\u202F€\nl’État");
}

TEST_CASE("lost letters are reported, never repaired") {
    auto action = sheet("La f?te", "CENTRE DE LA BERNARDI?RE");
    action.summary = paragraphs({"Une cr\uFFFDche."});
    const auto all = assembled({source({action, sheet("Autre", "CENTRE DE LA BERNARDI?RE")})});
    CHECK(all.document.organisations[0].source_name == "CENTRE DE LA BERNARDI?RE");
    CHECK(all.document.organisations[0].name == "Centre de la Bernardi?re");
    CHECK(all.document.actions[0].title == "La f?te");
    CHECK(count_of(all, Severity::warning, "« BERNARDI?RE »") == 1);
    CHECK(count_of(all, Severity::warning, "« f?te »") == 1);
    CHECK(count_of(all, Severity::note, "cr\uFFFDche") == 1);
    for (const auto& diagnostic : all.diagnostics) CHECK(diagnostic.where == Origin{"fiches.txt", 10});
}

TEST_CASE("the shipped needs serve when no source has any, else only those of the sources") {
    CHECK(assembled({source({sheet("1")})}).document.needs.at(0).label == "Papiers");
    auto reading = source({sheet("1")});
    Need need;
    need.label = "Le mien";
    need.pictogram = "licorne";
    reading.document.needs = {need};
    const auto all = assembled({reading});
    REQUIRE(all.document.needs.size() == 1);
    CHECK(all.document.needs[0].label == "Le mien");
    CHECK(all.document.needs[0].id == named_id("need", "le mien"));
    CHECK(all.document.needs[0].pictogram == "info");
    CHECK(count_of(all, Severity::warning, "licorne") == 1);
}

TEST_CASE("needs name actions by id or title and keywords in any spelling; unknown ones are reported") {
    auto tagged = sheet("LE JARDIN");
    tagged.keywords = {"développement durable"};
    auto reading = source({tagged, sheet("Fête", "A"), sheet("Fête", "B")});
    Need need;
    need.label = "Dehors";
    need.keywords = {"DEVELOPPEMENT DURABLE", "viellissement"};
    need.action_ids = {"le jardin", "Fête", "Fete d'hiver", action_id("A", "Lot", "Fête")};
    reading.document.needs = {need};
    const auto all = assembled({reading});
    const auto& shown = all.document.needs[0];
    CHECK(shown.action_ids ==
          std::vector<std::string>{all.document.actions[0].id, all.document.actions[1].id, all.document.actions[2].id});
    CHECK(shown.keywords == std::vector<std::string>{"Développement durable", "Vieillissement"});
    CHECK(count_of(all, Severity::warning, "Fete d'hiver") == 1);
}

TEST_CASE("needs of the same name in two sources are one tile that gathers both") {
    auto first = source({});
    auto second = source({});
    Need need;
    need.label = "Jardin";
    need.words = {"potager"};
    first.document.needs = {need};
    need.label = "JARDIN";
    need.words = {"Potager", "fleurs"};
    second.document.needs = {need};
    const auto all = assembled({first, second});
    REQUIRE(all.document.needs.size() == 1);
    CHECK(all.document.needs[0].label == "Jardin");
    CHECK(all.document.needs[0].words == std::vector<std::string>{"potager", "fleurs"});
}

TEST_CASE("partners name needs as shown, unknown ones are reported; a partner given twice is one") {
    Partner partner;
    partner.name = "CAF";
    partner.needs = {"PAPIERS", "Papier peint"};
    auto first = source({});
    first.document.partners = {partner};
    const auto all = assembled({first, first});
    REQUIRE(all.document.partners.size() == 1);
    CHECK(all.document.partners[0].id == named_id("partner", "caf"));
    CHECK(all.document.partners[0].needs == std::vector<std::string>{"Papiers"});
    CHECK(count_of(all, Severity::warning, "Papier peint") == 1);
}

TEST_CASE("a source's words take the place of the shipped ones, word by word, and acronyms add up") {
    auto reading = source({sheet("L'ANPAA ET LA CAF")});
    reading.document.words.thesaurus = {{"ORDI", "tablette"}};
    reading.document.words.acronyms = {"ANPAA", "caf"};
    reading.document.words.shown_names = {{"Centre social de l'été", "Chez nous"}};
    const auto all = assembled({reading, source({sheet("x", "CENTRE SOCIAL DE L'ETE")})});
    CHECK(all.document.words.thesaurus == std::vector<WordTable::Pair>{{"boulot", "emploi"}, {"ORDI", "tablette"}});
    CHECK(all.document.words.acronyms == std::vector<std::string>{"MJC", "CAF", "ANPAA"});
    CHECK(all.document.actions[0].title == "L’ANPAA et la CAF");
    CHECK(all.document.organisations[1].name == "Chez nous");
}

TEST_CASE("diagnostics of the sources come first, in order") {
    auto first = source({sheet("1")});
    first.diagnostics = {{Severity::warning, {"a", 1}, "", "un"}};
    auto second = source({});
    second.diagnostics = {{Severity::error, {"b", 1}, "", "deux"}};
    const auto all = assembled({first, second}, "inconnu");
    REQUIRE(all.diagnostics.size() == 3);
    CHECK(all.diagnostics[0].message == "un");
    CHECK(all.diagnostics[1].message == "deux");
}

TEST_CASE("nothing read gives an empty document with the shipped words and needs") {
    const auto all = assembled({});
    CHECK(all.document.actions.empty());
    CHECK(all.document.needs.size() == 1);
    CHECK(all.diagnostics.empty());
}

TEST_CASE("every sheet of the national list has a lead, every need something behind it, one centre is ours") {
    std::ifstream file(PARVIS_SHARED_DIR "/seeds/senacs-actions.txt", std::ios::binary);
    if (!file) {
        MESSAGE("skipped: the real seed is not here");
        return;
    }
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    std::vector<SourceReading> readings;
    readings.push_back(read_senacs_text(bytes, "senacs-actions.txt"));
    const auto all = assemble(std::move(readings), {"Centre social La Source"});
    CHECK(count_of(all, Severity::warning, "BERNARDI?RE") == 1);

    for (const auto& action : all.document.actions) {
        CAPTURE(action.title);
        CHECK_FALSE(action.lead.empty());
    }
    for (const auto& organisation : all.document.organisations) {
        CAPTURE(organisation.name);
        CHECK(organisation.is_ours == (organisation.name == "Centre social La Source"));
    }
    const auto gathered = gathered_actions(all.document, list_order(all.document));
    for (std::size_t need = 0; need < gathered.size(); ++need) {
        CAPTURE(all.document.needs[need].label);
        // A list without partners has nothing for "Nos partenaires".
        CHECK((gathered[need].size() >= 2 || all.document.needs[need].opens_partners));
        CHECK(gathered[need].size() <= 16);
    }
}

// What staff are told of the board, as words and as tables.
#include "kiosk/views/care_view.h"

#include <doctest/doctest.h>

#include <numeric>

#include "content/update/report.h"
#include "kiosk/care_report.h"
#include "kiosk/staff_facts.h"
#include "kiosk/views/history_view.h"
#include "kiosk/views/staff_view.h"
#include "platform/base/durable_file.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {

const Strings french(Language::french);
const std::chrono::sys_days today{std::chrono::year{2026} / 11 / 25};

CareFacts board() {
    CareFacts care;
    care.program = "1.2";
    care.now = today + 12h;
    care.since_boot = 10h;
    care.running = 2h + 10min;
    care.counts = true;
    return care;
}

StaffFacts staff_of(CareFacts care) {
    StaffFacts facts;
    facts.versions.emplace_back();
    facts.care = std::make_shared<CareFacts>(std::move(care));
    return facts;
}

CareView view_of(CareFacts care) {
    return make_care_view(staff_of(std::move(care)), french);
}

bool has(const std::vector<std::string>& lines, const std::string& words) {
    return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

const CareView::Fact* fact(const CareView& view, const std::string& caption) {
    const auto found = std::ranges::find(view.facts, caption, &CareView::Fact::caption);
    return found == view.facts.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("times are said in the two largest units") {
    const auto text = [](std::chrono::seconds time) { return duration_text(french, time); };
    CHECK(text(0s) == "0\u202fs");
    CHECK(text(-5s) == "0\u202fs");
    CHECK(text(59s) == "59\u202fs");
    CHECK(text(60s) == "1\u202fmin");
    CHECK(text(3599s) == "59\u202fmin");
    CHECK(text(2h + 10min + 59s) == "2\u202fh 10\u202fmin");
    CHECK(text(std::chrono::days{3} + 4h + 59min) == "3\u202fj 4\u202fh");
}

TEST_CASE("what a machine does not say of itself is not shown; what is wrong comes first") {
    CareFacts care = board();
    CHECK(fact(view_of(care), "Température") == nullptr);
    CHECK(fact(view_of(care), "Alimentation") == nullptr);
    CHECK(view_of(care).facts.front().caption == "Programme");
    care.health.temperature_c = 48;
    care.health.under_voltage_now = false;
    care.health.storage_errors = 0;
    care.health.free_bytes = 21'400'000'000;
    care.health.disk_bytes = 28'900'000'000;
    CareView view = view_of(care);
    CHECK(fact(view, "Température")->text == "48\u202f°C");
    CHECK(fact(view, "Place libre")->text == "21\u202fGo sur 28\u202fGo");
    CHECK(std::ranges::none_of(view.facts, &CareView::Fact::alarming));
    care.health.under_voltage_since_start = true;
    care.health.free_bytes = 499'000'000;
    care.health.temperature_c = 80;
    care.health.storage_errors = 1;
    view = view_of(care);
    CHECK(std::ranges::count_if(view.facts, &CareView::Fact::alarming) == 4);
    CHECK(view.facts[3].alarming);
    CHECK(fact(view, "Alimentation")->text.find("A été trop faible") == 0);
    CHECK(fact(view, "Place libre")->text.find("presque pleine") != std::string::npos);
    care.health.disk_read_only = true;
    care.settings = {{"parvis.toml", 7, "language", ""}};
    CHECK(fact(view_of(care), "Réglages")->text.starts_with("Le réglage «\u202flanguage\u202f», ligne 7"));
    CHECK(std::ranges::count_if(view_of(care).facts, &CareView::Fact::alarming) == 5);
    CHECK(fact(view_of(care), "Place libre")->text.find("ne se laisse plus écrire") != std::string::npos);
}

TEST_CASE("the last change of the content is one that was installed or chosen, not what was refused since") {
    StaffFacts facts;
    facts.care = std::make_shared<CareFacts>(board());
    const auto entry = [](content::UpdateOutcome outcome, std::int64_t sequence) {
        content::UpdateReport report;
        report.outcome = outcome;
        report.edition.sequence = sequence;
        return content::history_entry(report);
    };
    facts.history = {entry(content::UpdateOutcome::not_signed, 14),
                     entry(content::UpdateOutcome::up_to_date, 12),
                     {{}, content::HistoryKind::interrupted, {}}};
    const std::string caption = "Dernier changement de contenu";
    CHECK(fact(make_care_view(facts, french), caption) == nullptr);
    facts.history.push_back(entry(content::UpdateOutcome::installed, 12));
    CHECK(fact(make_care_view(facts, french), caption)->text.find("Contenu n°\u00a012") != std::string::npos);
    facts.history.insert(facts.history.begin() + 1, {{}, content::HistoryKind::chosen, {{"sequence", "11"}}});
    CHECK(fact(make_care_view(facts, french), caption)->text.find("Contenu n°\u00a011") != std::string::npos);
}

TEST_CASE(
    "staff read of a content that is dated ahead, where the time is known; of tomorrow's there is nothing to say") {
    const std::string caption = "Date du contenu";
    CareFacts care = board();
    CHECK(fact(view_of(care), caption) == nullptr);
    care.edition.date = std::chrono::year{2026} / 11 / 26;
    CHECK(fact(view_of(care), caption) == nullptr);
    care.edition.date = std::chrono::year{2027} / 9 / 10;
    const CareView view = view_of(care);
    REQUIRE(fact(view, caption) != nullptr);
    CHECK(fact(view, caption)->alarming);
    CHECK(fact(view, caption)->text.find("10 septembre 2027") != std::string::npos);
    care.trust = ClockTrust::not_earlier_than;
    CHECK(fact(view_of(care), caption) == nullptr);
}

TEST_CASE("each start says how it ended, the last that it runs; a power cut is told from a crash") {
    CareFacts care = board();
    care.starts = {{"a", 40s, {}, today - 5h, StartEnd::unknown},
                   {"b", 40s, 5min, today + 1h, StartEnd::crashed, "SEGV"},
                   {"b", 5min, 6min, today + 1h, StartEnd::unknown},
                   {"b", 6min, 8h, today + 1h, StartEnd::hung},
                   {"b", 8h, {}, today + 10h, StartEnd::unknown}};
    const CareView view = view_of(care);
    REQUIRE(view.starts.size() == 5);
    CHECK(view.starts[0].what == "En marche");
    CHECK(view.starts[0].when == "Il y a 2\u202fh 0\u202fmin");
    CHECK(view.starts[1].what == "Le programme ne répondait plus, après 7\u202fh 54\u202fmin");
    CHECK(view.starts[2].what == "Interrompu, on ne sait pourquoi, après 1\u202fmin");
    CHECK(view.starts[3].what == "Le programme s’est interrompu, après 4\u202fmin");
    CHECK(view.starts[4].what == "Courant coupé, ou machine arrêtée");
    CHECK(view.starts[4].when.find("24 novembre 2026") == 0);
}

TEST_CASE("a day that was written down while the clock was not believed is never told as sure") {
    const std::string unsure = "(date incertaine)";
    for (const ClockTrust trust :
         {ClockTrust::unknown, ClockTrust::not_earlier_than, ClockTrust::set_by_staff, ClockTrust::network_or_rtc}) {
        const bool known = knows_time(trust);
        CareFacts care = board();
        care.starts = {{"a", 40s, {}, today - 5h, StartEnd::unknown, "", "", false, "", trust},
                       {"b", 8h, {}, today + 10h, StartEnd::unknown, "", "", false, "", trust}};
        StaffFacts facts;
        facts.history = {{today + 1h, content::HistoryKind::chosen, {{"sequence", "11"}}, trust}};
        facts.care = std::make_shared<CareFacts>(care);
        const auto says = [&](const std::string& text) { return text.find(unsure) != std::string::npos; };
        const CareView view = make_care_view(facts, french);
        CHECK(says(view.starts[1].when) != known);
        CHECK_FALSE(says(view.starts[0].when));  // so long ago, in this run of the machine: that is sure
        CHECK(says(fact(view, "Dernier changement de contenu")->text) != known);
        CHECK(says(make_staff_view(facts, french).log.at(0).when) != known);
        CHECK((state_table(facts)->find("00 " + unsure + ";") != std::string::npos) != known);
        const CareView english = make_care_view(facts, Strings(Language::english));
        CHECK((english.starts[1].when.find("(date uncertain)") != std::string::npos) != known);
    }
}

TEST_CASE("the chart has the last thirty days up to today, and nothing older is counted in its words") {
    CareFacts care = board();
    care.usage.add(today, Use::sheet, "a", 3);
    care.usage.add(today - std::chrono::days{29}, Use::sheet, "b", 5);
    care.usage.add(today - std::chrono::days{30}, Use::sheet, "a", 100);
    care.usage.add({}, Use::sheet, "a", 100);
    care.usage.add(today, Use::search_in_vain, "", 7);
    care.usage.add(today, Use::aid, "contrast", 2);
    care.usage.add(today, Use::language, "en", 4);
    care.names = {{"a", "Jardin"}, {"b", "Cuisine"}};
    const CareView view = view_of(care);
    REQUIRE(view.chart);
    REQUIRE(view.chart->values.size() == 30);
    CHECK(view.chart->values.front() == 5);
    CHECK(view.chart->values.back() == 3);
    CHECK(std::accumulate(view.chart->values.begin(), view.chart->values.end(), 0) == 8);
    CHECK(view.chart->last_day == "25 novembre 2026");
    CHECK(view.chart->summary == "En 30\u00a0jours\u202f: 8\u00a0fiches ouvertes, au plus 5\u00a0en un jour.");
    CHECK(view.tops == std::vector<std::string>{"Cuisine\u202f:\u00a05", "Jardin\u202f:\u00a03"});
    CHECK(has(view.totals, "Recherches sans résultat\u202f:\u00a07"));
    CHECK(has(view.totals, "Contraste\u202f:\u00a02"));
    CHECK(has(view.totals, "English\u202f:\u00a04"));
}

TEST_CASE("what was counted on a wrong day to come blinds no chart, however far ahead, and is in none of its numbers") {
    for (const int ahead : {1, 29, 4000}) {
        CareFacts care = board();
        care.usage.add(today, Use::sheet, "a", 3);
        care.usage.add(today + std::chrono::days{ahead}, Use::sheet, "a", 100);
        care.names = {{"a", "Jardin"}};
        const CareView view = view_of(care);
        REQUIRE(view.chart);
        CHECK(view.chart->values.back() == 3);
        CHECK(view.chart->last_day == "25 novembre 2026");
        CHECK(view.tops == std::vector<std::string>{"Jardin\u202f:\u00a03"});
    }
}

TEST_CASE(
    "a board that does not know the day shows up to the last day it counted; one that counted nothing, no chart") {
    CareFacts care = board();
    CHECK_FALSE(view_of(care).chart);
    CHECK(view_of(care).counting.find("sans rien retenir") != std::string::npos);
    care.counts = false;
    CHECK(view_of(care).counting.find("Rien n’est compté") != std::string::npos);
    care.trust = ClockTrust::not_earlier_than;
    care.usage.add(today - std::chrono::days{90}, Use::sheet, "a", 3);
    REQUIRE(view_of(care).chart);
    CHECK(view_of(care).chart->values.back() == 3);
}

TEST_CASE("what was counted on no known day is told without a date, and why; beside known days in one line") {
    CareFacts care = board();
    CHECK(view_of(care).undated.empty());
    care.trust = ClockTrust::not_earlier_than;
    care.usage.add({}, Use::sheet, "a", 3);
    care.usage.add({}, Use::sheet, "gone", 2);
    care.usage.add({}, Use::need, "n", 4);
    care.names = {{"a", "Jardin"}};
    CareView view = view_of(care);
    CHECK_FALSE(view.chart);
    CHECK(view.undated.starts_with("Compté sans date, car la borne ne sait pas quel jour il est"));
    CHECK(view.undated.find("5\u00a0fiches ouvertes") != std::string::npos);
    CHECK(has(view.totals, "Besoins choisis\u202f:\u00a04"));
    CHECK(view.tops == std::vector<std::string>{"Jardin\u202f:\u00a03"});
    care.trust = ClockTrust::network_or_rtc;
    care.usage.add(today, Use::sheet, "a");
    view = view_of(care);
    REQUIRE(view.chart);
    CHECK(view.undated.starts_with("En plus, sans date"));
    CHECK(view.undated.find("5\u00a0fiches ouvertes") != std::string::npos);
    CHECK(view.tops == std::vector<std::string>{"Jardin\u202f:\u00a01"});
    CHECK(has(view.totals, "Besoins choisis\u202f:\u00a00"));
}

TEST_CASE("the report names aids and languages, says since when it counts, and that nothing opens") {
    CareFacts care = board();
    CHECK(state_table(staff_of(care))->find("compté depuis") == std::string::npos);
    CHECK(state_table(staff_of(care))->find("contenu;livré avec Parvis\r\n") != std::string::npos);
    StaffFacts given = staff_of(care);
    given.versions.front().name = content::VersionName{};
    CHECK(state_table(given)->find("contenu;sans numéro\r\n") != std::string::npos);
    care.usage.add({}, Use::language, "en");
    care.usage.add({}, Use::aid, "text");
    care.usage.add({}, Use::aid, "lowered");
    care.usage.add({}, Use::aid, "of a later Parvis");
    const std::string counts = usage_table(care).value_or("");
    for (const char* row : {"langue;en;English;1\r\n", "aide;text;Grands textes;1\r\n",
                            "aide;lowered;Page abaissée;1\r\n", "aide;of a later Parvis;;1\r\n"})
        CHECK_MESSAGE(counts.find(row) != std::string::npos, row);
    CHECK(state_table(staff_of(care))->find("compté depuis;date inconnue\r\n") != std::string::npos);
    care.usage.add(today, Use::aid, "text");
    care.usage.add(today - std::chrono::days{2}, Use::aid, "text");
    care.no_content = true;
    const std::string state = state_table(staff_of(care)).value_or("");
    CHECK(state.find("compté depuis;2026-11-23\r\n") != std::string::npos);
    CHECK(state.find("contenu;aucun contenu ne s’ouvre\r\n") != std::string::npos);
}

TEST_CASE("safe mode says what it is, and which way leads out of it") {
    CareFacts care = board();
    CHECK(view_of(care).safe_mode.empty());
    care.safe_mode.on = true;
    CHECK(view_of(care).safe_mode.find("au bout d’une heure") != std::string::npos);
    care.safe_mode.avoided = "0000000012-a1b2c3d4e5f6";
    CHECK(view_of(care).safe_mode.find("contenu livré avec Parvis") != std::string::npos);
}

TEST_CASE("the report is three tables that a French spreadsheet opens; no cell of it is a formula") {
    CareFacts care = board();
    care.usage.add(today, Use::sheet, "a", 3);
    care.usage.add(today, Use::search_in_vain, "", 2);
    care.usage.add({}, Use::need, "n");
    care.names = {{"a", "Jardin; \"potager\""}, {"n", "=HYPERLINK(1)"}};
    care.starts = {{"b", 40s, 5min, today, StartEnd::crashed, "SEGV"}, {"b", 5min, {}, today, StartEnd::unknown}};
    care.settings = {{"/etc/parvis/parvis.toml", 7, "language", "\"de\" n’est pas possible."}};
    CHECK(usage_table(care) ==
          "\xEF\xBB\xBFjour;quoi;lequel;nom;nombre\r\n"
          "inconnu;besoin;n;\u00A0=HYPERLINK(1);1\r\n"
          "2026-11-25;fiche;a;\"Jardin; \"\"potager\"\"\";3\r\n"
          "2026-11-25;recherche sans résultat;;;2\r\n");
    care.edition.sequence = 12;
    care.edition.author = "La fédération";
    care.edition.date = std::chrono::year{2026} / 11 / 20;
    care.trust = ClockTrust::not_earlier_than;
    care.now = today;
    care.centre = "Les Essais";
    StaffFacts staff = staff_of(care);
    staff.history = {{today - 2h, content::HistoryKind::chosen, {{"sequence", "11"}}, ClockTrust::network_or_rtc},
                     {today - 5h, content::HistoryKind::chosen, {{"sequence", "10"}}, ClockTrust::unknown}};
    staff.remarks = {"La carte est presque pleine."};
    staff.of_store = {{content::StoreTrouble::dropped, content::VersionName{10, {}}, {}, {}}};
    REQUIRE(state_table(staff));
    const std::string state = *state_table(staff);
    CHECK(state.starts_with("\xEF\xBB\xBFquoi;valeur\r\n"));
    CHECK(state.find("programme;Parvis 1.2\r\n") != std::string::npos);
    for (const char* row :
         {"\r\ncentre;Les Essais\r\n", "contenu;n° 12\r\n", "contenu du;2026-11-20\r\n", "contenu de;La fédération\r\n",
          "heure;incertaine\u202f: pas avant 2026-11-25 00:00\r\n",
          "dernier changement de contenu;2026-11-24 22:00\r\n", "à savoir;La carte est presque pleine.\r\n",
          "réglage à revoir;\"/etc/parvis/parvis.toml:7: language: \"\"de\"\" n’est pas",
          "Le programme s’est interrompu, après"})
        CHECK_MESSAGE(state.find(row) != std::string::npos, row);
    const testing::TemporaryFolder folder;
    CHECK(state.find("à savoir;" + remark_text(staff.of_store.front(), french)) != std::string::npos);
    const std::string updates = updates_table(staff).value_or("");
    CHECK(updates.starts_with("\xEF\xBB\xBFquand;quoi;d’où;résultat\r\n2026-11-24 22:00;"));
    CHECK(updates.find("\r\n2026-11-24 19:00 (date incertaine);") != std::string::npos);
    REQUIRE(write_report(staff, folder / "report"));
    CHECK(read_file(folder / "report/etat.csv", 100'000) == state);
    CHECK(read_file(folder / "report/mises-a-jour.csv", 100'000) == updates);
    CHECK(read_file(folder / "report/usages.csv", 100'000) == *usage_table(care));
    const Status nowhere = write_report(staff, "/proc/nowhere/report");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().message.find("ce dossier ne peut pas être créé (") != std::string::npos);
}

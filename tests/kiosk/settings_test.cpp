#include "kiosk/settings.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "platform/base/durable_file.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
namespace fs = std::filesystem;

namespace {

// A zoneinfo folder of our own: the machine's may be absent, and its zones change.
struct Machine {
    Machine() {
        write("zoneinfo/Europe/Paris", "TZif2");
        write("zoneinfo/America/Guadeloupe", "TZif2");
        write("zoneinfo/Antarctica/Davis", "TZif2");
        write("zoneinfo/posix/Europe/Paris", "TZif2");
        write("zoneinfo/leapseconds", "# a list, not a zone");
        places.zoneinfo = folder / "zoneinfo";
        places.system_file = folder / "etc/parvis.toml";
    }
    void write(const std::string& name, std::string_view bytes) const {
        fs::create_directories((folder / name).parent_path());
        REQUIRE(write_file(folder / name, bytes));
    }
    [[nodiscard]] SettingsReading parse(std::string_view toml) const {
        return parse_settings(toml, "parvis.toml", places);
    }
    testing::TemporaryFolder folder;
    SettingsPlaces places;
};

std::string repository_file(const std::string& name) {
    std::ifstream file(fs::path(PARVIS_SOURCE_DIR) / name, std::ios::binary);
    REQUIRE(file);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// The only problem of a text; it must name the line and the key.
std::string only_problem(const SettingsReading& reading, int line, std::string_view key) {
    for (const auto& problem : reading.problems) INFO(to_line(problem));
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].line == line);
    CHECK(reading.problems[0].key == key);
    CHECK(reading.problems[0].file == "parvis.toml");
    return reading.problems[0].sentence;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// As the file would give it: session.idle_seconds under its section.
std::string line_for(std::string_view name, std::string_view value) {
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return std::string(name) + " = " + std::string(value) + "\n";
    return "[" + std::string(name.substr(0, dot)) + "]\n" + std::string(name.substr(dot + 1)) + " = " +
           std::string(value) + "\n";
}

std::string value_of(const Settings& settings, std::string_view name) {
    for (const auto& key : describe(settings))
        if (key.name == name) return key.value;
    return "(no such key)";
}

}  // namespace

TEST_CASE("the defaults are those of the design: a minute, twenty seconds, upright, sixty centimetres, French") {
    const Settings settings;
    CHECK(settings.centre.empty());
    CHECK(settings.language == Language::french);
    CHECK(settings.session.idle == std::chrono::seconds(60));
    CHECK(settings.session.countdown == std::chrono::seconds(20));
    CHECK(settings.display == DisplaySettings{Orientation::deg0, 0, 0, 600, 0, false});
    CHECK(settings.time_zone.empty());
    CHECK(settings.content_file.empty());
}

TEST_CASE("every key is read into its place") {
    const Machine machine;
    const auto reading = machine.parse(R"(
centre = "CENTRE SOCIAL LA SOURCE"
language = "en"
time_zone = "America/Guadeloupe"
content.file = "/srv/centre.parvis"
content.inbox = "/srv/inbox"
staff.code = "1904"
[session]
idle_seconds = 90
warning_seconds = 30
[display]
orientation = 270
width_mm = 596
height_mm = 335
viewing_distance_mm = 800
mounting_height_mm = 900
reduced_motion = true
drawing = "cpu"
off = "backlight"
picture_memory_mb = 90
[display_mode]
on = false
slide_seconds = 40
first_touch = "wakes"
[hours]
monday = "8:30-12:00, 13h30-18h"
sunday = ""
exceptions = ["12-25",
  "2026-12-26 au 2027-01-03 09:00-12:00"]
)");
    CHECK(reading.problems.empty());
    const auto& settings = reading.settings;
    CHECK(settings.centre == "CENTRE SOCIAL LA SOURCE");
    CHECK(settings.language == Language::english);
    CHECK(settings.time_zone == "America/Guadeloupe");
    CHECK(settings.content_file == "/srv/centre.parvis");
    CHECK(settings.inbox == "/srv/inbox");
    CHECK(settings.staff_code == "1904");
    CHECK(settings.centre_place.ends_with("parvis.toml:2: centre: "));
    CHECK(settings.session.idle == std::chrono::seconds(90));
    CHECK(settings.session.countdown == std::chrono::seconds(30));
    CHECK(settings.display == DisplaySettings{Orientation::deg270, 596, 335, 800, 900, true, platform::Drawing::pixels,
                                              platform::DisplayOff::backlight, 90});
    CHECK_FALSE(settings.display_mode.on);
    CHECK(settings.display_mode.slide == std::chrono::seconds(40));
    CHECK(settings.display_mode.first_touch == FirstTouch::wakes);
    CHECK(settings.hours.monday == "8:30-12:00, 13h30-18h");
    CHECK(settings.hours.tuesday.empty());
    CHECK(settings.hours.exceptions.size() == 2);
}

TEST_CASE("a wrong value names key, line and what is allowed, and the default is used") {
    struct Row {
        std::string key, value, said;
    };
    const std::vector<Row> rows = {
        {"centre", "12", "nom du centre"},
        {"centre", "\"\"\"a\nb\"\"\"", "plusieurs lignes"},
        {"centre", '"' + std::string(201, 'a') + '"', "trop long"},
        {"language", "\"de\"", "\"fr\" ou \"en\""},
        {"language", "true", "\"fr\" ou \"en\""},
        {"time_zone", "\"Europe/Pari\"", "« Europe/Paris »"},
        {"time_zone", "\"Paris\"", "Peut-être : « Europe/Paris »."},
        {"time_zone", "\"Guadeloupe\"", "« America/Guadeloupe »"},
        {"time_zone", "\"../zoneinfo/Europe/Paris\"", "n’est pas un fuseau"},
        {"time_zone", "\"leapseconds\"", "n’est pas un fuseau"},
        {"time_zone", "\"Europe\"", "n’est pas un fuseau"},
        {"time_zone", "1", "Europe/Paris"},
        {"content.file", "\"centre.parvis\"", "qui commence par /"},
        {"content.file", "7", "qui commence par /"},
        {"content.inbox", "\"inbox\"", "qui commence par /"},
        {"staff.code", "\"123\"", "ce code n’est pas possible. Écrire un code de 4 à 8 chiffres"},
        {"staff.code", "\"12a4\"", "code de 4 à 8 chiffres"},
        {"staff.code", "1904", "ce code n’est pas possible"},
        {"staff.code", "\"$argon2id$v=19$m=65536,t=2,p=1$AAAA$AAAA\"",
         "ce code n’est pas possible"},  // no hash of ours
        {"usage.counts", "\"non\"", "true (oui) ou false (non)"},
        {"session.idle_seconds", "14", "de 15 à 600"},
        {"session.idle_seconds", "601", "de 15 à 600"},
        {"session.idle_seconds", "0", "de 15 à 600"},
        {"session.idle_seconds", "60.0", "de 15 à 600"},
        {"session.idle_seconds", "\"60\"", "\"60\" n’est pas possible"},
        {"session.idle_seconds", "9223372036854775807", "de 15 à 600"},
        {"session.idle_seconds", "[60]", "une valeur seule"},
        {"session.idle_seconds", "{a = 60}", "une valeur seule"},
        {"session.warning_seconds", "19", "de 20 à 120"},
        {"session.warning_seconds", "121", "de 20 à 120"},
        {"display.orientation", "45", "0, 90, 180 ou 270"},
        {"display.orientation", "-90", "0, 90, 180 ou 270"},
        {"display.orientation", "\"90\"", "0, 90, 180 ou 270"},
        {"display.width_mm", "49", "de 50 à 5000, ou 0"},
        {"display.height_mm", "5001", "de 50 à 5000, ou 0"},
        {"display.viewing_distance_mm", "249", "de 250 à 3000"},
        {"display.viewing_distance_mm", "3001", "de 250 à 3000"},
        {"display.viewing_distance_mm", "600.5", "cette valeur n’est pas possible. Écrire un nombre entier de 250"},
        {"display.mounting_height_mm", "99", "de 100 à 2500"},
        {"display.reduced_motion", "\"oui\"", "true (oui) ou false (non)"},
        {"display.reduced_motion", "1", "true (oui) ou false (non)"},
        {"display.drawing", "\"opengl\"", "\"auto\", \"gles2\" ou \"cpu\""},
        {"display.drawing", "true", "\"auto\", \"gles2\" ou \"cpu\""},
        {"display.off", "\"standby\"", "\"black\", \"backlight\" ou \"dpms\""},
        {"hours.monday", "\"8:30\"", "\"8:30\" n’est pas possible. Écrire un texte comme"},
        {"hours.tuesday", "\"8-12\"", "08:30-12:00"},
        {"hours.wednesday", "\"08:30-08:30\"", "08:30-12:00"},
        {"hours.thursday", "\"8:30-12:00,\"", "08:30-12:00"},
        {"hours.friday", "\"8:30-25:00\"", "08:30-12:00"},
        {"hours.saturday", "8", "écran éteint ce jour-là"},
        {"hours.sunday", "[\"8:30-12:00\"]", "une valeur seule"},
        {"hours.exceptions", "\"12-25\"", "Écrire un tableau comme"},
        {"hours.exceptions", "[20261225]", "cette valeur n’est pas possible"},
        {"hours.exceptions", "[\"12-25\", \"02-30\"]", "\"02-30\" n’est pas possible"},
        {"hours.exceptions", "[\"2026-12-25 8-12\"]", "2026-12-26 au 2027-01-03"},
        {"display.picture_memory_mb", "23", "de 24 à 96"},
        {"display.picture_memory_mb", "97", "de 24 à 96"},
        {"display_mode.on", "\"oui\"", "true (oui) ou false (non)"},
        {"display_mode.slide_seconds", "7", "de 8 à 120"},
        {"display_mode.slide_seconds", "121", "de 8 à 120"},
        {"display_mode.first_touch", "\"home\"", "\"opens\" ou \"wakes\""},
    };
    const Machine machine;
    std::set<std::string> tried;
    for (const auto& row : rows) {
        CAPTURE(row.key);
        CAPTURE(row.value);
        const auto reading = machine.parse(line_for(row.key, row.value));
        const auto sentence = only_problem(reading, has(row.key, ".") ? 2 : 1, row.key);
        CHECK_MESSAGE(has(sentence, row.said), sentence);
        if (has(row.key, "day")) {
            // A slip in one day's hours must not leave it dark.
            CHECK_MESSAGE(has(sentence, "l’écran reste allumé toute cette journée."), sentence);
            CHECK(value_of(reading.settings, row.key) == "\"00:00-24:00\"");
        } else {
            const auto usual = value_of(Settings{}, row.key);
            CHECK_MESSAGE(has(sentence, "par défaut est utilisée : " + usual + "."), sentence);
            CHECK(describe(reading.settings) == describe(Settings{}));
        }
        tried.insert(row.key);
    }
    CHECK(tried.size() == describe(Settings{}).size());
}

TEST_CASE("the ends of each range are allowed") {
    const Machine machine;
    for (const auto* text :
         {"session.idle_seconds = 15", "session.idle_seconds = 600", "session.warning_seconds = 20",
          "session.warning_seconds = 120", "display.viewing_distance_mm = 250", "display.viewing_distance_mm = 3000",
          "display.mounting_height_mm = 100", "display.mounting_height_mm = 2500", "display.mounting_height_mm = 0",
          "display.width_mm = 50\ndisplay.height_mm = 5000", "time_zone = \"\""}) {
        CAPTURE(text);
        CHECK(machine.parse(text).problems.empty());
    }
}

TEST_CASE("each wrong value costs its own key only, and the problems stand in the order of the lines") {
    const Machine machine;
    const auto reading = machine.parse(
        "language = \"xx\"\n[session]\nwarning_seconds = 1\nidle_seconds = 90\n[display]\norientation = 90\nturn = "
        "3\n");
    CHECK(reading.settings.session.idle == std::chrono::seconds(90));
    CHECK(reading.settings.display.orientation == Orientation::deg90);
    REQUIRE(reading.problems.size() == 3);
    CHECK(reading.problems[0].line == 1);
    CHECK(reading.problems[1].line == 3);
    CHECK(reading.problems[2].line == 7);
}

TEST_CASE("an unknown key is named with the nearest known one, and where that stands") {
    const Machine machine;
    CHECK(has(only_problem(machine.parse("[session]\nidle_second = 90\n"), 2, "session.idle_second"),
              "« idle_seconds », sous la ligne [session]"));
    CHECK(has(only_problem(machine.parse("langage = \"fr\"\n"), 1, "langage"), "« language », au début du fichier"));
    // The right key in no section, or in another's.
    CHECK(has(only_problem(machine.parse("idle_seconds = 90\n"), 1, "idle_seconds"), "sous la ligne [session]"));
    CHECK(has(only_problem(machine.parse("[display]\nlanguage = \"fr\"\n"), 2, "display.language"),
              "« language », au début du fichier"));
    CHECK(has(only_problem(machine.parse("[sesion]\nidle_seconds = 90\n"), 2, "sesion.idle_seconds"),
              "« idle_seconds », sous la ligne [session]"));
    CHECK(has(only_problem(machine.parse("qqqqqqqqqqqqqqq = 1\n"), 1, "qqqqqqqqqqqqqqq"), "docs/settings.md"));
    CHECK(has(only_problem(machine.parse("session = 60\n"), 1, "session"), "nom d’une section"));
    CHECK(has(only_problem(machine.parse("[[session]]\nidle_seconds = 90\n"), 1, "session"), "nom d’une section"));
}

TEST_CASE("a slip of syntax names the line, and all is by default") {
    const Machine machine;
    for (const auto* text :
         {"[session]\nidle_seconds = 90\nlanguage fr\n", "[session]\nidle_seconds = 90\nidle_seconds = 70\n",
          "[session]\nidle_seconds = 90\ncentre = \"La Source\n", "[session]\nidle_seconds = 90\n[session\n"}) {
        CAPTURE(text);
        const auto reading = machine.parse(text);
        const auto sentence = only_problem(reading, 3, "");
        CHECK(sentence.ends_with("tous les réglages par défaut sont utilisés."));  // no English of the library behind
        CHECK(describe(reading.settings) == describe(Settings{}));
    }
}

TEST_CASE("whatever the bytes, the kiosk starts") {
    const Machine machine;
    std::string all_bytes;
    for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
    const std::vector<std::string> texts = {all_bytes, std::string(2000, '['), "a = " + std::string(5000, '['),
                                            std::string(3, '\0'), "\xff\xfe"};
    for (const auto& text : texts) CHECK(describe(machine.parse(text).settings) == describe(Settings{}));
    CHECK(machine.parse("").problems.empty());
    CHECK(machine.parse("# rien\n").problems.empty());
}

TEST_CASE("a file of an older editor is read: Windows-1252, a byte order mark, CRLF") {
    const Machine machine;
    const auto old = machine.parse("# r\xE9glages\r\ncentre = \"P\xF4le\"\r\n");
    CHECK(old.problems.empty());
    CHECK(old.settings.centre == "Pôle");
    CHECK(machine
              .parse("\xEF\xBB\xBF"
                     "centre = \"Pôle\"\r\n")
              .settings.centre == "Pôle");
}

TEST_CASE("one side of the display alone is said and not used") {
    const Machine machine;
    const auto reading = machine.parse("[display]\norientation = 90\nheight_mm = 335\n");
    CHECK(has(only_problem(reading, 3, "display.height_mm"), "display.width_mm"));
    CHECK(reading.settings.display.height_mm == 0);
    CHECK(reading.settings.display.orientation == Orientation::deg90);
}

TEST_CASE("a machine without time zones says which package gives them") {
    Machine machine;
    machine.places.zoneinfo = machine.folder / "nowhere";
    const auto reading = machine.parse("time_zone = \"Europe/Paris\"\n");
    CHECK(has(only_problem(reading, 1, "time_zone"), "tzdata"));
    CHECK(reading.settings.time_zone.empty());
}

TEST_CASE("the file of --config comes first, then the system's, then the defaults") {
    const Machine machine;
    const auto neither = load_settings(std::nullopt, machine.places);
    CHECK(neither.problems.empty());
    CHECK(neither.file.empty());

    machine.write("etc/parvis.toml", "centre = \"A\"\n");
    machine.write("mine.toml", "language = \"en\"\n");
    const auto of_system = load_settings(std::nullopt, machine.places);
    CHECK(of_system.settings.centre == "A");
    CHECK(of_system.file == machine.places.system_file);

    const auto mine = load_settings(machine.folder / "mine.toml", machine.places);
    CHECK(mine.settings.language == Language::english);
    CHECK(mine.settings.centre.empty());  // one file is read, they do not mix
    CHECK(mine.file == machine.folder / "mine.toml");
}

TEST_CASE("an installed system whose settings have another name is told so; the file of --config needs none of them") {
    const Machine machine;
    machine.write("etc/parvis.toml.txt", "centre = \"A\"\n");
    machine.write("mine.toml", "");
    const auto reading = load_settings(std::nullopt, machine.places);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].fault == SettingFault::file);
    CHECK(to_line(reading.problems[0]) == machine.places.system_file.string() +
                                              ": le fichier n’existe pas. Vérifier son nom, sans rien après .toml. En "
                                              "attendant, tous les réglages par défaut sont utilisés.");
    CHECK(reading.file.empty());
    CHECK(load_settings(machine.folder / "mine.toml", machine.places).problems.empty());
    CHECK(load_settings(machine.folder / "missing.toml", machine.places).problems.size() == 1);
}

TEST_CASE("a file of --config that cannot be read is said, and the system's is read") {
    const Machine machine;
    machine.write("etc/parvis.toml", "centre = \"A\"\nlanguage = 1\n");
    for (const auto& file : {machine.folder / "missing.toml", machine.folder / "etc"}) {
        CAPTURE(file);
        const auto reading = load_settings(file, machine.places);
        CHECK(reading.settings.centre == "A");
        REQUIRE(reading.problems.size() == 2);
        CHECK(reading.problems[0].file == file.string());
        CHECK(has(reading.problems[0].sentence, "--config"));
        CHECK(reading.problems[1].file == machine.places.system_file.string());
    }
}

TEST_CASE("a system file that is a folder or far too large is said, and all is by default") {
    const Machine machine;
    fs::create_directories(machine.places.system_file);
    const auto folder = load_settings(std::nullopt, machine.places);
    CHECK(folder.problems.size() == 1);
    CHECK(folder.file.empty());
    fs::remove(machine.places.system_file);
    machine.write("etc/parvis.toml", std::string(1'000'001, '#'));
    CHECK(load_settings(std::nullopt, machine.places).problems.size() == 1);
}

TEST_CASE("a problem as one line names file, line and key") {
    CHECK(to_line({"/etc/parvis/parvis.toml", 7, "language", "non."}) == "/etc/parvis/parvis.toml:7: language: non.");
    CHECK(to_line({"a.toml", 0, "", "non."}) == "a.toml: non.");
}

TEST_CASE("the shipped file holds every key with its default, and nothing else") {
    const Machine machine;
    const auto shipped = repository_file("deploy/parvis.toml");
    const auto reading = machine.parse(shipped);
    for (const auto& problem : reading.problems) FAIL_CHECK(to_line(problem));
    CHECK(describe(reading.settings) == describe(Settings{}));
    for (const auto& key : describe(Settings{})) {
        CAPTURE(key.name);
        // Read from the file: with another value of the right kind the key would say something else.
        const auto dot = key.name.find('.');
        const auto section = dot == std::string::npos ? 0 : shipped.find("[" + key.name.substr(0, dot) + "]\n");
        REQUIRE(section != std::string::npos);
        const auto end = shipped.find("\n[", section);
        const auto short_name = dot == std::string::npos ? key.name : key.name.substr(dot + 1);
        CHECK(has(std::string_view(shipped).substr(section, end - section),
                  "\n" + short_name + " = " + key.value + "\n"));
    }
}

TEST_CASE("docs/settings.md tells every key with its default and what is allowed, and no key that is not") {
    const auto page = repository_file("docs/settings.md");
    std::set<std::string> known;
    for (const auto& key : describe(Settings{})) {
        known.insert(key.name);
        const auto row = "| `" + key.name + "` | `" + key.value + "` | " + key.allowed + " |\n";
        CHECK_MESSAGE(has(page, row), "this row is not in docs/settings.md: " << row);
    }
    for (auto at = page.find("\n| `"); at != std::string::npos; at = page.find("\n| `", at + 1)) {
        const auto name = page.substr(at + 4, page.find('`', at + 4) - at - 4);
        CHECK_MESSAGE(known.contains(name), name << " is in docs/settings.md and nowhere else");
    }
}

// parvis-content as its users call it: what it prints where, and its exit codes.
#include "content/cli/cli.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "content/catalogue/catalogue_writer.h"
#include "content/database.h"
#include "platform/base/durable_file.h"
#include "platform/base/log.h"
#include "tests/content/cli_call.h"
#include "tests/content/sample_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using testing::call;
using testing::has;
using testing::Outcome;

namespace {

// A small sheet of our own, in the shape of the national ones.
std::string sheet(const std::string& title, const std::string& summary, const std::string& keyword = "Environnement") {
    return "Actions \"" + title +
           "\"\nDESCRIPTION DE L'ACTION\n- Statut de l'action\n- En cours\n- Dimension\n- Services\n"
           "- Mots clés associés à l'action\n-\n- " +
           keyword + "\n- Résumé\n" + summary +
           "\n- Structure organisatrice\n- CENTRE DES TILLEULS - Lot\nMETHODOLOGIE DE L' ACTION\n- Public\n- Seniors\n";
}

// A folder with a source and the catalogue built from it.
struct Workshop {
    testing::TemporaryFolder folder;
    std::string source = folder / "fiches.txt";
    std::string catalogue = folder / "essai.parvis";

    std::string write(const std::string& name, std::string_view bytes) {
        std::filesystem::create_directories(std::filesystem::path(folder / name).parent_path());
        REQUIRE(write_file(folder / name, bytes));
        return folder / name;
    }
    // Of what was written below saisie/.
    Outcome build_folder() { return call({"build", folder / "saisie", "-o", catalogue}); }
    Outcome build(const std::string& text) {
        write("fiches.txt", text);
        return call({"build", source, "-o", catalogue});
    }
};

bool exists(const std::string& path) {
    return std::filesystem::exists(path);
}

}  // namespace

TEST_CASE("every command explains itself, and the list names each of them") {
    const Outcome list = call({"--help"});
    CHECK(list.code == 0);
    for (const char* command :
         {"build", "check", "dump", "search", "inspect", "keygen", "sign", "verify", "stick", "template", "unpack"}) {
        CHECK(has(list.out, command));
        const Outcome help = call({command, "--help"});
        CHECK(help.code == 0);
        CHECK(has(help.out, std::string("parvis-content ") + command));
        CHECK(help.err.empty());
    }
    CHECK(has(call({"--version"}).out, "parvis-content "));
    CHECK(has(list.out, "--verbose"));
    CHECK(call({"--verbose", "check", "--help"}).out == call({"check", "--help"}).out);
    CHECK(call({"--verbose"}).code == 2);
    set_log_threshold(LogLevel::info);  // as it was
}

TEST_CASE("a call that is not well formed is answered by usage, on the error stream, with exit code 2") {
    const cli::Arguments calls[] = {{},
                                    {"polish"},
                                    {"build"},
                                    {"build", "a.txt"},
                                    {"build", "a.txt", "-o"},
                                    {"build", "-o", "a.parvis"},
                                    {"build", "a.txt", "-o", "b", "--colour", "red"},
                                    {"check"},
                                    {"check", "a", "b"},
                                    {"dump", "a", "--json=yes"},
                                    {"search", "a"}};
    for (const auto& arguments : calls) {
        const Outcome outcome = call(arguments);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(has(outcome.err, "--help"));
    }
}

TEST_CASE("a mistaken option, order or ending is answered by the one that is meant") {
    CHECK(has(call({"build", "a.txt", "--center", "b"}).err, "écrivez peut-être « --centre »"));
    CHECK(has(call({"build", "a.txt", "--out", "b"}).err, "écrivez peut-être « --output »"));
    CHECK_FALSE(has(call({"build", "a.txt", "--zzzzzzzz", "b"}).err, "peut-être"));
    const Outcome swapped = call({"search", "papiers", "nulle-part.parvis"});
    CHECK(swapped.code == 2);
    CHECK(has(swapped.err, "le fichier vient d’abord"));
    Workshop workshop;
    workshop.catalogue = workshop.folder / "essai.txt";
    const Outcome built = workshop.build(sheet("Le potager", "On sème."));
    CHECK(built.code == 0);
    CHECK(has(built.err, "essai.txt: un catalogue porte d’ordinaire un nom en .parvis"));
}

TEST_CASE("build writes a catalogue and ends with a summary; a repeated sheet is folded") {
    Workshop workshop;
    const Outcome built =
        workshop.build(sheet("Le potager", "On sème.") + sheet("Le bal", "On danse.") + sheet("Le bal", "On danse."));
    CHECK(built.code == 0);
    CHECK(has(built.out, "3 fiches lues, 1 répétée et repliée, 2 gardées"));
    CHECK(has(built.out, "1 organisation, 1 département"));
    CHECK(has(built.out, workshop.catalogue));
    CHECK(has(built.err, "fiches.txt:"));  // the folding is told with its place
    CHECK(call({"check", workshop.catalogue}).code == 0);
}

TEST_CASE("dump gives the content as JSON with the source's words beside the shown ones") {
    Workshop workshop;
    REQUIRE(workshop.build(sheet("LE POTAGER DU LAC", "On sème.\n- des radis\n- des fèves")).code == 0);
    const Outcome dumped = call({"dump", workshop.catalogue, "--json"});
    REQUIRE(dumped.code == 0);
    const auto json = nlohmann::json::parse(dumped.out, nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    REQUIRE(json["actions"].size() == 1);
    const auto& action = json["actions"][0];
    CHECK(action["source_title"] == "LE POTAGER DU LAC");
    CHECK(action["title"] == "Le potager du lac");
    CHECK(action["organisation"] == "CENTRE DES TILLEULS");
    CHECK(action["department"] == "Lot");
    CHECK(action["dimension"] == "Services");
    CHECK(action["ended_reason"].is_null());
    CHECK(action["keywords"] == nlohmann::json::array({"Environnement"}));
    CHECK(action["publics"] == nlohmann::json::array({"Seniors"}));
    CHECK(action["summary"] == "On sème.\n• des radis\n• des fèves");
    CHECK(action["id"].get<std::string>().size() == 16);
    CHECK(has(action["source_text"], "Actions \"LE POTAGER DU LAC\"\nDESCRIPTION DE L'ACTION\n- Statut de l'action\n"));
    CHECK(has(action["source_text"], "- Public\n- Seniors\n"));
    for (const char* list : {"organisations", "partners", "needs"}) CHECK(json[list].is_array());
    CHECK_FALSE(json["needs"].empty());  // the shipped ones
}

TEST_CASE("search prints titles, marked snippets and why; finding nothing is not a failure") {
    Workshop workshop;
    REQUIRE(workshop.build(sheet("Le potager", "On sème des radis avec les voisins.")).code == 0);
    const Outcome found = call({"search", workshop.catalogue, "POTAG"});
    CHECK(found.code == 0);
    CHECK(has(found.out, "1 résultat"));
    CHECK(has(found.out, "potager"));
    CHECK(has(found.out, "(titre"));
    const Outcome slip = call({"search", workshop.catalogue, "potagre"});
    CHECK(has(slip.out, "en corrigeant"));
    const Outcome none = call({"search", workshop.catalogue, "xylophone"});
    CHECK(none.code == 0);
    CHECK(has(none.out, "rien pour « xylophone »"));
    const auto json =
        nlohmann::json::parse(call({"search", workshop.catalogue, "radis", "--json"}).out, nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    CHECK(json["total"] == 1);
    CHECK(json["hits"][0]["matched_in"] == "summary");
}

TEST_CASE("a source that is not there stops the build before anything is written") {
    Workshop workshop;
    const Outcome built = call({"build", workshop.folder / "absent.txt", "-o", workshop.catalogue});
    CHECK(built.code == 1);
    CHECK(has(built.err, "absent.txt"));
    CHECK(has(built.err, "rien n’a été écrit"));
    CHECK_FALSE(exists(workshop.catalogue));
}

TEST_CASE("files that are not catalogues are refused by every command, each for its own reason") {
    Workshop workshop;
    REQUIRE(workshop.build(sheet("Le potager", "On sème.")).code == 0);
    const std::string whole = *read_file(workshop.catalogue, 10'000'000);

    workshop.write("text.parvis", "ceci n’est pas une base de données, loin de là");
    workshop.write("empty.parvis", "");
    workshop.write("truncated.parvis", std::string_view(whole).substr(0, whole.size() / 2));
    std::string newer = whole;
    newer[63] = static_cast<char>(newer[63] + 1);  // user_version, big-endian at 60…63 of SQLite's header
    workshop.write("newer.parvis", newer);
    {
        workshop.write("other.parvis", "");
        auto other = Database::create(workshop.folder / "other.parvis");
        REQUIRE(other);
        REQUIRE(other->execute("CREATE TABLE recipes(name TEXT); INSERT INTO recipes VALUES('soupe')"));
    }
    std::vector<std::string> sentences;
    for (const char* name : {"absent", "text", "empty", "truncated", "newer", "other"}) {
        const std::string file = workshop.folder / (std::string(name) + ".parvis");
        const Outcome checked = call({"check", file});
        CAPTURE(name);
        CHECK(checked.code == 1);
        CHECK(has(checked.err, std::string(name) + ".parvis"));
        CHECK(call({"dump", file, "--json"}).code == 1);
        CHECK(call({"dump", file, "--json"}).out.empty());
        CHECK(call({"search", file, "mot"}).code == 1);
        sentences.push_back(checked.err.substr(checked.err.find(".parvis")));
    }
    const auto sentence = [&](std::size_t i) { return sentences[i]; };
    CHECK(sentence(0) != sentence(1));  // absent, not a database
    CHECK(sentence(3) != sentence(4));  // damaged, newer
    CHECK(sentence(4) != sentence(5));  // newer, another application's
    CHECK(sentence(1) != sentence(5));
}

TEST_CASE("long work shows a bar on a terminal, wiped before anything else is said, and nowhere else") {
    Workshop workshop;
    for (const char* name : {"a.png", "b.png"})
        workshop.write(std::string("saisie/images/") + name, testing::one_colour_png());
    workshop.write("saisie/actions.csv", "titre;centre;photo\nLe potager;X;a.png\nLe bal;X;b.png\n");
    const cli::Arguments arguments{"build", workshop.folder / "saisie", "-o", workshop.catalogue};
    std::ostringstream out;
    std::ostringstream err;
    cli::Console terminal{out, err, true};
    CHECK(cli::run(arguments, terminal) == 0);
    const auto reading = err.str().find("\rlecture [####################....................] 50 %");
    const auto read = err.str().find("\rlecture [########################################] 100 %");
    const auto remark = err.str().find("actions.csv:2: colonne « texte de la photo »");
    const auto written = err.str().find("\récriture [########################################] 100 %");
    CHECK(reading < read);
    CHECK(read < written);
    CHECK(written < remark);
    REQUIRE(remark != std::string::npos);
    CHECK(has(err.str(), "\rattention : " + (workshop.folder / "saisie/actions.csv:2: ").string()));
    CHECK_FALSE(has(call(arguments).err, "\r"));
}

TEST_CASE("a text without a sheet is no source") {
    Workshop workshop;
    const Outcome built = workshop.build("Liste de courses\nradis\n");
    CHECK(built.code == 1);
    CHECK(has(built.err, "fiches.txt"));
    CHECK_FALSE(exists(workshop.catalogue));
}

TEST_CASE("sources without a single sheet are an error, and the catalogue that was there stays") {
    Workshop workshop;
    workshop.write("saisie/centre.toml", "nom = \"La Source\"\n");
    workshop.write("essai.parvis", "le contenu d’avant");
    SUBCASE("a table under a wrong name") {
        workshop.write("saisie/action.csv", "titre;résumé\nLe bal;On danse.\n");
    }
    SUBCASE("a workbook") {
        workshop.write("saisie/actions.xlsx", "PK\x03\x04");
    }
    SUBCASE("headings only") {
        workshop.write("saisie/actions.csv", "titre;résumé\n");
    }
    const Outcome built = workshop.build_folder();
    CHECK(built.code == 1);
    CHECK(built.out.empty());
    CHECK(has(built.err, "rien n’a été écrit ; les sources n’ont donné aucune fiche. Remplissez actions.csv"));
    CHECK(read_file(workshop.catalogue, 1000).value_or("another file") == "le contenu d’avant");
}

TEST_CASE("a centre.toml that cannot be read is the one thing told, not that the actions have no centre") {
    Workshop workshop;
    workshop.write("saisie/centre.toml", "nom = La Source\n");
    workshop.write("saisie/actions.csv", "titre;résumé\nLe bal;On danse.\nLe jardin;On sème.\n");
    const Outcome built = workshop.build_folder();
    CHECK(built.code == 1);
    CHECK(has(built.err, "centre.toml:1: le texte n’est pas entre guillemets"));
    CHECK_FALSE(has(built.err, "actions.csv"));
    CHECK(has(built.err, "1 erreur à corriger"));
}

TEST_CASE("a catalogue with no sheet opens, dumps and finds nothing, and check says that it is empty") {
    Workshop workshop;
    REQUIRE(write_catalogue({}, workshop.catalogue));
    const Outcome checked = call({"check", workshop.catalogue});
    CHECK(checked.code == 1);
    CHECK(has(checked.err, "essai.parvis: aucune fiche : les visiteurs ne trouveraient rien ; remplissez actions.csv"));
    CHECK_FALSE(has(checked.out, "en ordre"));
    const Outcome dumped = call({"dump", workshop.catalogue, "--json"});
    CHECK(dumped.code == 0);
    CHECK(nlohmann::json::parse(dumped.out, nullptr, false)["actions"].empty());
    CHECK(call({"search", workshop.catalogue, "jardin"}).code == 0);
}

TEST_CASE("a field of 10 MB is read, or refused with its place, and never hangs the build") {
    Workshop workshop;
    std::string long_text;
    while (long_text.size() < 11'000'000) long_text += "des radis et des fèves ";
    const Outcome built = workshop.build(sheet("Le potager", long_text));
    CHECK(built.code == 1);
    CHECK(has(built.err, "potager"));
    CHECK_FALSE(exists(workshop.catalogue));
}

TEST_CASE("broken UTF-8, control and right-to-left marks are mended and reported") {
    Workshop workshop;
    const Outcome built =
        workshop.build(sheet("Le potager", "On s\xC3\xA8me \xFF des\x01 radis \xE2\x80\xAE et des f\xC3\xA8ves."));
    CHECK(built.code == 0);
    CHECK(has(built.err, "fiches.txt:11"));
    const Outcome dumped = call({"dump", workshop.catalogue, "--json"});
    const auto json = nlohmann::json::parse(dumped.out, nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    const std::string summary = json["actions"][0]["summary"];
    CHECK_FALSE(has(summary, "\x01"));
    CHECK_FALSE(has(summary, "\xE2\x80\xAE"));
    CHECK(has(summary, "\xEF\xBF\xBD"));
}

TEST_CASE("a picture that is not one, and one of 20,000 x 20,000 pixels, name the row and say what to do") {
    Workshop workshop;
    workshop.write("saisie/images/photo.jpg", "ceci n’est pas une image");
    workshop.write("saisie/actions.csv", "titre;photo\nLe potager;photo.jpg\n");
    const Outcome not_one = workshop.build_folder();
    CHECK(not_one.code == 1);
    CHECK(has(not_one.err, "actions.csv:2"));
    CHECK(has(not_one.err, "photo"));

    // The head of a PNG that announces 20,000 x 20,000 pixels.
    using namespace std::string_literals;
    const std::string giant = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0"s + "\0\0\0\0"s +
                              "\0\0\0\0IEND\xAE\x42\x60\x82"s;
    workshop.write("saisie/images/photo.jpg", giant);
    const Outcome too_large = workshop.build_folder();
    CHECK(too_large.code == 1);
    CHECK(has(too_large.err, "20"));
    CHECK(too_large.err != not_one.err);
    CHECK_FALSE(exists(workshop.catalogue));
}

TEST_CASE("a table without its one necessary column says which it is") {
    Workshop workshop;
    workshop.write("saisie/actions.csv", "résumé;statut\nOn sème;En cours\n");
    const Outcome built = workshop.build_folder();
    CHECK(built.code == 1);
    CHECK(has(built.err, "actions.csv:1"));
    CHECK(has(built.err, "titre"));
}

TEST_CASE("random bytes as a text are refused or kept as text, never a crash") {
    std::mt19937 dice(7);
    for (int round = 0; round < 20; ++round) {
        Workshop workshop;
        std::string bytes = round % 2 == 0 ? "" : sheet("Le potager", "On sème.");
        for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(dice() & 255);
        const Outcome built = workshop.build(bytes);
        CHECK((built.code == 0 || built.code == 1));
        CHECK(exists(workshop.catalogue) == (built.code == 0));
    }
}

TEST_CASE("an output that cannot be written says so and leaves what was there") {
    Workshop workshop;
    workshop.write("fiches.txt", sheet("Le potager", "On sème."));
    const Outcome nowhere = call({"build", workshop.source, "-o", workshop.folder / "absent/essai.parvis"});
    CHECK(nowhere.code == 1);
    CHECK(has(nowhere.err, "absent/essai.parvis"));

    std::filesystem::create_directory(workshop.folder / "dossier.parvis");
    CHECK(call({"build", workshop.source, "-o", workshop.folder / "dossier.parvis"}).code == 1);

    workshop.write("essai.parvis", "le contenu d’avant");
    workshop.write("fiches.txt", "rien qui soit une fiche");
    CHECK(call({"build", workshop.source, "-o", workshop.catalogue}).code == 1);
    CHECK(*read_file(workshop.catalogue, 1000) == "le contenu d’avant");
}

TEST_CASE("what is refused begins with its file and ends with what to do") {
    Workshop workshop;
    const auto good = workshop.write("fiches.txt", sheet("Le potager", "On sème."));
    REQUIRE(call({"build", good, "-o", workshop.catalogue}).code == 0);
    std::filesystem::create_directory(workshop.folder / "vide");
    std::filesystem::create_directory(workshop.folder / "dossier.parvis");
    const std::string absent = workshop.folder / "absent.txt";
    const std::string empty_folder = workshop.folder / "vide";
    const std::string nothing = workshop.write("rien.txt", "");
    const std::string letter = workshop.write("lettre.txt", "Cher voisin,");
    const std::string picture = workshop.write("photo.png", "\x89PNG\r\n\x1A\n");
    const std::string other = workshop.folder / "autre.parvis";
    const std::string folder_target = workshop.folder / "dossier.parvis";
    const std::string pipe = workshop.folder / "tuyau";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string nowhere = workshop.folder / "absent/essai.parvis";
    const struct {
        std::vector<std::string> arguments;
        std::string begins;
        std::string what_to_do;
    } refused[] = {
        {{"build", absent, "-o", other}, absent, "Vérifier le chemin."},
        {{"build", empty_folder, "-o", other}, empty_folder, "Y enregistrer chaque tableau"},
        {{"build", nothing, "-o", other}, nothing, "Donner un texte de fiches"},
        {{"build", letter, "-o", other}, letter, "Donner un tel texte"},
        {{"build", picture, "-o", other}, picture, "Ranger les images"},
        {{"build", "/dev/null", "-o", other}, "/dev/null", "Vérifier les droits"},
        {{"build", good, "-o", nowhere}, nowhere, "vérifiez que le dossier existe"},
        {{"build", good, "-o", folder_target}, folder_target, "c’est un dossier ; donnez le nom d’un fichier"},
        {{"build", good, "-o", pipe}, pipe, "pas un fichier ordinaire ; donnez le nom d’un fichier"},
        {{"check", absent}, absent, "vérifiez son nom"},
        {{"check", letter}, letter, "indiquez un fichier .parvis"},
        {{"check", nothing}, nothing, "copiez-le à nouveau"},
        {{"dump", empty_folder}, empty_folder, "indiquez un fichier .parvis"},
        {{"search", picture, "mot"}, picture, "indiquez un fichier .parvis"},
    };
    for (const auto& call_of : refused) {
        const Outcome outcome = call(call_of.arguments);
        CAPTURE(outcome.err);
        CHECK(outcome.code == 1);
        const bool is_remark = call_of.arguments[0] == "check" || has(outcome.err, "à corriger");
        CHECK(outcome.err.starts_with((is_remark ? "erreur : " : "") + call_of.begins + ": "));
        CHECK(has(outcome.err, call_of.what_to_do));
    }
    CHECK_FALSE(exists(other));
    CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("a catalogue never takes the place of what it is made from") {
    Workshop workshop;
    const auto text = workshop.write("fiches.txt", sheet("Le potager", "On sème."));
    const auto table = workshop.write("saisie/actions.csv", "titre;résumé;centre\nLe potager;On sème.;Les tilleuls\n");
    const std::string folder = workshop.folder / "saisie";
    for (const auto& [source, target] : {std::pair{text, text}, std::pair{folder, table}}) {
        const auto before = *read_file(target, 10'000);
        const Outcome built = call({"build", source, "-o", target});
        CHECK(built.code == 1);
        CHECK(has(built.err, "ce fichier est une des sources ; donnez un autre nom"));
        CHECK(*read_file(target, 10'000) == before);
    }
    // A catalogue beside its tables may be built again.
    const std::string inside = workshop.folder / "saisie/essai.parvis";
    CHECK(call({"build", folder, "-o", inside}).code == 0);
    CHECK(call({"build", folder, "-o", inside}).code == 0);
}

TEST_CASE("build tells which edition it is, of whom, of which day and for whom") {
    Workshop workshop;
    workshop.write("fiches.txt", sheet("Le potager", "On sème."));
    const auto edition = [&](cli::Arguments more) {
        cli::Arguments arguments{"build", workshop.source, "-o", workshop.catalogue};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome built = call(arguments);
        CAPTURE(built.err);
        REQUIRE(built.code == 0);
        return nlohmann::json::parse(call({"dump", "--json", workshop.catalogue}).out)["edition"];
    };
    const auto told = edition(
        {"--sequence", "12", "--author", "Awa", "--date", "2026-12-05", "--for", "Les Tilleuls", "--for", "La Source"});
    CHECK(told["sequence"] == 12);
    CHECK(told["author"] == "Awa");
    CHECK(told["date"] == "2026-12-05");
    CHECK(told["centres"] == nlohmann::json{"Les Tilleuls", "La Source"});

    const auto ours = edition({"--centre", "tilleuls"});
    CHECK(ours["sequence"].is_null());
    CHECK(ours["author"].is_null());
    CHECK(ours["centres"] == nlohmann::json{"CENTRE DES TILLEULS"});
    CHECK(ours["date"].get<std::string>().size() == 10);
    CHECK(edition({})["centres"].empty());

    REQUIRE(::setenv("SOURCE_DATE_EPOCH", "86400", 1) == 0);
    CHECK(edition({})["date"] == "1970-01-02");
    CHECK(edition({"--date", "2026-12-05"})["date"] == "2026-12-05");
    CHECK(edition({"--undated"})["date"].is_null());
    REQUIRE(::unsetenv("SOURCE_DATE_EPOCH") == 0);

    for (const cli::Arguments& wrong :
         {cli::Arguments{"--sequence", "0"}, cli::Arguments{"--sequence", "12a"}, cli::Arguments{"--sequence", ""},
          cli::Arguments{"--sequence", "1000000000"}, cli::Arguments{"--date", "5/12/2026"},
          cli::Arguments{"--date", "2026-12-05", "--undated"}}) {
        cli::Arguments arguments{"build", workshop.source, "-o", workshop.catalogue};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        CHECK(call(arguments).code == 2);
    }
    const Outcome untold = call({"build", workshop.source, "-o", workshop.catalogue, "--author", "Awa\tsize=1"});
    CHECK(untold.code == 1);
    CHECK(has(untold.err, "édition"));
}

TEST_CASE("build says when no centre of the content is called as the one it is for") {
    Workshop workshop;
    workshop.write("fiches.txt", sheet("Le potager", "On sème."));
    const auto said = [&](const std::string& centre) {
        const Outcome built = call({"build", workshop.source, "-o", workshop.catalogue, "--for", centre});
        CHECK(built.code == 0);
        return built.err;
    };
    CHECK(has(said("La Sourse"), "« La Sourse »"));
    CHECK_FALSE(has(said("Centre des tilleuls"), "aucun centre"));
}

#include "tests/content/hostile_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "content/draft/draft.h"
#include "content/text/encoding.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

const std::string heading = "titre;photo\n";

std::string with_photo(const std::string& name) {
    return heading + "Atelier;" + name + "\n";
}

HostileFolderKind photo(std::string name, std::string told, const std::string& bytes) {
    return {std::move(name), Draftness::refused, std::move(told), [bytes](const HostileFolder& stick) {
                fs::create_directories(stick.folder / "images");
                stick.write("images/a.jpg", bytes);
                stick.write("actions.csv", with_photo("a.jpg"));
                return true;
            }};
}

HostileFolderKind table(std::string name, std::string told, const std::string& bytes,
                        Draftness becomes = Draftness::refused) {
    return {std::move(name), becomes, std::move(told), [bytes](const HostileFolder& stick) {
                stick.write("actions.csv", bytes);
                return true;
            }};
}

HostileFolderKind kind(std::string name, Draftness becomes, std::string told,
                       std::function<void(const HostileFolder&)> make) {
    return {std::move(name), becomes, std::move(told), [make = std::move(make)](const HostileFolder& stick) {
                make(stick);
                return true;
            }};
}

// A workbook of a spreadsheet, as far as its first bytes go, that says to hold a sheet of 4 GB of zeros.
std::string zip_bomb() {
    return std::string("PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\x10\0\0\0\xFF\xFF\xFF\xFF\x13\0\0\0", 30) +
           "xl/workbook.xml.xml" + std::string(4'000'000, '\0');
}

std::string bomb(std::string bytes, std::size_t at, int side) {
    return bytes.replace(at, 2 * static_cast<std::size_t>(side), big_endian(65'000, side) + big_endian(65'000, side));
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (; times > 0; --times) all += text;
    return all;
}

// What staff are told first.
std::string told_of(const Draft& draft) {
    for (const Severity severity : {Severity::error, Severity::warning})
        for (const Diagnostic& remark : draft.build.diagnostics) {
            if (remark.severity != severity || (severity == Severity::warning && draft.content)) continue;
            return remark.where.file + (remark.where.line > 0 ? ":" + std::to_string(remark.where.line) : "") + ": " +
                   remark.message;
        }
    if (!draft.build.unread.empty()) return draft.build.unread.front().message;
    if (draft.build.failure) return draft.build.failure->message;
    std::string titles;
    if (draft.changes)
        for (const auto& title : draft.changes->sheets.added.titles) titles += (titles.empty() ? "" : ", ") + title;
    return "Nouvelles fiches : " + titles;
}

}  // namespace

std::vector<HostileFolderKind> hostile_folders() {
    using enum Draftness;
    const Rgba grey(64 * 48 * 4, 0x80);
    const auto jpeg_bytes = jpeg(64, 48, grey);
    const std::string unreadable = "actions.csv: le fichier ne peut pas être lu";
    return {
        kind("tables that are links to each other", none_looked_for, "",
             [](const HostileFolder& stick) {
                 for (const std::string name : {"actions.csv", "centre.toml"}) fs::remove(stick.folder / name);
                 fs::create_symlink("centre.toml", stick.folder / "actions.csv");
                 fs::create_symlink("actions.csv", stick.folder / "centre.toml");
             }),
        kind("a table that is a link to itself", refused, unreadable,
             [](const HostileFolder& stick) {
                 fs::remove(stick.folder / "actions.csv");
                 fs::create_symlink("actions.csv", stick.folder / "actions.csv");
             }),
        kind("a table that is a link to a file of the board", refused, unreadable,
             [](const HostileFolder& stick) {
                 fs::rename(stick.folder / "actions.csv", stick.elsewhere / "secret");
                 fs::create_symlink(stick.elsewhere / "secret", stick.folder / "actions.csv");
             }),
        kind("a table that is a FIFO", refused, unreadable,
             [](const HostileFolder& stick) {
                 fs::remove(stick.folder / "actions.csv");
                 REQUIRE(::mkfifo((stick.folder / "actions.csv").c_str(), 0600) == 0);
             }),
        kind("a table that is a folder", refused, unreadable,
             [](const HostileFolder& stick) {
                 fs::remove(stick.folder / "actions.csv");
                 fs::create_directory(stick.folder / "actions.csv");
             }),
        kind("two tables whose names differ by capitals", refused, "ont le même nom",
             [](const HostileFolder& stick) { stick.write("Actions.CSV", heading); }),
        kind("a table of 100 MB", refused, "dépasse 50 Mo",
             [](const HostileFolder& stick) { fs::resize_file(stick.folder / "actions.csv", 100'000'000); }),
        {"a table of two million rows, which would take more memory than the builder may have", refused, "trop lourd",
         [](const HostileFolder& stick) {
             stick.write("actions.csv", heading + repeated("a\n", 2'000'000));
             return !is_watched_over();
         }},
        table("a cell of 30 MB, whose quotation mark is never closed", "n’est jamais fermé",
              heading + "\"" + std::string(30'000'000, 'a')),
        table("20,000 columns", "plus de 1 000 cases sur une ligne",
              repeated("x;", 20'000) + "titre\n" + repeated("y;", 20'000) + "Atelier\n"),
        table("a workbook that expands to gigabytes, named actions.csv", "sous un autre nom", zip_bomb()),
        table("a database named actions.csv", "sous un autre nom", "SQLite format 3" + std::string(200, '\0')),
        table("a program named actions.csv", "sous un autre nom",
              "\x7F"
              "ELF" +
                  std::string(200, '\0')),
        kind("a centre.toml of 100,000 lists in each other", refused, "centre.toml",
             [](const HostileFolder& stick) { stick.write("centre.toml", "nom = " + std::string(100'000, '[')); }),
        table("a photo whose path climbs", "sans chemin", with_photo("../../secret.jpg")),
        table("a photo with a path of the board", "sans chemin", with_photo("/etc/shadow")),
        kind("a folder of photos that is a link to the board", refused, "n’est pas dans le dossier « images »",
             [](const HostileFolder& stick) {
                 plant(stick.elsewhere / "a.jpg", jpeg(64, 48, Rgba(64 * 48 * 4, 0x80)));
                 fs::create_directory_symlink(stick.elsewhere, stick.folder / "images");
                 stick.write("actions.csv", with_photo("a.jpg"));
             }),
        kind("a folder of photos that is a link to itself", refused, "n’est pas dans le dossier « images »",
             [](const HostileFolder& stick) {
                 fs::create_directory_symlink("images", stick.folder / "images");
                 stick.write("actions.csv", with_photo("a.jpg"));
             }),
        kind("a photo that is a FIFO", refused, "n’est pas dans le dossier « images »",
             [](const HostileFolder& stick) {
                 fs::create_directory(stick.folder / "images");
                 REQUIRE(::mkfifo((stick.folder / "images/a.jpg").c_str(), 0600) == 0);
                 stick.write("actions.csv", with_photo("a.jpg"));
             }),
        kind("a photo that is missing among 100,000 files", refused, "n’est pas dans le dossier « images »",
             [](const HostileFolder& stick) {
                 fs::create_directory(stick.folder / "images");
                 for (int i = 0; i < 100'000; ++i) stick.write("images/" + std::to_string(i) + ".jpg", "");
                 stick.write("actions.csv", with_photo("a.jpg"));
             }),
        photo("a photo that is a PNG of 65,000 × 65,000 points", "65000 × 65000 pixels",
              bomb(png(64, 48, grey), 16, 4)),
        photo("a photo that is a JPEG of 65,000 × 65,000 points", "65000 × 65000 pixels",
              bomb(jpeg_bytes, jpeg_bytes.find("\xFF\xC0") + 5, 2)),
        photo("a photo that is a script", "dessin SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        photo("a photo cut in the middle", "incomplète", jpeg_bytes.substr(0, jpeg_bytes.size() / 2)),
        photo("a photo of 60 MB", "dépasse 50 Mo", std::string(60'000'000, '\0')),
        table("cells that are formulas: a text as others", "Nouvelles fiches : =Cmd|’/C calc’!A0",
              "titre\n=cmd|'/C calc'!A0\n", made),
        table("a title with orders to a terminal, a turn to the left and broken UTF-8: these are left out",
              "Nouvelles fiches : ", "titre\nAte\x1B[2Jlier \xE2\x80\xAE\xC3(\n", made),
        kind("a table whose name has line ends and orders to a terminal", made,
             "Nouvelles fiches : ", [](const HostileFolder& stick) { stick.write("a\nerror\t\x1B[2J.csv", "x"); }),
    };
}

HostileDesk::HostileDesk(fs::path builder) : builder_(std::move(builder)) {
    workshop_.install(sequence_of_before);
}

Seen HostileDesk::meet(const HostileFolderKind& kind) {
    Seen seen;
    const auto place = workshop_.folder.path();
    const HostileFolder stick{place / "stick/PARVIS", place / "elsewhere"};
    for (const auto& folder : {stick.folder, stick.elsewhere}) {
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    stick.write("centre.toml", "nom = \"LA SOURCE\"\nnom_affiche = \"La Source\"\n");
    stick.write("actions.csv", "titre;résumé\nAtelier vélo;On répare.\nCafé des parents;On parle.\n");
    seen.was_made = kind.make(stick);
    if (!seen.was_made) return seen;

    const auto before = workshop_.open()->view();
    DraftSetup setup;
    setup.builder = builder_;
    setup.folder = place / "draft";
    setup.edition = {sequence_of_before + 1, "L’équipe", std::chrono::year(2026) / 11 / 28, {}};
    setup.shown = before.active->file;
    const auto digest = digest_of_file(setup.shown);
    const auto walled = within_walls(place, [&]() -> std::string {
        const auto folder = find_authoring_folder(workshop_.files, place / "stick");
        if (!folder) return "0";
        const Cancellation never;
        const auto draft = make_draft(workshop_.files, *folder, setup, never, {});
        if (!draft) return "1" + draft.error().message;
        return (draft->content ? "2" : "1") + told_of(*draft);
    });
    const auto wrong = [&](const std::string& what) { seen.wrong.push_back(kind.name + ": " + what); };
    if (!walled.wrong.empty()) wrong(walled.wrong + "\n" + walled.journal);
    if (!is_clean_text(walled.journal)) wrong("a journal that is no clean text");
    const auto after = workshop_.open()->view();
    if (after.state != before.state || shown(after) != sequence_of_before || digest_of_file(setup.shown) != digest)
        wrong("the store has changed");
    if (!walled.wrong.empty()) return seen;
    if (walled.said.front() != "012"[static_cast<std::size_t>(kind.becomes)])
        wrong("became another thing: " + walled.said);
    if (walled.said.find(kind.told) == std::string::npos) wrong("another reason: " + walled.said);
    const bool has_left = fs::exists(setup.folder) && !fs::is_empty(setup.folder);
    if (has_left != (kind.becomes == Draftness::made)) wrong("a draft is left or is missing");
    discard_drafts(workshop_.files, setup.folder);
    constexpr std::array<const char*, 3> becomes = {"", "no draft", "a draft"};
    seen.outcome = becomes.at(static_cast<std::size_t>(kind.becomes));
    seen.reason = masked(walled.said.substr(1), place);
    return seen;
}

}  // namespace parvis::testing

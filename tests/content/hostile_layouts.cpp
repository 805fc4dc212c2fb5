// Sticks that are laid out to lead a board astray.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "tests/content/hostile_stick.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

// The folder of a good, signed pack is moved off the stick.
void move_away(HostileStick& stick) {
    stick.sign();
    fs::rename(stick.folder, stick.elsewhere / "PARVIS");
}

bool plant_many(const fs::path& folder, const std::string& ending) {
    for (int i = 0; i < 100'000; ++i) {
        const int fd = ::open((folder / (std::to_string(i) + ending)).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) return false;
        ::close(fd);
    }
    return true;
}

void rename_pack(const HostileStick& stick, const std::string& name) {
    fs::rename(stick.pack.file, stick.folder / name);
}

HostileKind kind(std::string name, std::vector<UpdateOutcome> outcomes, std::function<void(HostileStick&)> make) {
    return {std::move(name),
            std::move(outcomes),
            {},
            [make = std::move(make)](HostileStick& stick, unsigned) {
                make(stick);
                return true;
            },
            false};
}

}  // namespace

HostileFamily hostile_layouts() {
    using enum UpdateOutcome;
    std::vector<HostileKind> kinds = {
        kind("a good pack beside PARVIS, not in it", {},
             [](HostileStick& stick) {
                 stick.sign();
                 fs::rename(stick.pack.file, stick.media / "pack.parvis");
                 fs::rename(stick.signature, stick.media / "pack.parvis.minisig");
             }),
        kind("PARVIS is a link to the root of the board", {},
             [](HostileStick& stick) {
                 fs::remove_all(stick.folder);
                 fs::create_directory_symlink("/", stick.folder);
             }),
        kind("PARVIS is a link to a folder with a good pack", {},
             [](HostileStick& stick) {
                 move_away(stick);
                 fs::create_directory_symlink(stick.elsewhere / "PARVIS", stick.folder);
             }),
        kind("PARVIS is a link to itself", {},
             [](HostileStick& stick) {
                 fs::remove_all(stick.folder);
                 fs::create_directory_symlink("PARVIS", stick.folder);
             }),
        kind("PARVIS is a FIFO that nobody writes to", {},
             [](HostileStick& stick) {
                 fs::remove_all(stick.folder);
                 REQUIRE(::mkfifo(stick.folder.c_str(), 0600) == 0);
             }),
        kind("PARVIS is a file", {},
             [](HostileStick& stick) {
                 fs::remove_all(stick.folder);
                 plant(stick.folder, "SQLite format 3");
             }),
        kind("PARVIS in PARVIS in PARVIS, 200 deep, the pack at the bottom", {},
             [](HostileStick& stick) {
                 move_away(stick);
                 fs::path deep = stick.media;
                 for (int i = 0; i < 200; ++i) deep /= "PARVIS";
                 fs::create_directories(deep);
                 fs::rename(stick.elsewhere / "PARVIS/pack.parvis", deep / "pack.parvis");
             }),
        kind("packs that are links to each other", {},
             [](HostileStick& stick) {
                 fs::remove(stick.pack.file);
                 fs::create_symlink("b.parvis", stick.folder / "a.parvis");
                 fs::create_symlink("a.parvis", stick.folder / "b.parvis");
                 fs::create_directory_symlink(".", stick.folder / "loop");
             }),
        kind("the pack is a link to a good one", {},
             [](HostileStick& stick) {
                 move_away(stick);
                 fs::create_directory(stick.folder);
                 for (const std::string name : {"pack.parvis", "pack.parvis.minisig"})
                     fs::create_symlink(stick.elsewhere / "PARVIS" / name, stick.folder / name);
             }),
        kind("the pack is a FIFO", {},
             [](HostileStick& stick) {
                 stick.sign();
                 fs::remove(stick.pack.file);
                 REQUIRE(::mkfifo(stick.pack.file.c_str(), 0600) == 0);
             }),
        kind("the pack is a folder", {},
             [](HostileStick& stick) {
                 stick.sign();
                 fs::remove(stick.pack.file);
                 fs::create_directory(stick.pack.file);
             }),
        kind("names that climb (“..\\..\\state.parvis”), hidden ones and what macOS leaves", {},
             [](HostileStick& stick) {
                 for (const std::string name : {"..\\..\\state.parvis", ".parvis", "._pack.parvis"})
                     fs::copy(stick.pack.file, stick.folder / name);
                 fs::remove(stick.pack.file);
             }),
        kind("the signature is a link to a good one", {not_signed},
             [](HostileStick& stick) {
                 stick.sign();
                 fs::rename(stick.signature, stick.elsewhere / "signature");
                 fs::create_symlink(stick.elsewhere / "signature", stick.signature);
             }),
        kind("the signature is a FIFO", {not_signed},
             [](HostileStick& stick) { REQUIRE(::mkfifo(stick.signature.c_str(), 0600) == 0); }),
        kind("100,000 packs, none signed", {not_signed},
             [](HostileStick& stick) { REQUIRE(plant_many(stick.folder, ".parvis")); }),
        kind("100,000 files at the top, before PARVIS", {not_signed},
             [](HostileStick& stick) { REQUIRE(plant_many(stick.media, ".txt")); }),
        kind("200 packs, each signed by an unknown key", {unknown_key},
             [](HostileStick& stick) {
                 const auto text =
                     to_text(SecretKey::generate().sign(digest_of_file(stick.pack.file), "product=parvis"));
                 for (int i = 0; i < 200; ++i) {
                     plant(stick.folder / (std::to_string(i) + ".parvis"), "SQLite format 3");
                     plant(stick.folder / (std::to_string(i) + ".parvis.minisig"), text);
                 }
                 fs::remove(stick.pack.file);
             }),
        kind("two packs whose names differ by capitals, neither of which was signed", {damaged},
             [](HostileStick& stick) {
                 stick.sign();
                 stick.pack.bytes.back() = static_cast<char>(stick.pack.bytes.back() ^ 1);
                 stick.pack.write();
                 fs::copy(stick.pack.file, stick.folder / "PACK.PARVIS");
             }),
        kind("a name with line ends, orders to a terminal, a turn to the left and broken UTF-8", {not_signed},
             [](HostileStick& stick) {
                 rename_pack(stick,
                             "a\nerror: \x1B[2J\xC2\x9B"
                             "31m\xE2\x80\xAE\xFF z.parvis");
             }),
        kind("a name as long as names can be", {not_signed},
             [](HostileStick& stick) { rename_pack(stick, std::string(248, 'a') + ".parvis"); }),
        kind("a pack that turns into a link while it is looked at", {pulled_early},
             [](HostileStick& stick) {
                 stick.sign();
                 const auto pack = stick.pack.file;
                 const auto target = stick.elsewhere / "target";
                 stick.while_read = [=](const FileOperation& operation) {
                     std::error_code done_before;
                     if (operation.kind != FileOperation::open || operation.path != pack) return Verdict{};
                     fs::rename(pack, target, done_before);
                     fs::create_symlink(target, pack, done_before);
                     return Verdict{};
                 };
             }),
    };
    kinds.push_back({"the pack is a device that has no end",
                     {},
                     {},
                     [](HostileStick& stick, unsigned) {
                         stick.sign();
                         fs::remove(stick.pack.file);
                         // As /dev/zero; only root may.
                         return ::mknod(stick.pack.file.c_str(), S_IFCHR | 0600, makedev(1, 5)) == 0;
                     },
                     false});
    return {"How the stick is laid out", std::move(kinds)};
}

}  // namespace parvis::testing

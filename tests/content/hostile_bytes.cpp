// Bytes that are not what was signed, or no catalogue at all.
#include <memory>

#include "tests/content/hostile_stick.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

HostileKind changed_after(std::string name, std::string reason, std::function<void(HostileStick&, unsigned)> make,
                          unsigned trials = 1) {
    return {std::move(name),
            {UpdateOutcome::damaged},
            std::move(reason),
            [make = std::move(make)](HostileStick& stick, unsigned trial) {
                stick.sign();
                make(stick, trial);
                return true;
            },
            false,
            trials};
}

// Behind the first parts that are read of the pack, once.
void while_it_is_read(HostileStick& stick, const std::function<void(const fs::path&)>& change) {
    const auto reads = std::make_shared<int>(0);
    stick.while_read = [reads, change, pack = stick.pack.file](const FileOperation& operation) {
        if (operation.kind == FileOperation::read && operation.path == pack && ++*reads == 3) change(pack);
        return Verdict{};
    };
}

// The signed file holds these bytes and nothing else.
HostileKind holding(std::string name, std::string reason, const std::string& bytes) {
    return {std::move(name), {UpdateOutcome::malformed}, std::move(reason), [bytes](HostileStick& stick, unsigned) {
                plant(stick.pack.file, bytes);
                return true;
            }};
}

}  // namespace

HostileFamily hostile_bytes() {
    std::vector<HostileKind> kinds = {
        changed_after(
            "cut at 20 places", "octets au lieu de",
            [](HostileStick& stick, unsigned trial) {
                fs::resize_file(stick.pack.file, stick.pack.bytes.size() * trial / 20);
            },
            20),
        changed_after(
            "one byte short", "octets au lieu de",
            [](HostileStick& stick, unsigned) { fs::resize_file(stick.pack.file, stick.pack.bytes.size() - 1); }),
        changed_after("one byte more", "octets au lieu de",
                      [](HostileStick& stick, unsigned) {
                          stick.pack.bytes += 'x';
                          stick.pack.write();
                      }),
        changed_after(
            "200 bits turned, one at a time", "n’est pas celui qui a été signé",
            [](HostileStick& stick, unsigned trial) {
                const auto bit = std::size_t{trial} * 15'485'863 % (stick.pack.bytes.size() * 8);
                char& byte = stick.pack.bytes[bit / 8];
                byte = static_cast<char>(byte ^ (1 << bit % 8));
                plant(stick.pack.file, stick.pack.bytes);
            },
            200),
        changed_after("grows while it is read", "n’a pas la taille annoncée",
                      [](HostileStick& stick, unsigned) {
                          while_it_is_read(stick, [](const fs::path& pack) { fs::resize_file(pack, 3'000'000'000); });
                      }),
        changed_after("shrinks while it is read", "n’a pas la taille annoncée",
                      [](HostileStick& stick, unsigned) {
                          while_it_is_read(stick, [](const fs::path& pack) { fs::resize_file(pack, 50'000); });
                      }),
        changed_after("becomes another of the same size while it is read", "n’est pas celui qui a été signé",
                      [](HostileStick& stick, unsigned) {
                          while_it_is_read(stick, [size = stick.pack.bytes.size()](const fs::path& pack) {
                              plant(pack, std::string(size, 'x'));
                          });
                      }),
        holding("signed, and a zip archive", "ni même une base de données", "PK\x03\x04" + std::string(500, 'z')),
        holding("signed, and a program", "ni même une base de données",
                "\x7F"
                "ELF" +
                    std::string(500, 'z')),
        holding("signed, and the first 60 bytes of a database", "il en manque la fin",
                "SQLite format 3" + std::string(45, '\0')),
    };
    kinds.push_back({"signed by the plain tool, and empty",
                     {UpdateOutcome::malformed},
                     "ce fichier est vide",
                     [](HostileStick& stick, unsigned) {
                         plant(stick.pack.file, "");
                         stick.sign_with_comment("timestamp:1");
                         return true;
                     },
                     false});
    kinds.push_back({"signed by the plain tool, and 4 GB of nothing",
                     {UpdateOutcome::too_large},
                     "",
                     [](HostileStick& stick, unsigned) {
                         stick.sign_with_comment("timestamp:1");
                         fs::resize_file(stick.pack.file, max_pack_bytes + 1);
                         return true;
                     },
                     false});
    return {"What comes in the pack’s place", std::move(kinds)};
}

}  // namespace parvis::testing

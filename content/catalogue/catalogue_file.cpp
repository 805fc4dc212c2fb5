#include "content/catalogue/catalogue_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "content/once_made.h"
#include "content/schema/schema.h"
#include "content/text/encoding.h"
#include "platform/base/descriptor.h"
#include "platform/base/log.h"
#include "platform/base/reason.h"

namespace parvis::content {
namespace {

constexpr std::string_view remedy = " ; copiez-le à nouveau, ou refaites-le avec « parvis-content build »";

constexpr std::uint32_t utf8 = 1;
constexpr std::size_t longest_name_told = 60;

// The first 100 bytes of any SQLite file (its format document, "The Database Header").
struct Header {
    std::array<unsigned char, 100> bytes{};
    std::uint64_t read = 0;
    std::uint64_t file_bytes = 0;
    [[nodiscard]] std::uint32_t big_endian(std::size_t at, std::size_t count) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8 | bytes[at + i];
        return value;
    }
    [[nodiscard]] bool has_magic() const {
        constexpr std::string_view magic("SQLite format 3\0", 16);
        return std::memcmp(bytes.data(), magic.data(), std::min<std::size_t>(magic.size(), read)) == 0;
    }
};

tl::unexpected<Error> refuse(Errc code, const std::filesystem::path& file, std::string_view why,
                             std::string_view what_to_do = remedy) {
    return fail(code, file.string() + ": " + std::string(why) + std::string(what_to_do));
}

Result<Header> read_header(const std::filesystem::path& file) {
    // O_NONBLOCK: a FIFO that nobody writes to must not hang the kiosk.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!descriptor) {
        if (errno == ENOENT || errno == ENOTDIR)
            return refuse(Errc::not_found, file, "ce fichier n’existe pas", " ; vérifiez son nom et son dossier");
        return refuse(Errc::unreadable, file, "impossible d’ouvrir ce fichier (" + reason_of(errno) + ")",
                      " ; vérifiez les droits d’accès");
    }
    struct stat info {};
    if (::fstat(descriptor.get(), &info) != 0) return refuse(Errc::unreadable, file, "impossible de lire ce fichier");
    if (S_ISDIR(info.st_mode))
        return refuse(Errc::unreadable, file, "c’est un dossier, pas un fichier",
                      " ; indiquez un fichier .parvis (« parvis-content build » en fait un d’un dossier)");
    if (!S_ISREG(info.st_mode))
        return refuse(Errc::unreadable, file, "ce n’est pas un fichier ordinaire", " ; indiquez un fichier .parvis");
    Header header;
    header.file_bytes = static_cast<std::uint64_t>(info.st_size);
    const auto read = ::pread(descriptor.get(), header.bytes.data(), header.bytes.size(), 0);
    if (read < 0) return refuse(Errc::unreadable, file, "impossible de lire ce fichier");
    header.read = static_cast<std::uint64_t>(read);
    return header;
}

Status judge(const Header& header, const std::filesystem::path& file) {
    if (header.read == 0) return refuse(Errc::malformed, file, "ce fichier est vide");
    if (!header.has_magic())
        return refuse(Errc::foreign, file, "ce n’est pas un contenu Parvis (ni même une base de données)",
                      " ; indiquez un fichier .parvis");
    const auto truncated = [&] {
        return refuse(Errc::malformed, file, "ce fichier est tronqué : il en manque la fin");
    };
    if (header.read < header.bytes.size()) return truncated();
    if (header.big_endian(68, 4) != catalogue_application_id)
        return refuse(Errc::foreign, file, "cette base de données est celle d’une autre application",
                      " ; indiquez un fichier .parvis");
    const auto version = header.big_endian(60, 4);
    if (version > catalogue_schema_version)
        return refuse(Errc::too_new, file,
                      "ce contenu a été fait pour une version plus récente de Parvis (schéma " +
                          std::to_string(version) + ", ici " + std::to_string(catalogue_schema_version) + ")",
                      " ; mettez Parvis à jour, ou refaites ce contenu avec la version d’ici");
    if (version < catalogue_schema_version)
        return refuse(Errc::unsupported, file,
                      "ce contenu a été fait par une version trop ancienne de Parvis (schéma " +
                          std::to_string(version) + ", ici " + std::to_string(catalogue_schema_version) + ")",
                      " ; refaites-le avec « parvis-content build »");
    const auto page = header.big_endian(16, 2) == 1 ? 65536U : header.big_endian(16, 2);
    const std::uint64_t pages = header.big_endian(28, 4);
    if (header.file_bytes < pages * page) return truncated();
    const auto damaged = [&](std::string_view how) {
        return refuse(Errc::malformed, file, "ce fichier est abîmé : " + std::string(how));
    };
    // A write-ahead log would stand in another file, which nobody looks at; our writer makes none.
    if (header.bytes[18] != 1 || header.bytes[19] != 1) return damaged("il renvoie à un journal d’écriture");
    if (pages == 0 || header.file_bytes != pages * page) return damaged("sa taille n’est pas celle de ses pages");
    // Texts in UTF-16 would be another thing at each reading.
    if (header.big_endian(56, 4) != utf8) return damaged("ses textes ne sont pas en UTF-8");
    return {};
}

// Every table and index with its text, as they were made. A file with anything else in it, a trigger or a view, is not
// ours. No more is read than one row over `most_bytes`.
Result<std::string> schema_of(Database& database, std::size_t most_bytes) {
    auto rows = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid");
    if (!rows) return fail(rows.error());
    std::string schema;
    for (;;) {
        auto row = rows->step();
        if (!row) return fail(row.error());
        if (!*row || schema.size() > most_bytes) return schema;
        for (int column = 0; column < 4; ++column) {
            schema += rows->text(column);
            schema += '\x1f';
        }
    }
}

// The first entry of `theirs` that is not as in `ours`, in words: “la vue « v » : de trop”.
std::string first_difference(std::string_view theirs, std::string_view ours) {
    constexpr std::array<std::array<std::string_view, 2>, 4> kinds{
        {{"table", "la table"}, {"index", "l’index"}, {"view", "la vue"}, {"trigger", "le déclencheur"}}};
    const auto next = [](std::string_view& schema) {
        std::size_t end = 0;
        for (int column = 0; column < 4 && end < schema.size(); ++column) end = schema.find('\x1f', end) + 1;
        const auto entry = schema.substr(0, end);
        schema.remove_prefix(end);
        return entry;
    };
    const std::string_view all_of_ours = ours;
    std::string_view entry;
    do {
        entry = next(theirs);
    } while (!entry.empty() && entry == next(ours));
    if (entry.empty()) return "il en manque";
    const auto type = entry.substr(0, entry.find('\x1f'));
    const auto named = entry.substr(0, entry.find('\x1f', type.size() + 1) + 1);
    const auto* kind = std::ranges::find(kinds, type, [](const auto& words) { return words[0]; });
    std::string words(kind == kinds.end() ? "une autre chose" : (*kind)[1]);
    // A stranger's name.
    const auto name = named.substr(type.size() + 1, named.size() - type.size() - 2);
    if (name.size() <= longest_name_told && is_clean_text(name)) words += " « " + std::string(name) + " »";
    const bool is_ours = ("\x1f" + std::string(all_of_ours)).find("\x1f" + std::string(named)) != std::string::npos;
    return words + (is_ours ? " : autre définition" : " : de trop");
}

Result<std::string> our_schema() {
    auto database = Database::in_memory();
    if (!database) return fail(database.error());
    if (auto made = database->execute(std::string(catalogue_schema_sql())); !made) return fail(made.error());
    return schema_of(*database, SIZE_MAX);
}

// Opens with `open` what has a good header, and compares its tables.
template <class Open>
Result<Database> open_judged(const std::filesystem::path& file, Open&& open) {
    const auto header = read_header(file);
    if (!header) return fail(header.error());
    if (auto good = judge(*header, file); !good) return fail(good.error());
    Result<Database> database = open();
    if (!database) return catalogue_failure(file, database.error());
    static OnceMade<std::string> once;
    const auto made = once.get(our_schema);
    if (!made) return catalogue_failure(file, made.error());
    const std::string& ours = **made;
    const auto theirs = schema_of(*database, ours.size());
    if (!theirs) return catalogue_failure(file, theirs.error());
    if (*theirs != ours)
        return refuse(Errc::malformed, file,
                      "ses tables ne sont pas celles d’un contenu Parvis (" + first_difference(*theirs, ours) + ")");
    return database;
}

}  // namespace

Result<Database> open_catalogue_file(const std::filesystem::path& file) {
    return open_judged(file, [&] { return Database::open_immutable(file); });
}

Result<Database> open_strangers_catalogue_file(const std::filesystem::path& file, Database::GoOn go_on,
                                               Database::OnRead on_read) {
    return open_judged(file, [&] { return Database::open_strangers(file, std::move(go_on), std::move(on_read)); });
}

std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code none;
    const auto bytes = std::filesystem::file_size(file, none);
    return none ? 0 : static_cast<std::uint64_t>(bytes);
}

tl::unexpected<Error> catalogue_failure(const std::filesystem::path& file, const Error& error) {
    switch (error.code) {
        case Errc::interrupted:
            return fail(error);
        case Errc::malformed:
            // SQLite's own words, for who looks into it: they tell one kind of damage from another.
            log(LogLevel::notice, file.string() + ": " + error.message);
            return refuse(error.code, file, "ce fichier est abîmé");
        default:
            log(LogLevel::debug, file.string() + ": " + error.message);
            return refuse(error.code, file, "impossible de lire ce fichier",
                          " ; vérifiez que le disque ou la clé est bien en place");
    }
}

}  // namespace parvis::content

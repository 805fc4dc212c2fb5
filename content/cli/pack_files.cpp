#include "content/cli/pack_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <vector>

#include "content/cli/progress_bar.h"
#include "content/pack/pack_digest.h"
#include "content/sources/day_words.h"
#include "platform/base/descriptor.h"
#include "platform/base/durable_file.h"
#include "platform/base/reason.h"

namespace parvis::content::cli {
namespace {

namespace fs = std::filesystem;

using TakePart = std::function<Status(std::span<const char>)>;

Result<FileDigest> read_parts(const fs::path& file, const OnProgress& on_progress, const TakePart& take) {
    const auto unreadable = [&] {
        return fail(Errc::unreadable, file.string() + ": impossible de lire ce fichier (" + reason_of(errno) + ")");
    };
    // O_NONBLOCK: a FIFO that nobody writes to must not hang.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!descriptor && (errno == ENOENT || errno == ENOTDIR))
        return fail(Errc::not_found, file.string() + ": ce fichier n’existe pas ; vérifiez son nom et son dossier");
    struct stat info {};
    if (!descriptor || ::fstat(descriptor.get(), &info) != 0) return unreadable();
    if (!S_ISREG(info.st_mode)) return fail(Errc::unreadable, file.string() + ": ce n’est pas un fichier ordinaire");

    constexpr std::size_t part_bytes = 1 << 20;
    std::vector<char> part(part_bytes);
    Digester digester;
    FileDigest whole;
    for (;;) {
        const ssize_t n = ::read(descriptor.get(), part.data(), part.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return unreadable();
        if (n == 0) break;
        const std::span<const char> read(part.data(), static_cast<std::size_t>(n));
        digester.add(std::as_bytes(read));
        whole.size_bytes += read.size();
        if (auto taken = take(read); !taken) return fail(taken.error());
        if (on_progress && info.st_size > 0)
            on_progress(static_cast<double>(whole.size_bytes) / static_cast<double>(info.st_size));
    }
    whole.digest = digester.finish();
    return whole;
}

}  // namespace

Result<FileDigest> digest_of_file(const fs::path& file, const OnProgress& on_progress) {
    return read_parts(file, on_progress, [](std::span<const char>) { return Status(); });
}

Result<FileDigest> copy_file(const fs::path& from, const fs::path& to, const OnProgress& on_progress) {
    auto pending = PendingFile::create(to);
    if (!pending) return fail(pending.error());
    const auto unwritable = [&] {
        return fail(Errc::unwritable, to.string() + ": l’écriture a échoué (" + reason_of(errno) + ")");
    };
    Result<FileDigest> copied = FileDigest{};
    {
        const Descriptor out(::open(pending->path().c_str(), O_WRONLY | O_CLOEXEC));
        if (!out) return unwritable();
        copied = read_parts(from, on_progress, [&](std::span<const char> part) -> Status {
            while (!part.empty()) {
                const ssize_t n = ::write(out.get(), part.data(), part.size());
                if (n < 0 && errno == EINTR) continue;
                if (n < 0) return unwritable();
                part = part.subspan(static_cast<std::size_t>(n));
            }
            return {};
        });
    }
    if (!copied) return copied;
    if (auto done = pending->commit(); !done) return fail(done.error());
    return copied;
}

fs::path signature_path(const fs::path& pack) {
    fs::path path = pack;
    path += ".minisig";
    return path;
}

Result<Signature> read_signature(const fs::path& pack) {
    const fs::path file = signature_path(pack);
    const auto text = read_file(file, max_signature_text_bytes);
    if (!text && text.error().code == Errc::not_found)
        return fail(Errc::not_found, file.string() +
                                         ": la signature manque ; signez ce contenu avec « parvis-content sign », et "
                                         "gardez les deux fichiers ensemble");
    if (!text) return fail(text.error());
    auto signature = parse_signature(*text);
    if (!signature) return fail(signature.error(), file.string());
    return signature;
}

Result<PublicKey> read_public_key(const fs::path& file) {
    const auto text = read_file(file, max_signature_text_bytes);
    if (!text) return fail(text.error());
    auto key = parse_public_key(*text);
    if (!key && SecretKey::is_one(*text))
        return fail(Errc::invalid_value,
                    file.string() +
                        ": c’est une clé secrète, qui ne sert qu’à signer ; donnez la clé publique "
                        "qui va avec (NOM.pub)");
    if (!key) return fail(key.error(), file.string());
    return key;
}

Result<PackContent> judge_with_bar(const fs::path& pack, Console& console) {
    ProgressBar bar(console, "examen");
    return judge_pack(pack, {[&](double fraction) { bar.show(fraction); }, nullptr});
}

std::optional<Keyring> keys_in(const fs::path& folder, Console& console) {
    auto ring = Keyring::of_folder(folder);
    if (!ring) {
        input_error(ring.error(), console);
        return std::nullopt;
    }
    for (const std::string& remark : ring->remarks()) console.err << remark << "\n";
    return std::move(*ring);
}

std::optional<Keyring> keys_of(const ParsedArguments& parsed, Console& console) {
    auto ring = parsed.has("--keys") ? keys_in(parsed.value("--keys"), console) : Keyring();
    if (!ring) return std::nullopt;
    for (const std::string& file : parsed.values("--key")) {
        auto key = read_public_key(file);
        if (!key) {
            input_error(key.error(), console);
            return std::nullopt;
        }
        ring->add(std::move(*key));
    }
    return ring;
}

std::string in_words(const Edition& edition) {
    std::string words = edition.sequence == 0 ? "édition sans numéro" : "édition " + std::to_string(edition.sequence);
    if (edition.date) words += " du " + day_in_words(*edition.date);
    if (!edition.author.empty()) words += ", par " + edition.author;
    words += edition.centres.empty() ? ", pour tous les centres" : ", pour ";
    for (std::size_t i = 0; i < edition.centres.size(); ++i) words += (i == 0 ? "" : ", ") + edition.centres[i];
    return words;
}

std::string size_in_words(std::uintmax_t bytes) {
    if (bytes < 1024 * 1024) return std::to_string((bytes + 1023) / 1024) + " Kio";
    return std::to_string((bytes + 512 * 1024) / (1024 * 1024)) + " Mio";
}

}  // namespace parvis::content::cli

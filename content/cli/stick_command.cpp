#include <sys/stat.h>

#include <filesystem>

#include "content/cli/command.h"
#include "content/cli/pack_files.h"
#include "content/cli/progress_bar.h"
#include "content/pack/pack_facts.h"
#include "content/sources/authoring_folder.h"
#include "content/update/find_packs.h"
#include "platform/base/durable_file.h"
#include "platform/base/small_letters.h"

namespace parvis::content::cli {
namespace {

namespace fs = std::filesystem;

// For Windows' own editor: a byte order mark and its line ends.
constexpr std::string_view read_me_start =
    "\xEF\xBB\xBF"
    "Cette clé met à jour la borne d’accueil Parvis.\r\n"
    "\r\n"
    "Ce qu’il faut faire\r\n"
    "  1. Brancher la clé sur la borne. Pas besoin d’éteindre ni de redémarrer.\r\n"
    "  2. Attendre le résultat à l’écran : « C’est fait », avec ce qui a changé, ou pourquoi rien n’a changé.\r\n"
    "  3. Retirer la clé. On peut la retirer à tout moment : retirée trop tôt, rien n’a changé.\r\n"
    "\r\n"
    "Si la borne ne dit rien : débrancher, rebrancher ; essayer l’autre prise USB.\r\n"
    "Si elle refuse : noter la phrase qu’elle montre, et la dire à la personne qui a préparé cette clé.\r\n"
    "\r\n"
    "Ne pas renommer le dossier PARVIS, ni ce qu’il contient. Le reste de la clé peut servir à autre chose.\r\n"
    "\r\n"
    "Sur cette clé : ";

// The folder that holds `stick`, where `stick` is the PARVIS of one. A stick that is itself called so begins a disk.
std::optional<fs::path> folder_around(const fs::path& stick) {
    std::error_code failed;
    const fs::path real = fs::canonical(stick, failed);
    if (failed || in_small_letters(real.filename().string()) != "parvis") return std::nullopt;
    struct stat inside {};
    struct stat around {};
    if (::stat(real.c_str(), &inside) != 0 || ::stat(real.parent_path().c_str(), &around) != 0) return std::nullopt;
    return inside.st_dev == around.st_dev ? std::optional(real.parent_path()) : std::nullopt;
}

// What staff fill with a spreadsheet lies there: one of its files. A board would no longer see it beside a pack.
std::optional<fs::path> table_on(Files& files, const fs::path& stick) {
    for (const fs::path& folder : folders_named_parvis(files, stick)) {
        const auto listing = files.list(folder, max_entries_looked_at);
        if (!listing) continue;
        for (const FolderEntry& entry : listing->entries)
            if (entry.kind == FileKind::regular && is_authoring_file(entry.name)) return folder / entry.name;
    }
    return std::nullopt;
}

// The folder of packs, which may be there already in any case. Nothing: a file has its name.
std::optional<fs::path> parvis_folder(Files& files, const fs::path& stick) {
    if (const auto there = folders_named_parvis(files, stick); !there.empty()) return there.front();
    const fs::path folder = stick / "PARVIS";
    std::error_code failed;
    fs::create_directory(folder, failed);
    if (failed == std::errc::file_exists) return std::nullopt;
    return folder;  // what else is in the way, the copy says
}

// The packs that lie beside ours: a board chooses among all of them.
std::string others_beside(Files& files, const fs::path& stick, const fs::path& ours) {
    std::string names;
    for (const StickPack& pack : find_packs(files, stick)) {
        std::error_code unknown;
        if (fs::equivalent(pack.pack, ours, unknown)) continue;
        names += (names.empty() ? "" : ", ") + pack.pack.filename().string();
    }
    return names;
}

int refuse(Console& console, const std::string& message) {
    console.err << message << "\n";
    return exit_bad_input;
}

// Whether the signature is of this very content, as far as can be told without the key.
Status judge_signature(const std::string& pack, const Signature& signature, const PackContent& content) {
    const auto facts = facts_of(signature.trusted_comment);
    if (!facts) return fail(facts.error(), signature_path(pack).string());
    if (*facts && **facts != facts_from(content.edition, content.size_bytes))
        return fail(
            Errc::malformed,
            signature_path(pack).string() +
                ": cette signature est celle d’un autre contenu, ou d’avant sa dernière fabrication ; signez de "
                "nouveau avec « parvis-content sign »");
    return {};
}

int run_stick(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--key", true}, {"--keys", true}}, stick_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 2) return usage_error(stick_command, "il faut un contenu et un dossier", console);
    const std::string& pack = parsed->words[0];
    const fs::path stick = parsed->words[1];
    if (!is_pack_name(fs::path(pack).filename().string()))
        return refuse(console, pack +
                                   ": une borne ne regarde que les fichiers dont le nom finit par « .parvis » ; "
                                   "renommez ce contenu et sa signature");
    std::error_code ignored;
    if (!fs::is_directory(stick, ignored))
        return refuse(console, stick.string() + ": ce dossier n’existe pas ; branchez la clé et donnez son dossier");
    if (const auto around = folder_around(stick))
        return refuse(console, stick.string() +
                                   ": c’est déjà un dossier PARVIS, et une borne ne regarde pas plus bas. Rien n’a "
                                   "changé ; donnez le dossier où il se trouve : " +
                                   around->string());
    SystemFiles files;
    if (const auto table = table_on(files, stick))
        return refuse(console, table->string() +
                                   ": il y a là des tableaux à publier, qu’une borne ne verrait plus à côté d’un "
                                   "contenu. Rien n’a changé ; donnez un autre nom à leur dossier, ou prenez une "
                                   "autre clé");
    const auto ring = keys_of(*parsed, console);
    if (!ring) return exit_bad_input;
    const auto signature = read_signature(pack);
    if (!signature) return input_error(signature.error(), console);
    const auto content = judge_with_bar(pack, console);
    if (!content) return input_error(content.error(), console);
    if (auto judged = judge_signature(pack, *signature, *content); !judged) return input_error(judged.error(), console);
    const PublicKey* key = ring->find(signature->key_id);
    if (!ring->keys().empty() && (key == nullptr || !comment_is_signed(*signature, *key)))
        return refuse(console, signature_path(pack).string() + ": cette signature n’est pas d’une des clés données");

    const auto space = fs::space(stick, ignored);
    if (!ignored && space.available < content->size_bytes + 1024 * 1024)
        return refuse(console, stick.string() + ": la place manque sur cette clé : il faut " +
                                   size_in_words(content->size_bytes + 1024 * 1024) + ", il reste " +
                                   size_in_words(space.available));
    const auto folder = parvis_folder(files, stick);
    if (!folder)
        return refuse(console, (stick / "PARVIS").string() +
                                   ": c’est un fichier, là où il faut un dossier ; renommez-le ou retirez-le");
    const fs::path target = *folder / fs::path(pack).filename();
    Result<FileDigest> copied = FileDigest{};
    {
        ProgressBar bar(console, "copie");
        copied = copy_file(pack, target, [&](double fraction) { bar.show(fraction); });
    }
    if (!copied) return input_error(copied.error(), console);
    if (key != nullptr && !file_is_signed(*signature, *key, copied->digest)) {
        fs::remove(target, ignored);
        return refuse(console, pack + ": ce fichier n’est pas celui qui a été signé ; signez de nouveau");
    }
    if (auto written = write_file(signature_path(target), to_text(*signature)); !written)
        return input_error(written.error(), console);
    const std::string read_me = std::string(read_me_start) + in_words(content->edition) + ".\r\n";
    if (auto written = write_file(*folder / "LISEZMOI.txt", read_me); !written)
        return input_error(written.error(), console);
    console.out << in_words(content->edition) << "\n"
                << "écrit : " << target.string() << " (" << size_in_words(content->size_bytes)
                << "), sa signature, LISEZMOI.txt\n"
                << "La clé peut être retirée.\n";
    if (key == nullptr)
        console.err
            << signature_path(pack).string()
            << ": cette signature n’a pas été vérifiée ; donnez la clé publique (--key NOM.pub) pour le faire\n";
    if (const std::string others = others_beside(files, stick, target); !others.empty())
        console.err << target.parent_path().string() << ": il y a là d’autres contenus (" << others
                    << ") ; la borne prendra celui qui a le plus grand numéro. Retirez ceux qui ne servent plus\n";
    return exit_ok;
}

}  // namespace

const Command stick_command{
    "stick", "prépare une clé USB : le contenu, sa signature, un mode d’emploi",
    "parvis-content stick FICHIER.parvis DOSSIER [--key CLÉ.pub… | --keys DOSSIER]\n\n"
    "Écrit dans DOSSIER (celui de la clé USB) un dossier PARVIS avec le contenu, sa signature et LISEZMOI.txt pour\n"
    "l’accueil. Chaque fichier est écrit en entier ou pas du tout ; à la fin, tout est sur la clé. Refuse un contenu\n"
    "qui n’est pas signé ; avec des clés publiques, vérifie aussi sa signature. Un dossier PARVIS qui a des tableaux "
    "à\n"
    "publier (actions.csv…) reste comme il est.\n\n"
    "  --key CLÉ.pub    une clé publique de confiance (plusieurs fois s’il le faut)\n"
    "  --keys DOSSIER   toutes les clés publiques (*.pub) d’un dossier\n\n"
    "Code de sortie : 0 écrit, 1 refusé, 2 appel mal formé.\n",
    run_stick};

}  // namespace parvis::content::cli

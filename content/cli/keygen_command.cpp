#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "content/cli/command.h"
#include "content/cli/password.h"
#include "content/pack/minisign.h"
#include "content/sodium.h"
#include "content/text/folding.h"
#include "content/text/utf8.h"
#include "content/update/report.h"
#include "platform/base/descriptor.h"
#include "platform/base/durable_file.h"

namespace parvis::content::cli {
namespace {

namespace fs = std::filesystem;

Result<std::string> new_password(const ParsedArguments& parsed) {
    if (parsed.has("--no-password")) return std::string();
    if (parsed.has("--password-file")) return password_from(parsed.value("--password-file"));
    auto password = ask_password("Mot de passe de la nouvelle clé : ");
    if (!password) return password;
    if (password->empty())
        return fail(Errc::invalid_value, "le mot de passe est vide ; sans mot de passe, donnez l’option --no-password");
    auto again = ask_password("Le même encore une fois : ");
    if (!again) return again;
    const bool is_same = *again == *password;
    wipe(*again);
    if (is_same) return password;
    wipe(*password);
    return fail(Errc::invalid_value, "les deux mots de passe diffèrent ; recommencez");
}

// Whether boards will read and show just that name. A tab is for the facts of a signature, not for a screen.
bool can_be_called(const std::string& name) {
    constexpr std::size_t most_letters = 60;  // boards shorten what is longer
    PublicKey key;
    key.comment = name;
    const auto read = parse_public_key(to_text(key));
    return read && shown_name(*read) == name && !is_key_number(name) && !fold(name).empty() &&
           name.find('\t') == std::string::npos && to_code_points(name).size() <= most_letters;
}

// For its owner's eyes only, from its first byte on.
Status write_secret(const fs::path& file, std::string_view text) {
    auto pending = PendingFile::create(file);
    if (!pending) return fail(pending.error());
    const auto unwritable = [&] { return fail(Errc::unwritable, file.string() + ": l’écriture a échoué"); };
    if (::chmod(pending->path().c_str(), 0600) != 0) return unwritable();
    {
        const Descriptor out(::open(pending->path().c_str(), O_WRONLY | O_CLOEXEC));
        if (!out || ::write(out.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            return unwritable();
    }
    return pending->commit();
}

int run_keygen(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--name", true}, {"--password-file", true}, {"--no-password", false}},
                              keygen_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1 || fs::path(parsed->words.front()).filename().empty())
        return usage_error(keygen_command, "il faut un nom de clé, et un seul", console);
    if (const fs::path ending = fs::path(parsed->words.front()).extension(); ending == ".key" || ending == ".pub")
        return usage_error(keygen_command,
                           "donnez le nom sans « .key » ni « .pub » : les deux fichiers les reçoivent d’eux-mêmes",
                           console);
    if (parsed->has("--password-file") && parsed->has("--no-password"))
        return usage_error(keygen_command, "--password-file et --no-password s’excluent", console);
    if (parsed->has("--name") && !can_be_called(parsed->value("--name")))
        return usage_error(keygen_command,
                           "donnez avec --name un nom de 60 lettres au plus, sur une ligne, sans tabulation ni signe "
                           "invisible, autre que « minisign public key… » ou le numéro d’une clé",
                           console);
    const std::string secret_file = parsed->words.front() + ".key";
    const std::string public_file = parsed->words.front() + ".pub";
    for (const std::string& file : {secret_file, public_file}) {
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(file, ignored))) {
            console.err << file
                        << ": ce fichier existe déjà ; donnez un autre nom (une clé perdue ne se retrouve pas)\n";
            return exit_bad_input;
        }
    }
    auto chosen = new_password(*parsed);
    if (!chosen) return input_error(chosen.error(), console);
    const Secret password(std::move(*chosen));
    const SecretKey key = SecretKey::generate();
    auto made = key.to_text(password.text());
    if (!made) return input_error(made.error(), console);
    const Secret secret(std::move(*made));
    if (auto written = write_secret(secret_file, secret.text()); !written) return input_error(written.error(), console);
    PublicKey open = key.public_key();
    if (parsed->has("--name")) open.comment = parsed->value("--name");
    if (auto written = write_file(public_file, to_text(open)); !written) return input_error(written.error(), console);
    console.out << "clé " << to_text(open.id);
    if (parsed->has("--name")) console.out << ", montrée par les bornes comme « " << open.comment << " »";
    console.out << "\n"
                << "écrit : " << secret_file << " (secret : gardez-le pour vous, et une copie en lieu sûr)\n"
                << "écrit : " << public_file << " (à déposer sur chaque borne, dans /etc/parvis/keys)\n";
    return exit_ok;
}

}  // namespace

const Command keygen_command{
    "keygen", "fait une clé pour signer des contenus",
    "parvis-content keygen NOM [--name \"La fédération\"] [--password-file FICHIER | --no-password]\n\n"
    "Écrit NOM.key, la clé secrète, et NOM.pub, la clé publique que les bornes doivent connaître. N’écrase jamais un\n"
    "fichier. Ce sont des clés de minisign : cet outil les lit aussi.\n\n"
    "Le mot de passe est demandé deux fois au terminal. Chaque usage de la clé, celui-ci aussi, prend alors quelques\n"
    "secondes et 1 Go de mémoire vive : c’est voulu, pour qu’un voleur du fichier n’essaie pas mille mots de passe.\n\n"
    "  --name NOM                qui signe, en 60 lettres au plus, comme les bornes le montreront (première ligne de\n"
    "                            NOM.pub) ; sans lui, elles montrent l’auteur de chaque contenu\n"
    "  --password-file FICHIER   le mot de passe est la première ligne de ce fichier\n"
    "  --no-password             la clé n’est pas chiffrée : qui a le fichier peut signer\n\n"
    "Code de sortie : 0 écrit, 1 rien n’est écrit, 2 appel mal formé.\n",
    run_keygen};

}  // namespace parvis::content::cli

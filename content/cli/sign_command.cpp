#include <utility>

#include "content/cli/command.h"
#include "content/cli/pack_files.h"
#include "content/cli/password.h"
#include "content/cli/progress_bar.h"
#include "content/pack/pack_facts.h"
#include "content/sodium.h"
#include "platform/base/durable_file.h"

namespace parvis::content::cli {
namespace {

Result<SecretKey> read_secret_key(const ParsedArguments& parsed) {
    const std::string file = parsed.value("--key");
    auto read = read_file(file, max_signature_text_bytes);
    if (!read) return fail(std::move(read).error());
    const Secret text(std::move(*read));
    if (parse_public_key(text.text()))
        return fail(Errc::invalid_value,
                    file +
                        ": c’est une clé publique, qui ne sert qu’à vérifier ; pour signer, donnez "
                        "la clé secrète (NOM.key)");
    Result<std::string> given;
    if (SecretKey::is_encrypted(text.text()))
        given = parsed.has("--password-file") ? password_from(parsed.value("--password-file"))
                                              : ask_password("Mot de passe de " + file + " : ");
    if (!given) return fail(std::move(given).error());
    const Secret password(std::move(*given));
    auto key = SecretKey::parse(text.text(), password.text());
    if (!key) return fail(key.error(), file);
    return key;
}

int run_sign(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--key", true}, {"--password-file", true}}, sign_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1) return usage_error(sign_command, "il faut un contenu, et un seul", console);
    if (!parsed->has("--key")) return usage_error(sign_command, "il manque la clé (--key NOM.key)", console);
    const std::string& pack = parsed->words.front();
    // A board would refuse it: better said here.
    const auto content = judge_with_bar(pack, console);
    if (!content) return input_error(content.error(), console);
    const auto key = read_secret_key(*parsed);
    if (!key) return input_error(key.error(), console);

    Result<FileDigest> whole = FileDigest{};
    {
        ProgressBar bar(console, "lecture");
        whole = digest_of_file(pack, [&](double fraction) { bar.show(fraction); });
    }
    if (!whole) return input_error(whole.error(), console);
    if (whole->size_bytes != content->size_bytes) {
        console.err << pack << ": ce fichier a changé pendant qu’il était lu ; recommencez\n";
        return exit_bad_input;
    }
    const auto comment = to_trusted_comment(facts_from(content->edition, whole->size_bytes));
    if (!comment) return input_error(comment.error(), console);
    const auto written = write_file(signature_path(pack), to_text(key->sign(whole->digest, *comment)));
    if (!written) return input_error(written.error(), console);

    console.out << "signé par la clé " << to_text(key->public_key().id) << " : " << in_words(content->edition) << "\n"
                << "écrit : " << signature_path(pack).string() << "\n";
    if (content->edition.sequence == 0)
        console.err << pack
                    << ": cette édition n’a pas de numéro ; les bornes demanderont l’accord de l’équipe. Donnez-lui-en "
                       "un avec « parvis-content build --sequence »\n";
    return exit_ok;
}

}  // namespace

const Command sign_command{
    "sign", "signe un contenu, pour que les bornes le prennent",
    "parvis-content sign FICHIER.parvis --key NOM.key [--password-file FICHIER]\n\n"
    "Examine le contenu comme une borne le fera, puis écrit à côté FICHIER.parvis.minisig : de qui il est, quelle\n"
    "édition, de quel jour, pour quels centres, de quelle taille. Les deux fichiers vont ensemble. minisign la "
    "vérifie\n"
    "aussi.\n\n"
    "  --key NOM.key             la clé secrète que « keygen » a faite (ou minisign)\n"
    "  --password-file FICHIER   son mot de passe est la première ligne de ce fichier ; sinon il est demandé au "
    "terminal\n\n"
    "Code de sortie : 0 signé, 1 rien n’est écrit, 2 appel mal formé.\n",
    run_sign};

}  // namespace parvis::content::cli

#include <filesystem>

#include "content/cli/command.h"
#include "content/cli/pack_files.h"
#include "content/cli/progress_bar.h"
#include "content/pack/pack_facts.h"
#include "content/update/report.h"

namespace parvis::content::cli {
namespace {

tl::unexpected<Error> refused(const std::string& file, std::string_view why) {
    return fail(Errc::malformed, file + ": " + std::string(why));
}

// What a board does before it looks inside, in the same order.
Result<std::optional<PackFacts>> verified_facts(const std::string& file, const Signature& signature,
                                                const PublicKey& key, Console& console) {
    if (!comment_is_signed(signature, key))
        return refused(signature_path(file).string(),
                       "cette signature a été modifiée ou abîmée ; recopiez les deux fichiers");
    auto facts = facts_of(signature.trusted_comment);
    if (!facts) return fail(facts.error(), signature_path(file).string());
    Result<FileDigest> whole = FileDigest{};
    {
        ProgressBar bar(console, "lecture");
        whole = digest_of_file(file, [&](double fraction) { bar.show(fraction); });
    }
    if (!whole) return fail(whole.error());
    if ((*facts && (*facts)->size_bytes != whole->size_bytes) || !file_is_signed(signature, key, whole->digest))
        // Which of the two it is, only the file could say, and nobody has vouched for it.
        return refused(file,
                       "ce fichier n’est pas celui qui a été signé ; recopiez les deux, ou, s’il a été fabriqué de "
                       "nouveau depuis, signez-le de nouveau avec « parvis-content sign »");
    return facts;
}

// What this machine trusts as a board. Nothing, and told, where there is no key.
std::optional<Keyring> keys_of_board(Console& console) {
    auto ring = keys_in(console.board_keys, console);
    if (!ring) return std::nullopt;
    console.err << console.board_keys.string() << ": ";
    if (ring->keys().empty()) {
        console.err << "il n’y a là aucune clé publique ; copiez-y celle de la personne qui signe, ou donnez-la "
                       "(--key NOM.pub)\n";
        return std::nullopt;
    }
    console.err << "vérification avec les clés de cette borne (";
    for (const PublicKey& key : ring->keys()) {
        const std::string name = shown_name(key);
        console.err << (&key == &ring->keys().front() ? "" : ", ") << (is_key_number(name) ? "clé " : "") << name;
    }
    console.err << ")\n";
    return ring;
}

int run_verify(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--key", true}, {"--keys", true}}, verify_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1) return usage_error(verify_command, "il faut un fichier, et un seul", console);
    const bool has_keys = parsed->has("--key") || parsed->has("--keys");
    std::error_code unknown;
    if (!has_keys && !std::filesystem::exists(console.board_keys, unknown))
        return usage_error(verify_command,
                           "il manque la clé publique de qui a signé (--key NOM.pub, ou --keys DOSSIER), et il n’y a "
                           "pas ici de dossier " +
                               console.board_keys.string(),
                           console);
    const std::string& file = parsed->words.front();
    const auto ring = has_keys ? keys_of(*parsed, console) : keys_of_board(console);
    if (!ring) return exit_bad_input;
    const auto signature = read_signature(file);
    if (!signature) return input_error(signature.error(), console);
    const PublicKey* key = ring->find(signature->key_id);
    if (key == nullptr) {
        console.err
            << file << ": signé par la clé " << to_text(signature->key_id)
            << ", qui n’est pas parmi les clés de confiance ; demandez la clé publique à la personne qui a signé\n";
        return exit_bad_input;
    }
    const auto facts = verified_facts(file, *signature, *key, console);
    if (!facts) return input_error(facts.error(), console);

    console.out << file << " : signature juste, de la clé " << to_text(key->id);
    if (!key->comment.empty()) console.out << " (" << key->comment << ")";
    console.out << "\n";
    if (*facts) {
        const PackFacts& told = **facts;
        console.out << in_words({told.sequence, told.author, told.date, told.centres}) << " ; schéma " << told.schema
                    << ", " << size_in_words(told.size_bytes) << "\n";
        return exit_ok;
    }
    console.out
        << "dit par la signature : " << signature->trusted_comment << "\n"
        << "Elle n’est pas de « parvis-content sign » : une borne lira la taille du fichier (4 Go au plus), puis, une "
           "fois la\nsignature vérifiée, l’édition et les centres à l’intérieur.\n";
    return exit_ok;
}

}  // namespace

const Command verify_command{
    "verify", "dit si un fichier est bien celui qui a été signé, et par qui",
    "parvis-content verify FICHIER [--key CLÉ.pub… | --keys DOSSIER]\n\n"
    "Lit FICHIER.minisig à côté, cherche sa clé parmi celles qui sont données, vérifie ce que la signature dit, puis\n"
    "le fichier. « check » ou « inspect » regardent l’intérieur.\n\n"
    "  --key CLÉ.pub    une clé publique de confiance (plusieurs fois s’il le faut)\n"
    "  --keys DOSSIER   toutes les clés publiques (*.pub) d’un dossier\n\n"
    "Sans clé donnée, ce sont celles de la borne, dans /etc/parvis/keys, et la commande dit lesquelles.\n\n"
    "Code de sortie : 0 juste, 1 refusé, 2 appel mal formé.\n",
    run_verify};

}  // namespace parvis::content::cli

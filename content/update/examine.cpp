#include "content/update/examine.h"

#include <algorithm>
#include <array>

#include "content/identity.h"
#include "content/schema/schema.h"

namespace parvis::content {
namespace {

UpdateOutcome outcome_of_signature(const Error& error) {
    return error.code == Errc::unsupported ? UpdateOutcome::old_signature : UpdateOutcome::malformed;
}

Edition edition_of(const PackFacts& facts) {
    return {facts.sequence, facts.author, facts.date, facts.centres};
}

}  // namespace

std::optional<UpdateOutcome> refused_centre(const std::vector<std::string>& centres, const UpdateRules& rules) {
    if (centres.empty() || rules.origin == UpdateOrigin::staff) return std::nullopt;
    if (!rules.centre.empty()) {
        if (is_for_centre(centres, rules.centre)) return std::nullopt;
        return UpdateOutcome::other_centre;
    }
    const auto is_theirs = [&](const std::string& shown) { return is_for_centre(centres, shown); };
    if (rules.agreed.covers(UpdateOutcome::new_centre) || std::ranges::any_of(rules.shown_centres, is_theirs))
        return std::nullopt;
    return UpdateOutcome::new_centre;
}

UpdateOutcome reading_failed(Files& files, const std::filesystem::path& file) {
    auto again = files.open(file);
    std::array<std::byte, 1> byte{};
    return again && (*again)->read(byte) ? UpdateOutcome::damaged : UpdateOutcome::pulled_early;
}

Examined examine(Files& files, const StickPack& pack, const UpdateRules& rules) {
    Examined examined;
    examined.report.pack = pack.pack;
    const auto refuse = [&](UpdateOutcome outcome, std::string detail) {
        examined.report.outcome = outcome;
        examined.report.detail = std::move(detail);
        return std::move(examined);
    };
    if (!pack.signature) return refuse(UpdateOutcome::not_signed, "pas de fichier .minisig à côté du contenu");
    auto text = read_whole(files, *pack.signature, max_signature_text_bytes);
    if (!text && text.error().code == Errc::too_large) return refuse(UpdateOutcome::malformed, text.error().message);
    if (!text) return refuse(reading_failed(files, *pack.signature), text.error().message);
    examined.report.signature = std::move(*text);
    if (!rules.agreed.signature.empty() && examined.report.signature != rules.agreed.signature)
        return refuse(UpdateOutcome::pulled_early, "ce n’est plus le contenu que l’équipe a accepté");
    auto signature = parse_signature(examined.report.signature);
    if (!signature) return refuse(outcome_of_signature(signature.error()), signature.error().message);
    examined.signature = std::move(*signature);
    examined.report.key = examined.signature.key_id;
    const PublicKey* key = rules.keys.find(examined.signature.key_id);
    if (key == nullptr) return refuse(UpdateOutcome::unknown_key, "clé " + to_text(*examined.report.key));
    if (!comment_is_signed(examined.signature, *key))
        return refuse(UpdateOutcome::damaged, "la signature n’est pas celle de la clé qu’elle nomme");
    examined.key = key;
    examined.report.signer = shown_name(*key);
    auto facts = facts_of(examined.signature.trusted_comment);
    if (!facts) return refuse(UpdateOutcome::malformed, facts.error().message);
    examined.facts = std::move(*facts);
    if (examined.facts) {
        examined.report.edition = edition_of(*examined.facts);
        examined.report.pack_bytes = examined.facts->size_bytes;
        if (examined.facts->schema > static_cast<int>(catalogue_schema_version))
            return refuse(UpdateOutcome::too_new, "schéma " + std::to_string(examined.facts->schema));
        if (examined.facts->schema < static_cast<int>(catalogue_schema_version))
            return refuse(UpdateOutcome::too_old, "schéma " + std::to_string(examined.facts->schema));
        if (const auto refused = refused_centre(examined.facts->centres, rules)) return refuse(*refused, {});
        if (examined.facts->size_bytes > rules.max_bytes) return refuse(UpdateOutcome::too_large, {});
    }
    auto opened = files.open(pack.pack);
    if (!opened) return refuse(reading_failed(files, pack.pack), opened.error().message);
    examined.pack = std::move(*opened);
    examined.report.pack_bytes = examined.pack->size_bytes();
    if (examined.report.pack_bytes > rules.max_bytes) return refuse(UpdateOutcome::too_large, {});
    if (examined.facts && examined.facts->size_bytes != examined.report.pack_bytes)
        return refuse(UpdateOutcome::damaged, std::to_string(examined.report.pack_bytes) + " octets au lieu de " +
                                                  std::to_string(examined.facts->size_bytes));
    examined.passes = true;
    return examined;
}

}  // namespace parvis::content

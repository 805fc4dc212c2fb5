#include "content/pack/judge_pack.h"

#include "content/catalogue/catalogue_file.h"
#include "content/catalogue/catalogue_reader.h"
#include "content/pack/pack_facts.h"
#include "content/pack/pack_judge.h"
#include "content/pack/pack_limits.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

// Reading our own schema asks twice. A file with thousands of tables would take memory for each of them.
constexpr int most_questions_at_opening = 30;

// Asked by SQLite in the midst of a query.
struct Watch {
    const Cancellation* cancel = nullptr;
    bool opening = true;
    int questions = 0;
    [[nodiscard]] bool endless() const { return questions > most_questions_at_opening; }
    bool go_on() {
        if (opening && ++questions > most_questions_at_opening) return false;
        return cancel == nullptr || !cancel->cancelled();
    }
};

Result<std::uint64_t> size_of(const std::filesystem::path& file) {
    std::error_code none;
    const auto bytes = std::filesystem::file_size(file, none);
    return none ? 0 : static_cast<std::uint64_t>(bytes);
}

}  // namespace

tl::unexpected<Error> PackJudge::refuse(Errc code, std::string_view why) const {
    return fail(code,
                file.string() + ": " + std::string(why) +
                    " ; refaites ce contenu avec « parvis-content build », et prévenez la personne qui l’a signé");
}

tl::unexpected<Error> PackJudge::failure(const Error& error) const {
    if (error.code == Errc::too_large) {
        log(LogLevel::debug, file.string() + ": " + error.message);
        return refuse(Errc::too_large, "ce contenu déclare un texte ou une image d’une taille démesurée");
    }
    return catalogue_failure(file, error);
}

Status PackJudge::judge_structure() {
    auto judged = each_row("PRAGMA integrity_check(1)", [&](const Statement& row) -> Status {
        if (row.text(0) == "ok") return {};
        return catalogue_failure(file, {Errc::malformed, std::string(row.text(0))});
    });
    if (!judged) return judged;
    return each_row("PRAGMA foreign_key_check", [&](const Statement& row) -> Status {
        return refuse(Errc::malformed, "une ligne de la table « " + std::string(row.text(0)) +
                                           " » renvoie à la table « " + std::string(row.text(2)) +
                                           " », où elle ne trouve rien");
    });
}

Result<PackContent> judge_pack(const std::filesystem::path& file, const JudgeOptions& options) {
    const auto tell = [&](double fraction) {
        if (options.on_progress) options.on_progress(fraction);
    };
    tell(0);
    PackContent content;
    content.size_bytes = size_of(file).value_or(0);
    Watch watch{options.cancel};
    auto database = open_strangers_catalogue_file(file, [&watch] { return watch.go_on(); });
    if (!database && watch.endless())
        return fail(
            Errc::malformed,
            file.string() +
                ": ses tables ne sont pas celles d’un contenu Parvis (il y en a trop) ; copiez-le à nouveau, ou "
                "refaites-le avec « parvis-content build »");
    if (!database) return fail(database.error());
    watch.opening = false;
    PackJudge judge{file, *database, {}};
    if (content.size_bytes > max_pack_bytes) return judge.refuse(Errc::too_large, "ce contenu dépasse 4 Go");

    // Shares of the time that was measured with a content of many photos.
    if (auto judged = judge.judge_structure(); !judged) return fail(judged.error());
    tell(0.6);
    if (auto judged = judge.judge_rows(); !judged) return fail(judged.error());
    tell(0.8);
    if (auto judged = judge.judge_pictures(); !judged) return fail(judged.error());
    tell(0.9);
    if (auto judged = judge.judge_index(); !judged) return fail(judged.error());

    const std::vector<std::string> no_organisations;
    auto edition = CatalogueReader(*database, no_organisations).edition();
    if (!edition) return judge.failure(edition.error());
    if (!to_trusted_comment(facts_from(*edition, 1)))
        return judge.refuse(Errc::invalid_value, "le numéro, l’auteur ou les centres de l’édition ne peuvent pas être");
    content.edition = std::move(*edition);
    const auto count = [&](std::string_view table) {
        const auto found = judge.rows.find(table);
        return found == judge.rows.end() ? 0 : found->second;
    };
    content.sheets = count("action");
    content.organisations = count("organisation");
    content.partners = count("partner");
    content.needs = count("need");
    content.posters = count("poster");
    content.pictures = count("picture");
    tell(1);
    return content;
}

}  // namespace parvis::content

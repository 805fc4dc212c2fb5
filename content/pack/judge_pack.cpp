#include "content/pack/judge_pack.h"

#include <algorithm>

#include "content/catalogue/catalogue_file.h"
#include "content/catalogue/catalogue_reader.h"
#include "content/pack/judge_parts.h"
#include "content/pack/pack_facts.h"
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

// How far the judge is: in each part of his work by the bytes that SQLite reads for it.
class Progress {
public:
    Progress(const OnProgress& tell, std::uint64_t size_bytes) : tell_(tell), size_bytes_(size_bytes) {}
    // One part, from … to, which reads the whole file so many times at most.
    void enter(double from, double to, double readings) { enter(from, to, readings, to, 1); }
    // One that goes on reading where there are many rows: up to `last` then, so many times more.
    void enter(double from, double to, double readings, double last, double more) {
        part_ = {from, to, readings, last, more};
        read_bytes_ = 0;
        tell(from);
    }
    void read(std::uint64_t bytes) {
        if (size_bytes_ == 0) return;
        read_bytes_ += bytes;
        const double times = static_cast<double>(read_bytes_) / static_cast<double>(size_bytes_);
        if (times <= part_.readings) return tell(part_.from + (part_.to - part_.from) * times / part_.readings);
        const double rest = std::min(1.0, (times - part_.readings) / part_.more);
        tell(part_.to + (part_.last - part_.to) * rest);
    }
    void tell(double fraction) {
        constexpr double worth_telling = 0.001;
        if (!tell_ || (fraction < told_ + worth_telling && fraction < 1)) return;
        told_ = fraction;
        tell_(fraction);
    }

private:
    struct Part {
        double from = 0;
        double to = 0;
        double readings = 1;
        double last = 0;
        double more = 1;
    };
    const OnProgress& tell_;
    const std::uint64_t size_bytes_;
    Part part_;
    std::uint64_t read_bytes_ = 0;
    double told_ = -1;
};

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
    return each_row("PRAGMA integrity_check(1)", [&](const Statement& row) -> Status {
        if (row.text(0) == "ok") return {};
        return catalogue_failure(file, {Errc::malformed, std::string(row.text(0))});
    });
}

Status PackJudge::judge_references() {
    return each_row("PRAGMA foreign_key_check", [&](const Statement& row) -> Status {
        return refuse(Errc::malformed, "une ligne de la table « " + std::string(row.text(0)) +
                                           " » renvoie à la table « " + std::string(row.text(2)) +
                                           " », où elle ne trouve rien");
    });
}

Result<PackContent> judge_pack(const std::filesystem::path& file, const JudgeOptions& options) {
    PackContent content;
    content.size_bytes = size_of(file);
    Progress progress(options.on_progress, content.size_bytes);
    progress.tell(0);
    Watch watch{options.cancel};
    auto database = open_strangers_catalogue_file(
        file, [&watch] { return watch.go_on(); }, [&progress](std::uint64_t bytes) { progress.read(bytes); });
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

    // Shares of the time, and how often each part reads the file, as measured with a content of many photos and one of
    // many texts: the first check reads every page, then every row once more.
    progress.enter(0, 0.5, 1, 0.58, 1);
    if (auto judged = judge.judge_structure(); !judged) return fail(judged.error());
    progress.enter(0.58, 0.65, 1.3);
    if (auto judged = judge.judge_references(); !judged) return fail(judged.error());
    progress.enter(0.65, 0.8, 1.6);
    if (auto judged = judge.judge_rows(); !judged) return fail(judged.error());
    progress.enter(0.8, 0.9, 1);
    if (auto judged = judge.judge_pictures(); !judged) return fail(judged.error());
    progress.enter(0.9, 1, 0.2);
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
    progress.tell(1);
    return content;
}

}  // namespace parvis::content

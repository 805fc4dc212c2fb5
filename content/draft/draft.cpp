#include "content/draft/draft.h"

#include <algorithm>
#include <csignal>
#include <span>
#include <utility>

#include "content/assemble/assemble.h"
#include "content/draft/build_report.h"
#include "content/iso_day.h"
#include "content/pack/pack_digest.h"
#include "content/pack/pack_facts.h"
#include "content/sources/authoring_folder.h"
#include "content/store/version.h"
#include "platform/base/child_process.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

constexpr std::size_t most_left_over = 1000;

std::vector<std::string> arguments_of(const std::filesystem::path& source, const std::filesystem::path& target,
                                      const DraftSetup& setup) {
    const Edition& edition = setup.edition;
    std::vector<std::string> words = {
        "build", "--confined", "--report", "-o", target.string(), "--sequence", std::to_string(edition.sequence)};
    const auto add = [&](const char* option, const std::string& value) {
        if (value.empty()) return;
        words.emplace_back(option);
        words.push_back(value);
    };
    add("--centre", setup.centre);
    add("--author", edition.author);
    if (edition.date)
        add("--date", to_iso(*edition.date));
    else
        words.emplace_back("--undated");
    words.emplace_back("--");
    words.push_back(source.string());
    return words;
}

Error failure_of(const ChildEnd& end) {
    log(LogLevel::warning, "the builder ended with " + (end.signal != 0 ? "signal " + std::to_string(end.signal)
                                                                        : "code " + std::to_string(end.code)));
    if (end.signal == SIGXCPU || end.signal == SIGKILL || end.signal == SIGABRT)
        return {Errc::unavailable,
                "Ce dossier est trop lourd pour la borne. Enlevez des photos, ou fabriquez le contenu sur un "
                "ordinateur."};
    return {Errc::unavailable,
            "Ce dossier n’a pas pu être lu jusqu’au bout. Prévenez la personne qui s’occupe de la borne."};
}

// Without where the stick is mounted, and without what only the command line offers.
void say_as_to_staff(BuildOutcome& build, const std::filesystem::path& source) {
    const std::string folder = source.string() + "/";
    const auto shorten = [&](std::string& text) {
        for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
            text.erase(at, folder.size());
    };
    for (Error& error : build.unread) shorten(error.message);
    for (Diagnostic& diagnostic : build.diagnostics) {
        shorten(diagnostic.where.file);
        if (diagnostic.where.file == centre_option) diagnostic.where.file = "réglages de la borne";
        shorten(diagnostic.message);
    }
    if (build.failure && build.failure->code == Errc::not_found)
        build.failure->message =
            "Ces tableaux n’ont encore aucune fiche. Remplissez actions.csv, une ligne par action.";
    if (build.failure) shorten(build.failure->message);
}

}  // namespace

std::optional<std::filesystem::path> find_authoring_folder(Files& files, const std::filesystem::path& media) {
    for (const auto& folder : folders_named_parvis(files, media)) {
        const auto listing = files.list(folder, max_entries_looked_at);
        if (!listing) continue;
        bool has_table = false;
        bool has_pack = false;
        for (const FolderEntry& entry : listing->entries) {
            if (entry.kind != FileKind::regular || entry.name.starts_with('.')) continue;
            has_table |= is_authoring_file(entry.name);
            has_pack |= is_pack_name(entry.name);
        }
        if (has_table && !has_pack) return folder;
    }
    return std::nullopt;
}

Result<Draft> make_draft(Files& files, const std::filesystem::path& source, const DraftSetup& setup,
                         const Cancellation& cancel, const OnBuildProgress& on_progress) {
    discard_drafts(files, setup.folder);
    for (const auto& folder : {setup.folder.parent_path(), setup.folder})
        if (auto made = files.make_folder(folder); !made) return fail(made.error());
    Draft draft;
    draft.pack = setup.folder / "draft.parvis";
    ReportReader report(on_progress);
    const auto ended =
        run_child({setup.builder, arguments_of(source, draft.pack, setup),
                   [&](std::string_view part) { return report.take(part); }, [&] { return cancel.cancelled(); }});
    if (!ended && (ended.error().code != Errc::interrupted || cancel.cancelled())) return fail(ended.error());
    if (!ended) return fail(failure_of({}));  // it talked nonsense, or without end
    auto outcome = report.outcome();
    if (!outcome) return fail(failure_of(*ended));
    draft.build = std::move(*outcome);
    say_as_to_staff(draft.build, source);
    if (!draft.build.written) return draft;
    auto content = judge_pack(draft.pack, {{}, &cancel});
    if (!content && (content.error().code == Errc::too_large || cancel.cancelled())) return fail(content.error());
    if (!content) {  // not what it said that it wrote
        log(LogLevel::warning, "draft: " + content.error().message);
        return fail(failure_of({}));
    }
    draft.content = std::move(*content);
    if (auto changes = compare_packs(setup.shown, draft.pack, {.cancel = &cancel})) draft.changes = std::move(*changes);
    if (cancel.cancelled()) return fail(Errc::interrupted, "arrêté à la demande");
    return draft;
}

Result<StickPack> sign_draft(Files& files, const Draft& draft, const SecretKey& key, const Cancellation& cancel) {
    auto input = files.open(draft.pack);
    if (!input) return fail(input.error());
    const auto digest = digest_of(**input, &cancel);
    if (!digest) return fail(digest.error());
    const auto comment = to_trusted_comment(facts_from(draft.content->edition, (*input)->size_bytes()));
    if (!comment) return fail(comment.error());
    const StickPack signed_pack{draft.pack, draft.pack.string() + std::string(signature_ending)};
    if (auto written = replace_file(files, *signed_pack.signature, to_text(key.sign(*digest, *comment))); !written)
        return fail(written.error());
    return signed_pack;
}

void discard_drafts(Files& files, const std::filesystem::path& folder) {
    const auto listing = files.list(folder, most_left_over);
    if (!listing) return;
    for (const FolderEntry& entry : listing->entries)
        if (auto removed = files.remove(folder / entry.name); !removed)
            log(LogLevel::warning, "a draft stays: " + removed.error().message);
}

}  // namespace parvis::content

#include "kiosk/staff_workshop.h"

#include <algorithm>
#include <utility>

#include "content/authoring/authoring_writer.h"
#include "content/authoring/template_writer.h"
#include "content/catalogue/catalogue.h"
#include "content/draft/board_key.h"
#include "content/iso_day.h"
#include "content/update/update.h"
#include "platform/base/log.h"
#include "platform/base/scratch_folder.h"
#include "platform/stick_writer.h"

namespace parvis::kiosk {
namespace {

// Who answers for what is published on a board: said to visitors of the strip, and kept in the content itself.
constexpr const char* author = "L’équipe du centre";

// Reading the sources is most of the time where there are photos, and none of it where there are none.
constexpr double reading_ends_at = 0.7;
// All of it is in memory while it becomes tables, on a board of 512 MB.
constexpr std::uintmax_t most_content_bytes = 64'000'000;
// Of a copy to a stick: a stick is slower than the board.
constexpr double filling_ends_at = 0.3;
// No table in it is taken for a content's: only a folder PARVIS is.
constexpr const char* report_folder = "PARVIS-RAPPORT";

}  // namespace

StaffWorkshop::StaffWorkshop(content::Store& store, WorkshopSetup setup, const Clock& clock)
    : store_(store),
      setup_(std::move(setup)),
      clock_(clock),
      folder_(store.folder() / "draft"),
      stick_folder_(store.folder() / "to-stick") {
    content::discard_drafts(store_.files(), folder_);
    clear_stick_folder();
}

std::filesystem::path StaffWorkshop::shown() const {
    const auto active = store_.view().active;
    return active ? active->file : setup_.shipped;
}

// Signed, a day goes with the content for good and is told as sure: without a clock that is believed it has none.
content::Edition StaffWorkshop::next_edition() const {
    content::Edition edition;
    edition.sequence = store_.view().state.highest_sequence + 1;
    edition.author = author;
    if (const ClockReading now = clock_.dated(); knows_time(now.trust)) edition.date = content::local_day(now.wall);
    if (const auto before = content::Catalogue::open(shown())) {
        // One that the settings name was never accepted, and may have a number.
        edition.sequence = std::max(edition.sequence, before->edition().sequence + 1);
    }
    return edition;
}

void StaffWorkshop::prepare(const std::filesystem::path& stick, std::uint64_t turn) {
    if (!begin(StaffWork::preparing, turn)) return;
    draft_.reset();
    facts_.reset();
    const auto source = content::find_authoring_folder(store_.files(), stick);
    if (!source) {
        fail_with({Errc::not_found, "La clé a été retirée, ou n’a plus de tableaux dans son dossier PARVIS."});
        return end();
    }
    const content::DraftSetup setup{setup_.builder, folder_, setup_.centre, next_edition(), shown()};
    auto made = content::make_draft(
        store_.files(), *source, setup, cancellation_, [this](content::BuildStep step, double done) {
            advance(step == content::BuildStep::reading ? reading_ends_at * done
                                                        : reading_ends_at + (1 - reading_ends_at) * done);
        });
    if (!made) {
        // Who gave it up knows.
        if (made.error().code != Errc::interrupted) fail_with(made.error());
        return end();
    }
    draft_ = std::move(*made);
    facts_.emplace();
    facts_->edition = setup.edition;
    facts_->remarks = draft_->build.diagnostics;
    std::ranges::stable_sort(facts_->remarks, std::ranges::greater(), &content::Diagnostic::severity);
    for (const Error& error : draft_->build.unread) facts_->failed += error.message + " ";
    if (draft_->build.failure) facts_->failed += draft_->build.failure->message;
    facts_->content = draft_->content;
    facts_->changes = draft_->changes;
    if (facts_->content) facts_->file = draft_->pack;
    end();
}

Result<content::StickPack> StaffWorkshop::sign() {
    if (!draft_ || !draft_->content || !begin(StaffWork::publishing, turn()))
        return fail(Errc::not_found, "le brouillon n’est plus là");
    auto key = content::board_key(store_.files(), store_.folder());
    auto pack = key ? content::sign_draft(store_.files(), *draft_, *key, cancellation_) : fail(key.error());
    end();
    if (!pack) log(LogLevel::warning, "draft: " + pack.error().message);
    return pack;
}

void StaffWorkshop::discard_failed() {
    if (facts_ && !facts_->content) discard();
}

void StaffWorkshop::discard() {
    draft_.reset();
    facts_.reset();
    content::discard_drafts(store_.files(), folder_);
}

// As the settings name it, with what is shown of it; without a name where they name none.
content::Organisation StaffWorkshop::our_centre() const {
    content::Organisation ours;
    ours.source_name = setup_.centre;
    if (setup_.centre.empty()) return ours;
    auto catalogue = content::Catalogue::open(shown());
    if (catalogue && catalogue->choose_our_centre(setup_.centre)) return catalogue->our_centre().value_or(ours);
    return ours;
}

// What is to be copied, as a folder of ours.
Status StaffWorkshop::fill(StickFolder what, const std::filesystem::path& folder) {
    if (what == StickFolder::model) return content::write_template(folder, our_centre());
    if (what == StickFolder::report)
        return setup_.write_report ? setup_.write_report(folder)
                                   : fail(Errc::unavailable, "la borne ne sait rien dire d’elle-même.");
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(shown(), unknown);
    if (!unknown && bytes > most_content_bytes)
        return fail(Errc::too_large,
                    "ce contenu a trop de photos pour que la borne le change en tableaux. Demandez ses tableaux à la "
                    "personne qui l’a préparé.");
    const auto room = store_.files().free_bytes(store_.folder());
    if (!unknown && room && *room < bytes + content::spare_bytes)
        return fail(Errc::no_room, "il n’y a pas assez de place sur la borne pour préparer cette copie.");
    const auto catalogue = content::Catalogue::open(shown());
    if (!catalogue) return fail(catalogue.error());
    const auto document = catalogue->document();
    if (!document) return fail(document.error());
    return content::write_authoring_folder(*document, folder,
                                           {[this](double done) { advance(filling_ends_at * done); }, &cancellation_});
}

Result<platform::StickCopy> StaffWorkshop::copy(StickFolder what, const platform::Medium& stick, std::uint64_t turn) {
    if (!begin(StaffWork::copying, turn)) return fail(Errc::interrupted, "la copie a été arrêtée");
    clear_stick_folder();
    Result<platform::StickCopy> copied;
    // Only a content is too large for a folder in memory. A report is wanted most when the card takes nothing any more.
    std::optional<ScratchFolder> in_memory;
    Status filled;
    if (what == StickFolder::content) {
        filled = store_.files().make_folder(store_.folder());
    } else if (auto made = ScratchFolder::make()) {
        in_memory.emplace(std::move(*made));
    } else {
        filled = fail(std::move(made).error());
    }
    const std::filesystem::path& folder = in_memory ? in_memory->path() : stick_folder_;
    if (filled) filled = fill(what, folder);
    if (filled) {
        platform::StickWatch watch;
        watch.stop = stop_.get_token();
        watch.on_progress = [this](std::uint64_t done, std::uint64_t all) {
            if (all == 0) return;
            const double share = static_cast<double>(done) / static_cast<double>(all);
            advance(filling_ends_at + (1 - filling_ends_at) * share);
        };
        const char* name = what == StickFolder::report ? report_folder : "PARVIS";
        copied = platform::copy_to_stick(stick, folder, name, watch);
        log(copied->end == platform::StickCopy::End::copied ? LogLevel::notice : LogLevel::warning,
            "to a stick: " + text_of(*copied));
    } else {
        log(LogLevel::warning, "to a stick: " + filled.error().message);
        copied = fail(filled.error());
    }
    clear_stick_folder();
    end();
    return copied;
}

void StaffWorkshop::clear_stick_folder() {
    std::error_code error;
    std::filesystem::remove_all(stick_folder_, error);
    if (error) log(LogLevel::warning, stick_folder_.string() + ": stays there: " + error.message());
}

void StaffWorkshop::fail_with(const Error& error) {
    log(LogLevel::warning, "draft: " + error.message);
    facts_.emplace();
    facts_->failed = error.message;
}

bool StaffWorkshop::begin(StaffWork work, std::uint64_t turn) {
    const std::lock_guard lock(mutex_);
    if (closing_ || turn != turn_) return false;
    cancellation_.renew();
    stop_ = {};
    progress_ = {work, 0};
    return true;
}

void StaffWorkshop::end() {
    const std::lock_guard lock(mutex_);
    progress_ = {};
}

StaffProgress StaffWorkshop::progress() const {
    const std::lock_guard lock(mutex_);
    return progress_;
}

void StaffWorkshop::advance(double share) {
    const std::lock_guard lock(mutex_);
    progress_.share = static_cast<float>(share);
}

std::uint64_t StaffWorkshop::turn() const {
    const std::lock_guard lock(mutex_);
    return turn_;
}

void StaffWorkshop::cancel() {
    const std::lock_guard lock(mutex_);
    ++turn_;
    if (progress_.work != StaffWork::publishing) stop();
}

void StaffWorkshop::close() {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    stop();
}

void StaffWorkshop::stop() {
    cancellation_.cancel();
    stop_.request_stop();
}

}  // namespace parvis::kiosk

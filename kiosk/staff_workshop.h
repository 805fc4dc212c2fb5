// What staff make on the board itself: a draft from the tables on their stick, tables for their stick. Works on the
// updates' worker; progress() and cancel() may be called from any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "content/draft/draft.h"
#include "content/store/store.h"
#include "kiosk/staff_desk.h"
#include "platform/base/clock.h"
#include "platform/removable_media.h"

namespace parvis::kiosk {

struct WorkshopSetup {
    std::filesystem::path builder;  // parvis-content
    std::filesystem::path shipped;  // what is shown while the store has nothing
    std::string centre;             // ours; empty: not set
    // Fills the folder of the board's report; empty: there is none.
    std::function<Status(const std::filesystem::path& folder)> write_report{};
};

class StaffWorkshop {
public:
    // `store` and `clock` must outlive it. What an earlier start left is removed.
    StaffWorkshop(content::Store& store, WorkshopSetup setup, const Clock& clock);

    // What is asked for now is done under this turn; cancel() makes it the past. Any thread.
    [[nodiscard]] std::uint64_t turn() const;
    // Makes a draft of the authoring folder on a stick, in place of the one before.
    void prepare(const std::filesystem::path& stick, std::uint64_t turn);
    // The draft, signed. Fails in French, for staff; the draft stays.
    [[nodiscard]] Result<content::StickPack> sign();
    void discard();
    // A draft that came to nothing: what was wrong with its tables.
    void discard_failed();
    // Puts a folder PARVIS (of a report: PARVIS-RAPPORT) onto a stick, or PARVIS-2 … where there is one. Fails where
    // there is none to put, in French, for staff, and with interrupted; the draft stays.
    [[nodiscard]] Result<platform::StickCopy> copy(StickFolder what, const platform::Medium& stick, std::uint64_t turn);
    [[nodiscard]] const std::optional<StaffDraft>& draft() const { return facts_; }

    [[nodiscard]] StaffProgress progress() const;
    // Gives up what is worked at or waits for its turn, but for a publication: staff have touched “Publier”.
    void cancel();
    // Gives up everything, for good.
    void close();

private:
    void fail_with(const Error& error);
    void clear_stick_folder();
    [[nodiscard]] bool begin(StaffWork work, std::uint64_t turn);
    void stop();
    void end();
    void advance(double share);
    [[nodiscard]] Status fill(StickFolder what, const std::filesystem::path& folder);
    [[nodiscard]] content::Edition next_edition() const;
    [[nodiscard]] content::Organisation our_centre() const;
    [[nodiscard]] std::filesystem::path shown() const;

    content::Store& store_;
    const WorkshopSetup setup_;
    const Clock& clock_;
    const std::filesystem::path folder_;        // of drafts
    const std::filesystem::path stick_folder_;  // of a content that goes to a stick
    std::optional<content::Draft> draft_;
    std::optional<StaffDraft> facts_;
    content::Cancellation cancellation_;
    std::stop_source stop_;     // the same, as the writer of sticks hears it
    mutable std::mutex mutex_;  // of what follows, and of stop_
    std::uint64_t turn_ = 0;
    bool closing_ = false;
    StaffProgress progress_;
};

}  // namespace parvis::kiosk

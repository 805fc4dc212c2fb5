// What staff make on the board itself: a draft from the tables on their stick, tables for their stick. Works on the
// updates' worker; progress() and cancel() may be called from any thread.
#pragma once

#include <filesystem>
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
};

class StaffWorkshop {
public:
    // `store` and `clock` must outlive it. What an earlier start left of a draft is removed.
    StaffWorkshop(content::Store& store, WorkshopSetup setup, const Clock& clock);

    // Makes a draft of the authoring folder on a stick, in place of the one before.
    void prepare(const std::filesystem::path& stick);
    // The draft, signed. Nothing: facts() say why.
    [[nodiscard]] std::optional<content::StickPack> sign();
    void discard();
    // Puts a folder PARVIS onto a stick, or PARVIS-2 … where there is one. Nothing: facts() say why there was none to
    // put.
    [[nodiscard]] std::optional<platform::StickCopy> copy(StickFolder what, const platform::Medium& stick);
    [[nodiscard]] const std::optional<StaffDraft>& draft() const { return facts_; }

    [[nodiscard]] StaffProgress progress() const;
    // Gives up what is worked at; what is begun later is not concerned.
    void cancel();

private:
    void fail_with(const Error& error);
    void begin(StaffWork work);
    void end();
    void advance(double share);
    [[nodiscard]] Status fill(StickFolder what, const std::filesystem::path& folder);
    [[nodiscard]] content::Edition next_edition() const;
    [[nodiscard]] std::filesystem::path shown() const;

    content::Store& store_;
    const WorkshopSetup setup_;
    const Clock& clock_;
    const std::filesystem::path folder_;
    std::optional<content::Draft> draft_;
    std::optional<StaffDraft> facts_;
    content::Cancellation cancellation_;
    std::stop_source stop_;     // the same, as the writer of sticks hears it
    mutable std::mutex mutex_;  // of the progress, and of stop_
    StaffProgress progress_;
};

}  // namespace parvis::kiosk

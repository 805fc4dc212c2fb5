// Brings new content in, on a thread of its own: looks at each stick once when it comes, and at the inbox; does what
// staff ask for; and reads the content that is shown in full once after the start, so that a damaged one does not stay.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "content/store/store.h"
#include "kiosk/staff_desk.h"
#include "kiosk/start_record.h"
#include "kiosk/store_content.h"
#include "kiosk/updater.h"
#include "platform/base/clock.h"
#include "platform/removable_media.h"

namespace parvis::kiosk {

struct UpdateSetup {
    std::filesystem::path shipped;              // what is shown while the store has nothing
    std::filesystem::path keys;                 // a folder of *.pub; read anew for each update
    std::vector<content::PublicKey> more_keys;  // trusted too: a developer's
    std::string centre;                         // ours; empty: not set
    std::filesystem::path builder;              // parvis-content, which makes staff's drafts
    std::vector<std::string> remarks;           // what staff are to know besides: of the settings; French
    platform::MediaPlaces media;
    StartRecord* starts = nullptr;  // may be null; must outlive the worker
    // What staff are told of the board, and what becomes of an order; may be empty, both. `care` on the worker.
    std::function<CareFacts()> care;
    std::function<void(MachineOrder)> order;
    std::filesystem::path inbox;  // laid out as a stick is, looked into once a minute; empty: none
};

class UpdateWorker final : public Updater, public StaffDesk {
public:
    // `store` and `clock` must outlive it.
    UpdateWorker(content::Store& store, UpdateSetup setup, const Clock& clock);
    ~UpdateWorker() override;  // gives up what it works at

    // Called on the worker when there is news; empty: nothing is called, and no call is under way when this returns.
    void on_ready(std::function<void()> call);

    [[nodiscard]] UpdateNews news() const override;
    [[nodiscard]] std::optional<ContentSource> content() override;

    [[nodiscard]] bool key_present() const override;
    void look() override;
    void leave() override;
    [[nodiscard]] std::shared_ptr<const StaffFacts> facts() const override;
    FactsBefore show(const std::optional<content::VersionName>& name) override;
    FactsBefore accept(const content::Agreement& agreement) override;
    FactsBefore prepare(std::uint64_t arrival) override;
    FactsBefore publish() override;
    FactsBefore copy(StickFolder what, std::uint64_t arrival) override;
    FactsBefore discard() override;
    [[nodiscard]] StaffProgress progress() const override;
    void order(MachineOrder order) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parvis::kiosk

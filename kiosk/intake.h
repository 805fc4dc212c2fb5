// How packs come into the store, one lot at a time, and what is to be told of it: the news for the screen, and the
// content that waits for staff to agree. stop(), news(), share() and take_other_content() from any thread, all else on
// the updates' worker.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "content/update/update.h"
#include "kiosk/updater.h"
#include "platform/base/clock.h"

namespace parvis::kiosk {

// Where a pack comes from.
struct Sender {
    UpdateOrigin origin = UpdateOrigin::stick;
    std::string label;          // of the stick
    std::uint64_t arrival = 0;  // of the stick; 0: another origin
};

// A pack that staff are asked about. What they agree to is the signature of the report, whatever lies there by then.
struct Offer {
    content::StickPack pack;
    Sender from;
    content::UpdateReport report;
};

class Intake {
public:
    // `store` and `clock` must outlive it. `on_news`: called on the worker when there is something to ask for.
    Intake(content::Store& store, const Clock& clock, std::function<void()> on_news);

    // The best of at least one, and what came of it; what staff are asked about is an offer of this sender from now on,
    // in place of the one before. `before`: how a try of the same ended, of which nobody is told again.
    content::UpdateReport bring(const std::vector<content::StickPack>& packs, const Sender& from,
                                content::UpdateRules rules, std::optional<content::UpdateOutcome> before = {});

    // One of each sender: staff's own first, then those of sticks, the last that came first. Valid until the next call
    // that is not const.
    [[nodiscard]] const std::vector<Offer>& offers() const { return offers_; }
    // Whether there was one.
    bool drop_offers(const std::function<bool(const Sender&)>& of);
    bool drop_offers_of(UpdateOrigin origin);

    // Another content of the store is to be shown, by whatever else than bring().
    void shows_other_content();
    // Whether one is to be, since it was asked last.
    [[nodiscard]] bool take_other_content();

    [[nodiscard]] UpdateNews news() const;
    // Of the update that is on, 0 … 1.
    [[nodiscard]] std::optional<float> share() const;
    // Gives up what is on; nothing is brought any more.
    void stop();

private:
    content::Store& store_;
    const Clock& clock_;
    const std::function<void()> on_news_;
    std::vector<Offer> offers_;  // the worker's own

    mutable std::mutex mutex_;  // of what follows
    UpdateNews news_;
    std::shared_ptr<content::UpdateWatch> watch_;  // of the update that is on
    bool other_content_ = false;
    bool stopped_ = false;
};

}  // namespace parvis::kiosk

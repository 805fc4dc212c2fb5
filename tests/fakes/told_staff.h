// A staff's desk and its door that say what a test tells them; the PIN is compared at once, its tries are slowed by the
// real rules.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/pin_door.h"
#include "kiosk/staff_desk.h"

namespace parvis::testing {

class ToldStaff final : public kiosk::StaffDesk, public kiosk::PinDoor {
public:
    explicit ToldStaff(const Clock& clock) : clock_(clock) {}

    [[nodiscard]] bool key_present() const override { return key; }
    void look() override { looks = true; }
    void leave() override { looks = false; }
    [[nodiscard]] std::shared_ptr<const kiosk::StaffFacts> facts() const override { return looks ? told : nullptr; }
    kiosk::FactsBefore show(const std::optional<content::VersionName>& name) override {
        shown.push_back(name);
        return asked();
    }
    kiosk::FactsBefore accept(const content::Agreement& agreement) override {
        accepted.push_back(agreement);
        return asked();
    }
    kiosk::FactsBefore prepare(std::uint64_t arrival) override {
        prepared.push_back(arrival);
        return asked();
    }
    kiosk::FactsBefore publish() override {
        ++published;
        return asked();
    }
    kiosk::FactsBefore copy(kiosk::StickFolder what, std::uint64_t arrival) override {
        copied.emplace_back(what, arrival);
        return asked();
    }
    kiosk::FactsBefore discard() override {
        ++discarded;
        return asked();
    }
    [[nodiscard]] kiosk::StaffProgress progress() const override { return at; }
    void order(kiosk::MachineOrder order) override { orders.push_back(order); }

    [[nodiscard]] bool is_set() const override { return !pin.empty(); }
    [[nodiscard]] std::chrono::seconds wait() const override {
        return content::PinTries(wrong, since_).left(clock_.now());
    }
    void try_pin(std::string digits) override {
        ++tries;
        wrong = digits == pin ? 0 : wrong + 1;
        since_ = clock_.now();
        answer_ = digits == pin ? content::PinAnswer::right : content::PinAnswer::wrong;
    }
    void choose(std::string digits) override {
        pin = std::move(digits);
        answer_ = content::PinAnswer::right;
    }
    [[nodiscard]] bool busy() const override { return hashes; }
    [[nodiscard]] std::optional<content::PinAnswer> answer() override {
        if (hashes) return std::nullopt;
        return std::exchange(answer_, std::nullopt);
    }

    void knows_much() {
        auto facts = std::make_shared<kiosk::StaffFacts>();
        for (const std::int64_t sequence : {12, 11, 0, 0}) {
            kiosk::StaffVersion version{content::VersionName{sequence, "0"}, {}, {}, 1234, 31, true};
            version.who = "Fédération départementale des centres sociaux et socioculturels";
            version.edition.date = std::chrono::year{2026} / 11 / 28;
            facts->versions.push_back(std::move(version));
        }
        facts->versions.push_back({{}, {}, {}, 0, 0, false});
        facts->of_store = {{content::StoreTrouble::dropped, content::VersionName{10, "0"}, {}, {}}};
        facts->failed = "le contenu n° 10 n’est plus gardé";
        facts->offer.emplace();
        facts->offer->outcome = content::UpdateOutcome::jump;
        facts->offer->signature = "a signature of it";
        facts->offer->signer = "Clé de la fédération départementale";
        content::UpdateReport installed;
        installed.edition = {12, "La Fédération", std::chrono::year{2026} / 11 / 28, {}};
        installed.signer = installed.edition.author;
        facts->history = {content::history_entry(installed),
                          {{}, content::HistoryKind::interrupted, {}},
                          content::told("Contenu n° 10 du 20/11/2026", "La Fédération", "Installé.")};
        for (content::HistoryEntry& entry : facts->history) entry.when = clock_.wall();
        facts->history.front().trust = ClockTrust::network_or_rtc;
        told = std::move(facts);
    }

    bool key = false;     // a stick with a trusted signature is in
    bool hashes = false;  // no answer comes
    bool looks = false;
    std::string pin = "1904";
    int wrong = 0;
    int tries = 0;
    std::vector<content::Agreement> accepted;
    std::vector<std::uint64_t> prepared;
    int published = 0;
    int discarded = 0;
    std::vector<std::pair<kiosk::StickFolder, std::uint64_t>> copied;
    std::vector<kiosk::MachineOrder> orders;
    kiosk::StaffProgress at;
    std::vector<std::optional<content::VersionName>> shown;
    std::shared_ptr<const kiosk::StaffFacts> told;
    std::shared_ptr<const kiosk::StaffFacts> told_meanwhile;  // when something is asked for, before that has begun

private:
    kiosk::FactsBefore asked() {
        if (told_meanwhile) told = std::exchange(told_meanwhile, nullptr);
        return facts();
    }

    const Clock& clock_;
    Instant since_ = clock_.now();
    std::optional<content::PinAnswer> answer_;
};

}  // namespace parvis::testing

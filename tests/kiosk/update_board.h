// A board that content comes to by itself, with a real store, real keys and a developer's folder for a stick. A
// semaphore at the end of each piece of news orders the threads: nothing here waits for a time.
#pragma once

#include <filesystem>
#include <memory>
#include <semaphore>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/update_worker.h"
#include "tests/content/store_workshop.h"

namespace parvis::testing {

using namespace parvis::kiosk;

struct UpdateBoard {
    Workshop shop;
    std::filesystem::path shipped = shop.folder / "shipped.parvis";
    std::filesystem::path media = shop.folder / "stick";
    std::filesystem::path inbox = shop.folder / "inbox";
    platform::MediaPlaces places{"/dev/null", "/nowhere", media};
    std::unique_ptr<content::Store> store = shop.open();
    std::counting_semaphore<> told{0};
    std::unique_ptr<StartRecord> starts;
    std::vector<MachineOrder> orders;
    std::unique_ptr<UpdateWorker> worker;

    UpdateBoard() {
        REQUIRE(content::write_catalogue(numbered_document(0), shipped));
        std::filesystem::create_directories(shop.folder / "keys");
        std::filesystem::create_directories(inbox);
        plant(shop.folder / "keys/author.pub", to_text(author_key().public_key()));
    }
    ~UpdateBoard() {
        if (worker) worker->on_ready({});
    }
    void start() {
        UpdateSetup setup;
        setup.shipped = shipped;
        setup.keys = shop.folder / "keys";
        setup.media = places;
        setup.inbox = inbox;
        setup.builder = PARVIS_BIN_DIR "/parvis-content";
        setup.starts = starts.get();
        setup.care = [] {
            CareFacts care;
            care.program = "1.2";
            return care;
        };
        setup.order = [this](MachineOrder order) { orders.push_back(order); };
        worker = std::make_unique<UpdateWorker>(*store, std::move(setup), shop.clock);
        worker->on_ready([this] { told.release(); });
    }
    void stop() {
        worker->on_ready({});
        worker.reset();
    }
    // Until it is so; the worker tells of each change. What it told before it was listened to is seen at once.
    template <class Condition>
    void until(Condition so) {
        while (!so()) told.acquire();
    }
    UpdateNews update(std::uint64_t number) {
        until([&] { return worker->news().number == number && !worker->news().working; });
        return worker->news();
    }
    // Only where nothing but what was just asked for makes others.
    std::shared_ptr<const StaffFacts> facts(const std::shared_ptr<const StaffFacts>& before) {
        until([&] { return worker->facts() != nullptr && worker->facts() != before; });
        return worker->facts();
    }
    template <class Condition>
    std::shared_ptr<const StaffFacts> when(Condition so) {
        until([&] { return worker->facts() && so(*worker->facts()); });
        return worker->facts();
    }
    // As staff do who see that something waits for them.
    void accept() {
        worker->look();
        const auto facts = when([](const StaffFacts& now) { return now.offer.has_value(); });
        worker->accept(content::agreement_to(*facts->offer));
    }
    // What the kiosk is given to show from now on; -1: nothing new.
    std::int64_t given() {
        const auto source = worker->content();
        if (!source) return -1;
        const auto catalogue = (*source)();
        REQUIRE(catalogue);
        return catalogue->edition().sequence;
    }
    // Under a name that is not there yet: whole from the first look at it.
    void put_into_inbox(const std::string& name, const content::Document& document) {
        const auto made = shop.folder / "made";
        std::filesystem::create_directories(made);
        std::filesystem::create_directories(inbox / "PARVIS");
        make_pack(made, name, document);
        for (const char* ending : {".parvis", ".parvis.minisig"})
            std::filesystem::rename(made / (name + ending), inbox / "PARVIS" / (name + ending));
    }
    void plug_in() { std::filesystem::rename(shop.folder / "away", media); }
    void pull_out() { std::filesystem::rename(media, shop.folder / "away"); }
};

inline std::vector<std::int64_t> sequences(const StaffFacts& facts) {
    std::vector<std::int64_t> all;
    for (const StaffVersion& version : facts.versions) all.push_back(version.name ? version.name->sequence : -1);
    return all;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace parvis::testing

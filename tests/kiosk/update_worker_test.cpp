// New content that comes by itself, with a real store, real keys and a developer's folder for a stick. A semaphore at
// the end of each piece of news orders the threads: nothing here waits for a time.
#include "kiosk/update_worker.h"

#include <algorithm>
#include <atomic>
#include <semaphore>

#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"
#include "tests/support/emulator.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::make_pack;
using testing::numbered_document;
using testing::plant;

namespace {

struct Board {
    testing::Workshop shop;
    std::filesystem::path shipped = shop.folder / "shipped.parvis";
    std::filesystem::path media = shop.folder / "stick";
    std::filesystem::path inbox = shop.folder / "inbox";
    platform::MediaPlaces places{"/dev/null", "/nowhere", media};
    std::unique_ptr<content::Store> store = shop.open();
    std::counting_semaphore<> told{0};
    std::unique_ptr<StartRecord> starts;
    std::vector<MachineOrder> orders;
    std::unique_ptr<UpdateWorker> worker;

    Board() {
        REQUIRE(content::write_catalogue(numbered_document(0), shipped));
        std::filesystem::create_directories(shop.folder / "keys");
        plant(shop.folder / "keys/author.pub", to_text(testing::author_key().public_key()));
    }
    ~Board() {
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

std::vector<std::int64_t> sequences(const StaffFacts& facts) {
    std::vector<std::int64_t> all;
    for (const StaffVersion& version : facts.versions) all.push_back(version.name ? version.name->sequence : -1);
    return all;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a stick that is in is installed and given to be shown, once; the same again is up to date") {
    Board board;
    board.shop.pack(12);
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::stick);
    CHECK(news.stick == "stick");
    REQUIRE(news.report.changes);
    CHECK(board.worker->key_present());
    CHECK(board.given() == 12);
    CHECK(board.given() == -1);

    board.worker.reset();
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::up_to_date);
    CHECK(board.given() == -1);
}

TEST_CASE("of several packs on a stick the highest good one is shown, and one that waits for staff can be accepted") {
    Board board;
    std::filesystem::resize_file(board.shop.pack(13).pack, 4096);
    board.shop.pack(12);
    board.shop.pack(11);
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.report.packs == 3);
    REQUIRE(news.report.passed_over.size() == 1);
    CHECK(news.report.passed_over.front().pack.filename() == "13.parvis");
    CHECK(board.given() == 12);

    board.worker.reset();
    std::filesystem::remove(board.shop.stick / "12.parvis");
    std::filesystem::remove(board.shop.stick / "13.parvis");
    board.shop.pack(10);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
}

TEST_CASE("a folder of keys that is not there is no secret: staff read why a content is of an unknown key") {
    Board board;
    std::filesystem::remove_all(board.shop.folder / "keys");
    board.shop.pack(12);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::unknown_key);
    board.worker->look();
    const auto told = [](const StaffFacts& now) {
        return std::ranges::any_of(now.remarks, [](const auto& remark) { return remark.find("clés") != remark.npos; });
    };
    CHECK(told(*board.facts(nullptr)));
    std::filesystem::create_directories(board.shop.folder / "keys");
    board.worker->look();
    board.when([&](const StaffFacts& now) { return !told(now); });
}

TEST_CASE("a stick without a pack, or of a stranger, is no key of this board") {
    {
        Board board;
        board.start();
        board.worker->look();
        board.when([](const StaffFacts& now) { return now.sticks.size() == 1; });
        CHECK_FALSE(board.worker->key_present());
        CHECK(board.worker->news().number == 0);
    }
    Board board;
    plant(board.shop.folder / "keys/author.pub", to_text(content::SecretKey::generate().public_key()));
    board.shop.pack(12);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::unknown_key);
    CHECK_FALSE(board.worker->key_present());
}

TEST_CASE("what comes into the inbox goes the same way, and is no stick") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::inbox);
    CHECK(news.report.origin == UpdateOrigin::inbox);
    CHECK(board.given() == 7);
    CHECK_FALSE(board.worker->key_present());
}

TEST_CASE("what lies in the inbox and is in the store already is not spoken of at the next start") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    board.start();
    board.update(1);
    board.worker->on_ready({});
    board.worker.reset();

    std::atomic<bool> is_seen = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        if (operation.path == board.inbox / "PARVIS/7.parvis.minisig") {
            is_seen = true;
            board.told.release();
        }
        return testing::Verdict{};
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    board.until([&] { return is_seen.load(); });
    board.worker->look();
    board.facts(nullptr);  // told after that look at the inbox
    CHECK(board.worker->news().number == 0);
    CHECK(board.store->history().value().size() == 1);
    CHECK(board.given() == -1);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

TEST_CASE("what the board had no room for is tried again an hour later, and told of when that ends otherwise") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    std::atomic<bool> is_full = true;
    std::atomic<bool> an_hour_passes = false;
    std::counting_semaphore<> tries{0};
    // The clock is turned where it is read: on the worker.
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        testing::Verdict verdict;
        if (operation.path == board.inbox && an_hour_passes.exchange(false))
            board.shop.clock.pass(std::chrono::hours(1));
        if (operation.kind == testing::FileOperation::free_bytes && is_full) {
            verdict.free_bytes = 0;
            tries.release();
        }
        return verdict;
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::no_room);
    while (tries.try_acquire()) {
    }
    an_hour_passes = true;
    board.worker->look();  // wakes it
    tries.acquire();
    is_full = false;
    an_hour_passes = true;
    board.worker->look();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 7);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

TEST_CASE("staff see every version, go back to an earlier one, and to the one that came with Parvis") {
    Board board;
    board.shop.install(11);
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.start();
    CHECK(board.worker->facts() == nullptr);
    board.worker->look();
    auto facts = board.facts(nullptr);
    CHECK(sequences(*facts) == Numbers{12, 11, -1});
    CHECK(facts->versions[0].sheets == 1);
    CHECK(facts->versions[0].edition.author == "Amandine");
    CHECK(facts->versions[0].who == "Amandine");  // the key has no name of its own
    REQUIRE(facts->history.size() == 2);
    CHECK(facts->history[0].what.find("12") != std::string::npos);

    board.worker->show(facts->versions[1].name);
    facts = board.facts(facts);
    CHECK(sequences(*facts) == Numbers{11, 12, -1});
    CHECK(facts->failed.empty());
    CHECK(facts->history[0].result.find("équipe") != std::string::npos);
    CHECK(board.given() == 11);

    board.worker->show(std::nullopt);
    facts = board.facts(facts);
    CHECK(sequences(*facts) == Numbers{-1, 11, 12});
    CHECK(board.given() == 0);

    board.worker->leave();
    CHECK(board.worker->facts() == nullptr);
}

TEST_CASE(
    "a content that was there at three crashes gives way to the shipped one; the store keeps it, staff may show it") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    const std::string version = to_text(board.store->view().active->name);
    for (int i = 0; i < 3; ++i) StartRecord({board.shop.folder / "starts"}, "monday", board.shop.clock).begin(version);
    board.starts = std::make_unique<StartRecord>(std::vector{board.shop.folder / "starts"}, "monday", board.shop.clock);
    REQUIRE(board.starts->safe_mode() == SafeMode{true, version});
    board.starts->begin("");
    const auto shown = [&] {
        const auto catalogue = content_of(*board.store, board.shipped, board.starts.get())();
        REQUIRE(catalogue);
        return catalogue->edition().sequence;
    };
    CHECK(shown() == 0);
    CHECK(board.starts->starts().back().content.empty());
    CHECK(board.store->view().active->name.sequence == 12);

    board.start();
    board.worker->look();
    auto facts = board.facts(nullptr);
    CHECK(sequences(*facts) == Numbers{-1, 12});
    REQUIRE(facts->remarks.size() == 2);
    CHECK(facts->remarks[1].find("Le contenu n°\u202f12 était à l’écran à chaque arrêt") != std::string::npos);

    board.worker->show(facts->versions[1].name);
    facts = board.facts(facts);
    CHECK(sequences(*facts) == Numbers{12, -1});
    CHECK(board.given() == 12);
    CHECK(shown() == 12);
    CHECK(board.starts->starts().back().content == version);
    CHECK(facts->remarks.size() == 2);  // safe mode goes on, and its hour
    board.worker.reset();
}

TEST_CASE("a version that turns out to be damaged is not shown, and staff are told") {
    Board board;
    board.shop.install(11);
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.start();
    board.worker->look();
    auto facts = board.facts(nullptr);
    plant(board.store->view().previous.at(0).file, "");
    board.worker->show(facts->versions[1].name);
    facts = board.facts(facts);
    CHECK_FALSE(facts->failed.empty());
    CHECK(sequences(*facts) == Numbers{12, -1});
    CHECK(board.given() == -1);
}

TEST_CASE("an older content waits for staff while its stick is in, and is taken when they agree") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.shop.stick);
    std::filesystem::create_directories(board.shop.stick);
    board.shop.pack(11);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    // The stick's coming makes facts as well, if it is not done yet.
    board.worker->look();
    auto facts = board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    CHECK(facts->offer->outcome == content::UpdateOutcome::older);
    CHECK(facts->offer->edition.sequence == 11);

    board.pull_out();
    facts = board.when([](const StaffFacts& now) { return !now.offer; });
    CHECK_FALSE(board.worker->key_present());
    board.worker->accept();  // too late: nothing to take
    facts = board.facts(facts);
    CHECK(board.given() == -1);

    board.plug_in();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::older);
    board.worker->accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
    board.until([&] { return board.worker->facts() && !board.worker->facts()->offer; });
    CHECK(sequences(*board.worker->facts()) == Numbers{11, 12, -1});
}

TEST_CASE("staff agree to the content that they were shown: another in its place is a question of its own") {
    Board board;
    board.shop.install(12);
    std::filesystem::remove_all(board.media);
    std::filesystem::create_directories(board.inbox / "PARVIS");
    make_pack(board.inbox / "PARVIS", "pack", numbered_document(11));
    std::filesystem::create_directories(board.inbox / "new");
    make_pack(board.inbox / "new", "pack", numbered_document(10));

    // In the very last moment: when the signature is looked at again.
    std::atomic<bool> is_replaced_now = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        if (operation.path == board.inbox / "PARVIS/pack.parvis.minisig" && is_replaced_now.exchange(false))
            for (const char* file : {"pack.parvis", "pack.parvis.minisig"})
                std::filesystem::rename(board.inbox / "new" / file, board.inbox / "PARVIS" / file);
        return testing::Verdict{};
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->look();
    board.when([](const StaffFacts& now) { return now.offer && now.offer->edition.sequence == 11; });
    is_replaced_now = true;
    board.worker->accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::older);
    CHECK(board.given() == -1);
    const auto facts = board.when([](const StaffFacts& now) { return !now.failed.empty(); });
    REQUIRE(facts->offer);
    CHECK(facts->offer->edition.sequence == 10);

    board.worker->accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 10);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

TEST_CASE("what waits in the inbox for staff waits no longer when it was taken out of it") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("older", numbered_document(11));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->look();
    board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    std::filesystem::remove_all(board.inbox / "PARVIS");
    board.worker->look();
    board.when([](const StaffFacts& now) { return !now.offer; });
    CHECK(board.worker->news().number == 1);
}

TEST_CASE("a content of another centre than the one that is shown waits for staff, where no centre is set") {
    Board board;
    make_pack(board.shop.stick, "12", numbered_document(12, {"L’Étang"}));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    board.worker->on_ready({});
    board.worker.reset();
    make_pack(board.shop.stick, "12", numbered_document(13, {"Le Moulin"}));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::new_centre);
    board.worker->look();
    REQUIRE(board.facts(nullptr)->offer);
    board.worker->accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 13);
}

namespace {

// Sticks of the system, as the kernel lists them, in place of the developer's folder.
struct SticksBoard : Board {
    SticksBoard() { places = {shop.folder / "mounts", shop.folder / "sticks", {}}; }
    std::filesystem::path stick(const std::string& name) {
        const auto folder = places.sticks / name;
        std::filesystem::create_directories(folder / "PARVIS");
        mounts_ += std::to_string(++mounted_) + " 1 250:250 / " + folder.string() + " ro - vfat x ro\n";
        plant(places.mounts, mounts_);
        return folder / "PARVIS";
    }

private:
    std::string mounts_;
    int mounted_ = 0;
};

}  // namespace

TEST_CASE("staff see every stick that is in, the one with tables first, and each is asked for by itself") {
    SticksBoard board;
    plant(board.stick("a") / "actions.csv", "titre;résumé\n");
    board.stick("b");
    board.start();
    board.worker->look();
    auto facts = board.facts(nullptr);
    if (facts->sticks.empty()) facts = board.facts(facts);
    REQUIRE(facts->sticks.size() == 2);
    CHECK(facts->sticks[0].has_tables);
    CHECK(facts->sticks[0].arrival == 1);
    CHECK(facts->sticks[1].arrival == 2);

    board.worker->copy(StickFolder::model, 2);
    facts = board.facts(facts);
    CHECK_FALSE(facts->sticks[0].copy);
    CHECK(facts->sticks[1].copy);  // nobody writes on it here
    board.worker->copy(StickFolder::model, 3);
    facts = board.facts(facts);
    CHECK(facts->sticks.size() == 2);
}

TEST_CASE("a content that waits for staff goes on waiting when another stick comes that has nothing new") {
    SticksBoard board;
    board.shop.install(12);
    board.store = board.shop.open();
    make_pack(board.stick("a"), "older", numbered_document(11));
    std::filesystem::copy(board.shop.stick, board.stick("b"), std::filesystem::copy_options::recursive);
    board.start();
    board.update(2);
    board.worker->look();
    const auto facts = board.facts(nullptr);
    REQUIRE(facts->offer);
    CHECK(facts->offer->edition.sequence == 11);
    board.worker->accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
}

TEST_CASE("what staff asked for during an update has not ended with it: until then the facts stay as they are") {
    SticksBoard board;
    board.stick("a");
    std::counting_semaphore<> reached{0};
    std::counting_semaphore<> go_on{0};
    std::atomic<bool> stops = false;
    std::atomic<bool> in_request = false;
    const auto& places = board.places.sticks;
    // The update's pack is opened, and the stick of the request is looked at.
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        using Kind = testing::FileOperation::Kind;
        const bool is_update = operation.kind == Kind::open && operation.path == places / "b/PARVIS/12.parvis";
        const bool is_request = operation.kind == Kind::list && operation.path == places / "a";
        if (stops && (is_update || is_request)) {
            in_request = is_request;
            reached.release();
            go_on.acquire();
        }
        return testing::Verdict{};
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    board.worker->look();
    const auto before = board.when([](const StaffFacts& now) { return now.sticks.size() == 1; });
    stops = true;
    std::filesystem::create_directories(places / "b/PARVIS");
    make_pack(places / "b/PARVIS", "12", numbered_document(12));
    board.stick("b");
    board.worker->look();  // wakes it
    reached.acquire();     // in the update
    const auto asked_at = board.worker->facts();
    board.worker->prepare(1);
    while (!in_request) {
        go_on.release();
        reached.acquire();
    }
    CHECK(board.worker->news().number == 1);
    CHECK_FALSE(board.worker->news().working);
    CHECK(board.worker->facts() == asked_at);
    stops = false;
    go_on.release();
    const auto facts = board.facts(asked_at);
    REQUIRE(facts->draft);
    CHECK(facts->draft->failed.find("tableaux") != std::string::npos);
    CHECK(facts->sticks.size() == 2);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

namespace {

// Staff at their board, with tables on the stick.
struct StaffBoard : Board {
    StaffBoard() {
        write("centre.toml", "nom = \"LA SOURCE\"\n");
        write("actions.csv", "titre;résumé\nAtelier vélo;On répare.\nContenu 0;Le même.\n");
        come_in();
    }
    // Staff see the stick.
    void come_in() {
        start();
        worker->look();
        when([](const StaffFacts& now) { return !now.sticks.empty(); });
    }
    void prepare() const { worker->prepare(worker->facts()->sticks.at(0).arrival); }
    void copy(StickFolder what) const { worker->copy(what, worker->facts()->sticks.at(0).arrival); }
    void write(const std::string& name, std::string_view bytes) const { plant(shop.stick / name, bytes); }
};

}  // namespace

TEST_CASE("staff's tables become a draft, are published by the board's own key, and go on being trusted" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    auto facts = board.worker->facts();
    CHECK(facts->sticks[0].has_tables);
    CHECK_FALSE(board.worker->key_present());
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    INFO(facts->draft->failed);
    REQUIRE(facts->draft->content);
    CHECK(facts->draft->content->sheets == 2);
    CHECK(facts->draft->edition.sequence == 1);
    REQUIRE(facts->draft->changes);
    CHECK(facts->draft->changes->sheets.added.titles.front() == "Atelier vélo");
    CHECK(content::Catalogue::open(facts->draft->file));
    CHECK(board.given() == -1);

    board.worker->publish();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::staff);
    CHECK(board.given() == 1);
    facts = board.when([](const StaffFacts& now) { return !now.draft; });
    CHECK(sequences(*facts) == Numbers{1, -1});
    CHECK(std::filesystem::is_empty(board.store->folder() / "draft"));

    // The next one has the next number; the signature is known after a start as well.
    board.write("actions.csv", "titre\nAtelier vélo\n");
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK(facts->draft->edition.sequence == 2);
    CHECK(facts->draft->changes->sheets.removed.count == 1);
    board.worker->on_ready({});
    board.worker.reset();
    board.come_in();
    facts = board.worker->facts();
    CHECK(sequences(*facts) == Numbers{1, -1});
    CHECK_FALSE(facts->draft);
}

TEST_CASE("a draft that waits for staff to agree is theirs to take until it goes" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    const auto overtaken = [&](std::int64_t by, std::uint64_t number) {
        board.prepare();
        board.when([](const StaffFacts& now) { return now.draft.has_value(); });
        board.put_into_inbox(std::to_string(by), numbered_document(by));
        board.worker->look();
        CHECK(board.update(number).report.outcome == content::UpdateOutcome::installed);
        board.worker->publish();
        CHECK(board.update(number + 1).report.outcome == content::UpdateOutcome::older);
        board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    };
    overtaken(7, 1);
    board.worker->accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    auto facts = board.when([](const StaffFacts& now) { return !now.offer && !now.draft; });
    CHECK(sequences(*facts) == Numbers{1, 7, -1});

    overtaken(20, 4);
    board.worker->leave();
    board.worker->look();
    board.when([](const StaffFacts& now) { return !now.offer && !now.draft; });

    overtaken(30, 6);
    board.prepare();
    board.when([](const StaffFacts& now) { return !now.offer; });
}

TEST_CASE("a copy for which the board has no room says so, and the draft stays to be published" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    std::atomic<bool> is_full = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation&) {
        testing::Verdict verdict;
        if (is_full) verdict.free_bytes = 0;
        return verdict;
    });
    board.worker->on_ready({});
    board.worker.reset();
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.come_in();
    board.prepare();
    board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    is_full = true;
    board.copy(StickFolder::content);
    const auto facts = board.when([](const StaffFacts& now) { return !now.failed.empty(); });
    CHECK(facts->failed.find("place") != std::string::npos);
    REQUIRE(facts->draft);
    CHECK(facts->draft->content);
    is_full = false;
    board.worker->publish();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

TEST_CASE("tables with mistakes make nothing; a draft goes when staff leave" * doctest::skip(testing::emulated())) {
    StaffBoard board;
    board.write("actions.csv", "titre;horaires\nAtelier;lundi 17h-9h\n");
    board.prepare();
    auto facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK_FALSE(facts->draft->content);
    REQUIRE_FALSE(facts->draft->remarks.empty());
    CHECK(facts->draft->remarks.front().severity == content::Severity::error);
    board.worker->publish();
    facts = board.facts(facts);
    CHECK(board.worker->news().number == 0);

    board.write("actions.csv", "titre\nAtelier\n");
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft && now.draft->content; });
    const auto file = facts->draft->file;
    board.worker->leave();
    board.worker->look();
    board.when([](const StaffFacts& now) { return !now.draft; });
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a stick that was pulled before its tables were read says so") {
    StaffBoard board;
    std::filesystem::remove(board.shop.stick / "actions.csv");
    std::filesystem::remove(board.shop.stick / "centre.toml");
    board.prepare();
    const auto facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK_FALSE(facts->draft->content);
    CHECK(facts->draft->failed.find("retirée") != std::string::npos);
}

TEST_CASE("what is shown goes to a stick as tables, and read again as it is changes nothing for visitors" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    board.prepare();
    board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    board.worker->publish();
    board.update(1);
    board.when([](const StaffFacts& now) { return !now.draft; });

    // Nothing on a stick is ever replaced.
    board.copy(StickFolder::content);
    auto facts = board.when([](const StaffFacts& now) { return !now.sticks.empty() && now.sticks[0].copy; });
    CHECK(facts->sticks[0].copy->words == "PARVIS-2");
    CHECK(std::filesystem::exists(board.media / "PARVIS-2/actions.csv"));
    CHECK_FALSE(std::filesystem::exists(board.store->folder() / "to-stick"));
    std::filesystem::remove_all(board.shop.stick);
    std::filesystem::rename(board.media / "PARVIS-2", board.shop.stick);
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    REQUIRE(facts->draft->changes);
    CHECK(*facts->draft->changes == content::Comparison{});

    std::filesystem::remove_all(board.shop.stick);
    board.worker->discard();
    board.when([](const StaffFacts& now) { return !now.draft && !now.sticks.empty() && !now.sticks[0].copy; });
    board.copy(StickFolder::model);
    facts = board.when([](const StaffFacts& now) { return !now.sticks.empty() && now.sticks[0].copy; });
    CHECK(facts->sticks[0].copy->words == "PARVIS");
    CHECK(facts->sticks[0].has_tables);
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK_FALSE(facts->draft->content);
    CHECK(facts->draft->failed.find("aucune fiche") != std::string::npos);
}

TEST_CASE("staff are told of the board itself, and have its report on a stick as tables of its own") {
    Board board;
    std::filesystem::remove_all(board.shop.stick);
    board.start();
    board.worker->look();
    auto facts = board.when([](const StaffFacts& now) { return !now.sticks.empty(); });
    REQUIRE(facts->care);
    CHECK(facts->care->program == "1.2");
    for (const char* name : {"PARVIS-RAPPORT", "PARVIS-RAPPORT-2"}) {
        board.worker->copy(StickFolder::report, facts->sticks[0].arrival);
        facts = board.when([&](const StaffFacts& now) {
            return !now.sticks.empty() && now.sticks[0].copy && now.sticks[0].copy->words == name;
        });
        CHECK_FALSE(facts->sticks[0].has_tables);
        for (const char* table : {"etat.csv", "usages.csv"}) CHECK(std::filesystem::exists(board.media / name / table));
    }
    board.worker->order(MachineOrder::restart);
    CHECK(board.orders == std::vector{MachineOrder::restart});
    board.worker.reset();
}

// The staff's PIN: how tries are slowed by a clock that the test turns, and what survives a restart and a torn file.
#include <doctest/doctest.h>

#include <fstream>

#include "content/sodium.h"
#include "content/staff/pin.h"
#include "content/staff/pin_hash.h"
#include "content/staff/staff_pin.h"
#include "platform/base/durable_file.h"
#include "tests/fakes/hand_clock.h"
#include "tests/fakes/hooked_files.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using namespace std::chrono_literals;
using testing::FileOperation;
using testing::HookedFiles;
using testing::Verdict;

namespace {

struct Board {
    testing::TemporaryFolder folder;
    std::filesystem::path file = folder / "staff";
    SystemFiles files;
    testing::HandClock clock;

    StaffPin open() { return {files, file, clock}; }
    StaffPin with_pin(const std::string& digits) {
        StaffPin pin = open();
        REQUIRE(pin.choose(digits) == PinAnswer::right);
        return pin;
    }
    [[nodiscard]] std::string text() const { return read_file(file, 10'000).value_or(""); }
};

// Of a full disk.
Verdict refuse_writes(const FileOperation& operation) {
    const bool writes = operation.kind == FileOperation::write;
    return writes ? Verdict{.error = Error{Errc::no_room, "plein"}} : Verdict{};
}

}  // namespace

TEST_CASE("a PIN is four to eight digits") {
    for (const char* good : {"0000", "12345678", "90210"}) CHECK(is_pin(good));
    for (const char* bad : {"", "123", "123456789", "12a4", "12 4", "١٢٣٤"}) CHECK_FALSE(is_pin(bad));
}

TEST_CASE("a hash that was cut short is none: it would lock staff out") {
    const auto hash = hash_pin("1904");
    REQUIRE(hash);
    CHECK(is_pin_hash(*hash));
    for (std::size_t size = 0; size < hash->size(); ++size) CHECK_FALSE(is_pin_hash(hash->substr(0, size)));
    CHECK_FALSE(is_pin_hash(*hash + "A"));
}

TEST_CASE("two wrong tries cost nothing, the third half a minute, then twice as long up to a quarter of an hour") {
    const std::chrono::seconds expected[] = {0s, 0s, 0s, 30s, 60s, 120s, 240s, 480s, 900s, 900s};
    for (int wrong = 0; wrong < 10; ++wrong) CHECK(wait_after(wrong) == expected[wrong]);
    CHECK(wait_after(2'000'000'000) == 900s);
}

TEST_CASE("a wait is told in whole seconds, rounded up, and ends by itself") {
    testing::HandClock clock;
    PinTries tries(0, clock.now());
    for (int i = 0; i < 3; ++i) {
        CHECK(tries.left(clock.now()) == 0s);
        tries.begin(clock.now());
    }
    CHECK(tries.left(clock.now()) == 30s);
    clock.pass(1ms);
    CHECK(tries.left(clock.now()) == 30s);
    clock.pass(29s);
    CHECK(tries.left(clock.now()) == 1s);
    clock.pass(999ms);
    CHECK(tries.left(clock.now()) == 0s);
    tries.begin(clock.now());
    CHECK(tries.left(clock.now()) == 60s);
    tries.was_right();
    CHECK(tries.left(clock.now()) == 0s);
}

TEST_CASE("what is kept reads as it was written, and nothing else does") {
    const std::string hash = "$argon2id$v=19$m=32768,t=2,p=1$abc$def";
    for (const PinRecord& record :
         {PinRecord{hash, "", 4}, PinRecord{hash, hash, 0}, PinRecord{hash, std::nullopt, 2}}) {
        const std::string text = to_text(record);
        const auto read = parse_pin_record(text);
        REQUIRE(read);
        CHECK(*read == record);
        for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(parse_pin_record(text.substr(0, size)));
    }
    CHECK(to_text({"a", "", 4}) == "parvis-staff 1\nhash a\ngiven -\nwrong 4\n");
    CHECK(to_text({"a", std::nullopt, 4}) == "parvis-staff 1\nhash a\nwrong 4\n");
    for (const char* other :
         {"parvis-staff 1\nhash \nwrong 0\n", "parvis-staff 2\nhash a\nwrong 0\n", "parvis-staff 1\nhash a\nwrong -1\n",
          "parvis-staff 1\nhash a\nwrong 01\n", "parvis-staff 1\nhash a\nb\nwrong 1\n",
          "parvis-staff 1\nhash a\ngiven b\nc\nwrong 1\n", "parvis-staff 1\nhash a\ngiven \nwrong 1\n",
          "parvis-staff 1\nhash \ngiven b\nwrong 1\n", "parvis-staff 1\nhash a\nwrong 1\n\n"})
        CHECK_FALSE(parse_pin_record(other));
}

TEST_CASE("a chosen PIN opens, another does not, also after a restart; the file holds no digit of it") {
    Board board;
    CHECK_FALSE(board.open().is_set());
    CHECK(board.open().try_pin("") == PinAnswer::failed);
    CHECK(board.open().choose("123") == PinAnswer::failed);
    {
        StaffPin pin = board.with_pin("19041905");
        CHECK(pin.is_set());
        CHECK(pin.try_pin("19041905") == PinAnswer::right);
    }
    CHECK(board.text().find("19041905") == std::string::npos);
    CHECK(board.text().find("$argon2id$v=19$m=32768,t=2,p=1$") != std::string::npos);
    StaffPin pin = board.open();
    CHECK(pin.is_set());
    CHECK(pin.try_pin("19041906") == PinAnswer::wrong);
    CHECK(pin.try_pin("1904190") == PinAnswer::wrong);
    CHECK(pin.try_pin("19041905") == PinAnswer::right);
}

TEST_CASE("a new board has no folder yet: it is made with the first code, of the settings or of staff") {
    Board board;
    board.file = board.folder / "store" / "staff";
    CHECK(board.open().take_given("1111") == PinAnswer::right);
    CHECK(board.open().try_pin("1111") == PinAnswer::right);
    board.file = board.folder / "other" / "staff";
    CHECK(board.open().choose("7777") == PinAnswer::right);
    CHECK(board.open().try_pin("7777") == PinAnswer::right);
    board.file = board.folder / "no" / "such" / "staff";
    CHECK(board.open().take_given("1111") == PinAnswer::failed);
    CHECK_FALSE(board.open().is_set());
}

TEST_CASE("a code of the settings counts once: what staff choose after it stays, until the settings give another") {
    Board board;
    const auto hash = hash_pin("333333");
    REQUIRE(hash);
    const auto give = [&](const std::string& code) {
        StaffPin pin = board.open();  // as at each start
        return pin.take_given(code);
    };
    const auto opens = [&](const char* digits) { return board.open().try_pin(digits) == PinAnswer::right; };
    CHECK(give("1111") == PinAnswer::right);
    CHECK(opens("1111"));
    CHECK(board.text().find("1111\n") == std::string::npos);
    CHECK(board.open().choose("7777") == PinAnswer::right);
    CHECK(give("1111") == PinAnswer::right);
    CHECK(opens("7777"));
    CHECK(board.open().try_pin("0000") == PinAnswer::wrong);  // a try keeps what is known of the settings
    CHECK(give("1111") == PinAnswer::right);
    CHECK(opens("7777"));

    // They forgot theirs: the settings give another, as digits or as their hash.
    CHECK(give("2222") == PinAnswer::right);
    CHECK(opens("2222"));
    CHECK(board.open().choose("8888") == PinAnswer::right);
    CHECK(give(*hash) == PinAnswer::right);
    CHECK(opens("333333"));
    CHECK(board.open().choose("9999") == PinAnswer::right);
    CHECK(give(*hash) == PinAnswer::right);
    CHECK(opens("9999"));
    for (const char* bad : {"", "123", "12a4", "$argon2id$v=19$m=65536,t=2,p=1$AAAA$AAAA"})
        CHECK(give(bad) == PinAnswer::failed);
    CHECK(opens("9999"));
}

TEST_CASE("a code of the settings counts where staff chose theirs with a signed stick, and ends a wait") {
    Board board;
    {
        StaffPin pin = board.with_pin("2580");
        for (int i = 0; i < 3; ++i) CHECK(pin.try_pin("0000") == PinAnswer::wrong);
    }
    StaffPin pin = board.open();
    CHECK(pin.wait() == 30s);
    CHECK(pin.take_given("1111") == PinAnswer::right);
    CHECK(pin.wait() == 0s);
    CHECK(pin.try_pin("1111") == PinAnswer::right);
}

TEST_CASE("beside staff's own code of an older Parvis, the settings' changes nothing; another after it counts") {
    Board board;
    const auto own = hash_pin("7777");
    REQUIRE(own);
    // As it stood before the settings' code was kept with it: 1904 may be older than 7777.
    std::ofstream(board.file) << "parvis-staff 1\nhash " << *own << "\nwrong 2\n";
    CHECK(board.open().try_pin("0000") == PinAnswer::wrong);  // a try still does not know
    for (int start = 0; start < 2; ++start) {
        StaffPin pin = board.open();
        CHECK(pin.take_given("1904") == PinAnswer::right);
        CHECK(pin.wait() == 30s);
    }
    CHECK(board.text().starts_with("parvis-staff 1\nhash " + *own + "\ngiven $argon2id$"));
    CHECK(board.text().ends_with("wrong 3\n"));
    CHECK(board.open().take_given("2222") == PinAnswer::right);
    CHECK(board.open().try_pin("2222") == PinAnswer::right);
}

TEST_CASE("a code of the settings that cannot be kept changes nothing, and is taken by the next start") {
    Board board;
    static_cast<void>(board.with_pin("2580"));
    HookedFiles full(board.files, refuse_writes);
    StaffPin pin(full, board.file, board.clock);
    CHECK(pin.take_given("1111") == PinAnswer::failed);
    CHECK(pin.try_pin("2580") == PinAnswer::right);
    CHECK(board.open().take_given("1111") == PinAnswer::right);
    CHECK(board.open().try_pin("1111") == PinAnswer::right);
    HookedFiles ill(board.files, [](const FileOperation& operation) {
        const bool reads = operation.kind == FileOperation::open;
        return reads ? Verdict{.error = Error{Errc::unreadable, "illisible"}} : Verdict{};
    });
    // Which one counted last is not known: nothing is put in the place of what cannot be read.
    CHECK(StaffPin(ill, board.file, board.clock).take_given("4444") == PinAnswer::failed);
    CHECK(board.open().try_pin("1111") == PinAnswer::right);
}

TEST_CASE("during a wait not even the right PIN is looked at; a restart begins the wait anew") {
    Board board;
    {
        StaffPin pin = board.with_pin("2580");
        for (int i = 0; i < 3; ++i) CHECK(pin.try_pin("0000") == PinAnswer::wrong);
        CHECK(pin.wait() == 30s);
        CHECK(pin.try_pin("2580") == PinAnswer::too_soon);
        board.clock.pass(20s);
        CHECK(pin.wait() == 10s);
    }
    StaffPin pin = board.open();
    CHECK(pin.wait() == 30s);
    board.clock.pass(30s);
    CHECK(pin.try_pin("0000") == PinAnswer::wrong);
    CHECK(pin.wait() == 60s);
    board.clock.pass(60s);
    CHECK(pin.try_pin("2580") == PinAnswer::right);
    CHECK(pin.wait() == 0s);
    CHECK(board.open().wait() == 0s);
}

TEST_CASE("a try is counted on the disk before it is looked at") {
    Board board;
    static_cast<void>(board.with_pin("2580"));
    int renames = 0;
    std::string counted;
    HookedFiles hooked(board.files, [&](const FileOperation& operation) {
        if (operation.kind == FileOperation::rename && ++renames == 2) counted = board.text();
        return Verdict{};
    });
    StaffPin pin(hooked, board.file, board.clock);
    CHECK(pin.try_pin("2580") == PinAnswer::right);
    CHECK(counted.ends_with("wrong 1\n"));
    CHECK(board.text().ends_with("wrong 0\n"));
}

TEST_CASE("a disk that is full keeps nobody out, and tries are slowed all the same") {
    Board board;
    static_cast<void>(board.with_pin("2580"));
    HookedFiles full(board.files, refuse_writes);
    StaffPin pin(full, board.file, board.clock);
    for (int i = 0; i < 3; ++i) CHECK(pin.try_pin("0000") == PinAnswer::wrong);
    CHECK(pin.wait() == 30s);
    board.clock.pass(30s);
    CHECK(pin.try_pin("2580") == PinAnswer::right);
    CHECK(pin.choose("1111") == PinAnswer::failed);
    CHECK(pin.try_pin("2580") == PinAnswer::right);
    CHECK(board.open().try_pin("2580") == PinAnswer::right);
}

TEST_CASE("a torn file is none: a PIN is to be chosen again; one that cannot be read keeps everybody out") {
    Board board;
    static_cast<void>(board.with_pin("2580"));
    const std::string whole = board.text();
    std::ofstream(board.file, std::ios::trunc) << whole.substr(0, whole.size() / 2);
    CHECK_FALSE(board.open().is_set());
    std::ofstream(board.file, std::ios::trunc) << to_text({"$argon2id$v=19$m=4000000,t=2,p=1$abc$def", "", 0});
    CHECK_FALSE(board.open().is_set());
    CHECK(board.with_pin("1111").try_pin("1111") == PinAnswer::right);

    HookedFiles ill(board.files, [](const FileOperation& operation) {
        const bool reads = operation.kind == FileOperation::open;
        return reads ? Verdict{.error = Error{Errc::unreadable, "illisible"}} : Verdict{};
    });
    StaffPin pin(ill, board.file, board.clock);
    CHECK(pin.is_set());
    CHECK(pin.try_pin("1111") == PinAnswer::failed);
}

TEST_CASE("a PIN is wiped from memory") {
    std::string secret = "19041905";
    const char* where = secret.data();
    wipe(secret);
    CHECK(secret.empty());
    CHECK(std::string(where, 8) == std::string(8, '\0'));
}

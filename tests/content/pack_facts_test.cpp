#include <doctest/doctest.h>

#include "content/pack/pack_facts.h"

namespace parvis::content {
namespace {

using namespace std::chrono_literals;

PackFacts some_facts() {
    PackFacts facts;
    facts.schema = 2;
    facts.sequence = 12;
    facts.size_bytes = 500'000'000;
    facts.centres = {"Maison de l’Étang", "Centre Rosa-Parks=2"};
    facts.date = 2026y / 11 / 28;
    facts.author = "Awa D.";
    return facts;
}

TEST_CASE("what a signature says of a pack is written in one line and read again") {
    const auto comment = to_trusted_comment(some_facts());
    REQUIRE(comment);
    CHECK(*comment ==
          "product=parvis\tschema=2\tsequence=12\tsize=500000000\tdate=2026-11-28\tcentre=Maison de "
          "l’Étang\tcentre=Centre "
          "Rosa-Parks=2\tauthor=Awa D.");
    auto read = facts_of(*comment);
    REQUIRE(read);
    REQUIRE(*read);
    CHECK(**read == some_facts());

    PackFacts bare;
    bare.schema = 2;
    bare.size_bytes = 1;
    read = facts_of(to_trusted_comment(bare).value());
    REQUIRE(read);
    REQUIRE(*read);
    CHECK(**read == bare);
}

TEST_CASE("a key that only a later version knows is passed over") {
    const auto read = facts_of("product=parvis\tschema=3\tpictures=12\tsequence=0\tsize=1\tcolour=red\tcolour=blue");
    REQUIRE(read);
    REQUIRE(*read);
    CHECK((*read)->schema == 3);
}

TEST_CASE("a comment by the plain tool says nothing, and another product's is refused") {
    for (const std::string_view comment : {"", "timestamp:1764320000\tfile:a.parvis\thashed", "Product=parvis"}) {
        const auto read = facts_of(comment);
        REQUIRE(read);
        CHECK_FALSE(*read);
    }
    for (const std::string_view comment : {"product=", "product=kolibri\tschema=2", "product=parvis2\tschema=2"}) {
        const auto read = facts_of(comment);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Errc::foreign);
    }
}

TEST_CASE("a comment that begins as ours and is not right is refused") {
    const std::string good = "product=parvis\tschema=2\tsequence=1\tsize=1";
    REQUIRE(facts_of(good));
    for (const std::string& comment : {
             std::string("product=parvis"),
             std::string("product=parvis\tschema=2\tsequence=1"),
             std::string("product=parvis\tschema=2\tsize=1"),
             std::string("product=parvis\tsequence=2\tsize=1"),
             std::string("product=parvis\tschema=0\tsequence=1\tsize=1"),
             std::string("product=parvis\tschema=-2\tsequence=1\tsize=1"),
             std::string("product=parvis\tschema=2\tsequence=01\tsize=1"),
             std::string("product=parvis\tschema=2\tsequence=1000000000\tsize=1"),
             std::string("product=parvis\tschema=2\tsequence=99999999999999999999\tsize=1"),
             std::string("product=parvis\tschema=2\tsequence=1\tsize=0"),
             std::string("product=parvis\tschema=2\tsequence=1\tsize=18446744073709551615"),
             std::string("product=parvis\tschema=2\tsequence=1\tsize=1e3"),
             std::string("product=parvis\tschema=2\tsequence=1\tsize= 1"),
             good + "\tsize=1",
             good + "\tauthor=a\tauthor=b",
             good + "\tauthor=",
             good + "\tauthor=\xC3",
             good + "\tauthor=a\x01",
             good + "\tauthor=a\nb",
             good + "\tcentre=",
             good + "\tdate=2026-02-30",
             good + "\tdate=2026-2-3",
             good + "\tdate=-026-02-03",
             good + "\tdate=2026-02-03T",
             good + "\t",
             good + "\t\tauthor=a",
             good + "\tauthor",
             good + "\t=a",
             good + "\tlater=" + std::string(8000, 'a'),
         }) {
        CAPTURE(comment);
        const auto read = facts_of(comment);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Errc::malformed);
    }
    std::string crowd = good;
    for (int i = 0; i < 201; ++i) crowd += "\tcentre=c";
    CHECK_FALSE(facts_of(crowd));
}

TEST_CASE("facts that a comment cannot hold are refused before anything is signed") {
    const auto refused = [](auto change) {
        PackFacts facts = some_facts();
        change(facts);
        const auto comment = to_trusted_comment(facts);
        return !comment && comment.error().code == Errc::invalid_value;
    };
    CHECK(refused([](PackFacts& facts) { facts.author = "a\tsize=1"; }));
    CHECK(refused([](PackFacts& facts) { facts.author = "a\nb"; }));
    CHECK(refused([](PackFacts& facts) { facts.centres = {""}; }));
    CHECK(refused([](PackFacts& facts) { facts.centres = {"\xFF"}; }));
    CHECK(refused([](PackFacts& facts) { facts.centres.assign(150, std::string(60, 'a')); }));
    CHECK(refused([](PackFacts& facts) { facts.centres.assign(201, "a"); }));
    CHECK(refused([](PackFacts& facts) { facts.sequence = -1; }));
    CHECK(refused([](PackFacts& facts) { facts.schema = 0; }));
    CHECK(refused([](PackFacts& facts) { facts.size_bytes = 0; }));
}

}  // namespace
}  // namespace parvis::content

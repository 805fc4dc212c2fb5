// What the whole real national text comes to, once its sheets are put together: the figures that were counted in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "content/assemble/assemble.h"
#include "content/sources/senacs_text.h"
#include "platform/base/durable_file.h"

using namespace parvis::content;

namespace {

using Values = std::vector<std::string>;

// How often each value comes, most frequent first.
std::vector<int> frequencies(const std::vector<Action>& actions,
                             const std::function<Values(const Action&)>& values_of) {
    std::map<std::string, int> counts;
    for (const auto& action : actions)
        for (const auto& value : values_of(action)) ++counts[value];
    std::vector<int> sorted;
    for (const auto& [value, count] : counts) sorted.push_back(count);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    return sorted;
}

}  // namespace

TEST_CASE("the national text comes to 23 sheets of 20 organisations in 12 departments") {
    const auto seed = std::filesystem::path(PARVIS_SHARED_DIR) / "seeds/senacs-actions.txt";
    if (!std::filesystem::exists(seed)) {
        MESSAGE("skipped: " << seed.string() << " is not here");
        return;
    }
    const auto bytes = parvis::read_file(seed, std::size_t{1} << 20U);
    REQUIRE(bytes);
    std::vector<SourceReading> readings;
    readings.push_back(read_senacs_text(*bytes, "seed"));
    const auto assembly = assemble(std::move(readings), {});

    CHECK(assembly.sheets_read == 25);
    CHECK(assembly.sheets_folded == 2);
    const auto& actions = assembly.document.actions;
    CHECK(actions.size() == 23);
    CHECK(assembly.document.organisations.size() == 20);
    CHECK(frequencies(actions, [](const Action& a) { return Values{a.department}; }).size() == 12);
    CHECK(frequencies(actions, [](const Action& a) { return Values{a.dimension}; }) == std::vector{8, 8, 6, 1});
    CHECK(frequencies(actions, [](const Action& a) { return a.publics; }) == std::vector{17, 3, 1, 1, 1});
    CHECK(frequencies(actions, [](const Action& a) { return Values{a.status}; }) == std::vector{20, 3});
    CHECK(frequencies(actions, [](const Action& a) { return Values{a.territory}; }) == std::vector{10, 5, 4, 2, 2});
    CHECK(frequencies(actions, [](const Action& a) { return a.initiative; }) == std::vector{21, 9, 7, 3, 1});
    CHECK(frequencies(actions, [](const Action& a) { return a.keywords; }).size() == 14);
    CHECK(std::count_if(actions.begin(), actions.end(), [](const Action& a) { return a.dimension == "Services"; }) ==
          6);
    CHECK(std::count_if(actions.begin(), actions.end(), [](const Action& a) { return a.dimension.empty(); }) == 1);
    CHECK(std::count_if(actions.begin(), actions.end(), [](const Action& a) { return a.status == "En cours"; }) == 20);
}

// What holds of every playlist, over thousands of contents from a seed, then what it makes of a few plain ones.
#include "kiosk/playlist.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "content/calendar.h"
#include "tests/content/random_document.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::Dice;

namespace {

using Choices = std::vector<SlideChoice>;
using std::chrono::sys_days;

constexpr sys_days wednesday{std::chrono::year{2026} / 11 / 25};
constexpr int contents = 4000;

PlaylistMaterial some_material(Dice& dice) {
    PlaylistMaterial material;
    const auto count = [&](std::size_t limit) { return dice.chance(20) ? 0 : dice.below(limit); };
    for (std::size_t i = count(dice.chance(10) ? 60 : 14); i > 0; --i)
        material.ours.push_back(dice.chance(50) ? testing::some_schedule(dice) : content::Schedule{});
    for (std::size_t i = count(20); i > 0; --i) material.partners.push_back(testing::some_schedule(dice));
    for (std::size_t i = count(12); i > 0; --i) {
        PosterDays days;
        if (dice.chance(50)) days.from = testing::some_day(dice);
        if (dice.chance(50)) days.until = testing::some_day(dice);
        material.posters.push_back(days);
    }
    material.others = count(dice.chance(10) ? 2000 : 40);
    material.facts = count(5);
    return material;
}

PlaylistDay some_moment(Dice& dice) {
    return {dice.chance(70), sys_days{testing::some_day(dice)}, static_cast<int>(dice.below(24 * 60))};
}

std::size_t count_of(const Choices& slides, SlideKind kind) {
    return static_cast<std::size_t>(std::ranges::count(slides, kind, &SlideChoice::kind));
}

std::size_t size_of(const PlaylistMaterial& material, SlideKind kind) {
    switch (kind) {
        case SlideKind::ours:
            return material.ours.size();
        case SlideKind::partner:
            return material.partners.size();
        case SlideKind::poster:
            return material.posters.size();
        case SlideKind::other:
            return material.others;
        case SlideKind::fact:
            return material.facts;
    }
    return 0;
}

content::Schedule weekly(int weekday, int from_hour, int to_hour) {
    content::Schedule schedule;
    schedule.weekly.push_back(
        {static_cast<std::uint8_t>(weekday), 0,
         content::TimeSpan{static_cast<std::uint16_t>(from_hour * 60), static_cast<std::uint16_t>(to_hour * 60)}});
    return schedule;
}

}  // namespace

TEST_CASE("whatever the content, no slide comes twice within a round, and each is of something that is there") {
    Dice dice(1);
    for (int i = 0; i < contents; ++i) {
        const PlaylistMaterial material = some_material(dice);
        const PlaylistDay now = some_moment(dice);
        const Choices slides = make_round(material, now, dice.below(1000));
        std::set<std::pair<SlideKind, std::size_t>> seen;
        for (const SlideChoice& slide : slides) {
            CHECK(seen.emplace(slide.kind, slide.place).second);
            CHECK(slide.place < size_of(material, slide.kind));
        }
        CHECK(count_of(slides, SlideKind::ours) <= most_ours_today + most_ours + least_ours_any_day);
        CHECK(count_of(slides, SlideKind::partner) <= most_partners);
        CHECK(count_of(slides, SlideKind::poster) <= most_posters);
        CHECK(count_of(slides, SlideKind::other) <= most_others);
        CHECK(count_of(slides, SlideKind::fact) <= most_facts);
    }
}

TEST_CASE(
    "whatever the content, the same round is the same, and two of a kind follow only where nothing else is left") {
    Dice dice(2);
    for (int i = 0; i < contents; ++i) {
        const PlaylistMaterial material = some_material(dice);
        const PlaylistDay now = some_moment(dice);
        const std::uint64_t round = dice.below(1000);
        const Choices slides = make_round(material, now, round);
        CHECK(slides == make_round(material, now, round));
        for (std::size_t k = 1; k < slides.size(); ++k)
            if (slides[k].kind == slides[k - 1].kind)
                CHECK(std::all_of(slides.begin() + static_cast<std::ptrdiff_t>(k), slides.end(),
                                  [&](const SlideChoice& later) { return later.kind == slides[k].kind; }));
    }
}

TEST_CASE("whatever the content, our actions come first, and of two of a kind the one that is sooner") {
    Dice dice(3);
    for (int i = 0; i < contents; ++i) {
        const PlaylistMaterial material = some_material(dice);
        const PlaylistDay now = some_moment(dice);
        const Choices slides = make_round(material, now, dice.below(1000));
        if (slides.empty()) continue;
        const bool partner_today = std::ranges::any_of(slides, [](const SlideChoice& slide) {
            return slide.kind == SlideKind::partner && slide.timing == Timing::today;
        });
        if (!material.ours.empty() && !partner_today) CHECK(slides.front().kind == SlideKind::ours);
        std::map<SlideKind, Timing> last;
        for (const SlideChoice& slide : slides) {
            if (const auto before = last.find(slide.kind); before != last.end()) CHECK(before->second <= slide.timing);
            last[slide.kind] = slide.timing;
        }
        // What is of today waits for nothing but the other kind's turn.
        std::size_t today = 0;
        std::size_t last_today = 0;
        for (std::size_t k = 0; k < slides.size(); ++k)
            if (slides[k].timing == Timing::today) ++today, last_today = k;
        if (today > 0) CHECK(last_today + 1 <= 2 * today);
    }
}

TEST_CASE(
    "whatever the content, today and this week are said of what their schedules say, and of nothing where the day is "
    "unknown") {
    Dice dice(4);
    for (int i = 0; i < contents; ++i) {
        const PlaylistMaterial material = some_material(dice);
        const PlaylistDay now = some_moment(dice);
        for (const SlideChoice& slide : make_round(material, now, dice.below(1000))) {
            if (slide.kind == SlideKind::poster) {
                const PosterDays& poster = material.posters[slide.place];
                if (poster.from) CHECK(sys_days{*poster.from} <= now.day);
                if (poster.until) CHECK(sys_days{*poster.until} >= now.day);
            }
            if (!now.is_known) CHECK(slide.timing == Timing::any_day);
            if (slide.kind == SlideKind::partner && now.is_known) CHECK(slide.timing != Timing::any_day);
            if (slide.timing == Timing::any_day) continue;
            const auto& schedules = slide.kind == SlideKind::ours ? material.ours : material.partners;
            const auto next = content::next_time(schedules[slide.place], now.day, now.minute, std::chrono::days{7});
            REQUIRE(next);
            CHECK((next->day == now.day) == (slide.timing == Timing::today));
        }
    }
}

TEST_CASE("whatever the content, everything of a day has its turn within a few rounds") {
    Dice dice(5);
    for (int i = 0; i < contents / 10; ++i) {
        const PlaylistMaterial material = some_material(dice);
        const PlaylistDay now = some_moment(dice);
        const std::uint64_t first = dice.below(100000);
        std::set<std::size_t> ours;
        std::set<std::size_t> others;
        for (std::uint64_t round = first; round < first + (material.others + most_others - 1) / most_others; ++round)
            for (const SlideChoice& slide : make_round(material, now, round))
                if (slide.kind == SlideKind::other) others.insert(slide.place);
        CHECK(others.size() == material.others);
        const std::size_t rounds = (material.ours.size() + least_ours_any_day - 1) / least_ours_any_day;
        for (std::uint64_t round = first; round < first + rounds; ++round)
            for (const SlideChoice& slide : make_round(material, now, round))
                if (slide.kind == SlideKind::ours) ours.insert(slide.place);
        CHECK(ours.size() == material.ours.size());
    }
}

TEST_CASE("whatever the content, the first slide of a round is another than the last one of the round before") {
    Dice dice(6);
    for (int i = 0; i < contents; ++i) {
        const PlaylistMaterial material = some_material(dice);
        const PlaylistDay now = some_moment(dice);
        const std::uint64_t round = dice.below(1000);
        const Choices before = make_round(material, now, round);
        const Choices after = make_round(material, now, round + 1);
        if (before.size() < 2) continue;
        const bool same = before.back().kind == after.front().kind && before.back().place == after.front().place;
        CHECK_FALSE(same);
    }
}

TEST_CASE(
    "what of ours is within the week is in every round, up to its limit, however many have no time; they come too") {
    for (const int soon : {1, 5, 8, 12}) {
        PlaylistMaterial material;
        material.ours.resize(40);
        for (int i = 0; i < soon; ++i)
            material.ours.insert(material.ours.begin() + 3 * i, weekly(4 + i % 2, 9, 12));  // of the next two days
        std::set<std::size_t> rest;
        for (std::uint64_t round = 0; round < 20; ++round) {
            const Choices slides = make_round(material, {true, wednesday, 14 * 60}, round);
            const auto within = std::ranges::count(slides, Timing::this_week, &SlideChoice::timing);
            CHECK(static_cast<std::size_t>(within) == std::min<std::size_t>(static_cast<std::size_t>(soon), most_ours));
            for (const SlideChoice& slide : slides)
                if (slide.timing == Timing::any_day) rest.insert(slide.place);
        }
        CHECK(rest.size() == 40);
    }
}

TEST_CASE("turns are fair: any few rounds in succession have every place once, or once more") {
    for (const std::size_t count : {1U, 5U, 6U, 7U, 12U, 13U, 100U, 1339U}) {
        for (const std::size_t most : {1U, 6U, 8U}) {
            const std::size_t rounds = (count + most - 1) / most;
            for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{3}, ~std::uint64_t{0} - 100000}) {
                std::map<std::size_t, int> seen;
                for (std::uint64_t round = first; round < first + rounds; ++round) {
                    const auto places = turn_of(count, most, round);
                    CHECK(places.size() == std::min(count, most));
                    for (const std::size_t place : places) ++seen[place];
                }
                CHECK(seen.size() == count);
                for (const auto& [place, times] : seen) CHECK(times <= 2);
            }
        }
    }
}

TEST_CASE("on a Wednesday at two: who comes today first, in the order of the day, what is over is not of today") {
    PlaylistMaterial material;
    material.ours = {content::Schedule{}, weekly(3, 16, 18), weekly(3, 9, 12), weekly(5, 9, 12)};
    material.partners = {weekly(4, 9, 12), weekly(3, 14, 17)};
    const Choices slides = make_round(material, {true, wednesday, 14 * 60}, 0);
    CHECK(slides == Choices{{SlideKind::ours, 1, Timing::today},
                            {SlideKind::partner, 1, Timing::today},
                            {SlideKind::ours, 3, Timing::this_week},
                            {SlideKind::partner, 0, Timing::this_week},
                            {SlideKind::ours, 0, Timing::any_day},
                            {SlideKind::ours, 2, Timing::any_day}});
}

TEST_CASE("where the day is unknown, partners who come every week are shown without a word of today") {
    PlaylistMaterial material;
    content::Schedule over = weekly(1, 9, 12);
    over.valid_until = std::chrono::year{2026} / 6 / 30;
    content::Schedule once;
    once.dates.push_back({std::chrono::year{2026} / 11 / 25, std::nullopt});
    material.partners = {weekly(4, 9, 12), over, once};
    CHECK(make_round(material, {false, wednesday, 0}, 0) == Choices{{SlideKind::partner, 0, Timing::any_day}});
}

TEST_CASE("a poster hangs on its first day and on its last, and no day more") {
    PlaylistMaterial material;
    material.posters = {{std::chrono::year{2026} / 11 / 25, std::chrono::year{2026} / 11 / 26}};
    const auto hangs = [&](int day, bool known) {
        return make_round(material, {known, wednesday + std::chrono::days{day}, 0}, 0).size() == 1;
    };
    for (const bool known : {true, false}) {
        CHECK_FALSE(hangs(-1, known));
        CHECK(hangs(0, known));
        CHECK(hangs(1, known));
        CHECK_FALSE(hangs(2, known));
    }
}

TEST_CASE("nothing to show makes an empty round") {
    CHECK(make_round({}, {true, wednesday, 0}, 7).empty());
}

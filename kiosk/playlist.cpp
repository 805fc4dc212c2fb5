#include "kiosk/playlist.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <tuple>

#include "content/calendar.h"

namespace parvis::kiosk {
namespace {

using std::chrono::sys_days;

constexpr std::chrono::days one_week{7};
// Next to nothing in common with any count: neighbours in a list (of one centre, of one letter) come far apart.
constexpr double golden_share = 0.6180339887;

struct Candidate {
    SlideChoice choice;
    sys_days day{};
    int minute = 0;
};

bool includes(const std::optional<std::chrono::year_month_day>& from,
              const std::optional<std::chrono::year_month_day>& until, sys_days day) {
    const bool begun = !from || !from->ok() || sys_days{*from} <= day;
    const bool over = until && until->ok() && sys_days{*until} < day;
    return begun && !over;
}

bool recurs_weekly(const content::Schedule& schedule, sys_days day) {
    return includes(schedule.valid_from, schedule.valid_until, day) &&
           std::ranges::any_of(schedule.weekly,
                               [](const content::WeeklyTime& time) { return time.week_of_month == 0; });
}

// With the moment of their next time, where the day is known and it comes within the week.
std::vector<Candidate> timed(SlideKind kind, const std::vector<content::Schedule>& schedules, const PlaylistDay& now) {
    std::vector<Candidate> all;
    for (std::size_t place = 0; place < schedules.size(); ++place) {
        Candidate candidate{{kind, place, Timing::any_day}, now.day, 0};
        const auto next =
            now.is_known ? content::next_time(schedules[place], now.day, now.minute, one_week) : std::nullopt;
        if (next) {
            candidate.choice.timing = next->day == now.day ? Timing::today : Timing::this_week;
            candidate.day = next->day;
            candidate.minute = next->span ? next->span->from_minute : 0;
        }
        all.push_back(candidate);
    }
    return all;
}

std::vector<Candidate> of_timing(const std::vector<Candidate>& all, Timing timing) {
    std::vector<Candidate> some;
    std::ranges::copy_if(all, std::back_inserter(some),
                         [&](const Candidate& it) { return it.choice.timing == timing; });
    return some;
}

// Those whose turn it is, the soonest first; among equals in the order of their turn.
void add_turn(std::vector<SlideChoice>& slides, const std::vector<Candidate>& candidates, std::size_t most,
              std::uint64_t round) {
    std::vector<Candidate> taken;
    for (const std::size_t place : turn_of(candidates.size(), most, round)) taken.push_back(candidates[place]);
    std::ranges::stable_sort(taken, {},
                             [](const Candidate& it) { return std::tuple(it.choice.timing, it.day, it.minute); });
    for (const Candidate& it : taken) slides.push_back(it.choice);
}

using Queues = std::array<std::vector<SlideChoice>, slide_kind_count>;

Queues queues_of(const PlaylistMaterial& material, const PlaylistDay& now, std::uint64_t round) {
    Queues queues;
    const auto queue = [&](SlideKind kind) -> auto& {
        return queues[static_cast<std::size_t>(kind)];
    };

    const std::vector<Candidate> ours = timed(SlideKind::ours, material.ours, now);
    add_turn(queue(SlideKind::ours), of_timing(ours, Timing::today), most_ours_today, round);
    // What is within the week is there in every round, as far as there is room; the others take turns in what is left.
    const std::vector<Candidate> of_week = of_timing(ours, Timing::this_week);
    add_turn(queue(SlideKind::ours), of_week, most_ours, round);
    const std::size_t left = most_ours - std::min(most_ours, of_week.size());
    add_turn(queue(SlideKind::ours), of_timing(ours, Timing::any_day), std::max(left, least_ours_any_day), round);

    std::vector<Candidate> partners = timed(SlideKind::partner, material.partners, now);
    if (now.is_known) {
        // Whoever comes today is not made to wait for those of the week.
        add_turn(queue(SlideKind::partner), of_timing(partners, Timing::today), most_partners, round);
        const std::size_t room = most_partners - std::min(most_partners, queue(SlideKind::partner).size());
        if (room > 0) add_turn(queue(SlideKind::partner), of_timing(partners, Timing::this_week), room, round);
    } else {
        std::erase_if(partners,
                      [&](const Candidate& it) { return !recurs_weekly(material.partners[it.choice.place], now.day); });
        add_turn(queue(SlideKind::partner), partners, most_partners, round);
    }

    std::vector<Candidate> posters;
    for (std::size_t place = 0; place < material.posters.size(); ++place)
        if (includes(material.posters[place].from, material.posters[place].until, now.day))
            posters.push_back({{SlideKind::poster, place}, now.day, 0});
    add_turn(queue(SlideKind::poster), posters, most_posters, round);

    for (const std::size_t place : turn_of(material.others, most_others, round))
        queue(SlideKind::other).push_back({SlideKind::other, place});
    for (const std::size_t place : turn_of(material.facts, most_facts, round))
        queue(SlideKind::fact).push_back({SlideKind::fact, place});
    return queues;
}

// Which queue goes on: not the last one's kind while there is another; what is of today; else the one with most left,
// so that the kinds come out even; to begin with, in the order of the kinds.
std::size_t next_queue(const Queues& queues, const std::array<std::size_t, slide_kind_count>& taken,
                       const std::optional<std::size_t>& last) {
    std::optional<std::size_t> best;
    const auto left = [&](std::size_t kind) { return queues[kind].size() - taken[kind]; };
    const auto rank = [&](std::size_t kind) {
        const bool today = queues[kind][taken[kind]].timing == Timing::today;
        return std::tuple(kind == last, !today, last ? -static_cast<std::ptrdiff_t>(left(kind)) : 0, kind);
    };
    for (std::size_t kind = 0; kind < queues.size(); ++kind)
        if (left(kind) > 0 && (!best || rank(kind) < rank(*best))) best = kind;
    return best.value_or(0);
}

}  // namespace

std::vector<std::size_t> turn_of(std::size_t count, std::size_t most, std::uint64_t round) {
    std::vector<std::size_t> places;
    if (count <= most) {
        places.resize(count);
        std::iota(places.begin(), places.end(), std::size_t{0});
        return places;
    }
    std::size_t step = std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(count) * golden_share));
    while (std::gcd(step, count) != 1) ++step;
    const std::size_t first = static_cast<std::size_t>(round % count) * (most % count) % count;
    for (std::size_t i = 0; i < most; ++i) places.push_back((first + i) % count * step % count);
    return places;
}

std::vector<SlideChoice> make_round(const PlaylistMaterial& material, const PlaylistDay& day, std::uint64_t round) {
    const Queues queues = queues_of(material, day, round);
    std::size_t total = 0;
    for (const auto& queue : queues) total += queue.size();
    std::array<std::size_t, slide_kind_count> taken{};
    std::optional<std::size_t> last;
    std::vector<SlideChoice> slides;
    while (slides.size() < total) {
        const std::size_t kind = next_queue(queues, taken, last);
        slides.push_back(queues[kind][taken[kind]++]);
        last = kind;
    }
    return slides;
}

}  // namespace parvis::kiosk

// Which slides the display shows, round after round, and in which order. Pure: it knows numbers and days, no words.
//
// A round is short enough to come to its end within minutes; what does not fit takes its turn in the next ones, so that
// after a few rounds everything was seen. Within a round nothing comes twice, our centre's actions come first, what
// happens today comes as early as it can, and two slides of a kind follow each other only when nothing else is left.
// The same material, day and round give the same slides.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "content/document.h"

namespace parvis::kiosk {

enum class SlideKind : std::uint8_t { ours, partner, poster, other, fact };
inline constexpr std::size_t slide_kind_count = 5;

// How near to the moment, the nearest first.
enum class Timing : std::uint8_t { today, this_week, any_day };

struct SlideChoice {
    SlideKind kind = SlideKind::ours;
    std::size_t place = 0;  // in the material's list of that kind
    Timing timing = Timing::any_day;
    bool operator==(const SlideChoice&) const = default;
};

// From when to when a poster hangs, both days included; none: always. They are the staff's for the screen, not what its
// words tell of: no slide says them, and its page says them as that.
struct PosterDays {
    std::optional<std::chrono::year_month_day> from;
    std::optional<std::chrono::year_month_day> until;
};

// What there is to show.
struct PlaylistMaterial {
    std::vector<content::Schedule> ours;      // when each of our actions takes place
    std::vector<content::Schedule> partners;  // when each of them is there
    std::vector<PosterDays> posters;
    std::size_t others = 0;  // actions of other centres
    std::size_t facts = 0;
};

struct PlaylistDay {
    bool is_known = false;        // else nothing is said of today or this week
    std::chrono::sys_days day{};  // today; where it is not known, a day that has come for sure
    int minute = 0;               // after midnight; what is over by then is not of today
};

// At most so many of a kind in one round.
inline constexpr std::size_t most_ours_today = 8;
inline constexpr std::size_t most_ours = 8;           // beside those of today: first what is within the week
inline constexpr std::size_t least_ours_any_day = 2;  // so many of the others, however much is within the week
inline constexpr std::size_t most_partners = 6;
inline constexpr std::size_t most_posters = 6;
inline constexpr std::size_t most_others = 6;
inline constexpr std::size_t most_facts = 2;

// Partners: those who come today or within the week; where the day is not known, those who come every week.
// Posters: those whose days include today. Where the day is not known a poster with dates hangs when it has begun and
// is not over by all that is known: its own words say the day, and staff would look in vain for one that never shows.
[[nodiscard]] std::vector<SlideChoice> make_round(const PlaylistMaterial& material, const PlaylistDay& day,
                                                  std::uint64_t round);

// Whose turn it is: at most `most` of `count` places, in a scattered order; any ceil(count / most) rounds in succession
// have each of them. All of them in their own order when they are not more than that.
[[nodiscard]] std::vector<std::size_t> turn_of(std::size_t count, std::size_t most, std::uint64_t round);

}  // namespace parvis::kiosk

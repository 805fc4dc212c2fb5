#include "content/sources/day_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "content/sources/authoring_cells.h"
#include "content/sources/nearest_names.h"
#include "content/sources/schedule_words.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 7> weekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                      "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 12> months = {"janvier",   "fevrier", "mars",     "avril",
                                                     "mai",       "juin",    "juillet",  "aout",
                                                     "septembre", "octobre", "novembre", "decembre"};
constexpr std::array<std::string_view, 12> shown_months = {"janvier",   "février", "mars",     "avril",
                                                           "mai",       "juin",    "juillet",  "août",
                                                           "septembre", "octobre", "novembre", "décembre"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// A day as written, before it is known whether it exists.
struct WrittenDay {
    int day = 0;
    int month = 0;    // 0: not said
    int year = 0;     // 0: not said
    int weekday = 0;  // 0: not said
};

class DayReader {
public:
    explicit DayReader(std::string_view folded) : rest_(folded) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool at_end() {
        skip(" ,");
        return rest_.empty();
    }

    bool take_word(std::string_view word) {
        skip(" ,");
        if (!rest_.starts_with(word) || (rest_.size() > word.size() && is_letter(rest_[word.size()]))) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    bool take_dash() {
        skip(" ,");
        if (!rest_.starts_with('-')) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<WrittenDay> take_day() {
        WrittenDay written;
        take_word("le");
        skip(" ");
        if (const int weekday = weekday_number(leading_word()); weekday > 0) {
            written.weekday = weekday;
            rest_.remove_prefix(leading_word().size());
            skip(".");
        }
        skip(" ,");
        const auto digits = leading_digits();
        if (digits.empty() || digits.size() == 3 || digits.size() > 5) return std::nullopt;
        const int number = value(digits);
        if (digits.size() == 5) {
            const auto counted = day_of_excel(number);
            if (!counted) return std::nullopt;
            rest_.remove_prefix(5);
            return counted;
        }
        const bool understood = digits.size() == 4 ? take_year_first(written, number) : take_day_first(written, number);
        if (!understood) return std::nullopt;
        skip_midnight();
        return written;
    }

private:
    void skip(std::string_view letters) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(letters), rest_.size()));
    }
    [[nodiscard]] std::string_view leading_word() const {
        return rest_.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_letter) - rest_.begin()));
    }
    [[nodiscard]] std::string_view leading_digits() const {
        return rest_.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_digit) - rest_.begin()));
    }
    static int value(std::string_view digits) {
        int sum = 0;
        for (const char digit : digits) sum = sum * 10 + (digit - '0');
        return sum;
    }
    // `separator`, then 1 to `most` digits that end there; nothing is taken otherwise.
    std::optional<int> take_number_after(char separator, std::size_t most) {
        if (!rest_.starts_with(separator)) return std::nullopt;
        const auto before = rest_;
        rest_.remove_prefix(1);
        const auto digits = leading_digits();
        if (digits.empty() || digits.size() > most) {
            rest_ = before;
            return std::nullopt;
        }
        rest_.remove_prefix(digits.size());
        return value(digits);
    }

    bool take_year_first(WrittenDay& written, int number) {
        written.year = number;
        rest_.remove_prefix(4);
        if (rest_.empty()) return false;
        const char separator = rest_.front();
        if (separator != '-' && separator != '/' && separator != '.') return false;
        const auto month_number = take_number_after(separator, 2);
        const auto day_number = take_number_after(separator, 2);
        if (!month_number || !day_number) return false;
        written.month = *month_number;
        written.day = *day_number;
        return true;
    }

    bool take_day_first(WrittenDay& written, int number) {
        written.day = number;
        rest_.remove_prefix(leading_digits().size());
        if (rest_.starts_with("er") && number == 1) rest_.remove_prefix(2);
        if (!rest_.empty() && (rest_.front() == '/' || rest_.front() == '.' || rest_.front() == '-'))
            return take_month_and_year(written, rest_.front());
        skip(" ");
        const auto name = leading_word();
        if (const int named = month_number(name); named > 0) {
            written.month = named;
            rest_.remove_prefix(name.size());
            skip(". ");
            if (leading_digits().size() == 4) {
                written.year = value(leading_digits());
                rest_.remove_prefix(4);
            }
        }
        return true;
    }

    bool take_month_and_year(WrittenDay& written, char separator) {
        const auto before = rest_;
        const auto month_number = take_number_after(separator, 2);
        if (!month_number) return separator == '-';  // "20 - 27 décembre": the dash of a range
        const auto year_size = rest_.empty() ? 0 : DayReader(rest_.substr(1)).leading_digits().size();
        const auto year_number = take_number_after(separator, 4);
        if (!year_number && separator == '-') {
            rest_ = before;  // "20-27 décembre 2026" as well
            return true;
        }
        written.month = *month_number;
        if (!year_number) return true;
        if (year_size == 1 || year_size == 3) return false;
        written.year = year_size == 2 ? 2000 + *year_number : *year_number;
        return true;
    }

    // "2026-12-05 00:00:00": what a spreadsheet adds to a day.
    void skip_midnight() {
        for (const std::string_view midnight : {" 00:00:00", "t00:00:00", " 00:00", " 0:00:00", " 0:00"})
            if (rest_.starts_with(midnight) && (rest_.size() == midnight.size() || rest_[midnight.size()] == ' ')) {
                rest_.remove_prefix(midnight.size());
                return;
            }
    }

    static int month_number(std::string_view word) {
        if (word.size() < 3) return 0;
        for (std::size_t i = 0; i < months.size(); ++i) {
            const bool is_short_form = word.size() < months[i].size() && months[i].starts_with(word) && word != "jui";
            if (word == months[i] || is_short_form) return static_cast<int>(i) + 1;
        }
        return 0;
    }

    static std::optional<WrittenDay> day_of_excel(int number) {
        constexpr sys_days zero{year{1899} / 12 / 30};
        const year_month_day counted{zero + std::chrono::days{number}};
        if (counted.year() < year{2000} || counted.year() > year{2099}) return std::nullopt;
        return WrittenDay{static_cast<int>(unsigned(counted.day())), static_cast<int>(unsigned(counted.month())),
                          int(counted.year()), 0};
    }

    std::string_view rest_;
};

tl::unexpected<Error> not_a_day(std::string_view text) {
    return fail(Errc::malformed, in_quotes(text) + " n’est pas compris comme un jour. Écrire par exemple 05/12/2026.");
}

Result<year_month_day> existing_day(const WrittenDay& written, std::string_view text) {
    if (written.month == 0) return not_a_day(text);
    if (written.year == 0)
        return fail(Errc::malformed, in_quotes(text) + " : il manque l’année. Écrire par exemple 05/12/2026.");
    if (written.month > 12 || written.month < 1)
        return fail(Errc::invalid_value, in_quotes(text) + " : il n’y a pas de mois " + std::to_string(written.month) +
                                             ". Écrire jour/mois/année, par exemple 25/12/2026.");
    if (written.year < 2000 || written.year > 2099)
        return fail(Errc::invalid_value, in_quotes(text) + " : l’année " + std::to_string(written.year) +
                                             " est sans doute une faute de frappe. Écrire par exemple 05/12/2026.");
    const year_month_day found{year{written.year}, month{static_cast<unsigned>(written.month)},
                               day{static_cast<unsigned>(written.day)}};
    if (!found.ok()) {
        const auto last =
            std::chrono::year_month_day_last{found.year(), std::chrono::month_day_last{found.month()}}.day();
        return fail(Errc::invalid_value,
                    in_quotes(text) +
                        " n’existe pas : " + std::string(shown_months[static_cast<std::size_t>(written.month - 1)]) +
                        " " + std::to_string(written.year) + " a " + std::to_string(unsigned(last)) +
                        " jours. Écrire un jour du calendrier, par exemple " +
                        shown_day({found.year(), found.month(), last}) + ".");
    }
    const auto weekday = static_cast<int>(std::chrono::weekday{sys_days{found}}.iso_encoding());
    if (written.weekday > 0 && written.weekday != weekday)
        return fail(Errc::invalid_value, in_quotes(text) + " : le " + shown_day(found) + " est un " +
                                             std::string(weekdays[static_cast<std::size_t>(weekday - 1)]) +
                                             ". Corriger le jour de la semaine ou la date.");
    return found;
}

}  // namespace

int weekday_number(std::string_view word) {
    if (word.size() > 4 && word.ends_with('s')) word.remove_suffix(1);
    for (std::size_t i = 0; i < weekdays.size(); ++i)
        if (word == weekdays[i] || word == weekdays[i].substr(0, 3)) return static_cast<int>(i) + 1;
    return 0;
}

std::string shown_day(year_month_day shown) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02u/%02u/%04d", unsigned(shown.day()), unsigned(shown.month()),
                  int(shown.year()));
    return text.data();
}

Result<year_month_day> read_day(std::string_view text) {
    const auto folded = fold(text);
    DayReader reader(folded);
    const auto written = reader.take_day();
    if (!written || !reader.at_end()) return not_a_day(text);
    return existing_day(*written, text);
}

Result<DateRange> read_day_range(std::string_view text) {
    const auto folded = fold(text);
    DayReader reader(folded);
    if (!reader.take_word("du")) reader.take_word("de");
    auto first = reader.take_day();
    if (!first) return not_a_day(text);
    if (reader.at_end()) {
        const auto only = existing_day(*first, text);
        if (!only) return fail(only.error());
        return DateRange{*only, *only};
    }
    if (!reader.take_word("au") && !reader.take_dash()) reader.take_word("jusqu'au");
    const auto last = reader.take_day();
    if (!last || !reader.at_end()) return not_a_day(text);
    const auto to = existing_day(*last, text);
    if (!to) return fail(to.error());
    const bool year_from_last = first->year == 0;
    if (first->month == 0) first->month = last->month;
    if (year_from_last) first->year = last->year - (first->month > last->month ? 1 : 0);
    const auto from = existing_day(*first, text);
    if (!from) return fail(from.error());
    if (*from > *to)
        return fail(Errc::invalid_value, in_quotes(text) + " : la fin (" + shown_day(*to) + ") vient avant le début (" +
                                             shown_day(*from) + "). Écrire « 20/12/2026 au 03/01/2027 ».");
    return DateRange{*from, *to};
}

Result<DatedTime> read_dated_time(std::string_view text) {
    const auto folded = fold(text);
    DayReader reader(folded);
    const auto written = reader.take_day();
    if (!written) return not_a_day(text);
    DatedTime dated;
    const auto found = existing_day(*written, text);
    if (!found) return fail(found.error());
    dated.date = *found;
    if (reader.at_end()) return dated;
    auto rest = reader.rest();
    if (rest.starts_with(':') || rest.starts_with('-')) rest.remove_prefix(1);
    auto span = read_span(rest);
    if (!span) return fail(span.error());
    dated.span = *span;
    return dated;
}

std::string day_in_words(year_month_day day) {
    const auto number = static_cast<unsigned>(day.day());
    const auto month = static_cast<unsigned>(day.month());
    return std::to_string(number) + (number == 1 ? "er " : " ") +
           std::string(shown_months[(month - 1) % shown_months.size()]) + " " +
           std::to_string(static_cast<int>(day.year()));
}

}  // namespace parvis::content

#include "content/sources/schedule_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>

#include "content/sources/day_words.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

constexpr int minutes_of_day = 24 * 60;
constexpr int impossible_time = -1;

enum class Kind : std::uint8_t { word, number, ordinal, time, sign, end };

struct Mark {
    Kind kind = Kind::end;
    std::string_view text;
    int value = 0;  // number; ordinal; minutes of a time, or impossible_time
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// Cuts a folded text into words, signs and times: "9 h 30" is one time, "1ers" one ordinal.
class Marker {
public:
    explicit Marker(std::string_view folded) : rest_(folded) {}

    std::vector<Mark> marks() {
        std::vector<Mark> all;
        while (!rest_.empty()) {
            if (rest_.front() == ' ' || rest_.front() == '\'' || rest_.front() == '.')
                rest_.remove_prefix(1);
            else if (is_digit(rest_.front()))
                all.push_back(take_digits());
            else if (is_letter(rest_.front()))
                all.push_back(take_word());
            else
                all.push_back({Kind::sign, take(1), 0});
        }
        all.push_back({});
        return all;
    }

private:
    std::string_view take(std::size_t size) {
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(taken.size());
        return taken;
    }
    template <class Is>
    [[nodiscard]] std::string_view leading(Is is, std::size_t from = 0) const {
        const auto begin = rest_.substr(std::min(from, rest_.size()));
        return begin.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(begin, is) - begin.begin()));
    }
    static int value(std::string_view digits) {
        int sum = 0;
        for (const char digit : digits.substr(0, 6)) sum = sum * 10 + (digit - '0');
        return sum;
    }
    void skip_space() {
        if (rest_.starts_with(' ')) rest_.remove_prefix(1);
    }

    Mark take_digits() {
        const auto whole = rest_;
        const auto digits = take(leading(is_digit).size());
        const int number = value(digits);
        if (rest_.starts_with(':') && leading(is_digit, 1).size() == 2) {
            rest_.remove_prefix(1);
            const int minutes = value(take(2));
            if (rest_.starts_with(":00")) rest_.remove_prefix(3);  // a spreadsheet's seconds
            return time(digits, number, minutes, whole);
        }
        const auto after_digits = rest_;
        skip_space();
        const auto unit = leading(is_letter);
        if (unit == "h" || unit == "heure" || unit == "heures") {
            take(unit.size());
            return time(digits, number, take_minutes(), whole);
        }
        rest_ = after_digits;
        const auto suffix = leading(is_letter);
        for (const std::string_view ordinal :
             {"er", "ers", "ere", "eres", "e", "es", "eme", "emes", "ieme", "iemes", "nd", "nds", "nde"})
            if (suffix == ordinal) {
                take(suffix.size());
                return {Kind::ordinal, whole.substr(0, digits.size() + suffix.size()), number};
            }
        return {Kind::number, digits, number};
    }

    // What follows the h of a time; digits that are an hour themselves ("9h 12h") stay.
    int take_minutes() {
        const auto before = rest_;
        skip_space();
        const auto digits = leading(is_digit);
        if (digits.size() != 2 || leading(is_letter, 2).starts_with('h') || leading(is_letter, 3).starts_with('h')) {
            rest_ = before;
            return 0;
        }
        take(2);
        const auto after_minutes = rest_;
        skip_space();
        const auto unit = leading(is_letter);
        if (unit == "min" || unit == "mn")
            take(unit.size());
        else
            rest_ = after_minutes;
        return value(digits);
    }

    Mark time(std::string_view digits, int hours, int minutes, std::string_view whole) const {
        const auto text = whole.substr(0, whole.size() - rest_.size());
        const bool exists = digits.size() <= 2 && minutes < 60 && hours * 60 + minutes <= minutes_of_day;
        return {Kind::time, text, exists ? hours * 60 + minutes : impossible_time};
    }

    Mark take_word() {
        const auto word = take(leading(is_letter).size());
        if (word == "midi") return {Kind::time, word, minutes_of_day / 2};
        if (word == "minuit") return {Kind::time, word, minutes_of_day};
        constexpr std::array<std::string_view, 5> ordinals = {"premier", "deuxieme", "troisieme", "quatrieme",
                                                              "cinquieme"};
        auto singular = word;
        if (singular.ends_with('s')) singular.remove_suffix(1);
        for (std::size_t i = 0; i < ordinals.size(); ++i)
            if (singular == ordinals[i]) return {Kind::ordinal, word, static_cast<int>(i) + 1};
        if (singular == "second") return {Kind::ordinal, word, 2};
        if (singular == "dernier") return {Kind::ordinal, word, -1};
        return {Kind::word, word, 0};
    }

    std::string_view rest_;
};

struct ChosenDay {
    int weekday;
    int week_of_month;
};

// A recursive descent over the marks. Each take_… either takes all of what it names or leaves the place as it was.
class ScheduleReader {
public:
    explicit ScheduleReader(std::vector<Mark> marks) : marks_(std::move(marks)) {}

    [[nodiscard]] const std::string& impossible() const { return impossible_; }
    [[nodiscard]] bool lacks_end() const { return lacks_end_; }
    [[nodiscard]] bool at_end() const { return mark().kind == Kind::end; }

    std::optional<std::vector<WeeklyTime>> take_weekly() {
        std::vector<WeeklyTime> weekly;
        const auto spans_before = take_spans();  // "de 9h à 12h le lundi"
        for (;;) {
            const auto days = take_days();
            if (days.empty()) return std::nullopt;
            auto spans = take_spans();
            if (!spans_before.empty()) {
                if (!spans.empty() || !at_end()) return std::nullopt;
                spans = spans_before;
            }
            for (const auto& day : days) append(weekly, day, spans);
            while (take_sign(",") || take_sign("/") || take_sign(";") || take_word({"et", "puis"})) {
            }
            if (at_end()) return weekly;
        }
    }

    std::vector<TimeSpan> take_spans() {
        std::vector<TimeSpan> spans;
        for (;;) {
            const auto before = place_;
            while (take_sign(",") || take_sign(":") || take_sign("-") || take_sign("/") || take_sign("+") ||
                   take_sign("(") || take_word({"et", "puis"})) {
            }
            take_part_of_day();
            const auto span = take_span();
            if (!span) {
                place_ = before;
                return spans;
            }
            take_sign(")");
            spans.push_back(*span);
        }
    }

private:
    [[nodiscard]] const Mark& mark(std::size_t ahead = 0) const {
        return marks_[std::min(place_ + ahead, marks_.size() - 1)];
    }
    bool take_sign(std::string_view sign) { return take_if(mark().kind == Kind::sign && mark().text == sign); }
    bool take_word(std::initializer_list<std::string_view> words) {
        return take_if(mark().kind == Kind::word && std::ranges::find(words, mark().text) != words.end());
    }
    bool take_if(bool condition) {
        if (condition) ++place_;
        return condition;
    }

    static void append(std::vector<WeeklyTime>& weekly, const ChosenDay& day, const std::vector<TimeSpan>& spans) {
        WeeklyTime time{static_cast<std::uint8_t>(day.weekday), static_cast<std::int8_t>(day.week_of_month), {}};
        if (spans.empty()) weekly.push_back(time);
        for (const auto& span : spans) {
            time.span = span;
            weekly.push_back(time);
        }
    }

    // "lundi matin 9h-12h": the hours say it all.
    void take_part_of_day() {
        const auto before = place_;
        take_word({"le"});
        if (!take_word({"matin", "apresmidi", "soir"})) {
            place_ = before;
            return;
        }
        take_sign(":");
        take_sign(",");
    }

    std::optional<TimeSpan> take_span() {
        const auto before = place_;
        const bool between = take_word({"entre"});
        while (take_word({"de", "des", "a", "partir"})) {
        }
        const auto from = mark();
        const bool begins = take_if(from.kind == Kind::time || from.kind == Kind::number);
        const bool joined = begins && (take_sign("-") || take_sign("/") || (between && take_word({"et"})) ||
                                       take_word({"a", "au"}) || (take_word({"jusqu"}) && take_word({"a", "au"})));
        const auto to = mark();
        const bool ends = joined && take_if(to.kind == Kind::time || to.kind == Kind::number);
        if (!ends || (from.kind == Kind::number && to.kind == Kind::number)) {
            lacks_end_ = lacks_end_ || (begins && from.kind == Kind::time);
            place_ = before;
            return std::nullopt;
        }
        return checked_span(from, to);
    }

    std::optional<TimeSpan> checked_span(const Mark& from, const Mark& to) {
        for (const auto* end : {&from, &to})
            if (minutes(*end) == impossible_time)
                return impossible_span("« " + std::string(end->text) +
                                       " » n’est pas une heure. Écrire par exemple 14h30.");
        const int begin = from.text == "minuit" ? 0 : minutes(from);
        if (begin >= minutes(to))
            return impossible_span("la fin (" + std::string(to.text) + ") ne vient pas après le début (" +
                                   std::string(from.text) +
                                   "). Corriger les heures ; pour un horaire qui passe minuit, écrire deux valeurs : "
                                   "« vendredi 22h-24h | samedi 0h-2h ».");
        return TimeSpan{static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(minutes(to))};
    }
    std::optional<TimeSpan> impossible_span(std::string why) {
        if (impossible_.empty()) impossible_ = std::move(why);
        return TimeSpan{};
    }
    static int minutes(const Mark& mark) {
        if (mark.kind == Kind::time) return mark.value;
        return mark.value <= 24 ? mark.value * 60 : impossible_time;
    }

    std::vector<ChosenDay> take_days() {
        auto days = take_day_item();
        while (!days.empty()) {
            const auto before = place_;
            while (take_sign(",") || take_sign("/") || take_sign("&") || take_word({"et", "puis"})) {
            }
            const auto more = take_day_item();
            if (more.empty()) {
                place_ = before;
                break;
            }
            days.insert(days.end(), more.begin(), more.end());
        }
        if (!days.empty() && take_word({"sauf"}))
            for (const auto& left_out : take_days_or_fail())
                std::erase_if(days, [&](const ChosenDay& day) { return day.weekday == left_out.weekday; });
        return days;
    }
    std::vector<ChosenDay> take_days_or_fail() {
        auto days = take_days();
        if (days.empty()) place_ -= 1;  // gives « sauf » back: the value is then not understood
        return days;
    }

    std::vector<ChosenDay> take_day_item() {
        const auto before = place_;
        while (take_word({"le", "les", "du", "de", "chaque", "tous", "toutes", "en"})) {
        }
        std::vector<ChosenDay> days;
        if (take_word({"jours", "jour"}))
            days = every(1, 7, 0);
        else if (take_word({"weekend", "weekends"}))
            days = every(6, 7, 0);
        else if (place_ > before && mark(0).text == "semaine" && marks_[place_ - 1].text == "en" && take_if(true))
            days = every(1, 5, 0);
        else
            days = take_weekdays();
        if (days.empty()) place_ = before;
        return days;
    }

    static std::vector<ChosenDay> every(int first, int last, int week_of_month) {
        std::vector<ChosenDay> days;
        for (int weekday = first;; weekday = weekday % 7 + 1) {
            days.push_back({weekday, week_of_month});
            if (weekday == last) return days;
        }
    }

    int take_weekday() {
        const int weekday = mark().kind == Kind::word ? weekday_number(mark().text) : 0;
        return take_if(weekday > 0) ? weekday : 0;
    }

    // "lundi", "lundi au vendredi", "1er et 3e mercredis du mois".
    std::vector<ChosenDay> take_weekdays() {
        std::vector<int> weeks;
        for (auto before = place_;;) {
            if (mark().kind != Kind::ordinal || mark().value > 5 || mark().value == 0) {
                place_ = before;
                break;
            }
            weeks.push_back(mark().value);
            before = ++place_;
            while (take_sign(",") || take_word({"et", "le", "les"})) {
            }
        }
        const int first = take_weekday();
        if (first == 0) return {};
        if (weeks.empty()) return take_rest_of_range(first);
        std::vector<ChosenDay> days;
        for (const int week : weeks) days.push_back({first, week});
        const auto before = place_;
        while (take_word({"du", "de", "chaque", "des"})) {
        }
        if (!take_word({"mois"})) place_ = before;
        return days;
    }

    std::vector<ChosenDay> take_rest_of_range(int first) {
        const auto before = place_;
        if (take_sign("-") || take_word({"au", "a"}) || (take_word({"jusqu"}) && take_word({"au", "a"})))
            if (const int last = take_weekday(); last > 0) return every(first, last, 0);
        place_ = before;
        return {{first, 0}};
    }

    std::vector<Mark> marks_;
    std::size_t place_ = 0;
    std::string impossible_;  // why a span that was understood cannot be
    bool lacks_end_ = false;
};

// One word each for what the marks would take apart.
std::string joined_words(std::string text) {
    struct Joined {
        std::string_view written;
        std::string_view word;
    };
    for (const auto& [written, word] : {Joined{"apres-midi", "apresmidi"}, Joined{"apres midi", "apresmidi"},
                                        Joined{"week-end", "weekend"}, Joined{"week end", "weekend"}})
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at))
            text.replace(at, written.size(), word);
    return text;
}

tl::unexpected<Error> failure(std::string_view text, const ScheduleReader& reader, std::string_view example) {
    if (!reader.impossible().empty()) return fail(Errc::invalid_value, in_quotes(text) + " : " + reader.impossible());
    if (reader.lacks_end())
        return fail(Errc::malformed, in_quotes(text) + " : il manque l’heure de fin. Écrire par exemple « " +
                                         std::string(example) + " ».");
    return fail(Errc::malformed, in_quotes(text) + " n’est pas compris comme un horaire. Écrire par exemple « " +
                                     std::string(example) + " ».");
}

// Nobody writes a longer one; a bound for what may go into the wrong cell.
constexpr std::size_t longest_value_bytes = 500;

}  // namespace

Result<std::vector<WeeklyTime>> read_weekly(std::string_view text) {
    constexpr std::string_view example = "lundi et mercredi 9h-12h » ou « 1er samedi du mois 14h-17h";
    const auto folded = joined_words(fold(text.substr(0, longest_value_bytes)));
    ScheduleReader reader(Marker(folded).marks());
    auto weekly = reader.take_weekly();
    if (!weekly || !reader.impossible().empty() || text.size() > longest_value_bytes)
        return failure(text, reader, example);
    return std::move(*weekly);
}

Result<TimeSpan> read_span(std::string_view text) {
    const auto folded = joined_words(fold(text.substr(0, longest_value_bytes)));
    ScheduleReader reader(Marker(folded).marks());
    const auto spans = reader.take_spans();
    if (spans.size() != 1 || !reader.at_end() || !reader.impossible().empty() || text.size() > longest_value_bytes)
        return failure(text, reader, "14h-17h");
    return spans.front();
}

}  // namespace parvis::content

#include "kiosk/views/figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "content/text/folding.h"
#include "content/text/utf8.h"

namespace parvis::kiosk {
namespace {

using content::Token;

constexpr std::size_t most_figures = 4;
constexpr std::size_t longest_noun = 40;  // letters
constexpr int least_value = 2;
constexpr int largest_value = 99'999;

struct NumberWord {
    std::string_view word;
    int value;
};
constexpr NumberWord number_words[] = {
    {"deux", 2},   {"trois", 3},  {"quatre", 4},  {"cinq", 5},      {"six", 6},        {"sept", 7},      {"huit", 8},
    {"neuf", 9},   {"dix", 10},   {"onze", 11},   {"douze", 12},    {"treize", 13},    {"quatorze", 14}, {"quinze", 15},
    {"seize", 16}, {"vingt", 20}, {"trente", 30}, {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"cent", 100},
};

// "une dizaine de"
constexpr std::string_view about_words[] = {"dizaine",     "douzaine",     "quinzaine",   "vingtaine", "trentaine",
                                            "quarantaine", "cinquantaine", "soixantaine", "centaine"};

// Beginnings of words for people, folded.
constexpr std::string_view people_words[] = {
    "benevol",  "salari",  "profession", "habitant", "jeune",   "senior",   "enfant",   "ado",       "adulte",
    "spectat",  "partici", "famille",    "animat",   "presta",  "interven", "agent",    "parent",    "eleve",
    "adherent", "usager",  "visiteu",    "artiste",  "stagiai", "volontai", "locatai",  "voisin",    "benefici",
    "resident", "mediat",  "educat",     "etudiant", "retrait", "collegi",  "lyceen",   "aine",      "citoyen",
    "femme",    "homme",   "fille",      "garcon",   "bebe",    "touriste", "musicien", "commercant"};

constexpr std::string_view vague_words[] = {"personne", "membre", "gens"};

// Beginnings of words that may stand behind the noun.
constexpr std::string_view restricting_words[] = {"adulte",    "benevol", "salari", "profession", "age",     "retrait",
                                                  "exterieur", "local",   "locaux", "permanent",  "volontai"};

// What an inclusive spelling leaves of "salarié·e·s".
constexpr std::string_view endings[] = {"e", "s", "es", "ne", "nes", "le", "les", "trice", "trices", "rice", "rices"};

template <std::size_t n>
bool begins_like(const std::string& word, const std::string_view (&beginnings)[n]) {
    return std::any_of(std::begin(beginnings), std::end(beginnings),
                       [&](std::string_view beginning) { return word.starts_with(beginning); });
}

template <std::size_t n>
bool is_one_of(const std::string& word, const std::string_view (&words)[n]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_number(const std::string& word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> in_letters(const std::string& word) {
    for (const NumberWord& known : number_words)
        if (known.word == word) return known.value;
    return std::nullopt;
}

bool parts_pieces(char32_t c) {
    return c == U'\n' || c == U',' || c == U';' || c == U':' || c == U'/' || c == U'•' || c == U'+';
}

// "0,5" is one number.
bool between_digits(std::string_view text, std::size_t begin, std::size_t end) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    return begin > 0 && digit(begin - 1) && digit(end);
}

// The text without its brackets, in pieces.
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces(1);
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = content::next_code_point(text, at);
        if (c == U'\n') depth = 0;
        const bool stop = c == U'.' && (at == text.size() || content::is_space(static_cast<unsigned char>(text[at])));
        if (c == U'(') ++depth;
        if (c == U'(' || c == U')' || stop || (parts_pieces(c) && !between_digits(text, begin, at))) {
            if (c == U')') depth = std::max(0, depth - 1);
            if (depth == 0 || c == U'(') pieces.emplace_back();
        } else if (depth == 0) {
            pieces.back() += text.substr(begin, at - begin);
        }
    }
    return pieces;
}

// Reads one piece from its beginning.
class Piece {
public:
    explicit Piece(std::string_view text) : text_(text), tokens_(content::tokenize(text)) {}

    // What it counts, then what it counts behind an "et".
    void read(std::vector<Figure>& figures) {
        while (at_ < tokens_.size()) {
            if (auto figure = read_one()) figures.push_back(std::move(*figure));
            while (at_ < tokens_.size() && !begins_another()) ++at_;
            at_ += at_ < tokens_.size() ? 1 : 0;  // the "et"
        }
    }

private:
    struct Value {
        std::string shown;
        bool counts = false;
    };

    [[nodiscard]] const std::string& word(std::size_t index) const {
        static const std::string none;
        return index < tokens_.size() ? tokens_[index].folded : none;
    }
    [[nodiscard]] std::string_view between(std::size_t index) const {  // two tokens
        return text_.substr(tokens_[index].end, tokens_[index + 1].begin - tokens_[index].end);
    }
    [[nodiscard]] bool is_article(std::size_t index) const {
        return word(index) == "les" || word(index) == "des" || word(index) == "nos" || word(index) == "ses";
    }
    [[nodiscard]] bool begins_number(std::size_t index) const {
        if (is_article(index)) ++index;
        return is_number(word(index)) || in_letters(word(index)) || (word(index) == "une" && is_about(index + 1));
    }
    [[nodiscard]] bool begins_another() const { return word(at_) == "et" && begins_number(at_ + 1); }
    [[nodiscard]] bool is_about(std::size_t index) const { return is_one_of(word(index), about_words); }

    std::optional<Figure> read_one() {
        if (is_article(at_)) ++at_;
        std::string before;
        const std::size_t start = at_;
        if ((word(at_) == "plus" || word(at_) == "pres") && word(at_ + 1) == "de") at_ += 2;
        if (word(at_) == "environ") ++at_;
        if (at_ > start) before = capital(source(start, at_ - 1)) + " ";
        if (word(at_) == "une" && is_about(at_ + 1) && (word(at_ + 2) == "de" || word(at_ + 2) == "d")) {
            const std::string value = before.empty() ? capital(source(at_, at_ + 1)) : before + source(at_, at_ + 1);
            at_ += 3;
            const auto noun = read_noun(at_ - 1);
            return noun ? std::optional<Figure>({value, *noun}) : std::nullopt;
        }
        const auto value = read_number();
        if (!value) return std::nullopt;
        std::string shown = before + *value;
        if (word(at_) == "a" && (is_number(word(at_ + 1)) || in_letters(word(at_ + 1)))) {
            ++at_;
            const auto to = read_number();
            if (!to) return std::nullopt;
            shown += " à " + *to;
        }
        const auto noun = read_noun(at_);
        return noun ? std::optional<Figure>({std::move(shown), *noun}) : std::nullopt;
    }

    // In digits; at_ moves behind it.
    std::optional<std::string> read_number() {
        std::string digits = word(at_);
        if (const auto value = in_letters(digits))
            digits = std::to_string(*value);
        else if (!is_number(digits))
            return std::nullopt;
        ++at_;
        // Thousands may stand apart; a sign between two numbers makes them no whole number.
        while (is_number(word(at_))) {
            const std::string_view sign = between(at_ - 1);
            const bool apart = sign == " " || sign == "\u00a0" || sign == "\u202f";
            if (!apart || word(at_).size() != 3 || digits.size() > 3) return std::nullopt;
            digits += word(at_++);
        }
        if (digits.size() > 5) return std::nullopt;
        const int value = std::stoi(digits);
        if (value < least_value || value > largest_value) return std::nullopt;
        if (digits.size() > 3) digits.insert(digits.size() - 3, "\u202f");
        return digits;
    }

    // A word for people at at_ and what restricts it. It is shown from the token `first` on.
    std::optional<std::string> read_noun(std::size_t first) {
        // "25 % habitants" counts no habitants.
        if (at_ >= tokens_.size() || !only_spaces(between(at_ - 1))) return std::nullopt;
        const bool vague = begins_like(word(at_), vague_words);
        if (!vague && !begins_like(word(at_), people_words)) return std::nullopt;
        ++at_;
        while (at_ < tokens_.size() && is_one_of(word(at_), endings) && glued(at_ - 1)) ++at_;
        std::size_t last = at_ - 1;
        const std::size_t end = end_of_one();
        while (at_ < end && (begins_like(word(at_), restricting_words) || is_name(at_))) last = at_++;
        if (at_ < end && begins_phrase(at_) && letters(first, end - 1) <= longest_noun) {
            last = end - 1;
            at_ = end;
        }
        if (vague && at_ < end) return std::nullopt;
        if (letters(first, last) > longest_noun) return std::nullopt;
        return source(first, last);
    }

    // Where this count ends: at the piece's end, or at an "et" before another number.
    [[nodiscard]] std::size_t end_of_one() const {
        for (std::size_t i = at_; i < tokens_.size(); ++i)
            if (word(i) == "et" && begins_number(i + 1)) return i;
        return tokens_.size();
    }
    [[nodiscard]] bool begins_phrase(std::size_t index) const {
        const std::string& it = word(index);
        return it == "de" || it == "du" || it == "des" || it == "d" || it == "a";
    }
    [[nodiscard]] bool is_name(std::size_t index) const {
        std::size_t at = tokens_[index].begin;
        return content::is_upper(content::next_code_point(text_, at));
    }
    [[nodiscard]] static bool only_spaces(std::string_view text) {
        return text.find_first_not_of(" \u00a0\u202f'’") == std::string_view::npos;
    }
    [[nodiscard]] bool glued(std::size_t index) const {
        const std::string_view sign = between(index);
        return sign == "." || sign == "·" || sign == "-" || sign == "•";
    }
    [[nodiscard]] std::string source(std::size_t first, std::size_t last) const {
        return std::string(text_.substr(tokens_[first].begin, tokens_[last].end - tokens_[first].begin));
    }
    [[nodiscard]] std::size_t letters(std::size_t first, std::size_t last) const {
        return content::to_code_points(source(first, last)).size();
    }
    [[nodiscard]] static std::string capital(const std::string& text) {
        std::u32string points = content::to_code_points(text);
        if (!points.empty()) points.front() = content::to_upper(points.front());
        return content::to_utf8(points);
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<Figure> figures_of(std::string_view people) {
    std::vector<Figure> found;
    for (const std::string& piece : pieces_of(people)) Piece(piece).read(found);
    std::vector<Figure> figures;
    for (const Figure& figure : found) {
        const auto same = [&](const Figure& other) { return content::fold(other.noun) == content::fold(figure.noun); };
        if (std::count_if(found.begin(), found.end(), same) == 1) figures.push_back(figure);
    }
    if (figures.size() > most_figures) figures.resize(most_figures);
    return figures;
}

}  // namespace parvis::kiosk

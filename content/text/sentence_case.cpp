#include <algorithm>
#include <array>
#include <unordered_set>

#include "content/text/folding.h"
#include "content/text/french.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

struct Word {
    std::size_t begin = 0;  // code points
    std::size_t end = 0;
    std::size_t letters = 0;
    bool has_lower = false;
    bool has_digit = false;
    std::string folded;

    [[nodiscard]] bool in_capitals() const { return letters > 0 && !has_lower; }
};

bool is_opening_quote(char32_t c) {
    return c == U'"' || c == U'«' || c == U'“' || c == U'„';
}

// A lost letter holds a word together: "BERNARDI?RE" is one word.
bool is_lost_letter(std::u32string_view text, std::size_t at) {
    if (text[at] == replacement_character) return true;
    return text[at] == U'?' && at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
}

std::vector<Word> split(std::u32string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i]) && !is_digit(text[i])) {
            ++i;
            continue;
        }
        Word word;
        word.begin = i;
        for (; i < text.size(); ++i) {
            const char32_t c = text[i];
            if (is_letter(c)) {
                ++word.letters;
                // ª, ᵉ and letters without case are neither; they do not make a word small.
                word.has_lower = word.has_lower || (is_lower(c) && to_upper(c) != c);
            } else if (is_digit(c)) {
                word.has_digit = true;
            } else if (!is_mark(c) && !is_lost_letter(text, i)) {
                break;
            }
        }
        word.end = i;
        word.folded = fold(to_utf8(text.substr(word.begin, word.end - word.begin)));
        words.push_back(std::move(word));
    }
    return words;
}

bool has_vowel(std::string_view folded) {
    return folded.find_first_of("aeiouy") != std::string_view::npos;
}

// I to XXXIX only: the centuries and kings of titles. Longer ones would catch words ("DIX", "MIL", "VIL").
bool is_roman_numeral(std::string_view folded) {
    if (folded.size() < 2) return false;
    std::size_t tens = 0;
    while (tens < folded.size() && tens < 3 && folded[tens] == 'x') ++tens;
    constexpr std::array<std::string_view, 10> units = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    return std::find(units.begin(), units.end(), folded.substr(tens)) != units.end();
}

// What may follow digits in small letters: "1ER", "10H30", "60ANS". Others ("3D", "4L") stay.
bool is_small_after_digits(std::string_view folded) {
    static const std::unordered_set<std::string_view> units = {"er",  "ere", "e",  "eme", "emes", "nd",
                                                               "nde", "h",   "mn", "min", "km",   "m",
                                                               "cm",  "kg",  "g",  "an",  "ans",  "euros"};
    const auto begin = folded.find_first_not_of("0123456789");
    if (begin == 0 || begin == std::string_view::npos) return false;
    const auto end = folded.find_first_of("0123456789", begin);
    return units.contains(folded.substr(begin, end == std::string_view::npos ? end : end - begin));
}

bool is_small_word(std::string_view folded) {
    static const std::unordered_set<std::string_view> words = {
        "de",   "du",  "des", "d",    "l",    "la",   "le", "les", "et",  "en",   "a",     "au",  "aux",
        "pour", "par", "sur", "sous", "avec", "dans", "ou", "un",  "une", "chez", "entre", "dit", "dite"};
    return words.contains(folded);
}

// Words that centres share in their names, and that are no one's own.
bool is_common_in_names(std::string_view folded) {
    static const std::unordered_set<std::string_view> words = {
        "animation",      "animations",  "association",   "associations",    "amicale",      "accueil",
        "centre",         "centres",     "citoyen",       "citoyenne",       "citoyens",     "collectif",
        "communal",       "communale",   "culture",       "culturel",        "culturelle",   "departemental",
        "ensemble",       "espace",      "espaces",       "familial",        "familiale",    "famille",
        "familles",       "federation",  "ferme",         "foyer",           "habitants",    "intercommunal",
        "intercommunale", "jeunes",      "jeunesse",      "loisirs",         "local",        "maison",
        "maisons",        "mediatheque", "municipal",     "municipale",      "participatif", "pole",
        "quartier",       "quartiers",   "reseau",        "residence",       "residences",   "rural",
        "rurale",         "service",     "services",      "social",          "sociale",      "sociales",
        "sociaux",        "socio",       "socioculturel", "socioculturelle", "solidaire",    "solidarite",
        "tous",           "union",       "vie",           "ville",           "remplace"};
    return words.contains(folded);
}

void append_lowered(std::u32string_view word, bool raise, std::u32string& out) {
    for (const char32_t c : word) {
        out += raise && is_letter(c) ? c : to_lower(c);
        if (is_letter(c)) raise = false;
    }
}

std::u32string raised(std::u32string text) {
    const auto first = std::find_if(text.begin(), text.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    if (first == text.end()) return text;
    // "iPhone" and its like are written so on purpose.
    if (first + 1 != text.end() && is_upper(first[1])) return text;
    *first = to_upper(*first);
    return text;
}

// What stands before a word, back to the word before it.
bool begins_sentence(std::u32string_view text, const std::vector<Word>& words, std::size_t index) {
    if (index == 0) return true;
    const auto gap = text.substr(words[index - 1].end, words[index].begin - words[index - 1].end);
    if (gap.empty()) return false;
    if (std::any_of(gap.begin(), gap.end(), is_opening_quote)) {
        // A closing " looks like an opening one: it is glued to the word before it.
        return !is_opening_quote(gap.front()) || is_opening_quote(gap.back());
    }
    // "ST.SIMEON": the point shortens a word of a name.
    if (gap == U".") return true;
    return gap.find_first_of(U".!?\n") != std::u32string_view::npos && is_space(gap.back());
}

// A single capital: an article or verb to be lowered, or the name of a thing ("GRAND B", "BATIMENT A")?
bool is_letter_of_a_word(std::u32string_view text, const std::vector<Word>& words, std::size_t index) {
    const Word& word = words[index];
    const char32_t after = word.end < text.size() ? text[word.end] : U'\0';
    if (after == U'\'' || after == U'’' || after == U'-' || (word.begin > 0 && text[word.begin - 1] == U'-'))
        return true;
    if (word.folded != "a" && word.folded != "y") return false;
    const bool last = index + 1 == words.size() || after != U' ';
    return !last || (index > 0 && words[index - 1].folded == "y");
}

}  // namespace

struct SentenceCase::Run {
    std::u32string_view text;
    const std::vector<Word>& words;
    std::size_t first;
    std::size_t last;  // behind the last word
    bool is_name;
};

SentenceCase::SentenceCase(const std::vector<std::string>& acronyms) {
    for (const auto& acronym : acronyms) acronyms_[fold(acronym)] = to_code_points(acronym);
}

void SentenceCase::teach(std::string_view words, std::string_view shown) {
    std::string key;
    const auto parts = split(to_code_points(words));
    for (const auto& part : parts) key += (key.empty() ? "" : " ") + part.folded;
    if (key.empty()) return;
    taught_[key] = to_code_points(shown);
    longest_taught_ = std::max(longest_taught_, parts.size());
}

// How many words from `first` on have a taught spelling together (the most), 0 when none.
std::size_t SentenceCase::taught_words(const Run& run, std::size_t first, std::u32string& shown) const {
    std::string key;
    std::size_t found = 0;
    for (std::size_t count = 1; count <= longest_taught_ && first + count <= run.last; ++count) {
        key += (count == 1 ? "" : " ") + run.words[first + count - 1].folded;
        if (const auto known = taught_.find(key); known != taught_.end()) {
            found = count;
            shown = known->second;
        }
    }
    return found;
}

void SentenceCase::rewrite_run(const Run& run, std::u32string& out) const {
    for (std::size_t i = run.first; i < run.last;) {
        const Word& word = run.words[i];
        const bool raise = begins_sentence(run.text, run.words, i) ||
                           (run.is_name && !is_small_word(word.folded) && !is_common_in_names(word.folded));
        std::size_t taken = 1;
        std::u32string shown;
        const auto letters = run.text.substr(word.begin, word.end - word.begin);
        if (const auto count = taught_words(run, i, shown); count > 0) {
            taken = count;
            out += raise ? raised(shown) : shown;
        } else if (const auto acronym = acronyms_.find(word.folded); acronym != acronyms_.end()) {
            out += acronym->second;
        } else if (word.has_digit) {
            if (is_small_after_digits(word.folded))
                append_lowered(letters, false, out);
            else
                out += letters;
        } else if (word.letters == 1) {
            append_lowered(letters, raise || !is_letter_of_a_word(run.text, run.words, i), out);
        } else if (word.folded == "st" || word.folded == "ste" || word.folded == "dr" || word.folded == "mme") {
            append_lowered(letters, true, out);
        } else if (is_roman_numeral(word.folded) || !has_vowel(word.folded)) {
            out += letters;
        } else {
            append_lowered(letters, raise, out);
        }
        i += taken;
        const std::size_t gap_begin = run.words[i - 1].end;
        const std::size_t gap_end = i < run.words.size() ? run.words[i].begin : run.text.size();
        out += run.text.substr(gap_begin, gap_end - gap_begin);
    }
}

std::string SentenceCase::rewrite(std::string_view utf8, bool is_name) const {
    const std::u32string text = to_code_points(utf8);
    const std::vector<Word> words = split(text);
    if (words.empty()) return std::string(utf8);

    const auto breaks_run = [](const Word& word) { return word.has_lower && !word.has_digit; };
    const bool whole = std::none_of(words.begin(), words.end(), breaks_run);
    std::u32string out = text.substr(0, words.front().begin);
    for (std::size_t first = 0; first < words.size();) {
        std::size_t last = first;
        int plain = 0;
        bool has_long = false;
        for (; last < words.size() && !breaks_run(words[last]); ++last) {
            const Word& word = words[last];
            if (word.has_digit || word.letters < 3 || acronyms_.contains(word.folded)) continue;
            ++plain;
            has_long = has_long || word.letters >= 5;
        }
        if (last > first && (whole || (plain >= 2 && has_long))) {
            rewrite_run({text, words, first, last, is_name}, out);
            first = last;
            continue;
        }
        last = std::max(last, first + 1);
        const std::size_t end = last < words.size() ? words[last].begin : text.size();
        out += text.substr(words[first].begin, end - words[first].begin);
        first = last;
    }
    return to_utf8(raised(std::move(out)));
}

std::string SentenceCase::sentence(std::string_view utf8) const {
    return rewrite(utf8, false);
}

std::string SentenceCase::name(std::string_view utf8) const {
    return rewrite(utf8, true);
}

}  // namespace parvis::content

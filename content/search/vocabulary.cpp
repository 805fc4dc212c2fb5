#include "content/search/vocabulary.h"

#include <algorithm>
#include <array>

#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// Nobody types longer words; what is behind is not compared.
constexpr std::size_t max_letters = 40;
// No word of this many letters or more can be near.
constexpr std::size_t depth_limit = max_letters + 2;

std::u32string letters_of(std::string_view word) {
    auto letters = to_code_points(word);
    if (letters.size() > max_letters) letters.resize(max_letters);
    return letters;
}

using Row = std::array<std::uint8_t, max_letters + 1>;

// Damerau's table (optimal string alignment) for `typed`, one row for each letter of a word that is walked along.
class EditRows {
public:
    explicit EditRows(std::u32string_view typed) : typed_(typed) {
        for (std::size_t i = 0; i <= typed_.size(); ++i) rows_[0][i] = static_cast<std::uint8_t>(i);
    }

    // Row `depth` + 1, for `letter` after the letters of the rows before; its smallest number.
    int extend(std::size_t depth, char32_t letter) {
        const auto& above = rows_[depth];
        auto& row = rows_[depth + 1];
        path_[depth] = letter;
        row[0] = static_cast<std::uint8_t>(depth + 1);
        int smallest = row[0];
        for (std::size_t i = 1; i <= typed_.size(); ++i) {
            int value = std::min({above[i] + 1, row[i - 1] + 1, above[i - 1] + (typed_[i - 1] == letter ? 0 : 1)});
            if (depth > 0 && i > 1 && typed_[i - 2] == letter && typed_[i - 1] == path_[depth - 1])
                value = std::min(value, rows_[depth - 1][i - 2] + 1);
            row[i] = static_cast<std::uint8_t>(value);
            smallest = std::min(smallest, value);
        }
        return smallest;
    }

    // Edits between all that was typed and the first `depth` letters of the word.
    [[nodiscard]] int edits(std::size_t depth) const { return rows_[depth][typed_.size()]; }

    // The typed letters that can come next in a word whose edits are all used up: a table's row has small numbers only
    // around its diagonal.
    [[nodiscard]] std::u32string_view next_letters(std::size_t depth, int max_edits) const {
        const auto reach = static_cast<std::size_t>(max_edits);
        const std::size_t begin = std::min(depth > reach ? depth - reach : 0, typed_.size());
        return typed_.substr(begin, depth + reach + 1 - begin);
    }

private:
    std::u32string_view typed_;
    std::array<Row, depth_limit + 1> rows_{};
    std::array<char32_t, depth_limit> path_{};
};

}  // namespace

std::optional<Vocabulary> Vocabulary::from_blob(std::string words) {
    if (words.size() > UINT32_MAX || (!words.empty() && words.back() != '\n')) return std::nullopt;
    Vocabulary vocabulary;
    vocabulary.words_ = std::move(words);
    const std::string_view all = vocabulary.words_;
    vocabulary.begin_.reserve(static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) + 1);
    std::string_view previous;
    for (std::size_t begin = 0; begin < all.size();) {
        const auto end = all.find('\n', begin);
        const auto word = all.substr(begin, end - begin);
        if (word.empty() || (begin != 0 && word <= previous)) return std::nullopt;
        previous = word;
        begin = end + 1;
        vocabulary.begin_.push_back(static_cast<std::uint32_t>(begin));
    }
    return vocabulary;
}

TermRange Vocabulary::narrow(TermRange range, std::size_t known, std::string_view more) const {
    TermId begin = range.begin;
    TermId behind = range.end;
    while (begin < behind) {
        const TermId middle = begin + (behind - begin) / 2;
        if (word(middle).substr(known, more.size()) >= more)
            behind = middle;
        else
            begin = middle + 1;
    }
    if (begin == range.end || !word(begin).substr(known).starts_with(more)) return {};
    return {begin, end_of_child({begin, range.end}, known, more)};
}

std::optional<TermId> Vocabulary::find(std::string_view word) const {
    const auto range = with_prefix(word);
    if (range.empty() || this->word(range.begin) != word) return std::nullopt;
    return range.begin;
}

struct Vocabulary::Walk {
    EditRows rows;
    int max_edits;
    std::vector<NearTerms> found;
};

// Down the tree that a sorted list of words is: `range` shares `bytes` bytes, which are `depth` letters. `best`: the
// fewest edits of a beginning so far; `least`: the smallest number of the row, the edits that are used up already.
void Vocabulary::walk(Walk& walk, TermRange range, std::size_t depth, std::size_t bytes, int best, int least) const {
    const int edits = walk.rows.edits(depth);
    if (edits < best) {
        best = edits;
        walk.found.push_back({range, bytes, edits, false});
    }
    if (word(range.begin).size() == bytes) {
        if (edits <= walk.max_edits) walk.found.push_back({{range.begin, range.begin + 1}, bytes, edits, true});
        ++range.begin;
    }
    if (depth + 1 >= depth_limit) return;
    if (least < walk.max_edits) {
        while (!range.empty()) {
            const auto word = this->word(range.begin);
            std::size_t after = bytes;
            const char32_t letter = next_code_point(word, after);
            const TermId end = end_of_child(range, bytes, word.substr(bytes, after - bytes));
            follow(walk, {range.begin, end}, letter, depth, after, best);
            range.begin = end;
        }
        return;
    }
    const auto letters = walk.rows.next_letters(depth, walk.max_edits);
    for (std::size_t i = 0; i < letters.size() && !range.empty(); ++i) {
        if (letters.substr(0, i).find(letters[i]) != std::u32string_view::npos) continue;
        std::string letter;
        append_utf8(letter, letters[i]);
        const auto child = narrow(range, bytes, letter);
        if (!child.empty()) follow(walk, child, letters[i], depth, bytes + letter.size(), best);
    }
}

void Vocabulary::follow(Walk& walk, TermRange child, char32_t letter, std::size_t depth, std::size_t bytes,
                        int best) const {
    const int least = walk.rows.extend(depth, letter);
    if (least <= walk.max_edits) this->walk(walk, child, depth + 1, bytes, best, least);
}

// Where the words stop that go on with `letter`, as the first of `range` does: most are few, so the steps grow.
TermId Vocabulary::end_of_child(TermRange range, std::size_t known, std::string_view letter) const {
    const auto goes_on = [&](TermId term) { return word(term).substr(known).starts_with(letter); };
    TermId inside = range.begin;
    TermId step = 1;
    while (range.end - inside > step && goes_on(inside + step)) {
        inside += step;
        step *= 2;
    }
    TermId outside = range.end - inside > step ? inside + step : range.end;
    while (outside - inside > 1) {
        const TermId middle = inside + (outside - inside) / 2;
        (goes_on(middle) ? inside : outside) = middle;
    }
    return outside;
}

std::vector<NearTerms> Vocabulary::near(std::string_view typed, int max_edits) const {
    const auto letters = letters_of(typed);
    Walk state{EditRows(letters), max_edits, {}};
    if (size() > 0) walk(state, {0, size()}, 0, 0, max_edits + 1, 0);
    return std::move(state.found);
}

OneEdit within_one_edit(std::string_view typed, std::string_view word) {
    // One edit cannot mend two differences, so it lies at the first one.
    std::size_t same = static_cast<std::size_t>(
        std::mismatch(typed.begin(), typed.end(), word.begin(), word.end()).first - typed.begin());
    const auto inside_a_letter = [&](std::string_view text) {
        return same < text.size() && (static_cast<unsigned char>(text[same]) & 0xC0) == 0x80;
    };
    while (same > 0 && (inside_a_letter(typed) || inside_a_letter(word))) --same;
    const auto rest_typed = typed.substr(same);
    const auto rest_word = word.substr(same);
    const auto behind = [](std::string_view text) {
        std::size_t position = 0;
        if (!text.empty()) (void)next_code_point(text, position);
        return text.substr(position);
    };
    const auto typed_1 = behind(rest_typed);
    const auto word_1 = behind(rest_word);
    OneEdit result;
    const auto try_edit = [&](std::string_view of_word, std::string_view of_typed) {
        result.near = result.near || of_word.starts_with(of_typed);
        result.whole = result.whole || of_word == of_typed;
    };
    if (rest_typed.empty()) {
        result.near = true;
        result.whole = word_1.empty();
        return result;
    }
    try_edit(rest_word, typed_1);  // a letter too many was typed
    if (rest_word.empty()) return result;
    try_edit(word_1, typed_1);     // another letter
    try_edit(word_1, rest_typed);  // a letter was left out
    const auto typed_2 = behind(typed_1);
    const auto word_2 = behind(word_1);
    const auto letter = [](std::string_view text, std::string_view after) {
        return text.substr(0, text.size() - after.size());
    };
    if (!typed_1.empty() && !word_1.empty() && letter(rest_typed, typed_1) == letter(word_1, word_2) &&
        letter(typed_1, typed_2) == letter(rest_word, word_1))
        try_edit(word_2, typed_2);  // two letters swapped
    return result;
}

}  // namespace parvis::content

// The words of a catalogue, folded and sorted: what prefixes and slips of the finger are looked up in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

using TermId = std::uint32_t;  // place of a word in the sorted vocabulary

struct TermRange {
    TermId begin = 0;
    TermId end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
};

// Words that begin alike, a few edits away from what was typed.
struct NearTerms {
    TermRange terms;
    std::size_t prefix_bytes = 0;  // of what they have in common, which is what is near
    int edits = 0;
    bool whole = false;  // one word, near as a whole
};

class Vocabulary {
public:
    // `words`: each followed by a line feed, strictly ascending by bytes. Nothing when they are not.
    [[nodiscard]] static std::optional<Vocabulary> from_blob(std::string words);

    [[nodiscard]] TermId size() const { return static_cast<TermId>(begin_.size() - 1); }
    [[nodiscard]] std::string_view word(TermId term) const {
        return std::string_view(words_).substr(begin_[term], begin_[term + 1] - begin_[term] - 1);
    }
    [[nodiscard]] std::optional<TermId> find(std::string_view word) const;
    [[nodiscard]] TermRange with_prefix(std::string_view prefix) const { return narrow({0, size()}, 0, prefix); }

    // What stands at most `max_edits` Damerau edits (insertion, deletion, substitution, neighbours swapped) from
    // `typed`: beginnings of words, each named once by its shortest form, and again where a longer one is nearer; and
    // whole words. `max_edits` is 1 or 2.
    [[nodiscard]] std::vector<NearTerms> near(std::string_view typed, int max_edits) const;

    [[nodiscard]] std::size_t memory_bytes() const {
        return words_.capacity() + begin_.capacity() * sizeof(std::uint32_t);
    }

private:
    struct Walk;
    // The part of `range`, whose words agree in their first `known` bytes, that goes on with `more`.
    [[nodiscard]] TermRange narrow(TermRange range, std::size_t known, std::string_view more) const;
    [[nodiscard]] TermId end_of_child(TermRange range, std::size_t known, std::string_view letter) const;
    void walk(Walk& walk, TermRange range, std::size_t depth, std::size_t bytes, int best, int least) const;
    void follow(Walk& walk, TermRange child, char32_t letter, std::size_t depth, std::size_t bytes, int best) const;

    std::string words_;
    std::vector<std::uint32_t> begin_{0};
};

// Whether some beginning of `word` is at most one Damerau edit from `typed`; `whole` when the word itself is.
// Both folded. The same rule as Vocabulary::near, for one word.
struct OneEdit {
    bool near = false;
    bool whole = false;
};
[[nodiscard]] OneEdit within_one_edit(std::string_view typed, std::string_view word);

}  // namespace parvis::content

// The search index of a document, made once when a catalogue is written. What the tables hold: SEARCH.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/document.h"
#include "content/search/postings.h"

namespace parvis::content {

struct BuiltIndex {
    struct Term {
        std::string shown;  // as the sheets spell it most often
        std::uint32_t sheets = 0;
        std::string postings;
    };
    struct Prefix {
        std::string prefix;
        std::string postings;
    };
    std::string vocabulary;
    std::vector<Term> terms;
    std::vector<Prefix> prefixes;
};

class IndexBuilder {
public:
    // Sheets come in the order of their numbers, from 0. `organisation`: the shown name.
    void add(const Action& action, std::string_view organisation);
    // Ends it; the builder is empty afterwards.
    [[nodiscard]] BuiltIndex finish();

private:
    struct Spelling {
        std::string text;
        std::uint32_t count = 0;
    };
    struct Word {
        std::vector<Posting> postings;
        std::vector<Spelling> spellings;
    };
    using Entry = std::pair<const std::string, Word>;
    void add_word(std::string&& folded, std::string_view spelled, Place place);
    [[nodiscard]] static std::string most_usual(const std::vector<Spelling>& spellings);
    void add_prefixes(const std::vector<const Entry*>& sorted, std::size_t letters, BuiltIndex& index) const;

    std::unordered_map<std::string, Word> words_;
    std::uint32_t sheets_ = 0;
};

}  // namespace parvis::content

#include "content/search/index_builder.h"

#include <algorithm>

#include "content/search/prefix_lists.h"
#include "content/search/sheet_text.h"
#include "content/search/stop_words.h"
#include "content/text/folding.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

constexpr std::size_t max_spellings = 12;  // of one folded word; more would be noise

std::string lower_case(std::string_view text) {
    auto letters = to_code_points(text);
    for (auto& letter : letters) letter = to_lower(letter);
    return to_utf8(letters);
}

}  // namespace

void IndexBuilder::add_word(std::string&& folded, std::string_view spelled, Place place) {
    if (folded.size() > max_word_bytes || is_stop_word(folded)) return;
    auto& word = words_[std::move(folded)];
    // Places come best first, so the first posting of a sheet is the one to keep.
    if (word.postings.empty() || sheet_of(word.postings.back()) != sheets_)
        word.postings.push_back(make_posting(sheets_, place));
    for (auto& known : word.spellings)
        if (known.text == spelled) {
            ++known.count;
            return;
        }
    if (word.spellings.size() < max_spellings) word.spellings.push_back({std::string(spelled), 1});
}

void IndexBuilder::add(const Action& action, std::string_view organisation) {
    visit_pieces(action, organisation, [&](Place place, std::string_view text) {
        for (auto& token : tokenize(text))
            add_word(std::move(token.folded), text.substr(token.begin, token.end - token.begin), place);
    });
    ++sheets_;
}

std::string IndexBuilder::most_usual(const std::vector<Spelling>& spellings) {
    // "Jardin" at the head of a sentence is "jardin", where that is written too; "CAF" stays.
    auto counted = spellings;
    for (const auto& capital : spellings) {
        const auto lower = lower_case(capital.text);
        if (lower == capital.text) continue;
        for (auto& other : counted)
            if (other.text == lower) other.count += capital.count;
    }
    const auto best = std::max_element(counted.begin(), counted.end(), [](const Spelling& a, const Spelling& b) {
        return a.count != b.count ? a.count < b.count : a.text < b.text;
    });
    return best->text;
}

void IndexBuilder::add_prefixes(const std::vector<const Entry*>& sorted, std::size_t letters, BuiltIndex& index) const {
    std::vector<std::uint8_t> best(sheets_);  // place + 1; 0: the sheet has no such word
    for (std::size_t begin = 0; begin < sorted.size();) {
        const auto prefix = first_letters(sorted[begin]->first, letters);
        if (letter_count(prefix) < letters) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        std::size_t postings = 0;
        for (; end < sorted.size() && sorted[end]->first.starts_with(prefix); ++end)
            postings += sorted[end]->second.postings.size();
        if (end - begin > 1 && postings >= prefix_list_from_postings) {
            std::fill(best.begin(), best.end(), std::uint8_t{0});
            for (std::size_t i = begin; i < end; ++i)
                for (const auto posting : sorted[i]->second.postings) {
                    auto& place = best[sheet_of(posting)];
                    place = std::max(place, static_cast<std::uint8_t>((posting & 3) + 1));
                }
            std::vector<Posting> merged;
            for (std::uint32_t sheet = 0; sheet < sheets_; ++sheet)
                if (best[sheet] != 0) merged.push_back(make_posting(sheet, static_cast<Place>(best[sheet] - 1)));
            index.prefixes.push_back({std::string(prefix), encode_postings(merged)});
        }
        begin = end;
    }
}

BuiltIndex IndexBuilder::finish() {
    std::vector<const Entry*> sorted;
    sorted.reserve(words_.size());
    for (const auto& entry : words_) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->first < b->first; });

    BuiltIndex index;
    index.terms.reserve(sorted.size());
    for (const auto* entry : sorted) {
        index.vocabulary += entry->first;
        index.vocabulary += '\n';
        const auto& word = entry->second;
        index.terms.push_back({most_usual(word.spellings), static_cast<std::uint32_t>(word.postings.size()),
                               encode_postings(word.postings)});
    }
    for (std::size_t letters = 1; letters <= prefix_list_letters; ++letters) add_prefixes(sorted, letters, index);
    std::sort(index.prefixes.begin(), index.prefixes.end(),
              [](const auto& a, const auto& b) { return a.prefix < b.prefix; });
    words_.clear();
    sheets_ = 0;
    return index;
}

}  // namespace parvis::content

#include "content/search/snippet.h"

#include <algorithm>
#include <utility>

#include "content/search/sheet_text.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

constexpr std::size_t snippet_bytes = 190;  // two or three lines of a card
constexpr std::size_t lead_in_bytes = 60;   // what stands before the first mark, at most
constexpr std::string_view cut_before = "… ";
constexpr std::string_view cut_behind = " …";

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}
bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

int worth_of(const MarkedWord& word) {
    return 3 - static_cast<int>(word.answer.kind);
}

// The window [begin, end) of `text`, moved so that no word and no letter is cut; marks stay inside.
void cut_at_words(std::string_view text, std::size_t& begin, std::size_t& end, std::size_t first, std::size_t last) {
    if (begin > 0) {
        auto at = begin;
        while (at < first && !is_blank(text[at - 1])) ++at;
        begin = at;
        // One endless word before the mark: cut inside it, between letters.
        while (begin > 0 && begin < text.size() && is_continuation(text[begin])) --begin;
    }
    if (end < text.size()) {
        auto at = end;
        while (at > last && !is_blank(text[at])) --at;
        if (at > last || is_blank(text[at])) end = at;  // else one endless word
        while (end < text.size() && is_continuation(text[end])) ++end;
        while (end > last && is_blank(text[end - 1])) --end;
    }
}

}  // namespace

std::vector<MarkedWord> mark_words(const Query& query, std::string_view text, MatchKind worst) {
    std::vector<MarkedWord> marked;
    for (auto& token : tokenize(text)) {
        if (token.folded.size() > max_word_bytes) continue;
        std::optional<MarkedWord> best;
        const TextRange range{static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)};
        for (std::size_t asked = 0; asked < query.words.size(); ++asked) {
            const auto found = answer(query.words[asked], token.folded);
            if (!found || found->kind > worst) continue;
            if (!best) {
                best = MarkedWord{range, asked, *found, {}, {}};
                continue;
            }
            best->others.push_back({asked, *found});
            const bool better = found->kind < best->answer.kind ||
                                (found->kind == best->answer.kind && found->whole && !best->answer.whole);
            if (!better) continue;
            std::swap(best->asked, best->others.back().asked);
            std::swap(best->answer, best->others.back().answer);
        }
        if (!best) continue;
        best->folded = std::move(token.folded);
        marked.push_back(std::move(*best));
    }
    return marked;
}

std::vector<TextRange> ranges_of(const std::vector<MarkedWord>& marked) {
    std::vector<TextRange> ranges;
    ranges.reserve(marked.size());
    for (const auto& word : marked) ranges.push_back(word.range);
    return ranges;
}

Snippet make_snippet(std::string_view text, const std::vector<MarkedWord>& marked) {
    // The best window starts at a mark: distinct words first, then their kind, then how many, then the earliest.
    std::size_t best_first = 0;
    std::size_t best_last = 0;
    Snippet snippet;
    for (std::size_t first = 0; first < marked.size(); ++first) {
        unsigned asked = 0;
        int worth = 0;
        std::size_t last = first;
        for (std::size_t i = first; i < marked.size(); ++i) {
            if (marked[i].range.end - marked[first].range.begin > snippet_bytes - lead_in_bytes && i != first) break;
            const unsigned bit = 1U << marked[i].asked;
            worth += (asked & bit) == 0 ? 16 * worth_of(marked[i]) : 1;
            asked |= bit;
            last = i;
        }
        if (worth > snippet.worth) {
            snippet.worth = worth;
            snippet.asked_words = asked;
            best_first = first;
            best_last = last;
        }
    }

    std::size_t begin = 0;
    std::size_t end = text.size();
    if (text.size() > snippet_bytes + lead_in_bytes / 2) {
        std::size_t first = 0;
        std::size_t last = 0;
        if (!marked.empty()) {
            first = marked[best_first].range.begin;
            last = marked[best_last].range.end;
        }
        begin = first > lead_in_bytes ? first - lead_in_bytes : 0;
        end = std::max(last, std::min(begin + snippet_bytes, text.size()));
        cut_at_words(text, begin, end, first, last);
    }
    if (begin > 0) snippet.text = cut_before;
    const std::size_t shift = snippet.text.size();
    snippet.text += text.substr(begin, end - begin);
    std::replace_if(snippet.text.begin(), snippet.text.end(), is_blank, ' ');
    if (end < text.size()) snippet.text += cut_behind;
    for (const auto& word : marked)
        if (word.range.begin >= begin && word.range.end <= end)
            snippet.marks.push_back({static_cast<std::uint32_t>(word.range.begin - begin + shift),
                                     static_cast<std::uint32_t>(word.range.end - begin + shift)});
    return snippet;
}

}  // namespace parvis::content

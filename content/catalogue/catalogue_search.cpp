// Catalogue::search: the sheets that answer, the page of them that was asked for, and why each is there.
#include <algorithm>
#include <array>
#include <optional>

#include "content/cancellation.h"
#include "content/catalogue/catalogue_state.h"
#include "content/search/prefix_lists.h"
#include "content/search/sheet_text.h"
#include "content/search/snippet.h"

namespace parvis::content {
namespace {

// How much of one sheet is looked through for a snippet; behind it, its lead has to do.
constexpr std::size_t snippet_search_bytes = 256 * 1024;

// The sheets of one page, best score first and in the order of lists within a score.
std::vector<std::uint32_t> page_of(const std::vector<std::uint32_t>& sheets, const std::vector<Score>& scores,
                                   const std::vector<std::uint32_t>& count, Page page) {
    const auto offset = static_cast<std::size_t>(std::max(page.offset, 0));
    const auto limit = static_cast<std::size_t>(std::max(page.limit, 0));
    if (offset >= sheets.size()) return {};
    // Where the next sheet of each score goes: counting sort, of which only the page is kept.
    std::vector<std::uint32_t> place(score_count);
    std::uint32_t before = 0;
    for (std::size_t score = score_count; score-- > 0;) {
        place[score] = before;
        before += count[score];
    }
    std::vector<std::uint32_t> page_sheets(std::min(limit, sheets.size() - offset));
    for (const auto sheet : sheets) {
        const std::size_t at = place[scores[sheet]]++;
        if (at >= offset && at - offset < page_sheets.size()) page_sheets[at - offset] = sheet;
    }
    return page_sheets;
}

constexpr std::string_view name_of(Place place) {
    constexpr std::array<std::string_view, 4> names = {"text", "summary", "keywords", "title"};
    return names[static_cast<std::size_t>(place)];
}

// Why one sheet was found: the best answer to each word, gathered place by place.
class Explanation {
public:
    Explanation(const Query& query, MatchKind kind) : best_(query.words.size()), kind_(kind) {}

    void add(Place place, const std::vector<MarkedWord>& marked) {
        for (const auto& word : marked) {
            take(word.asked, word.answer, place, word.folded);
            for (const auto& other : word.others) take(other.asked, other.answer, place, word.folded);
        }
    }
    // Whether every word has an answer as good as the index says.
    [[nodiscard]] bool complete() const {
        return std::all_of(best_.begin(), best_.end(),
                           [&](const Best& best) { return best.score != 0 && best.kind <= kind_; });
    }
    [[nodiscard]] Place place() const {
        Place place = Place::rest;
        for (const auto& best : best_)
            if (best.score != 0) place = std::max(place, best.place);
        return place;
    }
    // Behind the worst answer: the word of the query, and the sheet's word. None when all are exact.
    struct Other {
        std::size_t asked;
        std::string_view folded;
    };
    [[nodiscard]] std::optional<Other> other_word() const {
        for (std::size_t asked = 0; asked < best_.size(); ++asked)
            if (const auto& best = best_[asked]; best.score != 0 && best.kind == kind_ && kind_ != MatchKind::exact)
                return Other{asked, best.folded};
        return std::nullopt;
    }

private:
    void take(std::size_t asked, const Answer& answer, Place place, const std::string& folded) {
        const auto score = score_of(answer, place);
        auto& best = best_[asked];
        if (score > best.score) best = {score, place, answer.kind, folded};
    }

    struct Best {
        Score score = 0;
        Place place = Place::rest;
        MatchKind kind = MatchKind::exact;
        std::string folded;
    };
    std::vector<Best> best_;
    MatchKind kind_;
};

Result<Hit> explain(Catalogue::State& state, const Query& asked, std::uint32_t sheet, MatchKind kind,
                    SheetSearch& search) {
    const Query query = search.as_answered(asked, sheet);
    Hit hit;
    hit.kind = kind;
    auto summary = state.summary_of(sheet);
    if (!summary) return fail(summary.error());
    hit.action = std::move(*summary);

    Explanation explanation(query, kind);
    const auto in_title = mark_words(query, hit.action.title, kind);
    hit.title_marks = ranges_of(in_title);
    explanation.add(Place::title, in_title);
    const auto& keywords = state.columns[static_cast<std::size_t>(FacetGroup::keyword)];
    for (const auto* keyword = keywords.begin_of(sheet); keyword != keywords.end_of(sheet); ++keyword)
        explanation.add(Place::keywords, mark_words(query, keywords.values()[*keyword].value, kind));

    Snippet best;
    std::size_t looked_through = 0;
    const auto look_at = [&](Place place, std::string_view text) {
        looked_through += text.size();
        if (looked_through > snippet_search_bytes) return false;
        const auto marked = mark_words(query, text, kind);
        explanation.add(place, marked);
        if (marked.empty()) return true;
        auto snippet = make_snippet(text, marked);
        if (snippet.worth > best.worth) best = std::move(snippet);
        return true;
    };
    auto blocks = state.reader.summary(sheet);
    if (!blocks) return fail(blocks.error());
    for (const auto& block : *blocks)
        if (!look_at(Place::summary, block.text)) break;
    // The rest of the sheet only when a word has not been met yet: that is most of its text. Its running text first,
    // straight from the rows; the whole sheet is put together only for what stands in its small fields.
    const auto look_at_rest = [&](std::string_view text) {
        const bool go_on = look_at(Place::rest, text);
        return go_on && !(explanation.complete() && best.worth > 0);
    };
    if (!explanation.complete()) {
        const auto looked = state.reader.each_text(sheet, look_at_rest);
        if (!looked) return fail(looked.error());
        if (*looked) {
            const auto action = state.reader.action(sheet, CatalogueReader::Extent::words);
            if (!action) return fail(action.error());
            visit_small_fields(*action, hit.action.organisation, look_at_rest);
        }
    }
    if (best.worth == 0) best = make_snippet(hit.action.lead, mark_words(query, hit.action.lead, kind));
    hit.snippet = std::move(best.text);
    hit.snippet_marks = std::move(best.marks);
    hit.matched_in = name_of(explanation.place());
    if (const auto other = explanation.other_word()) {
        hit.explained_by = kind == MatchKind::synonym ? phrase_of(query.words[other->asked], other->folded) : "";
        if (hit.explained_by.empty()) {
            auto shown = search.shown(other->folded);
            if (!shown) return fail(shown.error());
            hit.explained_by = std::move(*shown);
        }
    }
    return hit;
}

}  // namespace

Result<SearchResult> Catalogue::search(std::string_view words, const Filters& filters, Page page,
                                       const Cancellation* cancel) const {
    auto& state = *state_;
    FacetCounter counter(state.columns, filters);
    SearchResult result;
    auto query = understand(words, state.index.thesaurus);
    if (query.words.empty()) {
        result.facets = counter.facets();
        return result;
    }
    SheetSearch search(state.database, state.index, cancel);
    auto scores = search.scores(query);
    if (!scores) return state.failure(scores.error());

    std::vector<std::uint32_t> passing;
    std::vector<std::uint32_t> count(score_count);
    bool any = false;
    for (std::uint32_t sheet = 0; sheet < state.sheets(); ++sheet) {
        const auto score = (*scores)[sheet];
        if (score == 0) continue;
        any = true;
        if (!counter.add(sheet)) continue;
        passing.push_back(sheet);
        ++count[score];
    }
    result.total = static_cast<int>(passing.size());
    for (std::size_t score = 0; score < score_count; ++score)
        if (count[score] != 0 && kind_of(static_cast<Score>(score)) != MatchKind::spelling)
            result.as_typed += static_cast<int>(count[score]);
    result.facets = counter.facets();

    for (const auto sheet : page_of(passing, *scores, count, page)) {
        if (cancel != nullptr && cancel->cancelled()) return fail(Errc::interrupted, "the search was given up");
        auto hit = explain(state, query, sheet, kind_of((*scores)[sheet]), search);
        if (!hit) return state.failure(hit.error());
        result.hits.push_back(std::move(*hit));
    }
    if (!any) {
        auto nearest = search.nearest_words(query);
        if (!nearest) return state.failure(nearest.error());
        result.nearest_words = std::move(*nearest);
    }
    return result;
}

}  // namespace parvis::content

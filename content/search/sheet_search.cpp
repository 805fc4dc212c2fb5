#include "content/search/sheet_search.h"

#include <algorithm>
#include <array>

#include "content/search/prefix_lists.h"

namespace parvis::content {
namespace {

constexpr std::size_t max_nearest_words = 6;

tl::unexpected<Error> damaged_index() {
    return fail(Errc::malformed, "the search index is damaged");
}

// So many candidates are looked up to see how frequent they are.
constexpr std::size_t weighed_words = 60;

// A list of terms has at most this many words behind a beginning to be worth proposing one by one.
constexpr TermId few_words = 40;

constexpr unsigned kind_shift = 13;
constexpr unsigned exactness_shift = 8;
constexpr unsigned all_exact = 24;  // twelve words lose at most two each

unsigned exactness_of(Score score) {
    return score >> exactness_shift & 31U;
}

}  // namespace

Score score_of(const Answer& answer, Place place) {
    constexpr std::array<unsigned, 4> weight = {1, 2, 4, 8};
    const auto kind = static_cast<unsigned>(answer.kind);
    return static_cast<Score>((3 - kind) << kind_shift | (all_exact - kind) << exactness_shift |
                              (2 * weight[static_cast<std::size_t>(place)] + (answer.whole ? 1 : 0)));
}

Score both(Score one, Score other) {
    if (one == 0 || other == 0) return 0;
    const unsigned kind = static_cast<unsigned>(std::min(one, other)) >> kind_shift;
    const unsigned exactness = exactness_of(one) + exactness_of(other) - all_exact;
    const unsigned places = std::min((one & 255U) + (other & 255U), 255U);
    return static_cast<Score>(kind << kind_shift | exactness << exactness_shift | places);
}

Status SheetSearch::give_up_if_cancelled() const {
    if (cancel_ != nullptr && cancel_->cancelled()) return fail(Errc::interrupted, "the search was given up");
    return {};
}

Result<std::vector<Score>> SheetSearch::scores(Query& query) {
    std::vector<Score> scores;
    if (auto done = score_all(query, scores); !done) return fail(done.error());
    if (!query.may_have_slips()) return scores;
    const auto hits =
        static_cast<std::size_t>(std::count_if(scores.begin(), scores.end(), [](Score score) { return score != 0; }));
    if (hits >= enough_hits) return scores;
    query.allow_slips();
    if (auto done = score_all(query, scores); !done) return fail(done.error());
    return scores;
}

Status SheetSearch::score_all(const Query& query, std::vector<Score>& scores) {
    scores.assign(index_.sheets, 0);
    bool first = true;
    for (const auto& word : query.words) {
        word_.assign(index_.sheets, 0);
        if (auto done = score_word(word); !done) return done;
        if (first) {
            scores.swap(word_);
            first = false;
            continue;
        }
        for (std::size_t sheet = 0; sheet < scores.size(); ++sheet) scores[sheet] = both(scores[sheet], word_[sheet]);
    }
    return {};
}

Status SheetSearch::score_word(const QueryWord& word) {
    if (word.spelling) {
        for (const auto& near : index_.vocabulary.near(word.folded, 1)) {
            const auto prefix = index_.vocabulary.word(near.terms.begin).substr(0, near.prefix_bytes);
            auto done = near.whole ? add_terms(near.terms, {MatchKind::spelling, true})
                                   : add_beginning(prefix, near.terms, {MatchKind::spelling, false});
            if (!done) return done;
        }
    }
    for (const auto& synonym : word.synonyms)
        if (auto done = score_synonym(synonym); !done) return done;
    if (word.by_prefix) {
        const auto terms = index_.vocabulary.with_prefix(word.folded);
        if (auto done = add_beginning(word.folded, terms, {MatchKind::exact, false}); !done) return done;
    }
    if (auto done = add_whole(without_plural(word.folded), {MatchKind::exact, false}); !done) return done;
    return add_whole(word.folded, {MatchKind::exact, true});
}

std::vector<TermId> SheetSearch::same_but_plural(std::string_view word) const {
    const std::string stem(without_plural(word));
    std::vector<TermId> terms;
    for (const auto& form : {stem, stem + 's', stem + 'x'})
        if (without_plural(form) == stem)
            if (const auto term = index_.vocabulary.find(form)) terms.push_back(*term);
    return terms;
}

// All words of the synonym must stand in the sheet; the one in the least place tells how well it answers.
Status SheetSearch::score_synonym(const Synonym& synonym) {
    std::vector<Score> outer(index_.sheets, 0);
    std::vector<Score> all;
    outer.swap(word_);
    for (const auto& word : synonym.words) {
        word_.assign(index_.sheets, 0);
        for (const auto term : same_but_plural(word)) {
            const bool whole = index_.vocabulary.word(term) == word;
            if (auto done = add_terms({term, term + 1}, {MatchKind::synonym, whole}); !done) return done;
        }
        if (all.empty()) {
            all.swap(word_);
            word_.resize(index_.sheets);
        } else {
            for (std::size_t sheet = 0; sheet < all.size(); ++sheet) all[sheet] = std::min(all[sheet], word_[sheet]);
        }
    }
    word_.swap(outer);
    std::vector<std::uint32_t> sheets;
    for (std::uint32_t sheet = 0; sheet < index_.sheets; ++sheet) {
        if (all[sheet] == 0) continue;
        word_[sheet] = std::max(word_[sheet], all[sheet]);
        if (synonym.words.size() > 1) sheets.push_back(sheet);
    }
    if (synonym.words.size() > 1) phrases_[synonym.text] = std::move(sheets);
    return {};
}

Query SheetSearch::as_answered(const Query& query, std::uint32_t sheet) const {
    Query answered = query;
    for (auto& word : answered.words)
        std::erase_if(word.synonyms, [&](const Synonym& synonym) {
            const auto found = phrases_.find(synonym.text);
            return synonym.words.size() > 1 &&
                   (found == phrases_.end() || !std::binary_search(found->second.begin(), found->second.end(), sheet));
        });
    return answered;
}

Status SheetSearch::add_whole(std::string_view word, Answer answer) {
    const auto term = index_.vocabulary.find(word);
    if (!term) return {};
    return add_terms({*term, *term + 1}, answer);
}

Status SheetSearch::add_beginning(std::string_view prefix, TermRange terms, Answer answer) {
    if (terms.end - terms.begin > 1 && letter_count(prefix) <= prefix_list_letters) {
        auto list = database_.cached("SELECT postings FROM search_prefix WHERE prefix = ?");
        if (!list) return fail(list.error());
        (*list)->bind_text(1, prefix);
        auto row = (*list)->step();
        if (!row) return fail(row.error());
        if (*row) return add_postings((*list)->blob(0), answer);
    }
    return add_terms(terms, answer);
}

Status SheetSearch::add_terms(TermRange terms, Answer answer) {
    auto lists = database_.cached("SELECT postings FROM search_term WHERE term >= ? AND term < ?");
    if (!lists) return fail(lists.error());
    (*lists)->bind_integer(1, terms.begin);
    (*lists)->bind_integer(2, terms.end);
    for (;;) {
        if (auto going = give_up_if_cancelled(); !going) return going;
        auto row = (*lists)->step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        if (auto done = add_postings((*lists)->blob(0), answer); !done) return done;
    }
}

Status SheetSearch::add_postings(std::string_view blob, Answer answer) {
    const std::array<Score, 4> score = {score_of(answer, Place::rest), score_of(answer, Place::summary),
                                        score_of(answer, Place::keywords), score_of(answer, Place::title)};
    const bool good = decode_postings(blob, index_.sheets, [&](std::uint32_t sheet, Place place) {
        word_[sheet] = std::max(word_[sheet], score[static_cast<std::size_t>(place)]);
    });
    if (!good) return damaged_index();
    return {};
}

Result<std::string> SheetSearch::shown(std::string_view folded) {
    const auto term = index_.vocabulary.find(folded);
    if (!term) return std::string(folded);
    auto words = database_.cached("SELECT shown FROM search_term WHERE term = ?");
    if (!words) return fail(words.error());
    (*words)->bind_integer(1, *term);
    auto row = (*words)->step();
    if (!row) return fail(row.error());
    if (!*row) return damaged_index();
    return std::string((*words)->text(0));
}

Result<std::vector<std::string>> SheetSearch::nearest_words(const Query& query) {
    struct Candidate {
        TermId term;
        int edits;
        bool other_beginning;
        std::int64_t sheets;
    };
    const auto& vocabulary = index_.vocabulary;
    std::vector<std::string> nearest;
    for (const auto& word : query.words) {
        std::vector<Candidate> candidates;
        const auto letters = letter_count(word.folded);
        for (const auto& near : vocabulary.near(word.folded, letters < 5 ? 1 : 2)) {
            // A word that only begins nearly so is one step further than one that is nearly so.
            const bool few = near.terms.end - near.terms.begin <= few_words;
            if (!near.whole && (!few || letters < 4)) continue;
            for (TermId term = near.terms.begin; term < near.terms.end; ++term)
                candidates.push_back({term, near.edits + (near.whole ? 0 : 1),
                                      first_letters(vocabulary.word(term), 1) != first_letters(word.folded, 1), 0});
        }
        // Each word once, with the fewest edits that were found; of those that are nearest, the more frequent first.
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return a.term != b.term ? a.term < b.term : a.edits < b.edits;
        });
        candidates.erase(std::unique(candidates.begin(), candidates.end(),
                                     [](const Candidate& a, const Candidate& b) { return a.term == b.term; }),
                         candidates.end());
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            if (a.edits != b.edits) return a.edits < b.edits;
            return !a.other_beginning && b.other_beginning;
        });
        if (candidates.size() > weighed_words) candidates.resize(weighed_words);
        auto counts = database_.cached("SELECT sheets FROM search_term WHERE term = ?");
        if (!counts) return fail(counts.error());
        for (auto& candidate : candidates) {
            (*counts)->bind_integer(1, candidate.term);
            auto row = (*counts)->step();
            if (!row) return fail(row.error());
            if (!*row) return damaged_index();
            candidate.sheets = (*counts)->integer(0);
            (*counts)->reset();
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            if (a.edits != b.edits) return a.edits < b.edits;
            if (a.other_beginning != b.other_beginning) return b.other_beginning;
            return a.sheets != b.sheets ? a.sheets > b.sheets : a.term < b.term;
        });
        // Several words: each may have its say.
        const auto share = std::max<std::size_t>(1, max_nearest_words / query.words.size());
        for (std::size_t i = 0; i < candidates.size() && i < share; ++i) {
            auto text = shown(vocabulary.word(candidates[i].term));
            if (!text) return fail(text.error());
            if (std::find(nearest.begin(), nearest.end(), *text) == nearest.end()) nearest.push_back(std::move(*text));
        }
        if (auto going = give_up_if_cancelled(); !going) return fail(going.error());
    }
    if (nearest.size() > max_nearest_words) nearest.resize(max_nearest_words);
    return nearest;
}

}  // namespace parvis::content

#include <algorithm>

#include "content/text/folding.h"
#include "content/text/utf8.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t most_explaining_words = 3;

// The words as they were typed, each folded.
using TypedWords = std::vector<std::string>;

TypedWords typed_words(const std::string& words) {
    TypedWords typed;
    for (content::Token& token : content::tokenize(words)) typed.push_back(std::move(token.folded));
    // The longest first: of "jardin" and "jar", "jardinage" begins with the former.
    std::sort(typed.begin(), typed.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return typed;
}

// The letters of a word that were typed; all of it when it came by a synonym or a slip.
Mark typed_part(std::string_view text, const content::TextRange& word, const TypedWords& typed) {
    const std::string_view letters = text.substr(word.begin, word.end - word.begin);
    const std::string folded = content::fold(letters);
    for (const std::string& beginning : typed) {
        if (!folded.starts_with(beginning)) continue;
        std::size_t end = 0;
        while (end < letters.size() && !content::fold(letters.substr(0, end)).starts_with(beginning))
            static_cast<void>(content::next_code_point(letters, end));
        // An accent written apart belongs to the letter before it.
        while (end < letters.size()) {
            std::size_t after = end;
            static_cast<void>(content::next_code_point(letters, after));
            if (content::fold(letters.substr(0, after)) != content::fold(letters.substr(0, end))) break;
            end = after;
        }
        return {word.begin, word.begin + end};
    }
    return {word.begin, word.end};
}

std::vector<Mark> marks_of(std::string_view text, const std::vector<content::TextRange>& words,
                           const TypedWords& typed) {
    std::vector<Mark> marks;
    marks.reserve(words.size());
    for (const content::TextRange& word : words) marks.push_back(typed_part(text, word, typed));
    return marks;
}

bool as_typed(const content::Hit& hit) {
    return hit.kind == content::MatchKind::exact || hit.explained_by.empty();
}

std::string why(const content::Hit& hit, const Strings& strings) {
    if (as_typed(hit)) return {};
    // What only resembles stands below a line that says so.
    const Text text = hit.kind == content::MatchKind::synonym ? Text::found_synonym : Text::quoted;
    return strings.get(text, {{"words", hit.explained_by}});
}

// The words of the sheets that the best results are for, most frequent first; "jardins" says no more than "jardin".
std::vector<std::string> explaining_words(const std::vector<content::Hit>& hits) {
    struct Word {
        std::string shown;
        std::string folded;
        int times = 0;
    };
    std::vector<Word> words;
    for (const content::Hit& hit : hits) {
        if (hit.explained_by.empty() || hit.kind != hits.front().kind) continue;
        std::string folded = content::fold(hit.explained_by);
        const auto same = std::find_if(words.begin(), words.end(), [&](const Word& word) {
            return word.folded.starts_with(folded) || folded.starts_with(word.folded);
        });
        if (same == words.end()) {
            words.push_back({hit.explained_by, std::move(folded), 1});
            continue;
        }
        ++same->times;
        if (folded.size() < same->folded.size()) *same = {hit.explained_by, std::move(folded), same->times};
    }
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.times > b.times; });
    if (words.size() > most_explaining_words) words.resize(most_explaining_words);
    std::vector<std::string> shown;
    shown.reserve(words.size());
    for (Word& word : words) shown.push_back(std::move(word.shown));
    return shown;
}

std::string explanation(const std::vector<content::Hit>& hits, std::size_t typed, const Strings& strings) {
    // Of a sentence, the one word that was read otherwise would seem to be all that was looked for.
    if (typed > 1 && hits.front().kind == content::MatchKind::spelling)
        return std::string(strings.get(Text::near_results));
    std::string words;
    for (const std::string& word : explaining_words(hits))
        words += (words.empty() ? "" : ", ") + strings.get(Text::quoted, {{"words", word}});
    return words.empty() ? words : strings.get(Text::found_instead, {{"words", words}});
}

// Words that another one finds by its beginning say nothing new: "culture" finds "culturels".
std::vector<std::string> unlike_each_other(const std::vector<std::string>& words) {
    std::vector<std::string> kept;
    for (const std::string& word : words) {
        const std::string folded = content::fold(word);
        const bool found_by_other = std::any_of(words.begin(), words.end(), [&](const std::string& other) {
            const std::string beginning = content::fold(other);
            return beginning.size() < folded.size() && folded.starts_with(beginning);
        });
        if (!found_by_other) kept.push_back(word);
    }
    return kept;
}

}  // namespace

Result<SearchView> make_search_view(const content::Catalogue& catalogue, const std::string& words,
                                    const std::string& answered, const content::SearchResult& found,
                                    const std::vector<PlaceName>& names, const Strings& strings) {
    SearchView view;
    view.words = words;
    view.answered = answered;
    view.total = found.total;
    view.count = found.as_typed > 0 ? found.as_typed : found.total;
    view.nearest = unlike_each_other(found.nearest_words);
    view.places = find_places(names, answered);
    // The best come first: when the first is not as typed, none is.
    const bool none_as_typed = !found.hits.empty() && !as_typed(found.hits.front());
    const TypedWords typed = typed_words(answered);
    if (none_as_typed) view.explained = explanation(found.hits, typed.size(), strings);
    const auto near = std::find_if(found.hits.begin(), found.hits.end(),
                                   [](const content::Hit& hit) { return hit.kind == content::MatchKind::spelling; });
    const bool all_near = near == found.hits.begin();
    view.near_from = all_near ? found.hits.size() : static_cast<std::size_t>(near - found.hits.begin());
    view.hits.reserve(found.hits.size());
    for (const content::Hit& hit : found.hits) {
        ActionCard card = make_card(hit.action);
        card.title_marks = marks_of(card.title, hit.title_marks, typed);
        card.lead = hit.snippet;
        card.lead_marks = marks_of(card.lead, hit.snippet_marks, typed);
        if (!none_as_typed || hit.kind != found.hits.front().kind) card.why = why(hit, strings);
        view.hits.push_back(std::move(card));
    }
    tell_apart(view.hits);
    if (view.hits.empty()) {
        auto tiles = make_need_tiles(catalogue, strings);
        if (!tiles) return fail(std::move(tiles).error());
        view.needs = std::move(*tiles);
    }
    return view;
}

}  // namespace parvis::kiosk

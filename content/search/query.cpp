#include "content/search/query.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "content/search/prefix_lists.h"
#include "content/search/stop_words.h"
#include "content/search/vocabulary.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

constexpr std::size_t max_words = 12;           // more do not make a visitor's question clearer
constexpr std::size_t slips_from_letters = 4;   // shorter words are near to everything
constexpr std::size_t slips_to_letters = 40;    // what Vocabulary::near compares
constexpr std::size_t prefix_from_letters = 3;  // of words before the last one; the last is being typed

bool is_little_word(const Token& token) {
    return is_stop_word(token.folded);
}

// What is looked for: not the little words, nor those with which people ask; but the last of these where there is
// nothing else.
void keep_words_that_tell(std::vector<Token>& tokens) {
    std::erase_if(tokens, is_little_word);
    const auto asks = [](const Token& token) { return is_request_word(token.folded); };
    if (std::all_of(tokens.begin(), tokens.end(), asks))
        tokens.erase(tokens.begin(), tokens.empty() ? tokens.begin() : std::prev(tokens.end()));
    else
        std::erase_if(tokens, asks);
}

std::vector<std::string> folded_words(std::vector<Token> tokens) {
    std::vector<std::string> words;
    for (auto& token : tokens) words.push_back(std::move(token.folded));
    return words;
}

// As understand() takes them from what is typed.
std::vector<std::string> words_said(std::string_view text) {
    auto tokens = tokenize(text);
    keep_words_that_tell(tokens);
    return folded_words(std::move(tokens));
}

// As they stand in the index.
std::vector<std::string> words_meant(std::string_view text) {
    auto tokens = tokenize(text);
    std::erase_if(tokens, is_little_word);
    return folded_words(std::move(tokens));
}

enum class Said : std::uint8_t { no, so_far, whole };

// Whether what is asked from word `at` on says `said`; the last word may still be on its way.
Said says(const std::vector<QueryWord>& asked, std::size_t at, const std::vector<std::string>& said) {
    if (said.empty() || at + said.size() > asked.size()) return Said::no;
    auto so_far = Said::whole;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const std::string_view word = asked[at + i].folded;
        if (without_plural(word) == without_plural(said[i])) continue;
        const bool being_typed = at + i + 1 == asked.size() && letter_count(word) >= prefix_from_letters;
        if (!being_typed || !said[i].starts_with(word)) return Said::no;
        so_far = Said::so_far;
    }
    return so_far;
}

bool may_slip(const QueryWord& word) {
    const auto letters = letter_count(word.folded);
    return letters >= slips_from_letters && letters <= slips_to_letters;
}

}  // namespace

Thesaurus::Thesaurus(const std::vector<WordTable::Pair>& pairs) {
    for (const auto& pair : pairs) {
        Entry entry{words_said(pair.from), {words_meant(pair.to), pair.to}};
        if (!entry.said.empty() && !entry.meant.words.empty()) entries_.push_back(std::move(entry));
    }
}

bool Query::may_have_slips() const {
    return std::any_of(words.begin(), words.end(), may_slip);
}

void Query::allow_slips() {
    for (auto& word : words) word.spelling = may_slip(word);
}

Query understand(std::string_view typed, const Thesaurus& thesaurus) {
    auto tokens = tokenize(typed);
    Query query;
    if (tokens.empty()) return query;
    Token last = tokens.back();
    keep_words_that_tell(tokens);
    // "la" alone may become "laïcité"; behind another word it is only a little word.
    if (tokens.empty()) tokens.push_back(last);
    if (tokens.size() > max_words) tokens.resize(max_words);
    for (auto& token : tokens) {
        QueryWord word;
        word.folded = std::move(token.folded);
        word.by_prefix = token.begin == last.begin || letter_count(word.folded) >= prefix_from_letters;
        query.words.push_back(std::move(word));
    }
    // "garde" is a word of its own, no "garden" on its way.
    const auto& entries = thesaurus.entries();
    const auto last_word = query.words.size() - 1;
    const bool last_is_whole = std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return says(query.words, last_word, entry.said) == Said::whole;
    });
    for (const auto& entry : entries)
        for (std::size_t at = 0; at < query.words.size(); ++at)
            if (const auto said = says(query.words, at, entry.said);
                said == Said::whole || (said == Said::so_far && !(last_is_whole && entry.said.size() == 1)))
                for (std::size_t i = 0; i < entry.said.size(); ++i) query.words[at + i].synonyms.push_back(entry.meant);
    return query;
}

std::string_view without_plural(std::string_view folded) {
    if (folded.size() > 3 && (folded.back() == 's' || folded.back() == 'x')) folded.remove_suffix(1);
    return folded;
}

std::optional<Answer> answer(const QueryWord& asked, std::string_view word) {
    if (word == asked.folded) return Answer{MatchKind::exact, true};
    if (asked.by_prefix && word.starts_with(asked.folded)) return Answer{MatchKind::exact, false};
    if (word == without_plural(asked.folded)) return Answer{MatchKind::exact, false};
    for (const auto& synonym : asked.synonyms)
        for (const auto& meant : synonym.words)
            if (without_plural(word) == without_plural(meant)) return Answer{MatchKind::synonym, word == meant};
    if (asked.spelling) {
        const auto edit = within_one_edit(asked.folded, word);
        if (edit.near) return Answer{MatchKind::spelling, edit.whole};
    }
    return std::nullopt;
}

std::string_view phrase_of(const QueryWord& asked, std::string_view word) {
    std::string_view phrase;
    for (const auto& synonym : asked.synonyms)
        for (const auto& meant : synonym.words) {
            if (without_plural(word) != without_plural(meant)) continue;
            if (synonym.words.size() == 1) return {};
            phrase = synonym.text;
        }
    return phrase;
}

}  // namespace parvis::content

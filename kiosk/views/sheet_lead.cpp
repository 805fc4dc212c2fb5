#include "kiosk/views/sheet_lead.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "content/text/folding.h"
#include "content/text/french.h"
#include "kiosk/views/phrases.h"

namespace parvis::kiosk {
namespace {

using content::Token;

constexpr std::size_t longest_lead = 220;  // letters
constexpr std::size_t longest_label = 8;   // words
constexpr std::string_view ellipsis = "…";

// Where a text says these words: at its beginning, or behind a label and its colon.
std::optional<std::size_t> place_of(const std::vector<Token>& words, const std::vector<Token>& text,
                                    std::string_view bytes) {
    for (std::size_t k = 0; k <= longest_label && k + words.size() <= text.size(); ++k) {
        const bool after_label = k == 0 || bytes.substr(text[k - 1].end, text[k].begin - text[k - 1].end).find(':') !=
                                               std::string_view::npos;
        const bool same = std::equal(words.begin(), words.end(), text.begin() + static_cast<std::ptrdiff_t>(k),
                                     [](const Token& a, const Token& b) { return a.folded == b.folded; });
        if (after_label && same) return k;
    }
    return std::nullopt;
}

// The marks that end a sentence belong to it.
std::size_t after_marks(std::string_view text, std::size_t at) {
    constexpr std::string_view marks[] = {".", "!", "?", "…", ")", "»", "\u202f", "\u00a0"};
    while (true) {
        const auto mark = std::find_if(std::begin(marks), std::end(marks),
                                       [&](std::string_view it) { return text.substr(at).starts_with(it); });
        if (mark == std::end(marks)) return at;
        at += mark->size();
    }
}

// Takes the first `end` bytes out of the first chapter, and what is empty then.
void take_out(std::vector<SheetSection>& chapters, std::size_t end) {
    SheetSection& chapter = chapters.front();
    std::vector<content::Block>& blocks = chapter.fields.front().blocks;
    std::string& text = blocks.front().text;
    text.erase(0, end);
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text = capitalised(text);
    if (text.empty()) blocks.erase(blocks.begin());
    if (blocks.empty()) chapter.fields.erase(chapter.fields.begin());
    if (chapter.fields.empty()) chapters.erase(chapters.begin());
}

}  // namespace

std::string take_lead(const std::string& card_lead, std::vector<SheetSection>& chapters) {
    if (card_lead.empty() || chapters.empty()) return card_lead;
    const bool cut = card_lead.ends_with(ellipsis);
    const content::Block& first = chapters.front().fields.front().blocks.front();
    const std::vector<Token> words = content::tokenize(card_lead);
    const std::vector<Token> text = content::tokenize(first.text);
    const auto place = words.empty() ? std::nullopt : place_of(words, text, first.text);
    if (!place) return cut ? std::string() : card_lead;
    // A list says its first item itself.
    if (first.kind == content::BlockKind::bullet) return {};
    const std::size_t begin = text[*place].begin;
    if (!cut) {
        take_out(chapters, after_marks(first.text, text[*place + words.size() - 1].end));
        return capitalised(card_lead);
    }
    const std::string whole = content::first_sentence(std::string_view(first.text).substr(begin), longest_lead);
    if (!std::string_view(first.text).substr(begin).starts_with(whole)) return {};
    take_out(chapters, begin + whole.size());
    return capitalised(whole);
}

}  // namespace parvis::kiosk

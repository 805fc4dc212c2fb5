#include "content/assemble/shown_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "content/sheet_labels.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// A card has room for two or three lines.
constexpr std::size_t lead_letters = 140;

void typeset_line(std::string& text) {
    if (!text.empty()) text = typeset(text);
}

// Lines are kept: an address, a list of sums.
void typeset_lines(std::string& text) {
    std::string lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (begin > 0) lines += '\n';
        lines += typeset(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    text = std::move(lines);
}

void typeset_blocks(std::vector<Block>& blocks) {
    for (auto& block : blocks) typeset_line(block.text);
}

std::size_t letters_of(std::string_view text) {
    return to_code_points(text).size();
}

bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…") ||
           text.ends_with("»");
}

// "Objectifs :", "Le projet": what stands over a text says nothing on a card.
bool is_heading(const Block& block) {
    constexpr std::size_t heading_letters = 40;
    const auto letters = letters_of(block.text);
    return letters < heading_letters &&
           (block.text.ends_with(':') || (letters < heading_letters / 2 && !ends_sentence(block.text)));
}

// "Objectifs et descriptif : offrir …": the words of a form, not of the action. Returns what follows them.
std::string_view after_form_words(std::string_view text) {
    static const std::unordered_set<std::string> form_words = {
        "objectif", "objectifs",    "description", "descriptif", "contexte", "constat", "constats",
        "finalite", "presentation", "principe",    "resume",     "but",      "buts",    "projet"};
    constexpr std::size_t longest_bytes = 70;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon > longest_bytes || colon + 1 >= text.size()) return text;
    const auto words = tokenize(text.substr(0, colon));
    const auto first =
        std::find_if(words.begin(), words.end(), [](const Token& word) { return word.folded.size() > 2; });
    if (first == words.end() || first - words.begin() > 1 || !form_words.contains(first->folded)) return text;
    const auto rest = text.substr(colon + 1);
    return rest.find_first_not_of(' ') == std::string_view::npos ? text : rest.substr(rest.find_first_not_of(' '));
}

std::string lead_of(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].text.empty() || (i + 1 < blocks.size() && is_heading(blocks[i]))) continue;
        std::string text = blocks[i].text;
        // "Nous proposons :" and then a list: its beginning belongs to the sentence.
        for (std::size_t next = i + 1; text.ends_with(':') && next < blocks.size() && letters_of(text) < lead_letters;
             ++next)
            text += " " + blocks[next].text;
        return first_sentence(after_form_words(text), lead_letters);
    }
    return {};
}

std::string lead_of(const Action& action) {
    if (auto lead = lead_of(action.summary); !lead.empty()) return lead;
    for (const auto wanted : {labels::experience, labels::general_description})
        for (const auto& part : action.parts)
            for (const auto& field : part.fields)
                if (field.label == wanted)
                    if (auto lead = lead_of(field.blocks); !lead.empty()) return lead;
    // Sums and head counts are no lead.
    for (const auto& part : action.parts)
        for (const auto& field : part.fields)
            if (part.kind != PartKind::files && field.label != labels::money && field.label != labels::people)
                if (auto lead = lead_of(field.blocks); !lead.empty()) return lead;
    return {};
}

void collect(std::string_view text, std::vector<std::string>& words) {
    for (auto& word : words_with_lost_letters(text))
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

void report_lost_letters(const Action& action, Diagnostics& diagnostics) {
    std::vector<std::string> words;
    collect(action.source_title, words);
    if (!words.empty())
        diagnostics.push_back(
            {Severity::warning,
             action.origin,
             {},
             "titre : " + quoted_list(words) +
                 " a perdu une lettre dans la source et reste tel quel. Pour en "
                 "montrer un autre, ajouter à mots.csv une ligne de type « nom » : ce titre tel quel, puis le "
                 "titre juste."});
    words.clear();
    for (const auto& keyword : action.keywords) collect(keyword, words);
    if (!words.empty())
        diagnostics.push_back({Severity::warning,
                               action.origin,
                               {},
                               "mots clés : " + quoted_list(words) +
                                   " a perdu une lettre dans la source. Ajouter à mots.csv une "
                                   "ligne de type « mot clé » : le mot tel quel, puis le mot juste."});
    words.clear();
    for (const auto& block : action.summary) collect(block.text, words);
    for (const auto& part : action.parts)
        for (const auto& field : part.fields)
            for (const auto& block : field.blocks) collect(block.text, words);
    if (words.empty()) return;
    constexpr std::size_t most_words = 5;
    const bool more = words.size() > most_words;
    if (more) words.resize(most_words);
    diagnostics.push_back(
        {Severity::note,
         action.origin,
         {},
         "texte : " + quoted_list(words) + (more ? " et d’autres mots" : "") +
             " : une lettre perdue, ou une espace qui manque après « ? ». À corriger dans la source."});
}

}  // namespace

void show_actions(const WordRules& rules, Document& document, Diagnostics& diagnostics) {
    for (auto& action : document.actions) {
        if (action.source_title.empty()) action.source_title = action.title;
        report_lost_letters(action, diagnostics);
        action.title = rules.title(action.source_title);
        if (action.title.empty()) action.title = "Action sans titre";
        typeset_blocks(action.summary);
        for (auto& part : action.parts)
            for (auto& field : part.fields) typeset_blocks(field.blocks);
        action.lead = typeset(rules.sentence(lead_of(action)));
        typeset_line(action.ended_reason);
        typeset_line(action.initiative_detail);
        typeset_lines(action.money);
        typeset_lines(action.people);
        typeset_lines(action.practical.where);
        typeset_lines(action.practical.contact);
        typeset_lines(action.practical.price);
        typeset_lines(action.practical.how_to_join);
        typeset_lines(action.practical.schedule.words);
        if (action.photo) typeset_line(action.photo->alt);
    }
}

void typeset_others(Document& document) {
    for (auto& organisation : document.organisations) {
        typeset_lines(organisation.about);
        typeset_lines(organisation.contact.address);
        typeset_lines(organisation.hours.words);
    }
    for (auto& partner : document.partners) {
        typeset_line(partner.name);
        typeset_line(partner.purpose);
        typeset_lines(partner.about);
        typeset_line(partner.category);
        typeset_line(partner.place);
        typeset_lines(partner.contact.address);
        typeset_lines(partner.presence.words);
    }
    for (auto& need : document.needs) typeset_line(need.label);
    for (auto& poster : document.posters) {
        typeset_line(poster.title);
        typeset_lines(poster.text);
        if (poster.picture) typeset_line(poster.picture->alt);
    }
}

}  // namespace parvis::content

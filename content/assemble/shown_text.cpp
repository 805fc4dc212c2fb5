#include "content/assemble/shown_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/assemble/lead.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

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
        action.title = rules.title(action.title.empty() ? action.source_title : action.title);
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

#include "content/assemble/lead.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "content/search/stop_words.h"
#include "content/sheet_labels.h"
#include "content/text/folding.h"
#include "content/text/french.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

// A card has room for two or three lines.
constexpr std::size_t lead_letters = 140;
constexpr std::size_t heading_letters = 40;
constexpr std::size_t capitals_letters = 60;
constexpr std::size_t place_letters = 80;

using Words = std::unordered_set<std::string_view>;

bool is_number(std::string_view word) {
    return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…") ||
           text.ends_with("»");
}

bool is_form_word(std::string_view folded) {
    static const Words words = {"objectif",  "objectifs", "description", "descriptif",   "contexte", "constat",
                                "constats",  "finalite",  "finalites",   "presentation", "principe", "resume",
                                "but",       "buts",      "projet",      "enjeux",       "origine",  "introduction",
                                "preambule", "genese",    "historique",  "deroulement",  "intitule"};
    return words.contains(folded);
}

// The first word that is neither little ("Le projet") nor the number of a heading ("1. Présentation", "II – Contexte").
bool begins_with_form_word(const std::vector<Token>& words) {
    const auto first = std::ranges::find_if(words, [](const Token& word) { return word.folded.size() > 2; });
    return first != words.end() && first - words.begin() <= 1 && is_form_word(first->folded);
}

bool is_in_capitals(std::string_view text) {
    bool any = false;
    for (const auto c : to_code_points(text)) {
        if (is_lower(c)) return false;
        any = any || is_upper(c);
    }
    return any;
}

bool is_word_of_times(std::string_view folded) {
    static const Words words = {"lundi",   "mardi",     "mercredi",  "jeudi",    "vendredi",  "samedi",  "dimanche",
                                "janvier", "fevrier",   "mars",      "avril",    "mai",       "juin",    "juillet",
                                "aout",    "septembre", "octobre",   "novembre", "decembre",  "matin",   "midi",
                                "soir",    "apres",     "entre",     "h",        "heure",     "heures",  "date",
                                "dates",   "horaire",   "horaires",  "jour",     "jours",     "annee",   "edition",
                                "lundis",  "mardis",    "mercredis", "jeudis",   "vendredis", "samedis", "dimanches"};
    return words.contains(folded);
}

bool stands_in(const std::vector<Token>& words, std::string_view folded) {
    return std::ranges::any_of(words, [&](const Token& word) { return word.folded == folded; });
}

// Besides little words, numbers, days, the words of forms, and what the title says already.
bool holds_a_word_of_its_own(const std::vector<Token>& words, const std::vector<Token>& title) {
    return std::ranges::any_of(words, [&](const Token& word) {
        const std::string_view folded = word.folded;
        return !is_stop_word(folded) && !is_number(folded) && !is_word_of_times(folded) && !is_form_word(folded) &&
               !stands_in(title, folded);
    });
}

// "12 rue des Lilas, 75015 Paris", "Contact : 01 23 45 67 89", "accueil@exemple.fr".
bool is_place_or_contact(std::string_view text, const std::vector<Token>& words) {
    static const Words ways = {"rue",   "avenue", "av",    "boulevard", "bd",      "place",     "chemin", "impasse",
                               "allee", "quai",   "route", "square",    "passage", "esplanade", "lieu",   "bp"};
    static const Words of_contacts = {"contact",  "contacts", "tel",     "telephone", "mail",
                                      "courriel", "site",     "adresse", "email"};
    if (words.empty()) return false;
    if (text.find(' ') == std::string_view::npos &&
        (text.find('@') != std::string_view::npos || text.starts_with("http") || text.starts_with("www.")))
        return true;
    const bool numbered_way = words.size() > 2 && is_number(words[0].folded) &&
                              (ways.contains(words[1].folded) || ways.contains(words[2].folded));
    const bool postcode =
        std::ranges::any_of(words, [](const Token& word) { return word.folded.size() == 5 && is_number(word.folded); });
    if ((numbered_way || (ways.contains(words[0].folded) && postcode)) && !ends_sentence(text)) return true;
    const auto numbers = std::ranges::count_if(words, [](const Token& word) { return is_number(word.folded); });
    return of_contacts.contains(words[0].folded) &&
           (numbers >= 4 || text.find('@') != std::string_view::npos || postcode);
}

bool tells(std::string_view text, const std::vector<Token>& title) {
    const auto letters = to_code_points(text).size();
    const auto words = tokenize(text);
    if (!holds_a_word_of_its_own(words, title)) return false;
    if (letters < heading_letters && text.ends_with(':')) return false;
    if (letters < heading_letters / 2 && !ends_sentence(text)) return false;
    if (letters < heading_letters && !ends_sentence(text) && begins_with_form_word(words)) return false;
    if (letters < capitals_letters && is_in_capitals(text)) return false;
    return letters >= place_letters || !is_place_or_contact(text, words);
}

// "Objectifs et descriptif : offrir …": the words of a form, not of the action. Returns what follows them.
std::string_view after_form_words(std::string_view text) {
    constexpr std::size_t longest_bytes = 70;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon > longest_bytes || colon + 1 >= text.size()) return text;
    if (!begins_with_form_word(tokenize(text.substr(0, colon)))) return text;
    const auto rest = text.substr(colon + 1);
    return rest.find_first_not_of(' ') == std::string_view::npos ? text : rest.substr(rest.find_first_not_of(' '));
}

std::string sentence_at(const std::vector<Block>& blocks, std::size_t at) {
    std::string text = blocks[at].text;
    // "Nous proposons :" and then a list: its beginning belongs to the sentence.
    for (std::size_t next = at + 1;
         text.ends_with(':') && next < blocks.size() && to_code_points(text).size() < lead_letters; ++next)
        text += " " + blocks[next].text;
    return first_sentence(after_form_words(text), lead_letters);
}

using Texts = std::vector<const std::vector<Block>*>;

// In the order in which they are asked for a lead.
Texts texts_of(const Action& action) {
    Texts texts = {&action.summary};
    for (const auto wanted : {labels::experience, labels::general_description})
        for (const auto& part : action.parts)
            for (const auto& field : part.fields)
                if (field.label == wanted) texts.push_back(&field.blocks);
    for (const auto& part : action.parts)
        for (const auto& field : part.fields)
            if (part.kind != PartKind::files && field.label != labels::money && field.label != labels::people)
                texts.push_back(&field.blocks);
    return texts;
}

}  // namespace

std::string lead_of(const Action& action) {
    const auto texts = texts_of(action);
    const auto title = tokenize(action.title);
    for (const auto* blocks : texts)
        for (std::size_t at = 0; at < blocks->size(); ++at)
            if (tells((*blocks)[at].text, title)) return sentence_at(*blocks, at);
    for (const auto* blocks : texts)
        for (std::size_t at = 0; at < blocks->size(); ++at)
            if (auto sentence = sentence_at(*blocks, at); !sentence.empty()) return sentence;
    return {};
}

}  // namespace parvis::content

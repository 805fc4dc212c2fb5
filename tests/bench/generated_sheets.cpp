#include "tests/bench/generated_sheets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace parvis::bench {
namespace {

using namespace content;

constexpr std::size_t vocabulary_size = 40'000;
constexpr double zipf_exponent = 1.05;
constexpr std::size_t sheets_per_centre = 40;

constexpr std::array onsets = {"b", "c", "ch", "d",  "f",  "g",  "j",  "l",  "m",  "n",  "p",  "qu", "r", "s",
                               "t", "v", "br", "cr", "dr", "fr", "gr", "pr", "tr", "pl", "cl", "st", ""};
constexpr std::array vowels = {"a", "e", "i", "o", "u", "é", "è", "ou", "oi", "ai", "eau", "an", "en", "on", "in", "œ"};
constexpr std::array endings = {"",    "e",   "r",    "s",    "t",   "tion", "ment",
                                "age", "eur", "euse", "ique", "ité", "er",   "ée"};
constexpr std::array little = {"de",   "la",   "le", "les", "des", "et",  "à",   "un", "une", "pour",
                               "dans", "avec", "du", "en",  "sur", "par", "qui", "l’", "d’"};
constexpr std::array themes = {"Services", "Citoyenneté", "Accompagnement de projets", ""};
constexpr std::array publics = {"Tous publics", "Jeunes", "Seniors", "Familles", "Enfants"};

template <class List>
std::string at(const List& list, std::size_t index) {
    return list[index];
}

}  // namespace

SheetGenerator::SheetGenerator(std::uint32_t seed) : engine_(seed) {
    std::unordered_set<std::string> known;
    while (words_.size() < vocabulary_size) {
        auto word = invented_word();
        if (known.insert(word).second) words_.push_back(std::move(word));
    }
    // Frequent words are short ones, as in any language.
    std::stable_sort(words_.begin(), words_.begin() + 2000,
                     [](const auto& a, const auto& b) { return a.size() < b.size(); });
    double sum = 0;
    for (std::size_t rank = 1; rank <= words_.size(); ++rank) {
        sum += 1 / std::pow(static_cast<double>(rank) + 20, zipf_exponent);
        cumulated_.push_back(sum);
    }
}

std::string SheetGenerator::invented_word() {
    std::string word;
    for (std::size_t syllables = 1 + below(3) + below(2); syllables > 0; --syllables) {
        word += at(onsets, below(onsets.size()));
        word += at(vowels, below(vowels.size()));
    }
    return word + at(endings, below(endings.size()));
}

const std::string& SheetGenerator::word() {
    const double dice = cumulated_.back() * (static_cast<double>(engine_()) / 4294967296.0);
    const auto place = std::lower_bound(cumulated_.begin(), cumulated_.end(), dice) - cumulated_.begin();
    return words_[std::min(static_cast<std::size_t>(place), words_.size() - 1)];
}

std::string SheetGenerator::sentence(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        if (!text.empty() && !text.ends_with("’")) text += below(12) == 0 ? ", " : " ";
        text += below(100) < 42 ? at(little, below(little.size())) : word();
    }
    return text + ".";
}

std::string SheetGenerator::title() {
    std::string text = word();
    for (std::size_t i = 1 + below(4); i > 0; --i) text += " " + word();
    return text;
}

std::vector<Block> SheetGenerator::blocks(std::size_t count, std::size_t words) {
    std::vector<Block> blocks;
    for (; count > 0; --count)
        blocks.push_back({below(2) == 0 ? BlockKind::bullet : BlockKind::paragraph, sentence(4 + below(words))});
    return blocks;
}

Document SheetGenerator::document(std::size_t sheets) {
    Document document;
    std::vector<std::string> keywords;
    for (std::size_t i = 0; i < 60; ++i) keywords.push_back(words_[40 + i * 7]);
    std::vector<std::string> departments;
    for (std::size_t i = 0; i < 100; ++i) departments.push_back("D" + std::to_string(i));
    const auto centres = std::max<std::size_t>(1, sheets / sheets_per_centre);
    for (std::size_t i = 0; i < centres; ++i) {
        Organisation it;
        it.id = "centre-social-" + std::to_string(i);
        it.name = "Centre social " + title();
        it.department = departments[below(departments.size())];
        it.is_ours = i == 0;
        document.organisations.push_back(std::move(it));
    }
    constexpr std::array part_kinds = {PartKind::description, PartKind::purpose, PartKind::method,
                                       PartKind::evaluation};
    for (std::size_t i = 0; i < sheets; ++i) {
        Action it;
        it.id = "action-" + std::to_string(i);
        it.title = title();
        it.source_title = it.title;
        it.summary = blocks(1 + below(2), 45);
        it.lead = it.summary.front().text;
        it.status = below(8) == 0 ? "Terminée" : "En cours";
        it.dimension = at(themes, below(themes.size()));
        for (std::size_t k = 1 + below(4); k > 0; --k)
            it.keywords.push_back(keywords[below(1 + below(keywords.size()))]);
        it.publics = {at(publics, below(1 + below(publics.size())))};
        it.territory = "Une commune";
        it.initiative = {"Le centre social"};
        it.partners = {"Bailleur social"};
        const auto& centre = document.organisations[below(centres)];
        it.organisation_id = centre.id;
        it.source_organisation = centre.name;
        it.department = centre.department;
        for (const auto kind : part_kinds) {
            Part part{kind, "Partie " + std::to_string(static_cast<int>(kind)), {}};
            for (std::size_t f = 1 + below(3); f > 0; --f)
                part.fields.push_back({"Rubrique " + std::to_string(f), blocks(1 + below(4), 22)});
            it.parts.push_back(std::move(part));
        }
        it.money = sentence(8);
        it.people = sentence(8);
        document.actions.push_back(std::move(it));
    }
    for (std::size_t i = 0; i < 8; ++i) {
        Need need;
        need.id = "need-" + std::to_string(i);
        need.label = words_[100 + i];
        need.pictogram = "info";
        need.words = {words_[400 + i], words_[500 + i]};
        document.needs.push_back(std::move(need));
    }
    for (std::size_t i = 0; i < 40; ++i) document.words.thesaurus.push_back({words_[3000 + i], words_[300 + i]});
    return document;
}

std::string SheetGenerator::with_slip(std::string word) {
    // Only between plain letters: half of an accent is no slip of a finger.
    const auto plain = [&](std::size_t i) { return static_cast<unsigned char>(word[i]) < 0x80; };
    const auto place = below(word.size() - 1);
    if (word.size() < 5 || !plain(place) || !plain(place + 1)) return word;
    switch (below(3)) {
        case 0:
            word.erase(place, 1);
            break;
        case 1:
            std::swap(word[place], word[place + 1]);
            break;
        default:
            word[place] = static_cast<char>('a' + below(26));
    }
    return word;
}

std::string SheetGenerator::typed_words() {
    std::string typed;
    for (std::size_t words = 1 + below(3); words > 0; --words) {
        auto next = word();
        while (next.size() < 3) next = word();
        if (below(5) == 0) next = with_slip(std::move(next));
        if (!typed.empty()) typed += ' ';
        typed += next;
    }
    return typed;
}

}  // namespace parvis::bench

#include "content/sources/senacs_vocabulary.h"

#include <array>
#include <string>
#include <unordered_map>

#include "content/sheet_labels.h"
#include "content/text/folding.h"
#include "content/text/utf8.h"

namespace parvis::content::senacs {
namespace {

constexpr std::array<LabelInfo, label_count> label_table = {{
    {Label::status, Shape::value, PartKind::description, true, "Statut de l'action", "Statut de l’action"},
    {Label::ended_reason, Shape::text, PartKind::description, false, "Raisons pour lesquelles l'action est terminée",
     "Raisons pour lesquelles l’action est terminée"},
    {Label::dimension, Shape::value, PartKind::description, false, "Dimension", "Dimension"},
    {Label::keywords, Shape::values, PartKind::description, false, "Mots clés associés à l'action",
     "Mots clés associés à l’action"},
    {Label::summary, Shape::text, PartKind::description, true, "Résumé", "Résumé"},
    {Label::organisation, Shape::value, PartKind::description, false, "Structure organisatrice",
     "Structure organisatrice"},
    {Label::initiative, Shape::values, PartKind::purpose, false, "Qui est à l'initiative de l'action ?",
     "Qui est à l’initiative de l’action ?"},
    {Label::initiative_detail, Shape::text, PartKind::purpose, false, "Précision ( si autre )", "Précision (si autre)"},
    {Label::experience, Shape::text, PartKind::purpose, false,
     "Description de l'expérience, ses objectifs, ses acteurs et ses différentes phases.", labels::experience},
    {Label::territory, Shape::value, PartKind::purpose, false, "Territoire concerné", "Territoire concerné"},
    {Label::publics, Shape::values, PartKind::method, false, "Public", "Public"},
    {Label::partners_question, Shape::values, PartKind::method, false, "Avec qui cette action a-t-elle été menée ?",
     "Avec qui cette action a-t-elle été menée ?"},
    {Label::partners, Shape::values, PartKind::method, false, "Partenaires d'action:", "Partenaires d’action"},
    {Label::general_description, Shape::text, PartKind::method, false, "Description générale",
     labels::general_description},
    {Label::money, Shape::text, PartKind::method, false, "Ressources financières mobilisées pour cette action",
     labels::money},
    {Label::people, Shape::text, PartKind::method, false, "Nombre de personnes mobilisés pour cette action",
     labels::people},
    {Label::result_for_territory, Shape::text, PartKind::evaluation, false, "Résultat sur le territoire",
     labels::result_for_territory},
    {Label::result_for_centre, Shape::text, PartKind::evaluation, false, "Résultat pour le centre social",
     labels::result_for_centre},
    {Label::result_for_residents, Shape::text, PartKind::evaluation, false, "Résultat pour les habitants",
     labels::result_for_residents},
    {Label::limits, Shape::text, PartKind::evaluation, false, "Suite de l'action : Limites", labels::limits},
    {Label::prospects, Shape::text, PartKind::evaluation, false, "Suite de l'action : Perspectives", labels::prospects},
    {Label::files, Shape::text, PartKind::files, false, "Fichier(s) associé(s)", labels::files},
}};

struct Spelling {
    std::string_view words;  // folded, letters and digits only, one space between
    Label label;
};

constexpr Spelling label_spellings[] = {
    {"statut de l action", Label::status},
    {"statut", Label::status},
    {"raisons pour lesquelles l action est terminee", Label::ended_reason},
    {"raisons pour lesquelles l action s est terminee", Label::ended_reason},
    {"raison pour laquelle l action est terminee", Label::ended_reason},
    {"dimension", Label::dimension},
    {"dimension de l action", Label::dimension},
    {"mots cles associes a l action", Label::keywords},
    {"mots cles de l action", Label::keywords},
    {"mots cles", Label::keywords},
    {"resume", Label::summary},
    {"resume de l action", Label::summary},
    {"structure organisatrice", Label::organisation},
    {"structure organisatrice de l action", Label::organisation},
    {"qui est a l initiative de l action", Label::initiative},
    {"precision si autre", Label::initiative_detail},
    {"precisions si autre", Label::initiative_detail},
    {"description de l experience ses objectifs ses acteurs et ses differentes phases", Label::experience},
    {"description de l experience", Label::experience},
    {"territoire concerne", Label::territory},
    {"territoires concernes", Label::territory},
    {"public", Label::publics},
    {"publics", Label::publics},
    {"avec qui cette action a t elle ete menee", Label::partners_question},
    {"partenaires d action", Label::partners},
    {"partenaires de l action", Label::partners},
    {"description generale", Label::general_description},
    {"ressources financieres mobilisees pour cette action", Label::money},
    {"ressources financieres mobilisees", Label::money},
    {"nombre de personnes mobilises pour cette action", Label::people},
    {"nombre de personnes mobilisees pour cette action", Label::people},
    {"nombre de personnes mobilisees", Label::people},
    {"resultat sur le territoire", Label::result_for_territory},
    {"resultats sur le territoire", Label::result_for_territory},
    {"resultat pour le centre social", Label::result_for_centre},
    {"resultats pour le centre social", Label::result_for_centre},
    {"resultat pour les habitants", Label::result_for_residents},
    {"resultats pour les habitants", Label::result_for_residents},
    {"suite de l action limites", Label::limits},
    {"suites de l action limites", Label::limits},
    {"suite de l action perspectives", Label::prospects},
    {"suites de l action perspectives", Label::prospects},
    {"fichier s associe s", Label::files},
    {"fichier associe", Label::files},
};

struct HeadingSpelling {
    std::string_view words;
    PartKind part;
};

constexpr HeadingSpelling heading_spellings[] = {
    {"description de l action", PartKind::description},   {"raison d etre de l action", PartKind::purpose},
    {"methodologie de l action", PartKind::method},       {"auto evaluation de l action", PartKind::evaluation},
    {"autoevaluation de l action", PartKind::evaluation}, {"fichiers associes", PartKind::files},
};

// The longest label is 84 letters; accents take two bytes, messy spaces a few more.
constexpr std::size_t longest_marker_bytes = 160;

struct Words {
    std::string key;
    bool ends_with_colon = false;
};

// The words of a line as the tables above spell them; nothing when it cannot be a marker: too long, or a sign stands
// where no label has one ("« Public »", "Public, familles…").
std::optional<Words> words_of(std::string_view text) {
    if (text.empty() || text.size() > longest_marker_bytes) return std::nullopt;
    const std::string folded = fold(text);
    Words words;
    bool space = false;
    for (const char c : folded) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (space && !words.key.empty()) words.key += ' ';
            space = false;
            words.key += c;
        } else if (c == ' ' || c == '\'' || c == '-' || c == ',' || c == '(' || c == ')' || c == ':' || c == '?' ||
                   c == '.') {
            if (words.key.empty()) return std::nullopt;
            space = true;
        } else {
            return std::nullopt;
        }
    }
    words.ends_with_colon = !folded.empty() && folded.back() == ':';
    return words;
}

const std::unordered_map<std::string_view, Label>& labels_by_words() {
    static const auto table = [] {
        std::unordered_map<std::string_view, Label> made;
        for (const auto& spelling : label_spellings) made.emplace(spelling.words, spelling.label);
        return made;
    }();
    return table;
}

bool is_one_word(std::string_view key) {
    return key.find(' ') == std::string_view::npos;
}

bool starts_with_capital(std::string_view text) {
    std::size_t position = 0;
    return !text.empty() && is_upper(next_code_point(text, position));
}

bool is_all_capitals(std::string_view text) {
    for (const char c : text)
        if (c >= 'a' && c <= 'z') return false;
    return true;
}

bool ends_sentence(std::string_view text) {
    constexpr std::string_view signs[] = {".", "!", "?", "…", ";", ":", ")", "»", "”", "\""};
    for (const auto sign : signs)
        if (text.ends_with(sign)) return true;
    return false;
}

}  // namespace

const LabelInfo& info(Label label) {
    return label_table[static_cast<std::size_t>(label)];
}

int Marker::rank() const {
    if (label) return static_cast<int>(*label) * 2 + 1;
    switch (part) {  // just before the first label of the part
        case PartKind::description:
            return 0;
        case PartKind::purpose:
            return static_cast<int>(Label::initiative) * 2;
        case PartKind::method:
            return static_cast<int>(Label::publics) * 2;
        case PartKind::evaluation:
            return static_cast<int>(Label::result_for_territory) * 2;
        case PartKind::files:
            break;
    }
    return static_cast<int>(Label::files) * 2;
}

std::optional<Marker> marker_of(const Line& line) {
    if (line.sign == Sign::bullet) return std::nullopt;
    const auto words = words_of(line.text);
    if (!words) return std::nullopt;
    // "public" alone is the end of a wrapped line or an item of a list; the label has its capital.
    if (is_one_word(words->key) && !starts_with_capital(line.text)) return std::nullopt;
    if (const auto found = labels_by_words().find(words->key); found != labels_by_words().end()) {
        // "Public :" without a dash is how people begin a line of their own text.
        if (line.sign == Sign::none && words->ends_with_colon && is_one_word(words->key)) return std::nullopt;
        return Marker{found->second, info(found->second).part};
    }
    for (const auto& heading : heading_spellings)
        if (heading.words == words->key && (line.sign == Sign::none || is_all_capitals(line.text)))
            return Marker{std::nullopt, heading.part};
    return std::nullopt;
}

std::optional<GluedLabel> glued_label(std::string_view text) {
    const std::size_t from = text.size() > longest_marker_bytes ? text.size() - longest_marker_bytes : 0;
    for (std::size_t at = text.size(); at-- > from + 1;) {
        if (text[at] != '-') continue;
        const auto after = trimmed(text.substr(at + 1));
        if (!starts_with_capital(after)) continue;
        const auto words = words_of(after);
        if (!words) continue;
        const auto found = labels_by_words().find(words->key);
        if (found == labels_by_words().end()) continue;
        const auto before = trimmed(text.substr(0, at));
        if (before.empty()) return std::nullopt;
        // "Fêtes - Public" and "grand-Public" are text; only the end of a sentence, or no space at all before the dash
        // of a label of several words, says that the line end was lost.
        const bool touches = before.size() == at;
        if (ends_sentence(before) || (touches && !is_one_word(words->key))) return GluedLabel{before, found->second};
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace parvis::content::senacs

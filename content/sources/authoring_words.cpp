// mots.csv: spellings of keywords, shown names, what visitors say, acronyms.
#include <map>
#include <optional>
#include <utility>

#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

enum class WordKind : std::uint8_t { keyword, name, synonym, acronym };

std::optional<WordKind> kind_of(std::string_view written) {
    const auto key = heading_key(written);
    if (key == "mot cle" || key == "mots cles" || key == "mot clef" || key == "mots clefs") return WordKind::keyword;
    if (key == "nom" || key == "noms") return WordKind::name;
    if (key == "synonyme" || key == "synonymes") return WordKind::synonym;
    if (key == "sigle" || key == "sigles" || key == "acronyme") return WordKind::acronym;
    return std::nullopt;
}

class WordReader {
public:
    explicit WordReader(WordTable& into) : into_(into) {}

    void read(const AuthoringRow& row) {
        const auto kind = kind_of(row.text("type"));
        if (!kind) {
            row.report(Severity::error, "type",
                       in_quotes(row.text("type")) +
                           " n’est pas un type. Écrire « mot clé », « nom », « synonyme » ou « sigle ».");
            return;
        }
        const auto word = row.line("mot");
        const auto replacements = row.values("remplacé par");
        if (*kind == WordKind::acronym) {
            if (!replacements.empty())
                row.report(
                    Severity::warning, "remplacé par",
                    "un sigle reste tel quel ; cette case n’est pas lue. La vider, ou écrire « nom » comme type.");
            if (is_new(row, *kind, word, word)) into_.acronyms.push_back(word);
            return;
        }
        if (replacements.empty()) {
            row.report(Severity::error, "remplacé par",
                       "la case est vide. Écrire ce qui remplace " + in_quotes(word) + ", ou supprimer la ligne.");
            return;
        }
        if (*kind == WordKind::synonym) {
            for (const auto& replacement : replacements)
                if (is_new(row, *kind, word + '\n' + replacement, replacement))
                    into_.thesaurus.push_back({word, replacement});
            return;
        }
        if (replacements.size() > 1)
            row.report(Severity::error, "remplacé par",
                       "une seule valeur est possible ici ; " + in_quotes(word) + " en a " +
                           std::to_string(replacements.size()) + ". Garder la bonne : " + quoted_list(replacements) +
                           ".");
        else if (is_new(row, *kind, word, replacements.front()))
            (*kind == WordKind::keyword ? into_.keyword_aliases : into_.shown_names)
                .push_back({word, replacements.front()});
    }

private:
    // The same said twice is no harm; two answers for one word are.
    bool is_new(const AuthoringRow& row, WordKind kind, std::string_view word, const std::string& replacement) {
        const auto line = row.origin().line;
        const auto [known, added] = seen_.try_emplace({kind, fold(word)}, Seen{replacement, line});
        if (!added && known->second.replacement != replacement)
            row.report(Severity::error, "mot",
                       in_quotes(word) + " est déjà remplacé par " + in_quotes(known->second.replacement) + " (ligne " +
                           std::to_string(known->second.line) + "). Garder une seule des deux lignes.");
        return added;
    }

    struct Seen {
        std::string replacement;
        int line;
    };
    WordTable& into_;
    std::map<std::pair<WordKind, std::string>, Seen> seen_;
};

}  // namespace

void read_words(std::string_view bytes, Remarks& remarks, Document& into) {
    const AuthoringTable table(
        bytes,
        {{"type", true, {}}, {"mot", true, {"mots", "de"}}, {"remplacé par", false, {"remplacement", "par", "valeur"}}},
        remarks);
    WordReader reader(into.words);
    for (const auto& row : table.rows()) reader.read(row);
}

}  // namespace parvis::content

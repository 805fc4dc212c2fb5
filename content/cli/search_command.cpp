#include <filesystem>

#include "content/cli/command.h"
#include "content/cli/json.h"

namespace parvis::content::cli {
namespace {

constexpr int most_hits = 20;

// The marked words stand between [ and ].
std::string with_marks(const std::string& text, const std::vector<TextRange>& marks) {
    std::string marked;
    std::size_t done = 0;
    for (const TextRange mark : marks) {
        marked += text.substr(done, mark.begin - done) + "[" + text.substr(mark.begin, mark.end - mark.begin) + "]";
        done = mark.end;
    }
    return marked + text.substr(done);
}

std::string why(const Hit& hit) {
    std::string where = "texte";
    if (hit.matched_in == "title") where = "titre";
    if (hit.matched_in == "keywords") where = "mots clés";
    if (hit.matched_in == "summary") where = "résumé";
    switch (hit.kind) {
        case MatchKind::exact:
            break;
        case MatchKind::synonym:
            where += ", par un mot voisin : " + hit.explained_by;
            break;
        case MatchKind::spelling:
            where += ", en corrigeant : " + hit.explained_by;
            break;
    }
    return where;
}

int run_search(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--json", false}}, search_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() < 2) return usage_error(search_command, "il faut un fichier et des mots", console);
    std::error_code unknown;
    const auto is_catalogue = [](const std::string& word) { return word.ends_with(".parvis"); };
    if (!is_catalogue(parsed->words.front()) && !std::filesystem::exists(parsed->words.front(), unknown) &&
        is_catalogue(parsed->words.back()))
        return usage_error(search_command, "le fichier vient d’abord, les mots après lui", console);
    std::string words;
    for (std::size_t i = 1; i < parsed->words.size(); ++i) words += (i > 1 ? " " : "") + parsed->words[i];

    const auto catalogue = Catalogue::open(parsed->words.front());
    if (!catalogue) return input_error(catalogue.error(), console);
    const auto result = catalogue->search(words, {}, {0, most_hits});
    if (!result) return input_error(result.error(), console);
    if (parsed->has("--json")) {
        console.out << to_json(words, *result);
        return exit_ok;
    }
    if (result->total == 0) {
        console.out << "rien pour « " << words << " »\n";
        if (!result->nearest_words.empty()) {
            console.out << "mots proches :";
            for (const std::string& word : result->nearest_words) console.out << " " << word;
            console.out << "\n";
        }
        const auto needs = catalogue->needs();
        if (!needs) return input_error(needs.error(), console);
        if (!needs->empty()) console.out << "besoins :\n";
        for (const Need& need : *needs) console.out << "  " << need.label << "\n";
        return exit_ok;
    }
    console.out << count_of(result->total, "résultat", "résultats") << "\n";
    for (const Hit& hit : result->hits) {
        console.out << "\n" << with_marks(hit.action.title, hit.title_marks) << "\n  " << hit.action.organisation;
        if (!hit.action.department.empty()) console.out << " · " << hit.action.department;
        console.out << "\n";
        if (!hit.snippet.empty()) console.out << "  " << with_marks(hit.snippet, hit.snippet_marks) << "\n";
        console.out << "  (" << why(hit) << ")\n";
    }
    return exit_ok;
}

}  // namespace

const Command search_command{
    "search", "cherche comme un visiteur cherche",
    "parvis-content search FICHIER.parvis MOTS… [--json]\n\n"
    "Donne les titres trouvés, un extrait où les mots trouvés sont entre [ ], et pourquoi chacun a été trouvé.\n"
    "Rien trouvé : les mots proches et les besoins. Vingt résultats au plus.\n\n"
    "  --json   la même chose en JSON (UTF-8)\n\n"
    "Code de sortie : 0 (même sans résultat), 1 fichier illisible, 2 appel mal formé.\n",
    run_search};

}  // namespace parvis::content::cli

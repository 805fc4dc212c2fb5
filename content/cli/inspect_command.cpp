#include "content/cli/command.h"
#include "content/cli/pack_files.h"
#include "content/pack/comparison.h"

namespace parvis::content::cli {
namespace {

void print(const Changes& changes, std::string_view singular, std::string_view plural, Console& console) {
    console.out << count_of(static_cast<int>(changes.count), singular, plural) << "\n";
    for (const std::string& title : changes.titles)
        console.out << "  " << (title.empty() ? "(sans titre)" : title) << "\n";
    const auto more = changes.count - static_cast<std::int64_t>(changes.titles.size());
    if (more > 0) console.out << "  … et " << count_of(static_cast<int>(more), "autre", "autres") << "\n";
}

// Sheets are always counted, the rest where something changes.
void print(const Comparison& changes, Console& console) {
    print(changes.sheets.added, "fiche nouvelle", "fiches nouvelles", console);
    print(changes.sheets.changed, "fiche modifiée", "fiches modifiées", console);
    print(changes.sheets.removed, "fiche retirée", "fiches retirées", console);
    const auto print_some = [&](const Changes& some, std::string_view singular, std::string_view plural) {
        if (some.count > 0) print(some, singular, plural, console);
    };
    print_some(changes.partners.added, "partenaire nouveau", "partenaires nouveaux");
    print_some(changes.partners.changed, "partenaire modifié", "partenaires modifiés");
    print_some(changes.partners.removed, "partenaire retiré", "partenaires retirés");
    print_some(changes.posters.added, "affiche nouvelle", "affiches nouvelles");
    print_some(changes.posters.changed, "affiche modifiée", "affiches modifiées");
    print_some(changes.posters.removed, "affiche retirée", "affiches retirées");
    print_some(changes.organisations.added, "organisation nouvelle", "organisations nouvelles");
    print_some(changes.organisations.changed, "organisation modifiée", "organisations modifiées");
    print_some(changes.organisations.removed, "organisation retirée", "organisations retirées");
    if (changes.needs) console.out << "les besoins de l’accueil changent\n";
    if (changes.words) console.out << "les mots de la recherche changent\n";
}

int run_inspect(const Arguments& arguments, Console& console) {
    const auto parsed = parse(arguments, {{"--against", true}}, inspect_command, console);
    if (!parsed) return exit_usage;
    if (parsed->words.size() != 1) return usage_error(inspect_command, "il faut un contenu, et un seul", console);
    const std::string& pack = parsed->words.front();
    const auto content = judge_with_bar(pack, console);
    if (!content) return input_error(content.error(), console);
    const auto count = [](std::int64_t number, std::string_view singular, std::string_view plural) {
        return count_of(static_cast<int>(number), singular, plural);
    };
    console.out << pack << " : " << in_words(content->edition) << "\n"
                << count(content->sheets, "fiche", "fiches") << ", "
                << count(content->organisations, "organisation", "organisations") << ", "
                << count(content->partners, "partenaire", "partenaires") << ", "
                << count(content->needs, "besoin", "besoins") << ", " << count(content->posters, "affiche", "affiches")
                << ", " << count(content->pictures, "image", "images") << ", " << size_in_words(content->size_bytes)
                << "\n";
    if (!parsed->has("--against")) return exit_ok;

    const std::string other = parsed->value("--against");
    const auto before = judge_with_bar(other, console);
    if (!before) return input_error(before.error(), console);
    constexpr std::size_t most_titles = 1000;
    const auto comparison = compare_packs(other, pack, {most_titles, nullptr});
    if (!comparison) return input_error(comparison.error(), console);
    console.out << "\npar rapport à " << other << " : " << in_words(before->edition) << "\n";
    print(*comparison, console);
    return exit_ok;
}

}  // namespace

const Command inspect_command{
    "inspect", "examine un contenu comme une borne le fait, et dit ce qui change",
    "parvis-content inspect FICHIER.parvis [--against FICHIER.parvis]\n\n"
    "Fait les examens qu’une borne fait avant de montrer un contenu venu d’une clé, puis dit "
    "quelle édition c’est et ce\n"
    "qu’elle compte. « check » regarde de plus près ce qu’un responsable veut savoir.\n\n"
    "  --against FICHIER.parvis   dit aussi ce qui change pour les visiteurs par rapport à cet "
    "autre contenu : fiches,\n"
    "                             partenaires, affiches, organisations, besoins, mots de la "
    "recherche\n\n"
    "Code de sortie : 0 une borne le prendrait, 1 elle le refuserait, 2 appel mal formé.\n",
    run_inspect};

}  // namespace parvis::content::cli

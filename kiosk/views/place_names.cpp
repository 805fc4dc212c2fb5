#include "kiosk/views/place_names.h"

#include <algorithm>

#include "content/text/folding.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t most_places = 4;
constexpr std::size_t least_letters = 3;  // of the longest word: "la" means no centre

void add_words(std::vector<std::string>& words, const std::string& name) {
    for (content::Token& token : content::tokenize(name)) words.push_back(std::move(token.folded));
}

bool answers(const PlaceName& name, const std::vector<content::Token>& typed) {
    return std::all_of(typed.begin(), typed.end(), [&](const content::Token& token) {
        return std::any_of(name.words.begin(), name.words.end(),
                           [&](const std::string& word) { return word.starts_with(token.folded); });
    });
}

}  // namespace

Result<std::vector<PlaceName>> place_names(const content::Catalogue& catalogue) {
    std::vector<PlaceName> names;
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    for (const content::Organisation& organisation : *organisations) {
        PlaceName name{{organisation.id, organisation.name, false}, organisation.department, {}};
        add_words(name.words, organisation.name);
        names.push_back(std::move(name));
    }
    auto partners = catalogue.partners();
    if (!partners) return fail(std::move(partners).error());
    for (const content::Partner& partner : *partners) {
        PlaceName name{{partner.id, partner.name, true}, {}, {}};
        add_words(name.words, partner.name);
        for (const std::string& other : partner.names) add_words(name.words, other);
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<FoundPlace> find_places(const std::vector<PlaceName>& names, const std::string& typed) {
    const std::vector<content::Token> words = content::tokenize(typed);
    const bool long_enough = std::any_of(
        words.begin(), words.end(), [](const content::Token& token) { return token.folded.size() >= least_letters; });
    if (!long_enough) return {};
    std::vector<const PlaceName*> found;
    for (const PlaceName& name : names) {
        if (!answers(name, words)) continue;
        if (found.size() == most_places) return {};
        found.push_back(&name);
    }
    std::vector<FoundPlace> places;
    for (const PlaceName* name : found) {
        const bool alone = std::count_if(found.begin(), found.end(), [&](const PlaceName* other) {
                               return other->place.name == name->place.name;
                           }) == 1;
        places.push_back(name->place);
        if (!alone && !name->department.empty()) places.back().name += " · " + name->department;
    }
    return places;
}

}  // namespace parvis::kiosk

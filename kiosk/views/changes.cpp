#include "kiosk/views/changes.h"

#include "kiosk/views/phrases.h"

namespace parvis::kiosk {
namespace {

// The first of six: one and several that are new, that changed, that are gone.
void add(std::vector<OtherChange>& all, const content::KindChanges& kind, Text first, const Strings& strings) {
    int number = 1;
    for (const content::Changes* changes : {&kind.added, &kind.changed, &kind.removed}) {
        const int count = phrase_count(changes->count);
        if (count > 0) {
            const std::string what = strings.count(family(first, number), family(first, number + 1), count);
            all.push_back({what, names_of(*changes, strings)});
        }
        number += 2;
    }
}

}  // namespace

std::vector<OtherChange> other_changes(const content::Comparison& changes, const Strings& strings) {
    std::vector<OtherChange> all;
    add(all, changes.partners, Text::update_partners_1, strings);
    add(all, changes.posters, Text::update_posters_1, strings);
    add(all, changes.organisations, Text::update_centres_1, strings);
    if (changes.needs) all.push_back({std::string(strings.get(Text::update_needs)), {}});
    if (changes.words) all.push_back({std::string(strings.get(Text::update_words)), {}});
    return all;
}

std::string other_changes_sentence(const content::Comparison& changes, const Strings& strings) {
    std::vector<std::string> whats;
    for (OtherChange& change : other_changes(changes, strings)) whats.push_back(std::move(change.what));
    if (whats.empty()) return std::string(changes.sheets.empty() ? strings.get(Text::update_no_change) : "");
    return strings.get(changes.sheets.empty() ? Text::update_others_only : Text::update_others,
                       {{"list", joined(whats, ", ")}});
}

}  // namespace parvis::kiosk

// Searching: the field, what was found so far, our own keyboard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/keyboard.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// A centre or a partner that is called as one types.
struct FoundPlace {
    std::string id;
    std::string name;
    bool is_partner = false;
    bool operator==(const FoundPlace&) const = default;
};

struct SearchView {
    std::string words;      // as typed
    std::string answered;   // what all below answers: the words, or what stood there before until theirs are answered
    bool waiting = false;   // the answer takes so long that it must be said
    std::string explained;  // "Résultats pour « démarches »", when nothing answers just as typed
    std::vector<ActionCard> hits;  // the first of `total`
    int total = 0;
    int count = 0;              // how many answer as typed; where none does, all
    std::size_t near_from = 0;  // from here on the hits only resemble what was typed; hits.size(): none does
    std::vector<FoundPlace> places;
    std::vector<std::string> nearest;  // when nothing was found
    std::vector<NeedTile> needs;       // offered when nothing was typed or found
};

struct SearchState {
    ScrollState scroll;
    KeyboardState keyboard;
    bool folded = false;   // the keyboard is away, so that more of the results shows; it comes back with the field
    float fold_share = 0;  // how much of it is away while it moves
};

[[nodiscard]] std::optional<Intent> draw_search(const SearchView& view, SearchState& state, Ui& ui);

}  // namespace parvis::kiosk

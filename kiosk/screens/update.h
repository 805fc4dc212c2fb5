// New content on its way: a card over the whole glass while nobody is there, a strip above the page during a visit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

enum class UpdateMood : std::uint8_t { working, good, refused };

struct UpdateView {
    UpdateMood mood = UpdateMood::working;
    std::string title;      // “Mise à jour en cours”, “Le contenu est à jour”
    std::string source;     // “Clé « CONTENU-NOV » · signée par la Fédération”; may be empty
    std::string content;    // “Contenu n° 12 · 28 novembre 2026”; may be empty
    float share = 0;        // of the work that is done, 0 … 1; of UpdateMood::working
    std::string step;       // “Copie · 148 sur 240 Mo”
    std::string time_left;  // “encore 12 s”; may be empty
    struct Figure {
        std::string number;  // “+ 7”
        std::string what;    // “nouvelles fiches”
    };
    std::vector<Figure> figures;  // which sheets change; none while it is not known, or when none does
    std::string others;           // what else changes, a sentence; may be empty
    struct Names {
        std::string title;
        std::vector<std::string> names;
    };
    std::vector<Names> names;        // of what changes, on request
    std::string advice;              // what one may do, or is to do now
    std::vector<std::string> notes;  // what else is to be known of the choice among several contents
    std::string strip_title;         // “Nouveau contenu en préparation”
    std::string strip;               // what a visitor reads beside it: “Votre visite continue”
};

struct UpdateState {
    bool names = false;  // the names are asked for
    ScrollState scroll;
};

// Over the whole glass, in place of the page.
[[nodiscard]] std::optional<Intent> draw_update(const UpdateView& view, UpdateState& state, const Box& glass, Ui& ui);

// The strip, at the top of `page`; the page gets what is left below it.
[[nodiscard]] float update_strip_height(const UpdateView& view, const Box& page, const Ui& ui);
[[nodiscard]] std::optional<Intent> draw_update_strip(const UpdateView& view, const Box& strip, Ui& ui);

}  // namespace parvis::kiosk

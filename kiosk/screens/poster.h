// A poster of the staff's, read from nearby: its picture, whole, and all of its words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct PosterView {
    std::string id;
    std::string title;               // may be empty
    std::vector<std::string> words;  // paragraphs; may be none
    std::optional<WholePicture> picture;
    std::string shown;           // "Cette affiche est montrée ici jusqu’au 28 novembre."; may be empty
    std::string information_of;  // of what day all this is; may be empty
};

struct PosterState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_poster(const PosterView& view, PosterState& state, Ui& ui);

}  // namespace parvis::kiosk

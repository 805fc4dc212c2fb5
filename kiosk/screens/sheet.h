// One action, whole: its cover, what it is, how to take part, with whom, what lies beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/document.h"
#include "kiosk/intent.h"
#include "kiosk/widgets/article.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct SheetSection {
    std::string title;
    std::vector<content::Field> fields;  // a field without label is plain text under the title
};

struct SheetFact {
    Icon icon;
    std::string caption;
    std::string text;
};

struct SheetView {
    std::string id;
    std::string title;
    std::string place;
    std::string dimension;
    bool has_photo = false;
    std::vector<std::string> tags;  // status, publics
    std::string lead;               // empty when the text says it again
    std::vector<SheetSection> sections;
    std::vector<SheetFact> practical;
    std::vector<SheetFact> partners;
    std::vector<SheetFact> about;  // who began it, territory, means
    std::vector<ActionCard> related;
};

struct SheetState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_sheet(const SheetView& view, SheetState& state, Ui& ui);

}  // namespace parvis::kiosk

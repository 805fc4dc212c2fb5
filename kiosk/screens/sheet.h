// One action, whole: its cover, what it is, how to take part, with whom, what lies beside it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/document.h"
#include "kiosk/intent.h"
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
    std::string caption;  // may be empty
    std::string text;
};

struct SheetFigure {
    std::string value;
    std::string noun;
};

struct SheetPartner {
    std::string id;  // empty: the content does not know more of it
    Icon icon;
    std::string name;
};

struct SheetView {
    std::string id;
    std::string title;
    std::string place;
    std::string organisation_id;  // of the centre; empty: none
    std::string dimension;
    bool is_ours = false;
    bool has_photo = false;
    std::string photo_alt;          // what is to be seen on it; may be empty
    std::vector<std::string> tags;  // status, publics
    std::string lead;               // empty when the text says it again
    bool ended = false;
    std::string ended_reason;            // why; may be empty
    std::vector<SheetSection> sections;  // the chapters
    std::vector<SheetFigure> figures;
    std::vector<SheetFact> practical;
    std::vector<SheetFact> with_whom;  // who began it, partners that are known by name only
    std::vector<SheetPartner> partners;
    std::vector<ActionCard> related;
    std::string information_of;  // of what day all this is; may be empty
};

struct SheetState {
    ScrollState scroll;
    float strip_px = 0;              // of the strip above it when it was last drawn
    std::set<std::size_t> unfolded;  // chapters that a visitor opened
};

[[nodiscard]] std::optional<Intent> draw_sheet(const SheetView& view, SheetState& state, Ui& ui);

}  // namespace parvis::kiosk

// One sheet while it is read: its labels with the lines below them, and the action that they make.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "content/diagnostic.h"
#include "content/document.h"
#include "content/sources/senacs_lines.h"
#include "content/sources/senacs_vocabulary.h"

namespace parvis::content::senacs {

class Sheet {
public:
    Sheet(Origin origin, std::string title);

    [[nodiscard]] const Origin& origin() const { return origin_; }

    // Whether the marker cannot belong to this sheet: a once-only label, or the first heading, that it already has.
    [[nodiscard]] bool starts_next_sheet(const Marker& marker) const;

    void mark(const Marker& marker);
    void add(const Line& line);          // below the last marker; views must live until finish()
    void keep_source(const Line& line);  // every line of the sheet, for Action::source_text

    // Inside a free text; the files are none, they are the sheet's end.
    [[nodiscard]] bool in_text() const;
    [[nodiscard]] int rank() const { return rank_; }  // of the last marker; -1 before the first

    // The action; what was not understood is in it as text, under a field without label, and in `diagnostics`.
    [[nodiscard]] Action finish(Diagnostics& diagnostics) &&;

private:
    struct Section {
        std::optional<Label> label;  // none: below a heading or the title
        PartKind part = PartKind::description;
        std::vector<Line> lines;
    };

    Origin origin_;
    std::string title_;
    std::string source_text_;
    std::vector<Section> sections_;
    std::array<bool, label_count> seen_{};
    bool first_heading_seen_ = false;
    PartKind part_ = PartKind::description;
    int rank_ = -1;
};

}  // namespace parvis::content::senacs

// The words of a SENACS sheet: its labels and the headings of its parts, recognised as whole lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "content/document.h"
#include "content/sources/senacs_lines.h"

namespace parvis::content::senacs {

// In the order of the national sheet.
enum class Label : std::uint8_t {
    status,
    ended_reason,
    dimension,
    keywords,
    summary,
    organisation,
    initiative,
    initiative_detail,
    experience,
    territory,
    publics,
    partners_question,  // "Avec qui cette action a-t-elle été menée ?"
    partners,           // "Partenaires d’action" below it
    general_description,
    money,
    people,
    result_for_territory,
    result_for_centre,
    result_for_residents,
    limits,
    prospects,
    files,
};
inline constexpr std::size_t label_count = 22;

// What stands below a label.
enum class Shape : std::uint8_t {
    value,   // one value
    values,  // one value a line
    text,    // paragraphs and bullets
};

struct LabelInfo {
    Label label;
    Shape shape;
    PartKind part;
    bool once_only;           // a second one starts the next sheet
    std::string_view source;  // as the national site writes it, for messages
    std::string_view shown;   // as Parvis shows it above a text
};

[[nodiscard]] const LabelInfo& info(Label label);

// A line that is structure instead of content: a label, or the heading of a part.
struct Marker {
    std::optional<Label> label;
    PartKind part = PartKind::description;

    // Its place in the national sheet; a marker whose rank is not above that of the present label goes back.
    [[nodiscard]] int rank() const;
};

// The marker that the whole line is, if it is one. Constant time: a line longer than every label is none.
[[nodiscard]] std::optional<Marker> marker_of(const Line& line);

// A label glued to the end of a text ("… quartier.- Territoire concerné"), and the text before it.
struct GluedLabel {
    std::string_view before;
    Label label;
};
[[nodiscard]] std::optional<GluedLabel> glued_label(std::string_view text);

}  // namespace parvis::content::senacs

// What is wrong with a screen, by its semantic tree: the checks that hold for every screen at every size.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/semantics/tree.h"

namespace parvis::kiosk {

struct Finding {
    std::string rule;  // "target too small"
    std::string what;  // which widget, where, by how much
};

// Whether a face draws a code point with a glyph of its own.
using GlyphTest = std::function<bool(Face, char32_t)>;

// Everything that can be tapped is at least 9 mm both ways, unless a scroll area's edge hides part of it.
[[nodiscard]] std::vector<Finding> audit_targets(const SemanticTree& tree, const Theme& theme);
// No two of them overlap, but a dialog over the page.
[[nodiscard]] std::vector<Finding> audit_overlaps(const SemanticTree& tree);
// Any two of them have air between, so that a finger that misses one does not choose another.
[[nodiscard]] std::vector<Finding> audit_distances(const SemanticTree& tree, const Theme& theme);
// Nothing lies off the glass but what scrolls; no text is cut, broken inside a word or leaves its widget.
[[nodiscard]] std::vector<Finding> audit_bounds(const SemanticTree& tree, const Theme& theme);
// Text at least 4.5 : 1 on its ground, edges of what can be tapped 3 : 1; capitals at least 2.5 mm.
[[nodiscard]] std::vector<Finding> audit_legibility(const SemanticTree& tree, const Theme& theme);
[[nodiscard]] std::vector<Finding> audit_glyphs(const SemanticTree& tree, const GlyphTest& has_glyph);
// What can be tapped has a label, and no two the same.
[[nodiscard]] std::vector<Finding> audit_labels(const SemanticTree& tree);

[[nodiscard]] std::vector<Finding> audit(const SemanticTree& tree, const Theme& theme, const GlyphTest& has_glyph);

}  // namespace parvis::kiosk

#include "kiosk/semantics/audit.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "content/text/utf8.h"

namespace parvis::kiosk {
namespace {

constexpr double smallest_text_contrast = 4.5;
constexpr double smallest_edge_contrast = 3.0;
constexpr float half_pixel = 0.5F;
constexpr float least_apart_units = 10;  // keys; the others keep 16

std::string at(const Node& node) {
    char place[80];
    std::snprintf(place, sizeof place, " at %.0f,%.0f %.0f×%.0f", static_cast<double>(node.box.x),
                  static_cast<double>(node.box.y), static_cast<double>(node.box.width),
                  static_cast<double>(node.box.height));
    return "“" + node.label + "”" + place;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

bool is_text(const Node& node) {
    return node.role == Role::text || node.role == Role::heading;
}

bool lies_in(const Box& inner, const Box& outer) {
    return inner.x >= outer.x - half_pixel && inner.y >= outer.y - half_pixel &&
           inner.right() <= outer.right() + half_pixel && inner.bottom() <= outer.bottom() + half_pixel;
}

// A dialog covers the page: what lies before it cannot be reached and is not judged. Its backdrop is no widget.
std::vector<const Node*> reachable(const SemanticTree& tree) {
    std::vector<const Node*> nodes;
    for (const Node& node : tree.nodes()) {
        if (node.role == Role::dialog) nodes.clear();
        if (node.role == Role::backdrop) continue;
        nodes.push_back(&node);
    }
    return nodes;
}

const Node* owner(const SemanticTree& tree, const Node& node) {
    return node.inside == 0 ? nullptr : tree.find(node.inside);
}

}  // namespace

std::vector<Finding> audit_targets(const SemanticTree& tree, const Theme& theme) {
    std::vector<Finding> findings;
    const float least = theme.mm_px(smallest_target_mm) - half_pixel;
    for (const Node* node : reachable(tree)) {
        if (!node->tappable) continue;
        if (node->box.width < least || node->box.height < least)
            findings.push_back(
                {"target too small", at(*node) + ", at least " + number(static_cast<double>(least)) + " px"});
    }
    return findings;
}

std::vector<Finding> audit_overlaps(const SemanticTree& tree) {
    std::vector<Finding> findings;
    std::vector<const Node*> targets;
    for (const Node* node : reachable(tree))
        if (node->tappable && !node->visible.empty()) targets.push_back(node);
    for (std::size_t i = 0; i < targets.size(); ++i)
        for (std::size_t j = i + 1; j < targets.size(); ++j)
            if (const Box both = targets[i]->visible.meet(targets[j]->visible); both.width > 1 && both.height > 1)
                findings.push_back({"targets overlap", at(*targets[i]) + " and " + at(*targets[j])});
    for (const Node* text : reachable(tree)) {
        const Node* in = owner(tree, *text);
        if (!is_text(*text) || (in != nullptr && in->tappable)) continue;
        for (const Node* target : targets)
            if (const Box both = text->visible.meet(target->visible); both.width > 1 && both.height > 1)
                findings.push_back({"text under a target", at(*text) + " and " + at(*target)});
    }
    return findings;
}

std::vector<Finding> audit_distances(const SemanticTree& tree, const Theme& theme) {
    std::vector<Finding> findings;
    std::vector<const Node*> targets;
    for (const Node* node : reachable(tree))
        if (node->tappable && !node->visible.empty()) targets.push_back(node);
    const float least = theme.px(least_apart_units) - half_pixel;
    for (std::size_t i = 0; i < targets.size(); ++i)
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            // A list may pass under what stands still: only what lies in one place keeps its distance.
            if (targets[i]->inside != targets[j]->inside) continue;
            const Box& one = targets[i]->box;
            const Box& other = targets[j]->box;
            const float across = std::max(one.x, other.x) - std::min(one.right(), other.right());
            const float down = std::max(one.y, other.y) - std::min(one.bottom(), other.bottom());
            const bool overlap = across < -1 && down < -1;  // told by audit_overlaps()
            if (across < least && down < least && !overlap)
                findings.push_back({"targets too near", at(*targets[i]) + " and " + at(*targets[j])});
        }
    return findings;
}

std::vector<Finding> audit_bounds(const SemanticTree& tree, const Theme& theme) {
    std::vector<Finding> findings;
    const Box glass{0, 0, static_cast<float>(theme.glass().width_px), static_cast<float>(theme.glass().height_px)};
    for (const Node* node : reachable(tree)) {
        if (node->cut) findings.push_back({"text cut", at(*node)});
        if (node->broken) findings.push_back({"word broken", at(*node)});
        const Node* in = owner(tree, *node);
        const bool scrolls = in != nullptr && (in->role == Role::scroll_area || in->inside != 0);
        if (!scrolls && !lies_in(node->box, glass)) findings.push_back({"off the glass", at(*node)});
        if (!scrolls && !lies_in(node->box, node->visible)) findings.push_back({"clipped", at(*node)});
        if (is_text(*node) && in != nullptr) {
            const Box roomy = in->box.inset(-1);
            const bool sideways_only = in->role == Role::scroll_area;
            const bool leaves = node->box.x < roomy.x || node->box.right() > roomy.right() ||
                                (!sideways_only && (node->box.y < roomy.y || node->box.bottom() > roomy.bottom()));
            if (leaves) findings.push_back({"text leaves its widget", at(*node) + " in " + at(*in)});
        }
    }
    return findings;
}

std::vector<Finding> audit_legibility(const SemanticTree& tree, const Theme& theme) {
    std::vector<Finding> findings;
    for (const Node* node : reachable(tree)) {
        const double ratio = contrast(node->ink, node->ground);
        if (is_text(*node)) {
            if (ratio < smallest_text_contrast)
                findings.push_back({"text too pale", at(*node) + ", " + number(ratio) + " : 1"});
            const float capital = node->style.em_px * capital_per_em;
            if (capital < theme.mm_px(least_capital_mm(theme.glass(), theme.aids().text)) - 0.05F)
                findings.push_back(
                    {"text too small", at(*node) + ", capital of " + number(static_cast<double>(capital)) + " px"});
        } else if (node->tappable && ratio < smallest_edge_contrast) {
            findings.push_back({"edge too pale", at(*node) + ", " + number(ratio) + " : 1"});
        }
    }
    return findings;
}

std::vector<Finding> audit_glyphs(const SemanticTree& tree, const GlyphTest& has_glyph) {
    std::vector<Finding> findings;
    for (const Node& node : tree.nodes()) {
        if (!is_text(node)) continue;
        for (std::size_t i = 0; i < node.label.size();) {
            const char32_t c = content::next_code_point(node.label, i);
            if (c == '\n' || has_glyph(node.style.face, c)) continue;
            char name[16];
            std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
            findings.push_back({"no glyph", std::string(name) + " in " + at(node)});
        }
    }
    return findings;
}

std::vector<Finding> audit_labels(const SemanticTree& tree) {
    std::vector<Finding> findings;
    std::map<std::string, const Node*> seen;
    for (const Node* node : reachable(tree)) {
        if (!node->tappable) continue;
        if (node->label.empty()) findings.push_back({"no label", at(*node)});
        if (const auto [other, added] = seen.emplace(node->label, node); !added)
            findings.push_back({"label not unique", at(*other->second) + " and " + at(*node)});
    }
    return findings;
}

std::vector<Finding> audit(const SemanticTree& tree, const Theme& theme, const GlyphTest& has_glyph) {
    std::vector<Finding> all;
    for (auto part :
         {audit_targets(tree, theme), audit_overlaps(tree), audit_distances(tree, theme), audit_bounds(tree, theme),
          audit_legibility(tree, theme), audit_glyphs(tree, has_glyph), audit_labels(tree)})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace parvis::kiosk

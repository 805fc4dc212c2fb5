#include "kiosk/semantics/tree.h"

#include <ranges>

namespace parvis::kiosk {

WidgetId widget_id(std::string_view kind, std::string_view key) {
    WidgetId hash = 14695981039346656037ULL;
    const auto mix = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    };
    mix(kind);
    mix("\x1f");
    mix(key);
    return hash == 0 ? 1 : hash;
}

Node& SemanticTree::add(Node node) {
    return nodes_.emplace_back(std::move(node));
}

const Node* SemanticTree::find(WidgetId id) const {
    for (const Node& node : nodes_)
        if (node.id == id) return &node;
    return nullptr;
}

std::size_t SemanticTree::first_reachable() const {
    for (std::size_t i = nodes_.size(); i > 0; --i)
        if (nodes_[i - 1].role == Role::dialog) return i - 1;
    return 0;
}

const Node* SemanticTree::tappable_at(float x, float y) const {
    for (std::size_t i = nodes_.size(); i > first_reachable(); --i) {
        const Node& node = nodes_[i - 1];
        if (node.tappable && node.visible.contains(x, y)) return &node;
    }
    for (std::size_t i = nodes_.size(); i > first_reachable(); --i) {
        const Node& node = nodes_[i - 1];
        if (node.tappable && node.reach_px > 0 && node.visible.inset(-node.reach_px).contains(x, y)) return &node;
    }
    return nullptr;
}

const Node* SemanticTree::scroll_area_at(float x, float y) const {
    for (std::size_t i = nodes_.size(); i > first_reachable(); --i) {
        const Node& node = nodes_[i - 1];
        if (node.role == Role::scroll_area && node.visible.contains(x, y)) return &node;
    }
    return nullptr;
}

}  // namespace parvis::kiosk

#include "kiosk/semantics/tree.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

float distance(const Box& box, float x, float y) {
    return std::hypot(std::max({box.x - x, 0.0F, x - box.right()}), std::max({box.y - y, 0.0F, y - box.bottom()}));
}

}  // namespace

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
    const Node* ground = nullptr;
    bool within_panel = true;
    for (std::size_t i = nodes_.size(); i > first_reachable() && ground == nullptr; --i) {
        const Node& node = nodes_[i - 1];
        const bool hit = node.tappable && node.visible.contains(x, y);
        if (node.role != Role::backdrop) {
            if (hit) return &node;
        } else if (hit) {
            ground = &node;
        } else {
            within_panel = false;
        }
    }
    // Beside a panel nothing in it is meant.
    if (ground != nullptr && !within_panel) return ground;
    const Node* nearest = nullptr;
    float nearest_px = 0;
    for (std::size_t i = nodes_.size(); i > first_reachable(); --i) {
        const Node& node = nodes_[i - 1];
        if (!node.tappable || node.visible.empty() || node.reach_px <= 0) continue;
        const float far = distance(node.visible, x, y);
        if (far >= node.reach_px || (nearest != nullptr && far >= nearest_px)) continue;
        nearest = &node;
        nearest_px = far;
    }
    return nearest != nullptr ? nearest : ground;
}

const Node* SemanticTree::scroll_area_at(float x, float y) const {
    for (std::size_t i = nodes_.size(); i > first_reachable(); --i) {
        const Node& node = nodes_[i - 1];
        if (node.role == Role::scroll_area && node.visible.contains(x, y)) return &node;
    }
    return nullptr;
}

}  // namespace parvis::kiosk

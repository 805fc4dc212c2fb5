// Which actions a list is of, and which of them a visitor chose to see: plain structs that screens hold too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace parvis::content {

enum class FacetGroup : std::uint8_t { dimension, publics, keyword, department, organisation, status };
inline constexpr std::size_t facet_group_count = 6;

// A value of a facet: the text shown; "" is "without" (sans thème) and is a value like any other. For
// FacetGroup::organisation it is the organisation's id.
struct Filters {
    std::vector<std::string> chosen[facet_group_count];  // OR within a group, AND across groups; empty: no constraint
    [[nodiscard]] std::vector<std::string>& of(FacetGroup group) { return chosen[static_cast<std::size_t>(group)]; }
    [[nodiscard]] const std::vector<std::string>& of(FacetGroup group) const {
        return chosen[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] bool empty() const {
        for (const auto& group : chosen)
            if (!group.empty()) return false;
        return true;
    }
};

enum class ScopeKind : std::uint8_t {
    everything,
    ours,          // of our centre; nothing when none is ours
    others,        // all but those, also what belongs to no organisation
    organisation,  // of one
    need,          // what it gathers
    partner,       // what is done with it
};

// What a list is of before any filter. An id that the content does not know leaves nothing.
struct Scope {
    ScopeKind kind = ScopeKind::everything;
    std::string id{};  // of the organisation, the need, the partner
};

}  // namespace parvis::content

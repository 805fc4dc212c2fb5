// Lucide's pictograms by name.
#pragma once

#include <string_view>

namespace parvis::kiosk {

struct Icon {
    char32_t code_point = 0;
    bool operator==(const Icon&) const = default;
};

namespace detail {
struct NamedIcon {
    std::string_view name;
    char32_t code_point;
};
inline constexpr NamedIcon icons[] = {
#define PARVIS_ICON(name, code) {name, code},
#include "kiosk/widgets/icons.inc"
#undef PARVIS_ICON
};
}  // namespace detail

// 0 when Lucide has no such name.
[[nodiscard]] constexpr Icon find_icon(std::string_view name) {
    for (const detail::NamedIcon& icon : detail::icons)
        if (icon.name == name) return {icon.code_point};
    return {};
}

// An icon of the interface: a name that Lucide lacks does not compile.
[[nodiscard]] consteval Icon icon(std::string_view name) {
    const Icon found = find_icon(name);
    if (found.code_point == 0) throw "Lucide has no icon of this name";
    return found;
}

}  // namespace parvis::kiosk

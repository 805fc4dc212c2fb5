// The pictograms that content may name. The kiosk draws each; an unknown name is reported and falls back on "info".
#pragma once

#include <array>
#include <string_view>

namespace parvis::content {

// Names of Lucide icons, the ones that suit needs and partners.
inline constexpr std::array pictograms = std::to_array<std::string_view>({
    "accessibility",  "apple",         "baby",          "bike",           "book-open",     "briefcase-business",
    "building-2",     "bus",           "calendar-days", "chef-hat",       "church",        "coffee",
    "dumbbell",       "euro",          "file-text",     "gamepad-2",      "graduation-cap", "hammer",
    "hand-heart",     "handshake",     "heart-handshake", "heart-pulse",  "house",         "info",
    "key-round",      "landmark",      "languages",     "leaf",           "lightbulb",     "mail",
    "map-pin",        "megaphone",     "message-circle", "monitor-smartphone", "music",    "newspaper",
    "palette",        "phone",         "receipt-text",  "recycle",        "scale",         "scissors",
    "shield",         "shirt",         "shopping-basket", "smile",        "sprout",        "stethoscope",
    "sun",            "theater",       "trees",         "trophy",         "users",         "utensils",
    "volleyball",     "wrench",
});

[[nodiscard]] constexpr bool is_pictogram(std::string_view name) {
    for (const auto known : pictograms)
        if (known == name) return true;
    return false;
}

}  // namespace parvis::content

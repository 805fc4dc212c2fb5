// Apart from the window: the headers of X11 make macros of common words.
#pragma once

#include <optional>

struct SDL_Window;

namespace parvis::platform {

// As Window::display_descriptor().
[[nodiscard]] std::optional<int> display_descriptor(SDL_Window* window);
// As Window::card().
[[nodiscard]] std::optional<int> display_card(SDL_Window* window);

}  // namespace parvis::platform

#include "platform/display_descriptor.h"

#include <SDL.h>
#include <SDL_syswm.h>

namespace parvis::platform {

std::optional<int> display_descriptor([[maybe_unused]] SDL_Window* window) {
#ifdef SDL_VIDEO_DRIVER_X11
    SDL_SysWMinfo info{};
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) == SDL_TRUE && info.subsystem == SDL_SYSWM_X11)
        return ConnectionNumber(info.info.x11.display);
#endif
    return std::nullopt;
}

std::optional<int> display_card([[maybe_unused]] SDL_Window* window) {
#ifdef SDL_VIDEO_DRIVER_KMSDRM
    SDL_SysWMinfo info{};
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) == SDL_TRUE && info.subsystem == SDL_SYSWM_KMSDRM)
        return info.info.kmsdrm.drm_fd;
#endif
    return std::nullopt;
}

}  // namespace parvis::platform

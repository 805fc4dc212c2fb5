#include "tests/bench/contender.h"

#include <unistd.h>

#include "platform/base/program_folder.h"

namespace parvis::bench {

Contender real_kiosk(const std::string& name, const std::filesystem::path& content,
                     const std::filesystem::path& settings) {
    // A window as large as the screen: with no window manager, SDL has nobody to ask for full screen.
    return {name,
            {(program_folder() / "parvis").string(), content.string(), "--window", "1920x1080", "--config",
             settings.string()},
            {{"SDL_VIDEODRIVER", "x11"}}};
}

// As a kiosk of the web would be started. Nothing that asks the network, so that a machine without one is not slower.
Contender chromium(const std::string& name, const std::filesystem::path& folder, const std::string& page) {
    std::vector<std::string> words = {"chromium",
                                      "--kiosk",
                                      "--user-data-dir=" + (folder / "profile").string(),
                                      "--no-first-run",
                                      "--no-default-browser-check",
                                      "--disable-gpu",
                                      "--disable-quic",
                                      "--disable-background-networking",
                                      "--disable-component-update",
                                      "--disable-sync",
                                      "--disable-extensions",
                                      "--password-store=basic",
                                      "--window-size=1920,1080",
                                      "--window-position=0,0"};
    if (::geteuid() == 0) words.emplace_back("--no-sandbox");
    words.push_back("file://" + (folder / page).string());
    return {name, words, {}};
}

}  // namespace parvis::bench

// Whom the bench starts on a screen of 1920x1080: the real program, and a browser beside it.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace parvis::bench {

struct Contender {
    std::string name;
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> environment;
};

[[nodiscard]] Contender real_kiosk(const std::string& name, const std::filesystem::path& content,
                                   const std::filesystem::path& settings);
// Chromium's kiosk mode with a page of `folder`, where its profile is too.
[[nodiscard]] Contender chromium(const std::string& name, const std::filesystem::path& folder, const std::string& page);

}  // namespace parvis::bench

// The command line of the kiosk.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "platform/base/result.h"
#include "platform/window.h"

namespace parvis::kiosk {

struct Options {
    std::filesystem::path content;  // FILE.parvis; empty: not given
    std::optional<platform::Size> window;
    bool fullscreen = false;
    std::filesystem::path config;
    std::filesystem::path media;
    std::filesystem::path store;
    std::filesystem::path keys;
    bool demo_key = false;
    std::filesystem::path tour;
    bool help = false;
    bool version = false;
    bool hash_code = false;
    bool check_settings = false;
};

// `words`: without the program's name. Fails with invalid_value: one sentence that names the word.
[[nodiscard]] Result<Options> read_options(std::span<const char* const> words);

[[nodiscard]] const char* usage();

}  // namespace parvis::kiosk

#include "kiosk/options.h"

#include <charconv>
#include <string_view>

namespace parvis::kiosk {
namespace {

constexpr int smallest_window = 320;
constexpr int largest_window = 16384;

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<platform::Size> size_of(std::string_view text) {
    const std::size_t by = text.find('x');
    if (by == std::string_view::npos) return std::nullopt;
    const auto width = whole_number(text.substr(0, by));
    const auto height = whole_number(text.substr(by + 1));
    const auto sane = [](const std::optional<int>& side) {
        return side && *side >= smallest_window && *side <= largest_window;
    };
    if (!sane(width) || !sane(height)) return std::nullopt;
    return platform::Size{*width, *height};
}

}  // namespace

Result<Options> read_options(std::span<const char* const> words) {
    Options options;
    bool only_files = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool takes_value = word == "--window" || word == "--config" || word == "--media" || word == "--store" ||
                                 word == "--keys" || word == "--tour";
        if (!only_files && takes_value) {
            if (i + 1 == words.size()) return fail(Errc::invalid_value, std::string(word) + " needs a value after it");
            const char* value = words[++i];
            if (word == "--config") options.config = value;
            if (word == "--media") options.media = value;
            if (word == "--store") options.store = value;
            if (word == "--keys") options.keys = value;
            if (word == "--tour") options.tour = value;
            if (word != "--window") continue;
            options.window = size_of(value);
            if (!options.window)
                return fail(Errc::invalid_value, "--window " + std::string(value) +
                                                     ": write a size such as 1280x800, each side 320 to 16384");
        } else if (!only_files && word == "--fullscreen") {
            options.fullscreen = true;
        } else if (!only_files && word == "--demo-key") {
            options.demo_key = true;
        } else if (!only_files && (word == "--help" || word == "-h")) {
            options.help = true;
        } else if (!only_files && word == "--version") {
            options.version = true;
        } else if (!only_files && word == "--hash-code") {
            options.hash_code = true;
        } else if (!only_files && word == "--check-settings") {
            options.check_settings = true;
        } else if (!only_files && word == "--") {
            only_files = true;
        } else if (!only_files && word.size() > 1 && word.front() == '-') {
            return fail(Errc::invalid_value, std::string(word) + " is not an option of parvis");
        } else if (!options.content.empty()) {
            return fail(Errc::invalid_value, std::string(word) + ": one content file at a time");
        } else {
            options.content = word;
        }
    }
    if (options.fullscreen && options.window)
        return fail(Errc::invalid_value, "--fullscreen and --window exclude each other");
    if (options.check_settings && !options.content.empty())
        return fail(Errc::invalid_value, "--check-settings: which settings is said by --config FILE, not by " +
                                             options.content.string() + " alone");
    return options;
}

const char* usage() {
    return "parvis [FILE.parvis] [options]: the welcome screen of a social centre\n"
           "\n"
           "  FILE.parvis      the content; else content.file of the settings, else the demo's\n"
           "  --window WxH     in a window of that size (a developer's: keys work, it can be closed)\n"
           "  --fullscreen     on the whole display; what happens without --window on a bare console\n"
           "  --config FILE    these settings instead of /etc/parvis/parvis.toml\n"
           "  --store DIR      where content from sticks is kept; without it (and without the service's) no updates\n"
           "  --media DIR      counts as a stick that is in while this folder is there\n"
           "  --keys DIR       signatures by these keys (*.pub) are trusted, instead of /etc/parvis/keys\n"
           "  --demo-key       the demo's key is trusted too; not on an installed system\n"
           "  --tour DIR       write every screen as PNG in four sizes and two languages, show nothing\n"
           "  --check-settings says what is wrong in the settings, line by line, and shows nothing: 0 nothing is, 1 "
           "something is\n"
           "  --hash-code      asks for a staff's code, or reads it from standard input, and writes the line for "
           "parvis.toml that hides it\n"
           "  --version        which Parvis this is\n"
           "  --help           this text\n";
}

}  // namespace parvis::kiosk

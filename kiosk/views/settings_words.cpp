#include "kiosk/views/settings_words.h"

#include <filesystem>

#include "kiosk/views/phrases.h"

namespace parvis::kiosk {
namespace {

Text words_of(SettingFault fault) {
    switch (fault) {
        case SettingFault::file:
            return Text::settings_file;
        case SettingFault::line:
            return Text::settings_line;
        case SettingFault::value:
            return Text::settings_value;
        case SettingFault::unknown:
            return Text::settings_unknown;
    }
    return Text::settings_file;
}

}  // namespace

std::string settings_text(const std::vector<SettingProblem>& problems, const Strings& strings) {
    if (problems.empty()) return {};
    const SettingProblem& first = problems.front();
    // As the line in the file reads: its section stands elsewhere.
    const std::string name = first.key.substr(first.key.rfind('.') + 1);
    std::string text =
        strings.get(words_of(first.fault), {{"file", std::filesystem::path(first.file).filename().string()},
                                            {"line", std::to_string(first.line)},
                                            {"key", shortened(name)}});
    const auto more = static_cast<std::int64_t>(problems.size()) - 1;
    if (more > 0) text += " " + strings.count(Text::settings_more_one, Text::settings_more_other, phrase_count(more));
    return text;
}

}  // namespace parvis::kiosk

#include "platform/kernel_file.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string_view>
#include <system_error>

namespace parvis::platform {

std::string kernel_word(const std::filesystem::path& file) {
    std::string word;
    std::ifstream(file) >> word;
    return word;
}

std::optional<std::int64_t> kernel_number(const std::filesystem::path& file, int base) {
    const std::string word = kernel_word(file);
    std::string_view digits = word;
    if (base == 16 && digits.starts_with("0x")) digits.remove_prefix(2);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc{}) return std::nullopt;
    return number;
}

std::vector<std::filesystem::path> kernel_entries(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> all;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        all.push_back(entry->path());
    std::ranges::sort(all);
    return all;
}

}  // namespace parvis::platform

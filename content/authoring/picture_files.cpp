#include "content/authoring/picture_files.h"

#include <algorithm>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

// ASCII only: any disk and any zip keeps it.
std::string plain_name(std::string_view kind, std::string_view title) {
    constexpr std::size_t longest_bytes = 50;
    std::string name(kind);
    for (const auto& word : tokenize(title)) {
        std::string letters;
        std::ranges::copy_if(word.folded, std::back_inserter(letters),
                             [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
        if (name.size() + letters.size() >= longest_bytes) break;
        if (!letters.empty()) name += "-" + letters;
    }
    return name;
}

}  // namespace

Result<std::string> PictureFiles::add(const std::optional<Picture>& picture, std::string_view kind,
                                      std::string_view title) {
    if (!picture) return std::string();
    const auto [known, added] = name_of_.try_emplace(picture->bytes);
    if (!added) return known->second;
    const auto plain = plain_name(kind, title);
    const std::string extension = picture->bytes.starts_with("\x89PNG") ? ".png" : ".jpg";
    auto name = plain + extension;
    for (int number = 2; !names_.insert(name).second; ++number) name = plain + "-" + std::to_string(number) + extension;
    known->second = name;
    if (auto written = folder_.write("images/" + name, picture->bytes); !written) return fail(written.error());
    return name;
}

}  // namespace parvis::content

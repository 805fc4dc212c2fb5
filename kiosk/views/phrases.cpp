#include "kiosk/views/phrases.h"

#include <algorithm>

#include "content/text/utf8.h"

namespace parvis::kiosk {

std::string joined(const std::vector<std::string>& values, std::string_view between) {
    std::string text;
    for (const std::string& value : values) {
        if (!text.empty()) text += between;
        text += value;
    }
    return text;
}

std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) all.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

std::string capitalised(std::string_view text) {
    std::u32string points = content::to_code_points(text);
    if (!points.empty()) points.front() = content::to_upper(points.front());
    return content::to_utf8(points);
}

std::string uncapitalised(std::string_view text) {
    std::u32string points = content::to_code_points(text);
    const bool word = points.size() > 1 && !content::is_upper(points[1]);
    if (word) points.front() = content::to_lower(points.front());
    return content::to_utf8(points);
}

std::string shortened(const std::string& name) {
    constexpr std::size_t most_letters = 60;
    return content::shortened(name, most_letters);
}

std::string shortened_at_word(std::string_view text, std::size_t most_letters) {
    const std::u32string points = content::to_code_points(text);
    if (points.size() <= most_letters) return std::string(text);
    const std::size_t space = points.find_last_of(U" \n", most_letters - 1);
    if (space == std::u32string::npos) return content::shortened(text, most_letters);
    const std::size_t last = points.find_last_not_of(U" \n,;:.", space);
    return content::to_utf8(points.substr(0, last + 1)) + "…";
}

std::string stick_text(const Strings& strings, const std::string& label) {
    return label.empty() ? std::string(strings.get(Text::update_stick))
                         : strings.get(Text::update_stick_named, {{"name", shortened(label)}});
}

int phrase_count(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, 1'000'000));
}

std::vector<std::string> names_of(const content::Changes& changes, const Strings& strings) {
    std::vector<std::string> names;
    for (const std::string& title : changes.titles) names.push_back(shortened(title));
    const std::int64_t more = changes.count - static_cast<std::int64_t>(changes.titles.size());
    if (more > 0) names.push_back(strings.count(Text::more_names_one, Text::more_names_other, phrase_count(more)));
    return names;
}

}  // namespace parvis::kiosk

#include "kiosk/views/letters.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <map>
#include <set>

#include "content/search/stop_words.h"
#include "content/text/folding.h"

namespace parvis::kiosk {
namespace {

// Fewer names than this have no words in common by nature.
constexpr std::size_t least_common = 4;

char letter_of(const std::string& folded) {
    const auto first = static_cast<unsigned char>(folded.front());
    return first < 0x80 ? static_cast<char>(std::toupper(first)) : '#';
}

}  // namespace

std::vector<std::string> letters_of_names(const std::vector<std::string_view>& names) {
    std::vector<std::vector<std::string>> words;
    std::map<std::string, std::size_t> names_with;
    for (const std::string_view name : names) {
        std::vector<std::string>& of_name = words.emplace_back();
        for (content::Token& token : content::tokenize(name)) of_name.push_back(std::move(token.folded));
        for (const std::string& word : std::set<std::string>(of_name.begin(), of_name.end())) ++names_with[word];
    }
    const std::size_t common = std::max(least_common, names.size() / 3);
    std::vector<std::string> letters;
    for (const std::vector<std::string>& of_name : words) {
        std::string& found = letters.emplace_back();
        const auto add = [&](const std::string& word) {
            if (found.find(letter_of(word)) == std::string::npos) found += letter_of(word);
        };
        for (const std::string& word : of_name)
            if (!content::is_stop_word(word) && names_with[word] < common) add(word);
        if (!found.empty()) continue;
        if (of_name.empty()) found.push_back('#');  // GCC 12 warns of an assignment
        for (const std::string& word : of_name) add(word);
    }
    return letters;
}

std::string all_letters(const std::vector<std::string>& letters_of_each) {
    std::string all;
    for (const std::string& letters : letters_of_each) all += letters;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace parvis::kiosk

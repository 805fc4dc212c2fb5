#include "content/sources/senacs_repeats.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "content/text/folding.h"

namespace parvis::content::senacs {
namespace {

constexpr std::size_t least_bytes = 80;  // of folded text: letters, but for the rare ones that do not fold to ASCII

}  // namespace

std::vector<Repeat> remove_repeats(std::vector<std::vector<PlacedBlock>>& texts) {
    std::vector<std::string> said;  // folded blocks of all texts, as the source has them
    std::vector<int> lines;
    for (const auto& text : texts)
        for (const auto& placed : text) {
            said.push_back(fold(placed.block.text));
            lines.push_back(placed.line);
        }

    std::vector<Repeat> repeats;
    std::unordered_map<std::string_view, std::size_t> first_place;
    std::size_t begin = 0;
    for (std::size_t index = 0; index < texts.size(); ++index) {
        auto& blocks = texts[index];
        const std::size_t end = begin + blocks.size();
        std::vector<PlacedBlock> kept;
        kept.reserve(blocks.size());
        for (std::size_t at = begin; at < end;) {
            const auto [found, is_new] = first_place.emplace(said[at], at);
            std::size_t same = 0;
            std::size_t bytes = 0;
            if (!is_new)
                while (at + same < end && found->second + same < at && said[found->second + same] == said[at + same]) {
                    bytes += std::max<std::size_t>(said[at + same].size(), 1);
                    ++same;
                }
            if (bytes >= least_bytes) {
                repeats.push_back({index, lines[at], lines[found->second], same});
                at += same;
            } else {
                kept.push_back(std::move(blocks[at - begin]));
                ++at;
            }
        }
        blocks = std::move(kept);
        begin = end;
    }
    return repeats;
}

}  // namespace parvis::content::senacs

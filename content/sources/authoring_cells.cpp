#include "content/sources/authoring_cells.h"

#include <array>
#include <set>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

constexpr std::array<std::string_view, 6> spaces = {" ", "\t", "\n", "\u00A0", "\u202F", "\u2009"};
constexpr std::array<std::string_view, 7> bullet_signs = {"•", "*", "·", "◦", "▪", "- ", "– "};

std::size_t opening_bullet(std::string_view line) {
    for (const auto sign : bullet_signs)
        if (line.starts_with(sign)) return sign.size();
    return 0;
}

template <class Take>
void split(std::string_view text, std::string_view separators, Take take) {
    for (;;) {
        const auto end = text.find_first_of(separators);
        if (const auto piece = trimmed(text.substr(0, end)); !piece.empty()) take(piece);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const auto space : spaces) {
            if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
            if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
        }
    }
    return text;
}

std::string one_line(std::string_view text) {
    std::string line;
    split(text, " \t\n", [&](std::string_view word) {
        if (!line.empty()) line += ' ';
        line += word;
    });
    return line;
}

std::vector<std::string> cell_lines(std::string_view text) {
    std::vector<std::string> lines;
    split(text, "\n", [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

std::vector<std::string> cell_values(std::string_view text) {
    std::vector<std::string> values;
    std::set<std::string> seen;
    split(text, "|\n", [&](std::string_view value) {
        value = trimmed(value.substr(opening_bullet(value)));
        if (!value.empty() && seen.insert(fold(value)).second) values.push_back(one_line(value));
    });
    return values;
}

std::vector<Block> cell_blocks(std::string_view text) {
    std::vector<Block> blocks;
    split(text, "\n", [&](std::string_view line) {
        const auto bullet = opening_bullet(line);
        if (auto words = one_line(line.substr(bullet)); !words.empty())
            blocks.push_back({bullet > 0 ? BlockKind::bullet : BlockKind::paragraph, std::move(words)});
    });
    return blocks;
}

std::string heading_key(std::string_view heading) {
    std::string key;
    for (const auto& token : tokenize(heading)) key += (key.empty() ? "" : " ") + token.folded;
    return key;
}

}  // namespace parvis::content

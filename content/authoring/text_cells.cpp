#include "content/authoring/text_cells.h"

#include <algorithm>

#include "content/sources/authoring_cells.h"
#include "content/text/french.h"

namespace parvis::content {
namespace {

std::string plain_line(std::string_view line) {
    constexpr std::string_view narrow = "\u202F";
    if (line.find(narrow) == std::string_view::npos) return std::string(line);
    for (const std::string_view space : {" ", "\u00A0"}) {
        std::string plain(line);
        for (auto at = plain.find(narrow); at != std::string::npos; at = plain.find(narrow, at))
            plain.replace(at, narrow.size(), space);
        if (typeset(plain) == line) return plain;
    }
    return std::string(line);
}

}  // namespace

std::string with_plain_spaces(std::string_view text) {
    std::string plain;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        plain.append(begin > 0 ? "\n" : "").append(plain_line(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return plain;
}

std::string shown_cell(std::string_view text) {
    return to_cell_text(with_plain_spaces(text));
}

std::string shown_cell(const std::vector<std::string>& values) {
    auto plain = values;
    for (auto& value : plain) value = plain_line(value);
    return to_cell_values(plain);
}

std::string shown_cell(const std::vector<Block>& blocks) {
    auto plain = blocks;
    for (auto& block : plain) block.text = plain_line(block.text);
    return to_cell_blocks(plain);
}

}  // namespace parvis::content

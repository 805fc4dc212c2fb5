#include "content/sources/authoring_cells.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

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

// Whether a line that begins so is taken for something else than its text.
bool means_something(std::string_view line) {
    // # and Err: begin what a spreadsheet leaves of a broken formula.
    return opening_bullet(line) > 0 || line.starts_with('#') || line.starts_with("Err:") || is_of_template(line);
}

bool is_escaped(std::string_view line) {
    const auto begin = line.find_first_not_of('\\');
    return begin != 0 && begin != std::string_view::npos && means_something(line.substr(begin));
}

std::string_view without_escape(std::string_view line) {
    return is_escaped(line) ? line.substr(1) : line;
}

std::size_t bullet_of(std::string_view line) {
    return is_escaped(line) ? 0 : opening_bullet(line);
}

std::string with_escape(std::string_view line, bool is_meant) {
    return (is_meant || is_escaped(line) ? "\\" : "") + std::string(line);
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

std::string cell_text(std::string_view text) {
    text = trimmed(text);
    std::string plain;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        plain.append(begin > 0 ? "\n" : "").append(without_escape(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return plain;
}

bool is_of_template(std::string_view text) {
    constexpr std::size_t longest_mark_bytes = 16;
    if (!text.starts_with('(')) return false;
    const auto start = fold(text.substr(0, longest_mark_bytes));
    return start.starts_with("(exemple)") || start.starts_with("(aide)");
}

std::vector<std::string> cell_values(std::string_view text) {
    std::vector<std::string> values;
    std::set<std::string> seen;
    std::string written;
    const auto take = [&] {
        const auto whole = trimmed(written);
        const auto bullet = bullet_of(whole);
        auto value = one_line(bullet > 0 ? whole.substr(bullet) : without_escape(whole));
        if (!value.empty() && seen.insert(fold(value)).second) values.push_back(std::move(value));
        written.clear();
    };
    for (const char c : text) {
        if (c == '|' && written.ends_with('\\'))
            written.back() = c;
        else if (c == '|' || c == '\n')
            take();
        else
            written += c;
    }
    take();
    return values;
}

std::vector<Block> cell_blocks(std::string_view text) {
    std::vector<Block> blocks;
    split(text, "\n", [&](std::string_view line) {
        const auto bullet = bullet_of(line);
        if (auto words = one_line(bullet > 0 ? line.substr(bullet) : without_escape(line)); !words.empty())
            blocks.push_back({bullet > 0 ? BlockKind::bullet : BlockKind::paragraph, std::move(words)});
    });
    return blocks;
}

std::string to_cell_text(std::string_view text) {
    std::string cell;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        cell.append(begin > 0 ? "\n" : "")
            .append(with_escape(line, means_something(line) && opening_bullet(line) == 0));
        begin = end + 1;
    }
    return cell;
}

std::string to_cell_values(const std::vector<std::string>& values) {
    std::string cell;
    for (const auto& value : values) {
        if (!cell.empty()) cell += '\n';
        for (const char c : with_escape(value, means_something(value))) cell.append(c == '|' ? "\\" : "").append(1, c);
    }
    return cell;
}

std::string to_cell_blocks(const std::vector<Block>& blocks) {
    std::string cell;
    for (const auto& block : blocks) {
        if (!cell.empty()) cell += '\n';
        cell +=
            block.kind == BlockKind::bullet ? "• " + block.text : with_escape(block.text, means_something(block.text));
    }
    return cell;
}

std::string heading_key(std::string_view heading) {
    std::string key;
    for (const auto& token : tokenize(heading)) key += (key.empty() ? "" : " ") + token.folded;
    return key;
}

}  // namespace parvis::content

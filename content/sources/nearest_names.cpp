#include "content/sources/nearest_names.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

constexpr std::size_t compared_bytes = 100;  // names are short; what is longer is a misplaced text

std::string compared(std::string_view name) {
    auto folded = fold(name.substr(0, compared_bytes));
    if (folded.size() > compared_bytes) folded.resize(compared_bytes);
    return folded;
}

// Levenshtein's distance, one row at a time. Of what compared() gives.
std::size_t distance(std::string_view a, std::string_view b) {
    std::array<std::size_t, compared_bytes + 1> row{};
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto changed = diagonal + (a[i] == b[j] ? 0u : 1u);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view wanted, const std::vector<std::string>& known,
                                       std::size_t limit) {
    const auto folded = compared(wanted);
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& name : known) {
        const auto other = compared(name);
        const auto longer = std::max(folded.size(), other.size());
        const bool begins_alike =
            std::min(folded.size(), other.size()) >= 3 && (other.starts_with(folded) || folded.starts_with(other));
        const auto far = distance(folded, other);
        if (begins_alike || far * 5 <= longer * 2) ranked.emplace_back(begins_alike ? far / 4 : far, name);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> nearest;
    for (auto& [rank, name] : ranked)
        if (nearest.size() < limit) nearest.push_back(std::move(name));
    return nearest;
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "« " : ", « ") + name + " »";
    return list;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t shown_letters = 60;
    std::string shown = "« ";
    std::size_t letters = 0;
    for (const char c : text) {
        const bool begins_letter = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins_letter && ++letters > shown_letters) return shown + "… »";
        shown += c == '\n' ? ' ' : c;
    }
    return shown + " »";
}

}  // namespace parvis::content

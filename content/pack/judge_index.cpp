#include <array>

#include "content/filters.h"
#include "content/pack/judge_parts.h"
#include "content/pack/pack_limits.h"
#include "content/schema/varint.h"
#include "content/search/postings.h"
#include "content/search/prefix_lists.h"
#include "content/search/sheet_text.h"
#include "content/text/encoding.h"

namespace parvis::content {
namespace {

// How many words: each followed by a line feed, strictly ascending, clean, of bounded length. Nothing when they are
// not.
std::optional<std::int64_t> words_in(std::string_view vocabulary) {
    std::int64_t count = 0;
    std::string_view previous;
    while (!vocabulary.empty()) {
        const auto end = vocabulary.find('\n');
        if (end == std::string_view::npos || end == 0 || end > max_word_bytes) return std::nullopt;
        const auto word = vocabulary.substr(0, end);
        if (word <= previous || !is_clean_text(word)) return std::nullopt;
        previous = word;
        vocabulary.remove_prefix(end + 1);
        ++count;
    }
    return count;
}

// How many sheets are named; nothing when the bytes are not postings over `sheets` sheets.
std::optional<std::uint32_t> sheets_in(std::string_view postings, std::uint32_t sheets) {
    std::uint32_t count = 0;
    if (!decode_postings(postings, sheets, [&](std::uint32_t, Place) { ++count; })) return std::nullopt;
    return count;
}

// For each sheet a count, one or more, and as many numbers of values.
bool is_facet(std::string_view numbers, std::uint32_t sheets, std::int64_t values) {
    VarintReader reader(numbers);
    for (std::uint32_t sheet = 0; sheet < sheets; ++sheet) {
        const auto count = reader.next();
        if (!count || *count == 0) return false;
        for (std::uint32_t i = 0; i < *count; ++i) {
            const auto number = reader.next();
            if (!number || *number >= values) return false;
        }
    }
    return reader.at_end();
}

}  // namespace

Status PackJudge::judge_index() {
    if (auto judged = judge_facets(); !judged) return judged;
    return judge_search();
}

Status PackJudge::judge_facets() {
    const auto sheets = static_cast<std::uint32_t>(rows["action"]);
    const auto damaged = [&] { return refuse(Errc::malformed, "la table des filtres ne correspond pas aux fiches"); };
    std::array<std::int64_t, facet_group_count> values{};
    auto judged =
        each_row("SELECT facet, number FROM facet_value ORDER BY facet, number", [&](const Statement& row) -> Status {
            // The schema keeps the group within range.
            if (row.integer(1) != values.at(static_cast<std::size_t>(row.integer(0)))++) return damaged();
            return {};
        });
    if (!judged) return judged;
    if (rows["facet"] != static_cast<std::int64_t>(facet_group_count)) return damaged();
    return each_row("SELECT facet, numbers FROM facet", [&](const Statement& row) -> Status {
        const auto numbers = row.blob(1);
        if (numbers.size() > max_facet_bytes) return refuse(Errc::too_large, "la table des filtres est démesurée");
        if (!is_facet(numbers, sheets, values.at(static_cast<std::size_t>(row.integer(0))))) return damaged();
        return {};
    });
}

Status PackJudge::judge_search() {
    const auto sheets = static_cast<std::uint32_t>(rows["action"]);
    const auto damaged = [&] { return refuse(Errc::malformed, "l’index de recherche ne correspond pas aux fiches"); };
    const auto too_large = [&] { return refuse(Errc::too_large, "l’index de recherche est démesuré"); };
    std::optional<std::int64_t> words = 0;
    auto judged = each_row("SELECT words FROM search_vocabulary", [&](const Statement& row) -> Status {
        const auto vocabulary = row.blob(0);
        if (vocabulary.size() > max_vocabulary_bytes) return too_large();
        words = words_in(vocabulary);
        return {};
    });
    if (!judged) return judged;
    if (!words || *words != rows["search_term"]) return damaged();

    std::uint64_t postings = 0;
    std::int64_t term = 0;
    judged =
        each_row("SELECT term, sheets, postings FROM search_term ORDER BY term", [&](const Statement& row) -> Status {
            const auto count = sheets_in(row.blob(2), sheets);
            if (row.integer(0) != term++ || !count || *count != row.integer(1)) return damaged();
            postings += *count;
            if (postings > max_postings) return too_large();
            return {};
        });
    if (!judged) return judged;
    return each_row("SELECT prefix, postings FROM search_prefix", [&](const Statement& row) -> Status {
        const auto prefix = row.text(0);
        const auto count = sheets_in(row.blob(1), sheets);
        if (prefix.empty() || letter_count(prefix) > prefix_list_letters || !count) return damaged();
        postings += *count;
        if (postings > max_postings) return too_large();
        return {};
    });
}

}  // namespace parvis::content

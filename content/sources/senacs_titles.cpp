#include "content/sources/senacs_titles.h"

#include <array>
#include <string_view>

namespace parvis::content::senacs {
namespace {

struct Quotes {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<Quotes, 6> quote_pairs = {
    {{"\"", "\""}, {"«", "»"}, {"“", "”"}, {"„", "“"}, {"”", "”"}, {"''", "''"}}};

constexpr std::size_t longest_bare_title_bytes = 400;

std::optional<Marker> marker_at(const std::vector<Line>& lines, std::size_t at) {
    return at < lines.size() ? marker_of(lines[at]) : std::nullopt;
}

// Heading of the first part, Statut … Résumé: nothing but a sheet's beginning has one of them in second place.
bool opens_sheet(const std::optional<Marker>& marker) {
    return marker && marker->rank() <= Marker{Label::summary, PartKind::description}.rank();
}

// A quote inside "…" opens another one after a space, a bracket or an apostrophe; else it closes.
bool opens_inside(std::string_view before) {
    constexpr std::array<std::string_view, 6> signs = {" ", "(", "'", "’", "\u00a0", "\u202f"};
    if (before.empty()) return true;
    for (const auto sign : signs)
        if (before.ends_with(sign)) return true;
    return false;
}

// Whether the quote that was opened before `text` closes at its very end and not before.
bool closes_at_end(std::string_view text, const Quotes& quotes) {
    if (!text.ends_with(quotes.close)) return false;
    const auto inside = text.substr(0, text.size() - quotes.close.size());
    int depth = 1;
    for (std::size_t at = 0; at < inside.size();) {
        const auto here = inside.substr(at);
        if (quotes.open == quotes.close && here.starts_with(quotes.open)) {
            depth += opens_inside(inside.substr(0, at)) ? 1 : -1;
            at += quotes.open.size();
        } else if (here.starts_with(quotes.open)) {
            ++depth;
            at += quotes.open.size();
        } else if (here.starts_with(quotes.close)) {
            --depth;
            at += quotes.close.size();
        } else {
            ++at;
        }
        if (depth == 0) return false;
    }
    return true;
}

std::string_view without_quotes(std::string_view text) {
    for (const auto& quotes : quote_pairs)
        if (text.size() >= quotes.open.size() + quotes.close.size() && text.starts_with(quotes.open) &&
            closes_at_end(text.substr(quotes.open.size()), quotes))
            return trimmed(text.substr(quotes.open.size(), text.size() - quotes.open.size() - quotes.close.size()));
    return text;
}

bool ends_like_a_sentence(std::string_view text) {
    return text.ends_with(".") || text.ends_with(":") || text.ends_with(";") || text.ends_with(",");
}

bool is_bare_word(const Line& line) {
    return line.sign == Sign::none && (line.text == "Actions" || line.text == "ACTIONS");
}

// The line at `at` opens a sheet, and not merely the next label of the sheet whose text is being read.
bool opens_next_sheet(const std::vector<Line>& lines, std::size_t at, const TitleContext& context) {
    const auto marker = marker_at(lines, at);
    return opens_sheet(marker) && (!context.in_text || marker->rank() <= context.rank);
}

std::optional<Title> quoted_title(const std::vector<Line>& lines, std::size_t at, const TitleContext& context) {
    const Line& line = lines[at];
    if (line.sign != Sign::none || !line.text.starts_with("Action")) return std::nullopt;
    auto rest = line.text.substr(6);
    const bool plural = rest.starts_with("s");
    if (plural) rest.remove_prefix(1);
    rest = trimmed(rest);
    if (rest.starts_with(":")) rest = trimmed(rest.substr(1));
    for (const auto& quotes : quote_pairs) {
        if (!rest.starts_with(quotes.open)) continue;
        const auto inside = rest.substr(quotes.open.size());
        if (closes_at_end(inside, quotes) && (plural || opens_next_sheet(lines, at + 1, context)))
            return Title{std::string(trimmed(inside.substr(0, inside.size() - quotes.close.size()))), TitleForm::quoted,
                         1};
        if (opens_next_sheet(lines, at + 1, context))
            return Title{std::string(inside.ends_with(quotes.close)
                                         ? trimmed(inside.substr(0, inside.size() - quotes.close.size()))
                                         : inside),
                         TitleForm::quoted, 1};
        // A long title that was wrapped: its quote closes on one of the next two lines.
        std::string joined(inside);
        for (std::size_t next = at + 1; next < lines.size() && next <= at + 2; ++next) {
            if (lines[next].sign != Sign::none || marker_of(lines[next])) break;
            joined += ' ';
            joined += lines[next].text;
            if (closes_at_end(joined, quotes) && opens_next_sheet(lines, next + 1, context)) {
                joined.resize(joined.size() - quotes.close.size());
                return Title{joined, TitleForm::quoted, next - at + 1};
            }
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Title> bare_title(const std::vector<Line>& lines, std::size_t at, const TitleContext& context) {
    if (!is_bare_word(lines[at]) || at + 1 >= lines.size()) return std::nullopt;
    const Line& next = lines[at + 1];
    if (marker_of(next)) {
        // The title itself is missing.
        if (opens_next_sheet(lines, at + 1, context)) return Title{{}, TitleForm::bare, 1};
        return std::nullopt;
    }
    if (next.sign != Sign::none || next.text.empty() || next.text.size() > longest_bare_title_bytes ||
        is_bare_word(next) || quoted_title(lines, at + 1, context))
        return std::nullopt;

    const Title title{std::string(without_quotes(next.text)), TitleForm::bare, 2};
    const auto after = marker_at(lines, at + 2);
    if (after) {
        // Inside a text, a label that comes next in the same sheet says that the text was not over. Only where sheets
        // are titled this way is it a sheet that leaves the first labels out.
        if (!context.in_text || after->rank() <= context.rank || context.form == TitleForm::bare) return title;
        return std::nullopt;
    }
    if (at + 2 < lines.size() && lines[at + 2].sign == Sign::none && opens_next_sheet(lines, at + 3, context))
        return Title{title.text + ' ' + std::string(lines[at + 2].text), TitleForm::bare, 3};
    const bool sheet_follows =
        at + 2 < lines.size() && (is_bare_word(lines[at + 2]) || quoted_title(lines, at + 2, context).has_value());
    if (sheet_follows && (!context.in_text || context.form == TitleForm::bare)) return title;
    if (at + 2 >= lines.size() && (!context.in_text || !ends_like_a_sentence(next.text))) return title;
    if (!context.in_text) return title;
    return std::nullopt;
}

}  // namespace

std::optional<Title> title_at(const std::vector<Line>& lines, std::size_t at, const TitleContext& context) {
    if (!lines[at].text.starts_with("Action") && !is_bare_word(lines[at])) return std::nullopt;
    if (auto title = quoted_title(lines, at, context)) return title;
    return bare_title(lines, at, context);
}

}  // namespace parvis::content::senacs

#include "content/pack/pack_facts.h"

#include <array>
#include <charconv>

#include "content/iso_day.h"
#include "content/schema/schema.h"
#include "content/text/encoding.h"

namespace parvis::content {
namespace {

constexpr std::string_view product_key = "product=";
constexpr std::string_view our_product = "product=parvis";
constexpr std::size_t max_comment_bytes = 8000;  // minisign reads 8173

bool is_clean_value(std::string_view value) {
    return is_clean_text(value) && value.find_first_of("\n\t") == std::string_view::npos;
}

// Digits and nothing else, without zeros in front: every number is written in one way.
template <class Number>
std::optional<Number> number_of(std::string_view text, Number most) {
    if (text.empty() || (text.size() > 1 && text.front() == '0')) return std::nullopt;
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    Number number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
    return number;
}

// Whether the value fits. `seen`: that key has been there before.
bool take(PackFacts& facts, std::string_view key, std::string_view value, bool seen) {
    if (!is_clean_value(value) || value.empty()) return false;
    if (key == "centre") {
        facts.centres.emplace_back(value);
        return true;
    }
    if (seen) return false;
    if (key == "author") {
        facts.author = value;
        return true;
    }
    if (key == "schema") {
        const auto number = number_of<int>(value, 1'000'000);
        facts.schema = number.value_or(0);
        return facts.schema > 0;
    }
    if (key == "sequence") {
        const auto number = number_of<std::int64_t>(value, max_sequence);
        facts.sequence = number.value_or(0);
        return number.has_value();
    }
    if (key == "size") {
        const auto number = number_of<std::uint64_t>(value, INT64_MAX);
        facts.size_bytes = number.value_or(0);
        return facts.size_bytes > 0;
    }
    facts.date = day_of_iso(value);
    return facts.date.has_value();
}

}  // namespace

PackFacts facts_from(const Edition& edition, std::uint64_t size_bytes) {
    return {static_cast<int>(catalogue_schema_version),
            edition.sequence,
            size_bytes,
            edition.centres,
            edition.date,
            edition.author};
}

Result<std::string> to_trusted_comment(const PackFacts& facts) {
    std::string comment(our_product);
    const auto add = [&](std::string_view key, std::string_view value) {
        comment.append("\t").append(key).append("=").append(value);
    };
    add("schema", std::to_string(facts.schema));
    add("sequence", std::to_string(facts.sequence));
    add("size", std::to_string(facts.size_bytes));
    if (facts.date) add("date", to_iso(*facts.date));
    for (const std::string& centre : facts.centres) add("centre", centre);
    if (!facts.author.empty()) add("author", facts.author);
    if (comment.size() > max_comment_bytes)
        return fail(Errc::invalid_value,
                    "trop de centres pour une signature (8 000 octets en tout) : faites une édition pour tous les "
                    "centres, ou plusieurs");
    // What was written is what is read: a value with a tab in it would be something else to a board.
    if (const auto read = facts_of(comment); !read || !*read || **read != facts)
        return fail(Errc::invalid_value,
                    "le centre, l’auteur ou le numéro d’édition ne peut pas figurer dans une signature : retirez-en "
                    "les tabulations et les signes invisibles");
    return comment;
}

Result<std::optional<PackFacts>> facts_of(std::string_view trusted_comment) {
    if (!trusted_comment.starts_with(product_key)) return std::nullopt;
    std::string_view rest = trusted_comment;
    const auto next = [&] {
        const std::size_t tab = rest.find('\t');
        const std::string_view item = rest.substr(0, tab);
        rest = tab == std::string_view::npos ? std::string_view() : rest.substr(tab + 1);
        return item;
    };
    if (next() != our_product)
        return fail(Errc::foreign, "signature d’un autre logiciel : ce contenu n’est pas pour Parvis");
    const auto damaged = [](std::string_view what) {
        return fail(Errc::malformed, "signature de Parvis mal écrite (" + std::string(what) +
                                         ") : signez de nouveau avec parvis-content sign");
    };
    if (trusted_comment.size() > max_comment_bytes) return damaged("trop longue");
    if (trusted_comment.ends_with('\t')) return damaged("il manque un nom ou une valeur");

    PackFacts facts;
    constexpr std::array<std::string_view, 6> keys{"schema", "sequence", "size", "date", "author", "centre"};
    std::array<bool, keys.size()> seen{};
    while (!rest.empty()) {
        const std::string_view item = next();
        const std::size_t equals = item.find('=');
        if (equals == std::string_view::npos || equals == 0) return damaged("il manque un nom ou une valeur");
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (item.substr(0, equals) != keys[i]) continue;
            if (!take(facts, keys[i], item.substr(equals + 1), seen[i])) return damaged(keys[i]);
            seen[i] = true;
        }
    }
    for (std::size_t i = 0; i < 3; ++i)
        if (!seen[i]) return damaged(keys[i]);
    if (facts.centres.size() > max_centres) return damaged("centre");
    return facts;
}

}  // namespace parvis::content

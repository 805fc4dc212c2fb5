#include "content/authoring/tables.h"
#include "content/authoring/text_cells.h"
#include "content/sources/authoring_cells.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

std::string with_small_first(std::string_view text) {
    auto letters = to_code_points(text);
    for (auto& c : letters)
        if (is_letter(c) || is_digit(c)) {
            c = to_lower(c);
            break;
        }
    return to_utf8(letters);
}

}  // namespace

Rebuild::Rebuild(const Document& whole, const WordRules& words) : document(whole), rules(words) {
    for (const auto& action : document.actions) with_actions_.insert(action.organisation_id);
    for (const auto& organisation : document.organisations)
        if (organisation.is_ours && ours == nullptr) ours = &organisation;
}

bool Rebuild::says_more_of(const Organisation& organisation) const {
    return &organisation == ours || !organisation.contact.empty() || !organisation.hours.empty() ||
           !organisation.about.empty() || !with_actions_.contains(organisation.id) ||
           rules.organisation(organisation.source_name) != organisation.name;
}

std::string Rebuild::title_of(const Action& action) const {
    const auto plain = with_plain_spaces(action.title);
    for (const auto& title : {plain, with_small_first(plain), action.source_title})
        if (rules.title(title) == action.title) return title;
    return plain;
}

// "à VÉLO" is shown as "À VÉLO", which by itself would be taken for a text in capitals.
std::string Rebuild::value(const std::string& shown) const {
    const auto plain = with_plain_spaces(shown);
    const auto small = with_small_first(plain);
    return rules.value(plain) != shown && rules.value(small) == shown ? small : plain;
}

std::string Rebuild::value_cell(const std::string& shown) const {
    return to_cell_text(value(shown));
}

std::string Rebuild::value_cell(std::vector<std::string> shown) const {
    for (auto& it : shown) it = value(it);
    return to_cell_values(shown);
}

std::string Rebuild::keyword_cell(std::vector<std::string> shown) const {
    for (auto& it : shown) it = rules.is_alias_target(it) ? with_plain_spaces(it) : value(it);
    return to_cell_values(shown);
}

}  // namespace parvis::content

// The words of a sheet that a search finds, piece by piece. The index and the snippets read the same pieces.
#pragma once

#include <string>
#include <string_view>

#include "content/document.h"
#include "content/search/postings.h"

namespace parvis::content {

// Longer words (folded) are no words: they are neither indexed nor marked.
inline constexpr std::size_t max_word_bytes = 80;

// Calls visit(text) for each piece of Place::rest that is not in a part; false from it stops.
// Status is left out ("En cours" would make every sheet answer to "cours"), and so is what only the source says.
template <class Visit>
void visit_small_fields(const Action& action, std::string_view organisation, Visit&& visit) {
    const auto& practical = action.practical;
    for (const std::string_view text :
         {std::string_view(action.money), std::string_view(action.people), std::string_view(practical.where),
          std::string_view(practical.contact), std::string_view(practical.price),
          std::string_view(practical.how_to_join), std::string_view(practical.schedule.words), organisation,
          std::string_view(action.department), std::string_view(action.dimension), std::string_view(action.territory),
          std::string_view(action.initiative_detail), std::string_view(action.ended_reason)})
        if (!visit(text)) return;
    for (const auto* list : {&action.partners, &action.publics, &action.initiative, &action.files})
        for (const auto& text : *list)
            if (!visit(std::string_view(text))) return;
}

// Every piece of Place::rest: the running text of the parts, then the small fields. That is also the order in which a
// snippet prefers them.
template <class Visit>
void visit_rest(const Action& action, std::string_view organisation, Visit&& visit) {
    for (const auto& part : action.parts)
        for (const auto& field : part.fields)
            for (const auto& block : field.blocks)
                if (!visit(std::string_view(block.text))) return;
    visit_small_fields(action, organisation, visit);
}

// The same for all places, best first: visit(place, text).
template <class Visit>
void visit_pieces(const Action& action, std::string_view organisation, Visit&& visit) {
    visit(Place::title, std::string_view(action.title));
    for (const auto& keyword : action.keywords) visit(Place::keywords, std::string_view(keyword));
    for (const auto& block : action.summary) visit(Place::summary, std::string_view(block.text));
    visit_rest(action, organisation, [&](std::string_view text) {
        visit(Place::rest, text);
        return true;
    });
}

}  // namespace parvis::content

// Documents compared field by field, with a word about the first thing that differs.
#pragma once

#include <string>

#include "content/document.h"

namespace parvis::testing {

#define PARVIS_SAME(field) \
    if (!(a.field == b.field)) return #field

inline std::string difference(const content::Action& a, const content::Action& b) {
    PARVIS_SAME(id);
    PARVIS_SAME(title);
    PARVIS_SAME(source_title);
    PARVIS_SAME(lead);
    PARVIS_SAME(summary);
    PARVIS_SAME(status);
    PARVIS_SAME(ended_reason);
    PARVIS_SAME(dimension);
    PARVIS_SAME(keywords);
    PARVIS_SAME(publics);
    PARVIS_SAME(territory);
    PARVIS_SAME(initiative);
    PARVIS_SAME(initiative_detail);
    PARVIS_SAME(partners);
    PARVIS_SAME(source_organisation);
    PARVIS_SAME(organisation_id);
    PARVIS_SAME(department);
    PARVIS_SAME(parts);
    PARVIS_SAME(money);
    PARVIS_SAME(people);
    PARVIS_SAME(files);
    PARVIS_SAME(practical);
    PARVIS_SAME(photo);
    PARVIS_SAME(source_text);
    PARVIS_SAME(origin);
    return "";
}

inline std::string difference(const content::Organisation& a, const content::Organisation& b) {
    PARVIS_SAME(id);
    PARVIS_SAME(source_name);
    PARVIS_SAME(name);
    PARVIS_SAME(department);
    PARVIS_SAME(contact);
    PARVIS_SAME(about);
    PARVIS_SAME(hours);
    PARVIS_SAME(is_ours);
    PARVIS_SAME(origin);
    return "";
}

inline std::string difference(const content::Partner& a, const content::Partner& b) {
    PARVIS_SAME(id);
    PARVIS_SAME(name);
    PARVIS_SAME(purpose);
    PARVIS_SAME(about);
    PARVIS_SAME(category);
    PARVIS_SAME(pictogram);
    PARVIS_SAME(place);
    PARVIS_SAME(contact);
    PARVIS_SAME(presence);
    PARVIS_SAME(needs);
    PARVIS_SAME(names);
    PARVIS_SAME(origin);
    return "";
}

inline std::string difference(const content::Need& a, const content::Need& b) {
    PARVIS_SAME(id);
    PARVIS_SAME(label);
    PARVIS_SAME(pictogram);
    PARVIS_SAME(dimension);
    PARVIS_SAME(dimensions);
    PARVIS_SAME(keywords);
    PARVIS_SAME(words);
    PARVIS_SAME(action_ids);
    PARVIS_SAME(opens_partners);
    PARVIS_SAME(origin);
    return "";
}

inline std::string difference(const content::Poster& a, const content::Poster& b) {
    PARVIS_SAME(id);
    PARVIS_SAME(title);
    PARVIS_SAME(text);
    PARVIS_SAME(picture);
    PARVIS_SAME(from);
    PARVIS_SAME(until);
    PARVIS_SAME(origin);
    return "";
}

template <class T>
std::string difference(const std::vector<T>& a, const std::vector<T>& b, const char* name) {
    if (a.size() != b.size()) return std::string(name) + ": size";
    for (std::size_t i = 0; i < a.size(); ++i)
        if (const auto what = difference(a[i], b[i]); !what.empty())
            return std::string(name) + " " + std::to_string(i) + ": " + what;
    return "";
}

// Empty when they are the same.
inline std::string difference(const content::Document& a, const content::Document& b) {
    for (const auto& what :
         {difference(a.actions, b.actions, "action"), difference(a.organisations, b.organisations, "organisation"),
          difference(a.partners, b.partners, "partner"), difference(a.needs, b.needs, "need"),
          difference(a.posters, b.posters, "poster")})
        if (!what.empty()) return what;
    PARVIS_SAME(edition);
    PARVIS_SAME(words.keyword_aliases);
    PARVIS_SAME(words.shown_names);
    PARVIS_SAME(words.thesaurus);
    PARVIS_SAME(words.acronyms);
    return "";
}

#undef PARVIS_SAME

}  // namespace parvis::testing

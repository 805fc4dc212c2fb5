#include "kiosk/views/facet_words.h"

#include <utility>

#include "content/text/folding.h"
#include "kiosk/widgets/chip.h"

namespace parvis::kiosk {
namespace {

using content::FacetGroup;

Text missing_words(FacetGroup group) {
    switch (group) {
        case FacetGroup::dimension:
            return Text::without_dimension;
        case FacetGroup::publics:
            return Text::without_public;
        case FacetGroup::keyword:
            return Text::without_keyword;
        case FacetGroup::department:
            return Text::without_department;
        case FacetGroup::organisation:
            return Text::without_organisation;
        case FacetGroup::status:
            break;
    }
    return Text::without_status;
}

// The publics of the national list, and how neighbours of them are called.
constexpr std::pair<std::string_view, Text> publics[] = {
    {"familles", Text::for_families}, {"famille", Text::for_families},      {"parents", Text::for_parents},
    {"seniors", Text::for_seniors},   {"jeunesse", Text::for_young},        {"jeunes", Text::for_young},
    {"adultes", Text::for_adults},    {"enfance", Text::for_children},      {"enfants", Text::for_children},
    {"femmes", Text::for_women},      {"petite enfance", Text::for_babies},
};

constexpr Text needs[] = {Text::need_papers, Text::need_families, Text::need_computer, Text::need_culture,
                          Text::need_garden, Text::need_help,     Text::need_project,  Text::partners};

}  // namespace

Text facet_name(FacetGroup group) {
    switch (group) {
        case FacetGroup::dimension:
            return Text::group_dimension;
        case FacetGroup::publics:
            return Text::group_publics;
        case FacetGroup::keyword:
            return Text::group_keyword;
        case FacetGroup::department:
            return Text::group_department;
        case FacetGroup::organisation:
            return Text::group_organisation;
        case FacetGroup::status:
            break;
    }
    return Text::group_status;
}

std::string facet_label(FacetGroup group, const content::FacetValue& value, const Strings& strings) {
    if (value.value.empty()) return std::string(strings.get(missing_words(group)));
    if (group == FacetGroup::dimension) return dimension_words(strings, value.value);
    if (group == FacetGroup::status) return status_words(value.value, strings);
    return value.label;
}

std::string quick_label(FacetGroup group, const content::FacetValue& value, const Strings& strings) {
    const std::string folded = content::fold(value.value);
    if (group == FacetGroup::publics)
        for (const auto& [name, text] : publics)
            if (folded == name) return std::string(strings.get(text));
    return facet_label(group, value, strings);
}

bool is_for_everyone(const std::string& public_name) {
    const std::string folded = content::fold(public_name);
    return folded == "tous publics" || folded == "tout public" || folded == "tous" || folded == "tout le monde";
}

std::string need_words(const std::string& label, const Strings& strings) {
    if (strings.language() == Language::french) return label;
    const Strings french(Language::french);
    const std::string folded = content::fold(label);
    for (const Text need : needs)
        if (folded == content::fold(french.get(need))) return std::string(strings.get(need));
    return label;
}

std::string status_words(const std::string& status, const Strings& strings) {
    const std::string folded = content::fold(status);
    if (folded == "en cours") return std::string(strings.get(Text::status_running));
    if (folded.starts_with("termine")) return std::string(strings.get(Text::status_ended));
    return status;
}

}  // namespace parvis::kiosk

// Facets and needs in the visitor's words.
#pragma once

#include <string>

#include "content/catalogue/catalogue.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

[[nodiscard]] Text facet_name(content::FacetGroup group);  // "Pour qui"
// "Projets d’habitants"; for "" what is missing: "Sans thème".
[[nodiscard]] std::string facet_label(content::FacetGroup group, const content::FacetValue& value,
                                      const Strings& strings);
// "Pour les familles", where the interface knows how to say it of a public; else the label.
[[nodiscard]] std::string quick_label(content::FacetGroup group, const content::FacetValue& value,
                                      const Strings& strings);
// "Tous publics": says nothing about who it is for.
[[nodiscard]] bool is_for_everyone(const std::string& public_name);
// The needs that Parvis brings are known in every language; what the staff wrote stays as written.
[[nodiscard]] std::string need_words(const std::string& label, const Strings& strings);
[[nodiscard]] std::string status_words(const std::string& status, const Strings& strings);

}  // namespace parvis::kiosk

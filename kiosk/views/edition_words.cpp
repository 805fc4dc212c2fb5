#include "kiosk/views/edition_words.h"

#include "content/update/report.h"
#include "kiosk/views/phrases.h"

namespace parvis::kiosk {

std::string full_day_text(const Strings& strings, std::chrono::year_month_day day) {
    const auto number = static_cast<unsigned>(day.day());
    const auto month = static_cast<int>(static_cast<unsigned>(day.month()));
    const std::string date =
        strings.get(Text::day_of_year,
                    {{"day", number == 1 ? std::string(strings.get(Text::day_first_of_month)) : std::to_string(number)},
                     {"month", strings.get(family(Text::month_1, month))}});
    return strings.get(Text::date_and_year, {{"date", date}, {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string number_text(std::int64_t sequence, const Strings& strings) {
    if (sequence == 0) return std::string(strings.get(Text::staff_unnumbered));
    return strings.get(Text::staff_numbered, {{"n", std::to_string(sequence)}});
}

std::string edition_text(const content::Edition& edition, const Strings& strings) {
    std::string what = number_text(edition.sequence, strings);
    if (!edition.date || !edition.date->ok()) return what;
    return strings.get(Text::staff_by, {{"date", what}, {"name", full_day_text(strings, *edition.date)}});
}

std::string centres_text(const content::Edition& edition) {
    std::vector<std::string> names;
    for (const std::string& centre : edition.centres) names.push_back(shortened(centre));
    return shortened(joined(names, ", "));
}

std::string signer_text(const std::string& who, const Strings& strings) {
    if (content::is_key_number(who)) return strings.get(Text::update_key, {{"key", who}});
    return shortened(who);
}

std::string information_of_text(const content::Edition& edition, const Strings& strings) {
    if (!edition.date || !edition.date->ok()) return {};
    return strings.get(Text::information_of, {{"date", full_day_text(strings, *edition.date)}});
}

}  // namespace parvis::kiosk

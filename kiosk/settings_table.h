// The keys of parvis.toml, one a row: what may stand there, and where it goes. A new setting is a member of Settings
// and a row here; settings_test.cpp then asks for its place in deploy/parvis.toml and docs/settings.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/settings.h"

namespace parvis::kiosk {

using SettingValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

struct YesOrNo {};
struct WholeNumber {
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::string_view zero = {};  // what 0 stands for, when 0 is allowed besides
};
struct OneOf {
    std::vector<SettingValue> values;
};
struct ShortText {
    std::string_view what;  // "nom du centre"
};
struct TimeZoneName {};
struct AbsolutePath {};
struct HoursOfDay {};
struct HoursOfDates {};  // a list
struct StaffCode {};     // a secret: never said, not even when it is wrong

using SettingRule = std::variant<YesOrNo, WholeNumber, OneOf, ShortText, TimeZoneName, AbsolutePath, HoursOfDay,
                                 HoursOfDates, StaffCode>;

struct SettingKey {
    std::string_view name;  // section and key
    SettingRule rule;
    SettingValue (*get)(const Settings&);
    void (*set)(Settings&, const SettingValue&);  // only with a value that the rule allows
};

[[nodiscard]] std::span<const SettingKey> setting_keys();

[[nodiscard]] std::string as_toml(const SettingValue& value);
[[nodiscard]] std::string allowed_words(const SettingRule& rule);

}  // namespace parvis::kiosk

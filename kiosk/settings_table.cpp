#include "kiosk/settings_table.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace parvis::kiosk {
namespace {

constexpr int degrees_per_turn = 90;                                              // Orientation counts quarter turns
constexpr std::array<const char*, 3> drawing_names = {"auto", "gles2", "cpu"};    // as platform::Drawing counts
constexpr std::array<const char*, 3> off_names = {"black", "backlight", "dpms"};  // as platform::DisplayOff counts
constexpr std::array<const char*, 2> touch_names = {"opens", "wakes"};            // as FirstTouch counts
static_assert(drawing_names.size() == static_cast<std::size_t>(platform::Drawing::pixels) + 1);
static_assert(off_names.size() == static_cast<std::size_t>(platform::DisplayOff::dpms) + 1);
static_assert(touch_names.size() == static_cast<std::size_t>(FirstTouch::wakes) + 1);

SettingValue to_value(bool value) {
    return value;
}
SettingValue to_value(int value) {
    return std::int64_t{value};
}
SettingValue to_value(std::chrono::seconds value) {
    return std::int64_t{value.count()};
}
SettingValue to_value(const std::string& value) {
    return value;
}
SettingValue to_value(const std::vector<std::string>& value) {
    return value;
}
SettingValue to_value(const std::filesystem::path& value) {
    return value.string();
}
SettingValue to_value(Language value) {
    return value == Language::english ? "en" : "fr";
}
SettingValue to_value(Orientation value) {
    return std::int64_t{static_cast<int>(value) * degrees_per_turn};
}
SettingValue to_value(platform::Drawing value) {
    return std::string(drawing_names[static_cast<std::size_t>(value)]);
}
SettingValue to_value(platform::DisplayOff value) {
    return std::string(off_names[static_cast<std::size_t>(value)]);
}
SettingValue to_value(FirstTouch value) {
    return std::string(touch_names[static_cast<std::size_t>(value)]);
}

int number(const SettingValue& value) {
    return static_cast<int>(std::get<std::int64_t>(value));
}
const std::string& text(const SettingValue& value) {
    return std::get<std::string>(value);
}

void assign(bool& to, const SettingValue& value) {
    to = std::get<bool>(value);
}
void assign(int& to, const SettingValue& value) {
    to = number(value);
}
void assign(std::chrono::seconds& to, const SettingValue& value) {
    to = std::chrono::seconds(number(value));
}
void assign(std::string& to, const SettingValue& value) {
    to = text(value);
}
void assign(std::vector<std::string>& to, const SettingValue& value) {
    to = std::get<std::vector<std::string>>(value);
}
void assign(std::filesystem::path& to, const SettingValue& value) {
    to = text(value);
}
void assign(Language& to, const SettingValue& value) {
    to = language_from_code(text(value));
}
void assign(Orientation& to, const SettingValue& value) {
    to = Orientation{static_cast<std::uint8_t>(number(value) / degrees_per_turn)};
}
void assign(platform::Drawing& to, const SettingValue& value) {
    const auto* name = std::ranges::find(drawing_names, text(value));
    to = platform::Drawing{static_cast<std::uint8_t>(name - drawing_names.begin())};
}
void assign(platform::DisplayOff& to, const SettingValue& value) {
    const auto* name = std::ranges::find(off_names, text(value));
    to = platform::DisplayOff{static_cast<std::uint8_t>(name - off_names.begin())};
}
void assign(FirstTouch& to, const SettingValue& value) {
    to = text(value) == touch_names[1] ? FirstTouch::wakes : FirstTouch::opens;
}

// A row whose value is kept in a member, or in a member of a member, of Settings.
template <auto... Path>
SettingKey key(std::string_view name, SettingRule rule) {
    return {name, std::move(rule), [](const Settings& settings) { return to_value((settings.*....*Path)); },
            [](Settings& settings, const SettingValue& value) { assign((settings.*....*Path), value); }};
}

// The service may take 256 MB of memory in all: with more of it in pictures the kiosk would be ended for want of it.
constexpr int most_picture_memory_mb = 96;

const std::vector<SettingKey>& table() {
    using S = Settings;
    using D = DisplaySettings;
    using M = DisplayModeSettings;
    using H = HoursSettings;
    constexpr std::string_view ask_the_display = "ce que dit l’écran";
    static const std::vector<SettingKey> keys = {
        key<&S::centre>("centre", ShortText{"nom du centre"}),
        key<&S::language>("language", OneOf{{"fr", "en"}}),
        key<&S::time_zone>("time_zone", TimeZoneName{}),

        key<&S::content_file>("content.file", AbsolutePath{}),
        key<&S::inbox>("content.inbox", AbsolutePath{}),

        key<&S::staff_code>("staff.code", StaffCode{}),

        key<&S::usage_counts>("usage.counts", YesOrNo{}),

        key<&S::session, &SessionTimes::idle>("session.idle_seconds", WholeNumber{15, 600}),
        key<&S::session, &SessionTimes::countdown>("session.warning_seconds", WholeNumber{20, 120}),

        key<&S::display, &D::orientation>("display.orientation", OneOf{{0, 90, 180, 270}}),
        key<&S::display, &D::width_mm>("display.width_mm", WholeNumber{50, 5000, ask_the_display}),
        key<&S::display, &D::height_mm>("display.height_mm", WholeNumber{50, 5000, ask_the_display}),
        key<&S::display, &D::viewing_distance_mm>("display.viewing_distance_mm", WholeNumber{250, 3000}),
        key<&S::display, &D::mounting_height_mm>("display.mounting_height_mm", WholeNumber{100, 2500, "pas connue"}),
        key<&S::display, &D::reduced_motion>("display.reduced_motion", YesOrNo{}),
        key<&S::display, &D::drawing>("display.drawing", OneOf{{drawing_names.begin(), drawing_names.end()}}),
        key<&S::display, &D::off>("display.off", OneOf{{off_names.begin(), off_names.end()}}),
        key<&S::display, &D::picture_memory_mb>("display.picture_memory_mb", WholeNumber{24, most_picture_memory_mb}),

        key<&S::display_mode, &M::on>("display_mode.on", YesOrNo{}),
        key<&S::display_mode, &M::slide>("display_mode.slide_seconds", WholeNumber{8, 120}),
        key<&S::display_mode, &M::first_touch>("display_mode.first_touch",
                                               OneOf{{touch_names.begin(), touch_names.end()}}),

        key<&S::hours, &H::monday>("hours.monday", HoursOfDay{}),
        key<&S::hours, &H::tuesday>("hours.tuesday", HoursOfDay{}),
        key<&S::hours, &H::wednesday>("hours.wednesday", HoursOfDay{}),
        key<&S::hours, &H::thursday>("hours.thursday", HoursOfDay{}),
        key<&S::hours, &H::friday>("hours.friday", HoursOfDay{}),
        key<&S::hours, &H::saturday>("hours.saturday", HoursOfDay{}),
        key<&S::hours, &H::sunday>("hours.sunday", HoursOfDay{}),
        key<&S::hours, &H::exceptions>("hours.exceptions", HoursOfDates{}),
    };
    return keys;
}

std::string list_of(const std::vector<SettingValue>& values) {
    std::string list;
    for (std::size_t i = 0; i < values.size(); ++i)
        list += (i == 0 ? "" : i + 1 == values.size() ? " ou " : ", ") + as_toml(values[i]);
    return list;
}

struct AllowedWords {
    std::string operator()(const YesOrNo&) const { return "true (oui) ou false (non)"; }
    std::string operator()(const WholeNumber& rule) const {
        return "nombre entier de " + std::to_string(rule.least) + " à " + std::to_string(rule.most) +
               (rule.zero.empty() ? "" : ", ou 0 : " + std::string(rule.zero));
    }
    std::string operator()(const OneOf& rule) const { return list_of(rule.values); }
    std::string operator()(const ShortText& rule) const {
        return std::string(rule.what) + " entre guillemets, 200 lettres au plus, ou \"\"";
    }
    std::string operator()(const TimeZoneName&) const {
        return "nom comme \"Europe/Paris\" ou \"America/Guadeloupe\", ou \"\" : celui de la machine";
    }
    std::string operator()(const AbsolutePath&) const {
        return "chemin complet entre guillemets, qui commence par /, ou \"\"";
    }
    std::string operator()(const HoursOfDay&) const {
        return "texte comme \"08:30-12:00, 13:30-18:00\", ou \"\" : écran éteint ce jour-là";
    }
    std::string operator()(const HoursOfDates&) const {
        return "tableau comme [\"2026-12-24 08:30-12:00\", \"12-25\", \"2026-12-26 au 2027-01-03\"], ou [] : aucune "
               "date";
    }
    std::string operator()(const StaffCode&) const {
        return "code de 4 à 8 chiffres entre guillemets, ou ce qu’en fait parvis --hash-code, ou \"\" : aucun";
    }
};

struct Toml {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(const std::string& value) const {
        std::string written = "\"";
        for (const char c : value) {
            if (c == '"' || c == '\\') written += '\\';
            written += c;
        }
        return written + '"';
    }
    std::string operator()(const std::vector<std::string>& values) const {
        std::string written = "[";
        for (const std::string& value : values) written += (written.size() > 1 ? ", " : "") + (*this)(value);
        return written + "]";
    }
};

}  // namespace

std::span<const SettingKey> setting_keys() {
    return table();
}

std::string as_toml(const SettingValue& value) {
    return std::visit(Toml{}, value);
}

std::string allowed_words(const SettingRule& rule) {
    return std::visit(AllowedWords{}, rule);
}

std::vector<SettingDescription> describe(const Settings& settings) {
    std::vector<SettingDescription> all;
    for (const auto& key : table())
        all.push_back({std::string(key.name), as_toml(key.get(settings)), allowed_words(key.rule)});
    return all;
}

}  // namespace parvis::kiosk

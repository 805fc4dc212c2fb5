// parvis.toml: what a centre sets once for its kiosk. Whatever stands in it, the kiosk starts: what is wrong is said,
// and the default is used instead. The keys are one table, settings_table.cpp. Pure but for load_settings and the list
// of time zones; any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/display_hours.h"
#include "kiosk/display_mode_settings.h"
#include "kiosk/gui/orientation.h"
#include "kiosk/session.h"
#include "kiosk/setting_problem.h"
#include "kiosk/strings/strings.h"
#include "platform/display_power.h"
#include "platform/window.h"

namespace parvis::kiosk {

struct DisplaySettings {
    Orientation orientation = Orientation::deg0;
    int width_mm = 0;  // of the lit glass, before it is turned; 0, both of them: what the display says of itself
    int height_mm = 0;
    int viewing_distance_mm = 600;
    // From the floor to the lower edge of the glass, by which the page may be lowered or not; 0: not known.
    int mounting_height_mm = 0;
    bool reduced_motion = false;
    platform::Drawing drawing = platform::Drawing::automatic;
    platform::DisplayOff off = platform::DisplayOff::black;
    int picture_memory_mb = 64;  // of covers and photos that are kept ready
    bool operator==(const DisplaySettings&) const = default;
};

struct Settings {
    std::string centre;        // our centre's name, in any spelling; empty: as the content says
    std::string centre_place;  // "parvis.toml:3: centre: ", to say what only the content tells; empty: not set
    Language language = Language::french;
    SessionTimes session;
    DisplaySettings display;
    DisplayModeSettings display_mode;
    HoursSettings hours;
    std::string time_zone;               // IANA: "America/Guadeloupe"; empty: the machine's
    std::filesystem::path content_file;  // the catalogue, absolute; empty: none is set
    std::filesystem::path inbox;         // absolute; empty: none is set
    bool usage_counts = true;            // what is used is counted by day (usage.h)
    std::string staff_code;              // the staff's PIN, or its hash, while they have chosen none; empty: none
};

// A key as people read it: in messages, in docs/settings.md and in the shipped deploy/parvis.toml.
struct SettingDescription {
    std::string name;     // "session.idle_seconds"
    std::string value;    // as TOML writes it: 60, "fr", false
    std::string allowed;  // in French: "nombre entier de 15 à 600"
    bool operator==(const SettingDescription&) const = default;
};

// Every key with its value in these settings; of Settings{}, its default.
[[nodiscard]] std::vector<SettingDescription> describe(const Settings& settings);

// "parvis.toml:7: session.idle_seconds: …", without the parts that are unknown.
[[nodiscard]] std::string to_line(const SettingProblem& problem);

struct SettingsReading {
    Settings settings;
    std::vector<SettingProblem> problems;  // in the order of the lines
    std::filesystem::path file;            // what was read; empty when nothing was: all is as by default
};

// What of the machine is looked at.
struct SettingsPlaces {
    std::filesystem::path system_file = "/etc/parvis/parvis.toml";
    std::filesystem::path zoneinfo = "/usr/share/zoneinfo";
};

// `file` is only named in problems.
[[nodiscard]] SettingsReading parse_settings(std::string_view toml, const std::filesystem::path& file,
                                             const SettingsPlaces& places = {});

// The first that can be read: the file of --config, the system's, none. A file of --config that is not there or cannot
// be read is a problem; so is a system file that cannot be read or that, without --config, is missing in its folder.
// Without that folder, Parvis is not installed here.
[[nodiscard]] SettingsReading load_settings(const std::optional<std::filesystem::path>& config,
                                            const SettingsPlaces& places = {});

}  // namespace parvis::kiosk

#include "kiosk/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <system_error>
#include <utility>

#include "content/sources/nearest_names.h"
#include "content/text/encoding.h"
#include "content/text/folding.h"
#include "kiosk/settings_table.h"
#include "kiosk/staff_code.h"
#include "platform/base/durable_file.h"

namespace parvis::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t file_limit_bytes = 1'000'000;  // a page of text; anything larger is a mistaken file
constexpr std::size_t text_limit_letters = 200;
constexpr std::size_t suggestions = 2;

std::size_t letters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_time_zone(const std::string& name, const fs::path& zoneinfo) {
    const bool is_plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '+' || c == '/';
    });
    if (!is_plain || name.empty() || name.front() == '/') return false;
    // The folder also holds lists and notes: a zone is known by its first bytes.
    std::ifstream file(zoneinfo / name, std::ios::binary);
    std::string magic(4, '\0');
    return file.read(magic.data(), 4) && magic == "TZif";
}

std::vector<std::string> time_zones(const fs::path& zoneinfo) {
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator entry(zoneinfo, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().lexically_relative(zoneinfo).generic_string();
        if (name == "posix" || name == "right") {  // the same zones again, with other seconds
            entry.disable_recursion_pending();
        } else if (is_time_zone(name, zoneinfo)) {
            names.push_back(name);
        }
    }
    return names;
}

// The city alone is what people misspell: "Europe/Pari", "Paris".
std::vector<std::string> nearest_time_zones(const std::string& written, const fs::path& zoneinfo) {
    const auto zones = time_zones(zoneinfo);
    const auto city = [](const std::string& zone) { return zone.substr(zone.rfind('/') + 1); };
    std::vector<std::string> cities(zones.size());
    std::ranges::transform(zones, cities.begin(), city);
    // The right city without its continent is no guess.
    for (std::size_t i = 0; i < zones.size(); ++i)
        if (content::fold(cities[i]) == content::fold(city(written))) return {zones[i]};
    std::vector<std::string> near;
    for (const auto& found : content::nearest_names(city(written), cities, suggestions)) {
        const auto at = std::ranges::find(cities, found) - cities.begin();
        near.push_back(zones[static_cast<std::size_t>(at)]);
    }
    return near;
}

std::optional<SettingValue> plain_value(const toml::node& node) {
    if (const auto* value = node.as_boolean()) return SettingValue(value->get());
    if (const auto* value = node.as_integer()) return SettingValue(value->get());
    if (const auto* value = node.as_string()) return SettingValue(value->get());
    const auto* array = node.as_array();
    if (array == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    for (const auto& entry : *array) {
        const auto* text = entry.as_string();
        if (text == nullptr) return std::nullopt;
        texts.push_back(text->get());
    }
    return SettingValue(std::move(texts));
}

// What is wrong with a value under a rule, and what helps; empty when it is allowed.
class Judge {
public:
    Judge(const SettingValue& value, const fs::path& zoneinfo) : value_(value), zoneinfo_(zoneinfo) {}

    std::string operator()(const YesOrNo&) const { return std::holds_alternative<bool>(value_) ? "" : not_possible(); }

    std::string operator()(const WholeNumber& rule) const {
        const auto* number = std::get_if<std::int64_t>(&value_);
        if (!number) return not_possible();
        const bool is_allowed = (*number >= rule.least && *number <= rule.most) || (*number == 0 && !rule.zero.empty());
        return is_allowed ? "" : not_possible();
    }

    std::string operator()(const OneOf& rule) const {
        return std::ranges::find(rule.values, value_) != rule.values.end() ? "" : not_possible();
    }

    std::string operator()(const ShortText&) const {
        const auto* text = std::get_if<std::string>(&value_);
        if (!text) return not_possible();
        if (letters(*text) > text_limit_letters) return "ce texte est trop long.";
        return text->find('\n') == std::string::npos ? "" : "ce texte tient sur plusieurs lignes.";
    }

    std::string operator()(const TimeZoneName&) const {
        const auto* name = std::get_if<std::string>(&value_);
        if (!name) return not_possible();
        if (name->empty() || is_time_zone(*name, zoneinfo_)) return {};
        std::error_code ignored;
        if (!fs::is_directory(zoneinfo_, ignored))
            return content::in_quotes(*name) +
                   " ne peut pas être vérifié : les fuseaux horaires ne sont pas sur cette "
                   "machine. Installer le paquet tzdata.";
        const auto near = nearest_time_zones(*name, zoneinfo_);
        return content::in_quotes(*name) + " n’est pas un fuseau horaire connu." +
               (near.empty() ? "" : " Peut-être : " + content::quoted_list(near) + ".");
    }

    std::string operator()(const AbsolutePath&) const {
        const auto* path = std::get_if<std::string>(&value_);
        if (!path) return not_possible();
        if (path->find('\0') != std::string::npos) return not_possible();
        return path->empty() || path->front() == '/' ? "" : content::in_quotes(*path) + " n’est pas un chemin complet.";
    }

    std::string operator()(const HoursOfDay&) const {
        const auto* text = std::get_if<std::string>(&value_);
        return text && hours_of(*text) ? "" : not_possible();
    }

    std::string operator()(const HoursOfDates&) const {
        const auto* dates = std::get_if<std::vector<std::string>>(&value_);
        if (!dates) return not_possible();
        const auto wrong = std::ranges::find_if(*dates, [](const auto& date) { return !exception_of(date); });
        return wrong == dates->end() ? "" : as_toml(SettingValue(*wrong)) + " n’est pas possible.";
    }

    std::string operator()(const StaffCode&) const {
        const auto* code = std::get_if<std::string>(&value_);
        return code && is_staff_code(*code) ? "" : "ce code n’est pas possible.";
    }

private:
    [[nodiscard]] std::string not_possible() const { return as_toml(value_) + " n’est pas possible."; }
    const SettingValue& value_;
    const fs::path& zoneinfo_;
};

std::string_view last_part(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

// How the key is to be written, its section above it.
std::string place_of(std::string_view name) {
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return content::in_quotes(name) + ", au début du fichier";
    return content::in_quotes(last_part(name)) + ", sous la ligne [" + std::string(name.substr(0, dot)) + "]";
}

// Before allowed_words() in a sentence: a kind of value is "un nombre…", values themselves stand alone.
std::string article_of(const SettingRule& rule) {
    const bool lists_values = std::holds_alternative<OneOf>(rule) || std::holds_alternative<YesOrNo>(rule);
    return lists_values ? "" : "un ";
}

class Reader {
public:
    Reader(const fs::path& file, const SettingsPlaces& places, SettingsReading& into)
        : file_(file), places_(places), into_(into) {}

    void read(const toml::table& table) {
        walk(table, "");
        check_display_size();
        std::ranges::stable_sort(into_.problems, {}, &SettingProblem::line);
    }

    void report(SettingFault fault, int line, std::string key, std::string sentence) {
        into_.problems.push_back({file_.string(), line, std::move(key), std::move(sentence), fault});
    }

private:
    void walk(const toml::table& table, const std::string& section) {
        for (const auto& [key, node] : table) {
            const std::string name = section.empty() ? std::string(key.str()) : section + "." + std::string(key.str());
            const auto line = static_cast<int>(key.source().begin.line);
            const auto keys = setting_keys();
            const auto* found = std::to_address(std::ranges::find(keys, name, &SettingKey::name));
            if (found != std::to_address(keys.end())) {
                lines_.emplace_back(name, line);
                take(*found, node, line);
            } else if (node.is_table()) {
                walk(*node.as_table(), name);
            } else {
                report_unknown(name, line);
            }
        }
    }

    void take(const SettingKey& key, const toml::node& node, int line) {
        const bool is_list = std::holds_alternative<HoursOfDates>(key.rule);
        const auto value = node.is_array() && !is_list ? std::nullopt : plain_value(node);
        const std::string wrong = value ? std::visit(Judge(*value, places_.zoneinfo), key.rule)
                                  : node.is_table() || (node.is_array() && !is_list)
                                      ? "une valeur seule est attendue ici."
                                      : "cette valeur n’est pas possible.";
        if (wrong.empty()) {
            key.set(into_.settings, *value);
            if (key.name == "centre") into_.settings.centre_place = to_line({file_.string(), line, "centre", ""});
            return;
        }
        report(
            SettingFault::value, line, std::string(key.name),
            wrong + " Écrire " + article_of(key.rule) + allowed_words(key.rule) + ". En attendant, " + stand_in(key));
    }

    // What is used in the place of a value that is not possible. The usual one of a day, none, would keep it dark.
    std::string stand_in(const SettingKey& key) {
        if (std::holds_alternative<HoursOfDay>(key.rule)) {
            key.set(into_.settings, std::string(whole_day));
            return "l’écran reste allumé toute cette journée.";
        }
        return "la valeur par défaut est utilisée : " + as_toml(key.get(Settings{})) + ".";
    }

    void report_unknown(const std::string& name, int line) {
        std::vector<std::string> known;
        for (const auto& key : setting_keys()) {
            known.emplace_back(key.name);
            if (name == key.name.substr(0, key.name.find('.'))) {
                report(SettingFault::unknown, line, name,
                       "c’est le nom d’une section, pas d’un réglage ; la valeur n’est pas lue. Écrire par exemple " +
                           place_of(key.name) + ".");
                return;
            }
        }
        auto near = content::nearest_names(name, known, 1);
        // The right key under a wrong section is nearer than any neighbour in its section.
        for (const auto& key : known)
            if (last_part(key) == last_part(name)) near = {key};
        report(SettingFault::unknown, line, name,
               "réglage inconnu ; il n’est pas lu. " + (near.empty()
                                                            ? "Tous les réglages sont dans docs/settings.md."
                                                            : "Écrire peut-être " + place_of(near.front()) + "."));
    }

    // One side alone says nothing about the size of letters on the glass.
    void check_display_size() {
        auto& display = into_.settings.display;
        if ((display.width_mm == 0) == (display.height_mm == 0)) return;
        const std::string given = display.width_mm != 0 ? "display.width_mm" : "display.height_mm";
        const std::string missing = display.width_mm != 0 ? "display.height_mm" : "display.width_mm";
        display.width_mm = display.height_mm = 0;
        const auto at = std::ranges::find(lines_, given, &std::pair<std::string, int>::first);
        report(SettingFault::value, at == lines_.end() ? 0 : at->second, given,
               "il manque " + missing +
                   ". Écrire les deux, ou 0 pour les deux. En attendant, la taille est celle que dit l’écran.");
    }

    const fs::path& file_;
    const SettingsPlaces& places_;
    SettingsReading& into_;
    std::vector<std::pair<std::string, int>> lines_;
};

}  // namespace

std::string to_line(const SettingProblem& problem) {
    std::string line = problem.file;
    if (problem.line > 0) line += (line.empty() ? "" : ":") + std::to_string(problem.line);
    if (!line.empty()) line += ": ";
    if (!problem.key.empty()) line += problem.key + ": ";
    return line + problem.sentence;
}

SettingsReading parse_settings(std::string_view toml, const fs::path& file, const SettingsPlaces& places) {
    SettingsReading reading;
    reading.file = file;
    Reader reader(file, places, reading);
    // A comment typed in an old editor's encoding must not cost all the settings.
    const auto decoded = content::decode_text(toml);
    try {
        reader.read(toml::parse(decoded.utf8, file.string()));
    } catch (const toml::parse_error& error) {
        reading.settings = Settings{};
        reading.problems.clear();
        reader.report(SettingFault::line, static_cast<int>(error.source().begin.line), "",
                      "cette ligne ne peut pas être lue. Écrire une ligne comme : idle_seconds = 60, avec des "
                      "guillemets autour des textes et chaque réglage une seule fois. En attendant, tous les réglages "
                      "par défaut sont utilisés.");
    } catch (const std::exception&) {
        reading.settings = Settings{};
        reading.problems.clear();
        reader.report(SettingFault::file, 0, "",
                      "le fichier ne peut pas être lu ; tous les réglages par défaut sont utilisés. Le remplacer par "
                      "le fichier livré avec Parvis.");
    }
    return reading;
}

SettingsReading load_settings(const std::optional<fs::path>& config, const SettingsPlaces& places) {
    std::vector<SettingProblem> problems;
    // Where Parvis is installed, a file of another name is a mistake (parvis.toml.txt); elsewhere there need be none.
    std::error_code error;
    const bool is_installed = fs::exists(places.system_file.parent_path(), error);
    const auto read = [&](const fs::path& file, bool is_of_config) -> std::optional<SettingsReading> {
        const auto bytes = read_file(file, file_limit_bytes);
        if (bytes) return parse_settings(*bytes, file, places);
        const bool is_absent = bytes.error().code == Errc::not_found;
        if (is_absent && !is_of_config && (config || !is_installed)) return std::nullopt;
        std::string sentence = is_absent ? "le fichier n’existe pas. Vérifier son nom"
                                         : "le fichier ne peut pas être lu. Vérifier ses droits";
        if (is_absent && !is_of_config) sentence += ", sans rien après .toml";
        sentence += is_of_config ? " après --config. En attendant, " + places.system_file.string() +
                                       " est lu s’il existe, sinon tout est par défaut."
                                 : ". En attendant, tous les réglages par défaut sont utilisés.";
        if (!is_absent) sentence += " (" + bytes.error().message + ")";
        problems.push_back({file.string(), 0, "", sentence, SettingFault::file});
        return std::nullopt;
    };
    std::optional<SettingsReading> reading;
    if (config) reading = read(*config, true);
    if (!reading) reading = read(places.system_file, false);
    if (!reading) reading.emplace();
    reading->problems.insert(reading->problems.begin(), problems.begin(), problems.end());
    return *std::move(reading);
}

}  // namespace parvis::kiosk

#include "kiosk/care_report.h"

#include <array>
#include <ctime>
#include <initializer_list>
#include <string_view>
#include <system_error>
#include <utility>

#include "content/iso_day.h"
#include "content/store/version.h"
#include "kiosk/views/care_view.h"
#include "platform/base/durable_file.h"

namespace parvis::kiosk {
namespace {

constexpr std::array<std::string_view, uses> names_of_uses = {"fiche",  "besoin", "recherche sans résultat",
                                                              "langue", "aide",   "contenu installé"};

// A formula in a cell would be run by whoever opens the table.
std::string cell(std::string_view text) {
    std::string written(
        !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos ? "\u00A0" : "");
    written += text;
    if (written.find_first_of(";,\t\"\r\n") == std::string::npos) return written;
    std::string quoted = "\"";
    for (const char c : written) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

class Table {
public:
    explicit Table(std::initializer_list<std::string_view> headings) { row(headings); }
    void row(std::initializer_list<std::string_view> cells) {
        bool first = true;
        for (const std::string_view one : cells)
            bytes_.append(std::exchange(first, false) ? "" : ";").append(cell(one));
        bytes_ += "\r\n";
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_ = "\xEF\xBB\xBF";
};

std::string moment(WallTime when) {
    const std::time_t seconds = WallTime::clock::to_time_t(when);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts);
    return {text.data(), length};
}

std::string yes_or_no(bool yes) {
    return yes ? "oui" : "non";
}

}  // namespace

std::string state_table(const CareFacts& facts) {
    const Strings french(Language::french);
    Table table({"quoi", "valeur"});
    table.row({"rapport du", facts.knows_day ? moment(facts.now) : "date inconnue"});
    table.row({"programme", "Parvis " + facts.program});
    table.row({"en marche depuis", duration_text(french, facts.running)});
    table.row({"mode sans échec", yes_or_no(facts.safe_mode.on)});
    if (!facts.safe_mode.avoided.empty()) table.row({"contenu écarté", facts.safe_mode.avoided});
    const platform::Health& health = facts.health;
    if (health.uptime) table.row({"machine allumée depuis", duration_text(french, *health.uptime)});
    if (health.free_bytes) table.row({"place libre (octets)", std::to_string(*health.free_bytes)});
    if (health.disk_bytes) table.row({"place en tout (octets)", std::to_string(*health.disk_bytes)});
    if (health.free_bytes) table.row({"carte protégée contre l’écriture", yes_or_no(health.disk_read_only)});
    if (health.temperature_c) table.row({"température (°C)", std::to_string(*health.temperature_c)});
    if (health.under_voltage_now) table.row({"tension trop faible maintenant", yes_or_no(*health.under_voltage_now)});
    if (health.under_voltage_since_start)
        table.row({"tension trop faible depuis l’allumage", yes_or_no(*health.under_voltage_since_start)});
    if (health.storage_errors) table.row({"erreurs de la carte", std::to_string(*health.storage_errors)});
    for (std::size_t i = facts.starts.size(); i-- > 0;) {
        const Start& start = facts.starts[i];
        const std::string when = start.boot == facts.starts.back().boot
                                     ? "démarrage, il y a " + duration_text(french, facts.since_boot - start.at)
                                     : "démarrage du " + moment(start.wall);
        table.row({when, end_text(french, facts, i)});
    }
    return table.bytes();
}

std::string usage_table(const CareFacts& facts) {
    Table table({"jour", "quoi", "lequel", "nom", "nombre"});
    for (const auto& [day, counts] : facts.usage.days())
        for (const auto& [what, times] : counts) {
            const auto name = facts.names.find(what.second);
            table.row({day ? content::to_iso(std::chrono::year_month_day(*day)) : "inconnu",
                       names_of_uses[static_cast<std::size_t>(what.first)], what.second,
                       name == facts.names.end() ? "" : name->second, std::to_string(times)});
        }
    return table.bytes();
}

Status write_report(const CareFacts& facts, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fail(Errc::unwritable, folder.string() + ": " + error.message());
    if (Status written = write_file(folder / "etat.csv", state_table(facts)); !written) return written;
    return write_file(folder / "usages.csv", usage_table(facts));
}

}  // namespace parvis::kiosk

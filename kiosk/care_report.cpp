#include "kiosk/care_report.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>
#include <system_error>

#include "content/authoring/spreadsheet_table.h"
#include "content/iso_day.h"
#include "content/store/version.h"
#include "kiosk/settings.h"
#include "kiosk/views/care_view.h"
#include "kiosk/views/history_view.h"
#include "platform/base/durable_file.h"
#include "platform/base/reason.h"

namespace parvis::kiosk {
namespace {

constexpr std::array<std::string_view, uses> names_of_uses = {"fiche",  "besoin", "recherche sans résultat",
                                                              "langue", "aide",   "contenu installé"};

std::string moment(WallTime when) {
    const std::tm parts = content::local_time(when);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts);
    return {text.data(), length};
}

std::string trusted_moment(const Strings& french, WallTime when, ClockTrust trust) {
    if (knows_time(trust)) return moment(when);
    return french.get(Text::staff_moment_unsure, {{"moment", moment(when)}});
}

std::string clock_words(const CareFacts& facts) {
    switch (facts.trust) {
        case ClockTrust::network_or_rtc:
            return "sûre, du réseau ou d’une horloge à pile";
        case ClockTrust::set_by_staff:
            return "réglée par l’équipe";
        case ClockTrust::not_earlier_than:
            return "incertaine\u202f: pas avant " + moment(facts.now);
        case ClockTrust::unknown:
            break;
    }
    return "inconnue";
}

std::string yes_or_no(bool yes) {
    return yes ? "oui" : "non";
}

std::string day_words(UsageCounts::Day day) {
    return day ? content::to_iso(std::chrono::year_month_day(*day)) : "inconnu";
}

// What came with Parvis has no number either.
std::string content_words(const StaffFacts& staff) {
    const CareFacts& facts = *staff.care;
    if (facts.no_content) return "aucun contenu ne s’ouvre";
    if (facts.edition.sequence > 0) return "n° " + std::to_string(facts.edition.sequence);
    return staff.versions.empty() || !staff.versions.front().name ? "livré avec Parvis" : "sans numéro";
}

// The first day that is known; those before it were dropped, or nothing was counted on them.
std::string counted_since(const UsageCounts& usage) {
    const auto first = usage.days().upper_bound(std::nullopt);
    return first == usage.days().end() ? "date inconnue" : day_words(first->first);
}

}  // namespace

Result<std::string> state_table(const StaffFacts& staff) {
    const Strings french(Language::french);
    const CareFacts& facts = *staff.care;
    content::SpreadsheetTable table({{"quoi", true, true}, {"valeur", true, true}});
    if (!facts.centre.empty()) table.add({"centre", facts.centre});
    table.add({"rapport du", knows_time(facts.trust) ? moment(facts.now) : "date inconnue"});
    table.add({"programme", "Parvis " + facts.program});
    table.add({"en marche depuis", duration_text(french, facts.running)});
    const content::Edition& edition = facts.edition;
    table.add({"contenu", content_words(staff)});
    if (edition.date && edition.date->ok()) table.add({"contenu du", content::to_iso(*edition.date)});
    if (!edition.author.empty()) table.add({"contenu de", edition.author});
    const auto change = std::ranges::find_if(staff.history, tells_of_change);
    if (change != staff.history.end())
        table.add({"dernier changement de contenu", trusted_moment(french, change->when, change->trust)});
    table.add({"heure", clock_words(facts)});
    if (!facts.usage.days().empty()) table.add({"compté depuis", counted_since(facts.usage)});
    table.add({"mode sans échec", yes_or_no(facts.safe_mode.on)});
    if (!facts.safe_mode.avoided.empty()) table.add({"contenu écarté", facts.safe_mode.avoided});
    for (const content::StoreRemark& remark : staff.of_store) table.add({"à savoir", remark_text(remark, french)});
    for (const std::string& remark : staff.remarks) table.add({"à savoir", remark});
    for (const SettingProblem& problem : facts.settings) table.add({"réglage à revoir", to_line(problem)});
    const platform::Health& health = facts.health;
    if (health.uptime) table.add({"machine allumée depuis", duration_text(french, *health.uptime)});
    if (health.free_bytes) table.add({"place libre (octets)", std::to_string(*health.free_bytes)});
    if (health.disk_bytes) table.add({"place en tout (octets)", std::to_string(*health.disk_bytes)});
    if (health.free_bytes) table.add({"carte protégée contre l’écriture", yes_or_no(health.disk_read_only)});
    if (health.temperature_c) table.add({"température (°C)", std::to_string(*health.temperature_c)});
    if (health.under_voltage_now) table.add({"tension trop faible maintenant", yes_or_no(*health.under_voltage_now)});
    if (health.under_voltage_since_start)
        table.add({"tension trop faible depuis l’allumage", yes_or_no(*health.under_voltage_since_start)});
    if (health.storage_errors) table.add({"erreurs de la carte", std::to_string(*health.storage_errors)});
    for (std::size_t i = facts.starts.size(); i-- > 0;) {
        const Start& start = facts.starts[i];
        std::string when = start.boot == facts.starts.back().boot
                               ? "démarrage, il y a " + duration_text(french, facts.since_boot - start.at)
                               : "démarrage du " + trusted_moment(french, start.wall, start.trust);
        table.add({when, end_text(french, facts, i)});
    }
    return table.bytes();
}

Result<std::string> usage_table(const CareFacts& facts) {
    const Strings french(Language::french);
    content::SpreadsheetTable table({{"jour", true, true},
                                     {"quoi", true, true},
                                     {"lequel", true, true},
                                     {"nom", true, true},
                                     {"nombre", true, true}});
    for (const auto& [day, counts] : facts.usage.days())
        for (const auto& [what, times] : counts)
            table.add({day_words(day), std::string(names_of_uses[static_cast<std::size_t>(what.first)]), what.second,
                       name_of_use(facts, what, french), std::to_string(times)});
    return table.bytes();
}

Result<std::string> updates_table(const StaffFacts& staff) {
    const Strings french(Language::french);
    content::SpreadsheetTable table(
        {{"quand", true, true}, {"quoi", true, true}, {"d’où", true, true}, {"résultat", true, true}});
    for (const content::HistoryEntry& entry : staff.history)
        if (const auto words = history_words(entry, french))
            table.add({trusted_moment(french, entry.when, entry.trust), words->what, words->origin, words->result});
    return table.bytes();
}

Status write_report(const StaffFacts& staff, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fail(Errc::unwritable,
                    folder.string() + ": ce dossier ne peut pas être créé (" + reason_of(error.value()) + ")");
    const auto write = [&](const char* name, const Result<std::string>& table) -> Status {
        if (!table) return fail(table.error(), name);
        return write_file(folder / name, *table);
    };
    if (Status written = write("etat.csv", state_table(staff)); !written) return written;
    if (Status written = write("mises-a-jour.csv", updates_table(staff)); !written) return written;
    return write("usages.csv", usage_table(*staff.care));
}

}  // namespace parvis::kiosk

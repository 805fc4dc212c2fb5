#include "content/sources/centre_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <vector>

#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_schedule.h"
#include "content/sources/nearest_names.h"
#include "content/sources/phone_number.h"
#include "content/text/encoding.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

constexpr std::size_t centre_file_limit_bytes = 1'000'000;
constexpr std::array<std::string_view, 14> known_keys = {
    "nom",          "nom_affiche", "departement", "adresse",    "telephone",        "courriel", "site",
    "presentation", "horaires",    "dates",       "valable_du", "valable_jusqu_au", "sauf",     "precisions_horaires"};

// The key that says what a column of that heading does: "valable jusqu’au" is valable_jusqu_au.
std::string key_like(std::string_view heading) {
    auto key = heading_key(heading);
    std::ranges::replace(key, ' ', '_');
    return key;
}

std::string example(std::string_view key) {
    if (key == "telephone") return "telephone = \"05 90 12 34 56\"";
    if (key == "horaires") return "horaires = \"lundi au vendredi 8h30-12h30\"";
    return std::string(key) + " = \"…\"";
}

// The line `wanted` of a text, counted from 1, without the blanks around it.
std::string_view line_at(std::string_view text, int wanted) {
    for (int line = 1; line < wanted; ++line) {
        const auto end = text.find('\n');
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return trimmed(text.substr(0, text.find('\n')));
}

// Before its "=", or nothing.
std::string_view key_of(std::string_view line) {
    const auto equals = line.find('=');
    return equals == std::string_view::npos ? std::string_view{} : trimmed(line.substr(0, equals));
}

bool begins_with_curly_quote(std::string_view value) {
    constexpr std::array<std::string_view, 7> curly = {"“", "”", "„", "‟", "«", "‘", "’"};
    return std::ranges::any_of(curly, [&](std::string_view quote) { return value.starts_with(quote); });
}

// `value` as centre.toml wants it, whatever stood around it.
std::string quoted_value(std::string_view value) {
    constexpr std::array<std::string_view, 11> around = {"“", "”", "„",  "‟",      "«",     "»",
                                                         "‘", "’", "\"", "\u00A0", "\u202F"};
    for (std::string_view before; before != value;) {
        before = value;
        value = trimmed(value);
        for (const auto mark : around) {
            if (value.starts_with(mark)) value.remove_prefix(mark.size());
            if (value.ends_with(mark)) value.remove_suffix(mark.size());
        }
    }
    std::string text;
    for (const char c : value.substr(0, value.find('"'))) text += c == '\\' ? '/' : c;
    return "\"" + text + "\"";
}

std::string write_so(std::string_view key, std::string_view value) {
    return "Écrire : " + std::string(key) + " = " + quoted_value(value) + ".";
}

// What staff most often write that TOML refuses at this line, and what to write; one general sentence for the rest.
std::string sentence_about(std::string_view text, int number) {
    const auto line = line_at(text, number);
    const auto key = key_of(line);
    const auto value = trimmed(line.substr(std::min(line.size(), line.find('=') + 1)));
    if (!key.empty()) {
        const auto plain = fold(key);
        if (std::ranges::find(known_keys, plain) != known_keys.end() && plain != key)
            return "la clé " + in_quotes(key) + " s’écrit sans accent ni majuscule. " + write_so(plain, value);
        for (int earlier = 1; earlier < number; ++earlier)
            if (key_of(line_at(text, earlier)) == key)
                return "la clé " + in_quotes(key) + " est déjà à la ligne " + std::to_string(earlier) +
                       ". Garder une seule des deux lignes.";
        if (value.empty()) return "la clé " + in_quotes(key) + " n’a pas de texte. Écrire : " + example(key) + ".";
        if (begins_with_curly_quote(value))
            return "ces guillemets ne sont pas ceux qu’il faut : ce sont les droits (\"), que l’éditeur de texte "
                   "ne doit pas changer. " +
                   write_so(key, value);
        const auto quotes = std::ranges::count(value, '"');
        const bool is_quoted = value.starts_with('"');
        if (is_quoted && quotes == 1)
            return "le texte n’est pas fermé par un guillemet sur la même ligne. Le fermer ; un texte de plusieurs "
                   "lignes commence et finit par trois guillemets : " +
                   std::string(key) + " = \"\"\"…\"\"\".";
        if (is_quoted && quotes > 2 && !value.starts_with("\"\"\""))
            return "il y a des guillemets droits dans le texte. Les remplacer par « et », et garder ceux du début et "
                   "de la fin.";
        if (!is_quoted && !value.starts_with('\'') && !value.starts_with('['))
            return "le texte n’est pas entre guillemets. " + write_so(key, value);
    }
    return "la ligne n’est pas comprise. Écrire une clé, le signe = et un texte entre guillemets droits, par exemple : "
           "nom = \"Centre social La Source\" ; un texte de plusieurs lignes commence et finit par trois guillemets "
           "(\"\"\").";
}

class CentreReader {
public:
    CentreReader(const toml::table& table, const std::string& settings_name, Remarks& remarks)
        : table_(table), settings_name_(settings_name), remarks_(remarks) {}

    std::optional<Organisation> read() {
        const auto* name = table_.get_as<std::string>("nom");
        is_untouched_ = name && is_of_template(trimmed(name->get()));
        if (is_untouched_ && settings_name_.empty()) {
            report(Severity::note, line_of("nom"), "nom",
                   "le nom commence par « (exemple) » ; ce fichier n’est pas lu. Y écrire le nom de votre centre.");
            return std::nullopt;
        }
        report_unknown_keys();
        Organisation centre;
        centre.is_ours = true;
        centre.origin = {remarks_.file(), line_of("nom")};
        centre.source_name = one_line(text("nom"));
        if (centre.source_name.empty()) centre.source_name = settings_name_;
        centre.name = one_line(text("nom_affiche"));
        centre.department = one_line(text("departement"));
        for (const auto& line : cell_lines(text("adresse")))
            centre.contact.address += (centre.contact.address.empty() ? "" : "\n") + line;
        auto phone = read_phone_cell(text("telephone"));
        if (!phone.complaint.empty()) report(Severity::warning, line_of("telephone"), "telephone", phone.complaint);
        centre.contact.phone = std::move(phone.shown);
        centre.contact.email = one_line(text("courriel"));
        centre.contact.website = one_line(text("site"));
        centre.about = trimmed(text("presentation"));
        centre.hours = read_schedule({[this](std::string_view heading) { return cell(key_like(heading)); },
                                      [this](Severity severity, std::string_view heading, const std::string& message) {
                                          report(severity, line_of(key_like(heading)), key_like(heading), message);
                                      }},
                                     "horaires");
        if (is_untouched_ && says_nothing(centre)) return std::nullopt;
        if (!centre.source_name.empty()) return centre;
        if (!table_.contains("nom"))
            report(Severity::error, 0, "nom", "cette clé manque. Écrire sur une ligne : nom = \"Nom du centre\".");
        else
            report(Severity::error, line_of("nom"), "nom", "le nom est vide. Écrire : nom = \"Nom du centre\".");
        return std::nullopt;
    }

private:
    // But its name.
    static bool says_nothing(const Organisation& centre) {
        return centre.name.empty() && centre.department.empty() && centre.contact.empty() && centre.about.empty() &&
               centre.hours.empty();
    }

    // `key` as the file writes it.
    void report(Severity severity, int line, std::string_view key, const std::string& message) {
        remarks_.add(severity, line, {}, "clé " + in_quotes(key) + " : " + message);
    }

    void report_unknown_keys() {
        const std::vector<std::string> known(known_keys.begin(), known_keys.end());
        for (const auto& [key, node] : table_) {
            if (std::ranges::find(known_keys, key.str()) != known_keys.end()) continue;
            auto near = nearest_names(key.str(), known, 2);
            report(
                Severity::warning, static_cast<int>(key.source().begin.line), key.str(),
                "clé inconnue ; elle n’est pas lue. " + (near.empty() ? "Clés possibles : " + quoted_list(known) + "."
                                                                      : "Écrire peut-être " + quoted_list(near) + "."));
        }
    }

    [[nodiscard]] int line_of(std::string_view key) const {
        const auto* node = table_.get(key);
        return node ? static_cast<int>(node->source().begin.line) : 0;
    }

    std::string text(std::string_view key) { return cell_text(cell(key)); }

    // As a cell holds it.
    std::string cell(std::string_view key) {
        auto text = written(key);
        if (!is_of_template(text)) return text;
        if (is_untouched_) return {};
        report(Severity::warning, line_of(key), key,
               "le texte commence par « (exemple) » ; il n’est pas lu. Écrire le vôtre, ou supprimer la ligne.");
        return {};
    }

    // A string, or a list of strings as lines.
    std::string written(std::string_view key) {
        const auto* node = table_.get(key);
        if (!node) return {};
        if (const auto* string = node->as_string()) return clean(key, std::string(trimmed(string->get())));
        std::string lines;
        const auto* array = node->as_array();
        bool is_list = array != nullptr;
        if (array)
            for (const auto& item : *array) {
                const auto* string = item.as_string();
                is_list = is_list && string;
                if (string) lines += string->get() + "\n";
            }
        if (is_list) return clean(key, std::string(trimmed(lines)));
        report(Severity::error, line_of(key), key,
               "la valeur doit être un texte entre guillemets. Écrire : " + example(key));
        return {};
    }

    // Escapes such as \u0007 put back what was taken out of the file.
    std::string clean(std::string_view key, std::string text) {
        if (is_clean_text(text)) return text;
        report(Severity::warning, line_of(key), key,
               "la valeur contient un caractère de contrôle écrit \\u… ; il est retiré. L’effacer du fichier.");
        return decode_text(text).utf8;
    }

    const toml::table& table_;
    const std::string& settings_name_;
    Remarks& remarks_;
    bool is_untouched_ = false;  // its name is still the template's
};

}  // namespace

std::optional<Organisation> read_centre_file(std::string_view bytes, Remarks& remarks,
                                             const std::string& settings_name) {
    if (bytes.size() > centre_file_limit_bytes) {
        remarks.add(Severity::error, 0, {},
                    "le fichier dépasse 1 Mo ; il n’est pas lu. Garder seulement les clés du centre.");
        return std::nullopt;
    }
    const auto decoded = decode_text(bytes);
    for (const auto& repair : decoded.repairs) remarks.add(Severity::warning, repair.line, {}, repair.what);
    try {
        const auto table = toml::parse(decoded.utf8);
        return CentreReader(table, settings_name, remarks).read();
    } catch (const toml::parse_error& error) {
        // What toml++ itself says of the line is English for programmers. Of a text that is not closed it names the
        // line after, when it has one.
        const auto is_open = [&](int line) {
            const auto key = key_of(line_at(decoded.utf8, line));
            return !key.empty() && std::ranges::count(line_at(decoded.utf8, line), '"') == 1;
        };
        auto line = static_cast<int>(error.source().begin.line);
        if (line > 1 && is_open(line - 1)) --line;
        remarks.add(Severity::error, line, {}, sentence_about(decoded.utf8, line));
    } catch (const std::exception&) {
        remarks.add(Severity::error, 0, {},
                    "le fichier ne peut pas être lu. L’enregistrer de nouveau, en UTF-8, avec un éditeur de texte.");
    }
    return std::nullopt;
}

}  // namespace parvis::content

// actions.csv: the parts are filled as a national sheet's, so that screens know one shape only.
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "content/sheet_labels.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_schedule.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/image_folder.h"
#include "content/sources/nearest_names.h"
#include "content/sources/phone_number.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

struct FieldColumn {
    std::string_view heading;
    PartKind part;
    std::string_view label;
};
// In the order of a sheet.
constexpr std::array<FieldColumn, 9> field_columns = {{
    {"pourquoi", PartKind::purpose, labels::experience},
    {"comment", PartKind::method, labels::general_description},
    {"argent", PartKind::method, labels::money},
    {"personnes", PartKind::method, labels::people},
    {"résultats pour le territoire", PartKind::evaluation, labels::result_for_territory},
    {"résultats pour le centre", PartKind::evaluation, labels::result_for_centre},
    {"résultats pour les habitants", PartKind::evaluation, labels::result_for_residents},
    {"limites", PartKind::evaluation, labels::limits},
    {"perspectives", PartKind::evaluation, labels::prospects},
}};

// Text of a part that stands under no label of the national sheet, in the order of PartKind.
constexpr std::array<std::string_view, 5> unlabelled_columns = {
    "autres informations : description", "autres informations : raison d’être", "autres informations : méthodologie",
    "autres informations : évaluation",  "autres informations : fichiers",
};

std::vector<ColumnName> action_columns() {
    std::vector<ColumnName> columns = {
        {"identifiant", false, {"id"}},
        {"titre", true, {"titre de l’action", "nom de l’action"}},
        {"titre d’origine", false, {}},
        {"résumé", false, {}},
        {"statut", false, {"statut de l’action"}},
        {"raison de fin", false, {"raison de la fin"}},
        {"thème", false, {"dimension", "thèmes"}},
        {"thème d’origine", false, {}},
        {"mots clés", false, {"mot clé", "mots clefs"}},
        {"publics", false, {"public"}},
        {"territoire", false, {"territoire concerné"}},
        {"à l’initiative de", false, {"initiative"}},
        {"précision initiative", false, {"précision de l’initiative", "précision sur l’initiative"}},
        {"partenaires", false, {"partenaire"}},
        {"centre", false, {"structure organisatrice", "organisation"}},
        {"département", false, {}},
        {"pourquoi", false, {}},
        {"comment", false, {}},
        {"argent", false, {"ressources financières"}},
        {"personnes", false, {"nombre de personnes"}},
        {"résultats pour le territoire", false, {"résultat pour le territoire", "résultat sur le territoire"}},
        {"résultats pour le centre", false, {"résultat pour le centre", "résultat pour le centre social"}},
        {"résultats pour les habitants", false, {"résultat pour les habitants"}},
        {"limites", false, {"limite"}},
        {"perspectives", false, {"perspective"}},
        {"fichiers", false, {"fichier"}},
        {"lieu", false, {"où"}},
        {"contact", false, {"contacts"}},
        {"prix", false, {"tarif", "tarifs"}},
        {"inscription", false, {"inscriptions"}},
        {"horaires", false, {"horaire"}},
        {"autres informations : description", false, {}},
        {"autres informations : raison d’être", false, {}},
        {"autres informations : méthodologie", false, {}},
        {"autres informations : évaluation", false, {}},
        {"autres informations : fichiers", false, {}},
        {"photo", false, {"image"}},
        {"texte de la photo", false, {"texte de l’image", "texte alternatif"}},
    };
    add_schedule_columns(columns);
    return columns;
}

std::string joined_blocks(const std::vector<Block>& blocks) {
    std::string text;
    for (const auto& block : blocks) {
        if (!text.empty()) text += '\n';
        text += (block.kind == BlockKind::bullet ? "• " : "") + block.text;
    }
    return text;
}

void add_field(std::vector<Part>& parts, PartKind kind, std::string_view label, std::vector<Block> blocks) {
    if (blocks.empty()) return;
    if (parts.empty() || parts.back().kind != kind) parts.push_back({kind, std::string(labels::part_name(kind)), {}});
    parts.back().fields.push_back({std::string(label), std::move(blocks)});
}

std::string usual_status(const AuthoringRow& row) {
    const auto written = row.line("statut");
    const auto key = heading_key(written);
    if (key == "non precise") return {};
    if (key.starts_with("termine") && key.size() <= 9) return "Terminée";
    if (!written.empty() && key != "en cours") return written;
    if (!row.text("raison de fin").empty())
        row.report(
            Severity::warning, "statut",
            "« raison de fin » est remplie, mais l’action est en cours. Écrire « Terminée », ou vider la raison.");
    return "En cours";
}

// A telephone inside free words: only a cell that is a number, or was one, is changed.
std::string contact_words(const AuthoringRow& row) {
    std::string words;
    for (const auto& line : cell_lines(row.text("contact"))) {
        auto shown = line;
        if (line.find_first_not_of("0123456789+.,-/ eE") == std::string::npos) {
            const auto phone = read_phone_cell(line);
            if (!phone.complaint.empty()) row.report(Severity::warning, "contact", phone.complaint);
            shown = phone.shown;
        }
        words += (words.empty() ? "" : "\n") + shown;
    }
    return words;
}

class ActionReader {
public:
    ActionReader(ImageFolder& images, const Organisation* ours) : images_(images), ours_(ours) {}

    Action read(const AuthoringRow& row) {
        Action action;
        action.origin = row.origin();
        action.id = own_id(row, line_of_id_);
        action.title = row.line("titre");
        action.source_title = row.line("titre d’origine");
        if (action.source_title.empty()) action.source_title = action.title;
        action.source_text = row.source_text();
        action.summary = row.blocks("résumé");
        action.status = usual_status(row);
        action.ended_reason = row.line("raison de fin");
        action.dimension = official_theme(row, "thème", row.line("thème"));
        if (action.dimension.empty()) action.dimension = row.line("thème d’origine");
        action.keywords = row.values("mots clés");
        action.publics = row.values("publics");
        action.territory = row.line("territoire");
        action.initiative = row.values("à l’initiative de");
        action.initiative_detail = row.line("précision initiative");
        action.partners = row.values("partenaires");
        read_organisation(row, action);
        read_parts(row, action);
        action.practical.where = row.text("lieu");
        action.practical.contact = contact_words(row);
        action.practical.price = row.text("prix");
        action.practical.how_to_join = row.text("inscription");
        action.practical.schedule = read_schedule(row, "horaires");
        action.photo = images_.picture(row, "photo", "texte de la photo");
        return action;
    }

    // Once for all: what is to be done is most often one line of centre.toml.
    void report_without_centre() const {
        if (!first_without_centre_) return;
        first_without_centre_->report(
            Severity::error, "centre",
            (without_centre_ == 1 ? std::string("l’action n’a pas de centre. Écrire son nom ici")
                                  : std::to_string(without_centre_) +
                                        " actions n’ont pas de centre ; celle-ci est la première. Écrire leur centre "
                                        "dans cette colonne") +
                ", ou celui de votre centre dans centre.toml (nom = \"…\").");
    }

private:
    void read_organisation(const AuthoringRow& row, Action& action) {
        action.source_organisation = row.line("centre");
        action.department = row.line("département");
        if (fold(action.source_organisation) == "aucun") {
            action.source_organisation.clear();
            action.names_no_centre = true;
        } else if (is_ours(action)) {
            // By an id that is worked out from it, our own name counts, whichever is written.
            if (action.source_organisation.empty() ||
                (action.id.empty() && fold(action.source_organisation) != fold(ours_->source_name)))
                action.source_organisation = ours_->source_name;
            if (action.department.empty()) action.department = ours_->department;
        } else if (action.source_organisation.empty()) {
            if (without_centre_++ == 0) first_without_centre_ = row;
        }
    }

    // By either of its names. In another department it is another centre.
    [[nodiscard]] bool is_ours(const Action& action) const {
        if (!ours_) return false;
        if (action.source_organisation.empty()) return true;
        const auto name = fold(action.source_organisation);
        const bool is_there = action.department.empty() || ours_->department.empty() ||
                              fold(action.department) == fold(ours_->department);
        return is_there && (name == fold(ours_->source_name) || name == fold(ours_->name));
    }

    static void read_parts(const AuthoringRow& row, Action& action) {
        action.money = joined_blocks(row.blocks("argent"));
        action.people = joined_blocks(row.blocks("personnes"));
        action.files = row.values("fichiers");
        std::vector<Block> files;
        for (const auto& file : action.files) files.push_back({BlockKind::bullet, file});
        for (std::size_t part = 0; part < unlabelled_columns.size(); ++part) {
            const auto kind = static_cast<PartKind>(part);
            for (const auto& column : field_columns)
                if (column.part == kind) add_field(action.parts, kind, column.label, row.blocks(column.heading));
            if (kind == PartKind::files) add_field(action.parts, kind, labels::files, std::move(files));
            add_field(action.parts, kind, {}, row.blocks(unlabelled_columns[part]));
        }
    }

    ImageFolder& images_;
    const Organisation* ours_;
    std::map<std::string, int> line_of_id_;
    int without_centre_ = 0;
    std::optional<AuthoringRow> first_without_centre_;
};

}  // namespace

void read_actions(std::string_view bytes, Remarks& remarks, ImageFolder& images, const Organisation* ours,
                  Document& into) {
    const AuthoringTable table(bytes, action_columns(), remarks);
    ActionReader reader(images, ours);
    into.actions.reserve(into.actions.size() + table.rows().size());
    for (const auto& row : table.rows()) into.actions.push_back(reader.read(row));
    reader.report_without_centre();
}

}  // namespace parvis::content

// actions.csv, from what is shown: the builder must make the same of it again.
#include <unordered_map>
#include <unordered_set>

#include "content/authoring/tables.h"
#include "content/authoring/text_cells.h"
#include "content/sheet_labels.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_tables.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

// Which centre the builder will understand by a name.
class CentreNames {
public:
    explicit CentreNames(const Rebuild& rebuild) : rules_(rebuild.rules), ours_(rebuild.ours) {
        for (const auto& action : rebuild.document.actions) named_.insert(fold(action.source_organisation));
        for (const auto& organisation : rebuild.document.organisations)
            if (rebuild.says_more_of(organisation)) declared_.insert(fold(organisation.name));
    }

    // By the name itself, or as the only other one of its shown name that is there (assemble/organisations.cpp).
    [[nodiscard]] bool leads_to(const Organisation& centre, const std::string& written) const {
        const auto name = fold(written);
        if (name == fold(centre.source_name)) return true;
        if (&centre == ours_ && name == fold(centre.name)) return true;
        if (declared_.contains(name)) return false;
        for (const auto& source : rules_.sources_of(written))
            if (source != name && named_.contains(source)) return source == fold(centre.source_name);
        return false;
    }

private:
    const WordRules& rules_;
    const Organisation* ours_;
    std::unordered_set<std::string> named_;     // folded, by actions
    std::unordered_set<std::string> declared_;  // folded shown names, by centre.toml and centres.csv
};

struct Row {
    const Action& action;
    const Rebuild& rebuild;
    const CentreNames& centres;
    const std::string& photo;
    const Organisation* centre = nullptr;
    ScheduleColumns times = {};
};

std::string source_title_cell(const Row& row) {
    const auto& source = row.action.source_title;
    return source == row.rebuild.title_of(row.action) ? std::string() : to_cell_text(source);
}

bool is_official(const std::string& theme) {
    return theme == "Services" || theme == "Citoyenneté" || theme == "Accompagnement de projets";
}

// Our own actions need not say whose they are.
bool goes_without_saying(const Row& row) {
    const auto* ours = row.rebuild.ours;
    return ours != nullptr && row.centre == ours && row.action.department == ours->department &&
           (row.action.source_organisation.empty() || row.action.source_organisation == ours->source_name);
}

std::string centre_cell(const Row& row) {
    if (row.centre == nullptr) return "aucun";
    if (goes_without_saying(row)) return {};
    const auto& written = row.action.source_organisation;
    return to_cell_text(row.centres.leads_to(*row.centre, written) ? written : row.centre->source_name);
}

std::string department_cell(const Row& row) {
    return goes_without_saying(row) ? std::string() : shown_cell(row.action.department);
}

bool has_column(PartKind part, std::string_view label) {
    switch (part) {
        case PartKind::description:
            return false;
        case PartKind::purpose:
            return label == labels::experience;
        case PartKind::method:
            return label == labels::general_description || label == labels::money || label == labels::people;
        case PartKind::evaluation:
            return label == labels::result_for_territory || label == labels::result_for_centre ||
                   label == labels::result_for_residents || label == labels::limits || label == labels::prospects;
        case PartKind::files:
            return label == labels::files;
    }
    return false;
}

std::vector<Block> blocks_under(const Action& action, PartKind kind, std::string_view label) {
    std::vector<Block> blocks;
    for (const auto& part : action.parts)
        for (const auto& field : part.fields)
            if (part.kind == kind && field.label == label)
                blocks.insert(blocks.end(), field.blocks.begin(), field.blocks.end());
    return blocks;
}

// What stands in the part under no label that has a column.
std::vector<Block> other_blocks(const Action& action, PartKind kind) {
    std::vector<Block> blocks;
    for (const auto& part : action.parts)
        for (const auto& field : part.fields) {
            if (part.kind != kind || has_column(kind, field.label)) continue;
            if (!field.label.empty()) blocks.push_back({BlockKind::paragraph, field.label});
            blocks.insert(blocks.end(), field.blocks.begin(), field.blocks.end());
        }
    return blocks;
}

template <PartKind kind, const std::string_view& label>
std::string field_cell(const Row& row) {
    return shown_cell(blocks_under(row.action, kind, label));
}

template <PartKind kind>
std::string other_cell(const Row& row) {
    return shown_cell(other_blocks(row.action, kind));
}

// What a sheet says of its means is kept twice, as text and as blocks; a text that it says elsewhere too has lost
// these.
std::string means_cell(const std::string& text, const std::vector<Block>& blocks) {
    std::vector<Block> lines;
    std::string same;
    for (const auto& block : blocks)
        same.append(same.empty() ? "" : "\n").append(block.kind == BlockKind::bullet ? "• " : "").append(block.text);
    // Behind its bullet a text may be typeset with other signs; the words are what counts.
    if (heading_key(same) == heading_key(text) || text.empty()) return shown_cell(blocks);
    constexpr std::string_view bullet = "• ";
    for (const auto& line : cell_lines(text))
        lines.push_back(line.starts_with(bullet) ? Block{BlockKind::bullet, line.substr(bullet.size())}
                                                 : Block{BlockKind::paragraph, line});
    return shown_cell(lines);
}

std::string status_cell(const Row& row) {
    return row.action.status.empty() ? "non précisé" : row.rebuild.value_cell(row.action.status);
}

std::string files_cell(const Row& row) {
    if (!row.action.files.empty()) return to_cell_values(row.action.files);
    std::vector<std::string> files;
    for (const auto& block : blocks_under(row.action, PartKind::files, labels::files)) files.push_back(block.text);
    return shown_cell(files);
}

using Column = TableColumn<Row>;

const std::vector<Column>& columns() {
    static const std::vector<Column> all = {
        {"identifiant", true, [](const Row& row) { return is_own_id(row.action.id) ? row.action.id : std::string(); }},
        {"titre", true, [](const Row& row) { return to_cell_text(row.rebuild.title_of(row.action)); }},
        {"résumé", true, [](const Row& row) { return shown_cell(row.action.summary); }},
        {"statut", true, status_cell},
        {"raison de fin", true, [](const Row& row) { return shown_cell(row.action.ended_reason); }},
        {"thème", true,
         [](const Row& row) { return is_official(row.action.dimension) ? row.action.dimension : std::string(); }},
        {"mots clés", true, [](const Row& row) { return row.rebuild.keyword_cell(row.action.keywords); }},
        {"publics", true, [](const Row& row) { return row.rebuild.value_cell(row.action.publics); }},
        {"territoire", false, [](const Row& row) { return row.rebuild.value_cell(row.action.territory); }},
        {"à l’initiative de", false, [](const Row& row) { return row.rebuild.value_cell(row.action.initiative); }},
        {"précision initiative", false, [](const Row& row) { return shown_cell(row.action.initiative_detail); }},
        {"partenaires", true, [](const Row& row) { return shown_cell(row.action.partners); }},
        {"centre", false, centre_cell},
        {"département", false, department_cell},
        {"lieu", true, [](const Row& row) { return shown_cell(row.action.practical.where); }},
        {"horaires", true, [](const Row& row) { return to_cell_values(row.times.weekly); }},
        {"dates", true, [](const Row& row) { return to_cell_values(row.times.dates); }},
        {"valable du", true, [](const Row& row) { return row.times.valid_from; }},
        {"valable jusqu’au", true, [](const Row& row) { return row.times.valid_until; }},
        {"sauf", true, [](const Row& row) { return to_cell_values(row.times.exceptions); }},
        {"précisions horaires", true, [](const Row& row) { return shown_cell(row.times.words); }},
        {"contact", true, [](const Row& row) { return shown_cell(row.action.practical.contact); }},
        {"prix", true, [](const Row& row) { return shown_cell(row.action.practical.price); }},
        {"inscription", true, [](const Row& row) { return shown_cell(row.action.practical.how_to_join); }},
        {"photo", true, [](const Row& row) { return row.photo; }},
        {"texte de la photo", true,
         [](const Row& row) { return row.action.photo ? shown_cell(row.action.photo->alt) : std::string(); }},
        {"pourquoi", true, field_cell<PartKind::purpose, labels::experience>},
        {"comment", true, field_cell<PartKind::method, labels::general_description>},
        {"argent", false,
         [](const Row& row) {
             return means_cell(row.action.money, blocks_under(row.action, PartKind::method, labels::money));
         }},
        {"personnes", false,
         [](const Row& row) {
             return means_cell(row.action.people, blocks_under(row.action, PartKind::method, labels::people));
         }},
        {"résultats pour le territoire", false, field_cell<PartKind::evaluation, labels::result_for_territory>},
        {"résultats pour le centre", false, field_cell<PartKind::evaluation, labels::result_for_centre>},
        {"résultats pour les habitants", false, field_cell<PartKind::evaluation, labels::result_for_residents>},
        {"limites", false, field_cell<PartKind::evaluation, labels::limits>},
        {"perspectives", false, field_cell<PartKind::evaluation, labels::prospects>},
        {"fichiers", false, files_cell},
        {"autres informations : description", false, other_cell<PartKind::description>},
        {"autres informations : raison d’être", false, other_cell<PartKind::purpose>},
        {"autres informations : méthodologie", false, other_cell<PartKind::method>},
        {"autres informations : évaluation", false, other_cell<PartKind::evaluation>},
        {"autres informations : fichiers", false, other_cell<PartKind::files>},
        {"titre d’origine", false, source_title_cell},
        {"thème d’origine", false,
         [](const Row& row) {
             return is_official(row.action.dimension) ? std::string() : row.rebuild.value_cell(row.action.dimension);
         }},
    };
    return all;
}

}  // namespace

SpreadsheetTable action_table(const Rebuild& rebuild, const std::vector<std::string>& photo_names) {
    std::unordered_map<std::string_view, const Organisation*> centres;
    for (const auto& organisation : rebuild.document.organisations) centres[organisation.id] = &organisation;
    const CentreNames names(rebuild);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < rebuild.document.actions.size(); ++i) {
        const auto& action = rebuild.document.actions[i];
        const auto centre = centres.find(action.organisation_id);
        rows.push_back({action, rebuild, names, photo_names[i], centre == centres.end() ? nullptr : centre->second,
                        columns_of(action.practical.schedule)});
    }
    return table_of(columns(), rows);
}

}  // namespace parvis::content

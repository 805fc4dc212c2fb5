#include "content/sources/senacs_sheet.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "content/sheet_labels.h"
#include "content/sources/senacs_blocks.h"
#include "content/sources/senacs_repeats.h"
#include "content/text/folding.h"

namespace parvis::content::senacs {
namespace {

constexpr std::size_t part_count = 5;
constexpr std::size_t longest_bare_value_bytes = 120;
constexpr std::size_t most_name_lines = 3;

// The start of a text, cut between letters.
std::string beginning(std::string_view text) {
    constexpr std::size_t most_bytes = 120;
    if (text.size() <= most_bytes) return std::string(text);
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

// "NAME - Department": the department is behind the last dash that has spaces on both sides.
struct NameAndDepartment {
    std::string_view name;
    std::string_view department;
};

NameAndDepartment split_organisation(std::string_view text) {
    std::size_t best = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view dash : {" - ", " – ", " — "}) {
        const auto at = text.rfind(dash);
        if (at != std::string_view::npos && (best == std::string_view::npos || at > best)) {
            best = at;
            length = dash.size();
        }
    }
    if (best == std::string_view::npos) return {text, {}};
    return {trimmed(text.substr(0, best)), trimmed(text.substr(best + length))};
}

// In a list of short values, a bare line that is long or ends as a sentence is a remark that somebody wrote there.
bool is_remark(const Line& line, bool after_lone_sign) {
    if (line.sign != Sign::none || after_lone_sign) return false;
    return line.text.size() > longest_bare_value_bytes || line.text.ends_with(".") || line.text.ends_with(":");
}

// Turns the sections of a sheet into an action.
class Finisher {
public:
    Finisher(Action& action, Diagnostics& diagnostics) : action_(action), diagnostics_(diagnostics) {}

    void take_text(Label label, std::vector<Line>& lines) {
        auto& text = texts_[static_cast<std::size_t>(label)];
        // A label that comes twice goes on below itself, as a new paragraph.
        if (!lines.empty()) lines.front().after_blank = true;
        text.insert(text.end(), lines.begin(), lines.end());
    }

    void take_values(Label label, PartKind part, const std::vector<Line>& lines) {
        // Partners stand below the question or below its sub-label.
        const Label list = label == Label::partners_question ? Label::partners : label;
        auto& values = list == Label::keywords     ? action_.keywords
                       : list == Label::initiative ? action_.initiative
                       : list == Label::publics    ? action_.publics
                                                   : action_.partners;
        std::vector<Line> remarks;
        bool after_lone_sign = false;
        for (const auto& line : lines) {
            if (line.text.empty()) {
                after_lone_sign = true;
                continue;
            }
            if (is_remark(line, after_lone_sign))
                remarks.push_back(line);
            else if (listed_[static_cast<std::size_t>(list)].insert(fold(line.text)).second)
                values.emplace_back(line.text);
            after_lone_sign = false;
        }
        keep(part, remarks, std::string("phrase sous « ") + std::string(info(label).source) + " »");
    }

    void take_value(Label label, PartKind part, const std::vector<Line>& lines) {
        std::vector<Line> given;
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(given),
                     [](const Line& line) { return !line.text.empty(); });
        if (given.empty()) return;
        std::string value(given.front().text);
        std::size_t used = 1;
        // A long name that was wrapped: its department stands on the next line.
        if (label == Label::organisation && split_organisation(value).department.empty())
            while (used < given.size() && used < most_name_lines && given[used].sign == Sign::none) {
                value.append(" ").append(given[used].text);
                if (!split_organisation(given[used++].whole).department.empty()) break;
            }
        if (!set_value(label, value)) used = 0;
        keep(part, {given.begin() + static_cast<std::ptrdiff_t>(used), given.end()},
             std::string("« ") + std::string(info(label).source) + " » n’a qu’une valeur, celle-ci est de trop");
    }

    // Not understood: stays with the part as text, and is told.
    void keep(PartKind part, const std::vector<Line>& lines, const std::string& why) {
        auto& kept = unlabelled_[static_cast<std::size_t>(part)];
        const auto first =
            std::find_if(lines.begin(), lines.end(), [](const Line& line) { return !line.text.empty(); });
        if (first == lines.end()) return;
        diagnostics_.push_back({Severity::warning,
                                {action_.origin.file, first->number},
                                {},
                                why + " ; c’est gardé comme texte : « " + beginning(first->text) +
                                    " ». Au besoin, le mettre sous l’étiquette qui convient."});
        const auto from = kept.size();
        kept.insert(kept.end(), lines.begin(), lines.end());
        kept[from].after_blank = true;
    }

    void finish() {
        action_.ended_reason = plain(Label::ended_reason);
        action_.initiative_detail = plain(Label::initiative_detail);
        action_.money = plain(Label::money);
        action_.people = plain(Label::people);
        for (auto& placed : blocks_of(text(Label::files))) action_.files.push_back(std::move(placed.block.text));

        std::vector<std::vector<PlacedBlock>> shown;
        std::vector<std::pair<PartKind, std::string_view>> fields;
        shown.push_back(blocks_of(text(Label::summary)));
        for (std::size_t part = 0; part < part_count; ++part) {
            for (std::size_t index = 0; index < label_count; ++index) {
                const auto& label = info(static_cast<Label>(index));
                if (static_cast<std::size_t>(label.part) != part || !stands_in_part(label)) continue;
                fields.emplace_back(label.part, label.shown);
                shown.push_back(blocks_of(texts_[index]));
            }
            fields.emplace_back(static_cast<PartKind>(part), std::string_view{});
            shown.push_back(blocks_of(unlabelled_[part]));
        }
        for (const auto& repeat : remove_repeats(shown))
            diagnostics_.push_back({Severity::note,
                                    {action_.origin.file, repeat.line},
                                    {},
                                    "texte déjà dit dans cette fiche à la ligne " + std::to_string(repeat.first_line) +
                                        ", montré une fois (" + std::to_string(repeat.blocks) +
                                        (repeat.blocks > 1 ? " alinéas)." : " alinéa).")});

        for (auto& placed : shown.front()) action_.summary.push_back(std::move(placed.block));
        for (std::size_t part = 0; part < part_count; ++part) {
            const auto kind = static_cast<PartKind>(part);
            action_.parts.push_back({kind, std::string(labels::part_name(kind)), {}});
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            auto& blocks = shown[i + 1];
            if (blocks.empty()) continue;
            Field field{std::string(fields[i].second), {}};
            for (auto& placed : blocks) field.blocks.push_back(std::move(placed.block));
            // A list of names, with or without signs before them.
            if (fields[i].second == labels::files)
                for (auto& block : field.blocks) block.kind = BlockKind::bullet;
            action_.parts[static_cast<std::size_t>(fields[i].first)].fields.push_back(std::move(field));
        }
    }

private:
    static bool stands_in_part(const LabelInfo& label) {
        return label.shape == Shape::text && label.label != Label::summary && label.label != Label::ended_reason &&
               label.label != Label::initiative_detail;
    }

    [[nodiscard]] const std::vector<Line>& text(Label label) const { return texts_[static_cast<std::size_t>(label)]; }

    [[nodiscard]] std::string plain(Label label) const {
        std::vector<Block> blocks;
        for (auto& placed : blocks_of(text(label))) blocks.push_back(std::move(placed.block));
        return plain_text(blocks);
    }

    // Whether the value is told by the action now; false when the action says something else there already.
    bool set_value(Label label, const std::string& value) {
        if (label == Label::organisation) {
            const auto [name, department] = split_organisation(value);
            if (!action_.source_organisation.empty())
                return fold(action_.source_organisation) == fold(name) && fold(action_.department) == fold(department);
            action_.source_organisation = name;
            action_.department = department;
            return true;
        }
        auto& target = label == Label::status      ? action_.status
                       : label == Label::dimension ? action_.dimension
                                                   : action_.territory;
        if (!target.empty()) return fold(target) == fold(value);
        target = value;
        return true;
    }

    Action& action_;
    Diagnostics& diagnostics_;
    std::array<std::vector<Line>, label_count> texts_;
    std::array<std::vector<Line>, part_count> unlabelled_;
    std::array<std::unordered_set<std::string>, label_count> listed_;  // folded values of the lists
};

}  // namespace

Sheet::Sheet(Origin origin, std::string title) : origin_(std::move(origin)), title_(std::move(title)) {}

bool Sheet::starts_next_sheet(const Marker& marker) const {
    if (!marker.label) return marker.part == PartKind::description && first_heading_seen_;
    return info(*marker.label).once_only && seen_[static_cast<std::size_t>(*marker.label)];
}

void Sheet::mark(const Marker& marker) {
    if (marker.label)
        seen_[static_cast<std::size_t>(*marker.label)] = true;
    else if (marker.part == PartKind::description)
        first_heading_seen_ = true;
    // "Territoire concerné" stands in two parts: it says nothing about where we are.
    if (marker.label != Label::territory) part_ = marker.part;
    rank_ = marker.rank();
    sections_.push_back({marker.label, part_, {}});
}

void Sheet::add(const Line& line) {
    if (sections_.empty()) sections_.push_back({std::nullopt, part_, {}});
    sections_.back().lines.push_back(line);
}

void Sheet::keep_source(const Line& line) {
    if (line.after_blank && !source_text_.empty()) source_text_ += '\n';
    source_text_.append(line.whole).append(1, '\n');
}

bool Sheet::in_text() const {
    if (sections_.empty() || !sections_.back().label) return false;
    const auto label = *sections_.back().label;
    return info(label).shape == Shape::text && label != Label::files;
}

Action Sheet::finish(Diagnostics& diagnostics) && {
    Action action;
    action.origin = origin_;
    action.title = title_;
    action.source_title = title_;
    action.source_text = std::move(source_text_);
    Finisher finisher(action, diagnostics);
    for (auto& section : sections_) {
        if (!section.label) {
            finisher.keep(section.part, section.lines, "texte sous aucune étiquette connue");
            continue;
        }
        switch (info(*section.label).shape) {
            case Shape::text:
                finisher.take_text(*section.label, section.lines);
                break;
            case Shape::values:
                finisher.take_values(*section.label, section.part, section.lines);
                break;
            case Shape::value:
                finisher.take_value(*section.label, section.part, section.lines);
                break;
        }
    }
    finisher.finish();
    if (action.source_organisation.empty())
        diagnostics.push_back(
            {Severity::warning,
             action.origin,
             {},
             "fiche sans structure organisatrice. Écrire sous « - Structure organisatrice » : « - NOM "
             "DU CENTRE - Département »."});
    else if (action.department.empty())
        diagnostics.push_back({Severity::warning,
                               action.origin,
                               {},
                               "structure organisatrice sans département : « " + beginning(action.source_organisation) +
                                   " ». Écrire « - NOM DU CENTRE - Département »."});
    return action;
}

}  // namespace parvis::content::senacs

#include <algorithm>
#include <utility>

#include "content/sheet_labels.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

using content::Block;
using content::BlockKind;
using content::PartKind;

// The five parts with what the content keeps beside them put back where the official sheet has it.
class OfficialSheet {
public:
    OfficialSheet(const content::Action& action, const Strings& strings) : action_(action), strings_(strings) {}

    [[nodiscard]] std::vector<content::Part> parts() {
        line(PartKind::description, Text::official_status, action_.status);
        line(PartKind::description, Text::official_ended_reason, action_.ended_reason);
        line(PartKind::description, Text::official_dimension, action_.dimension);
        list(PartKind::description, Text::official_keywords, action_.keywords);
        blocks(PartKind::description, std::string(strings_.get(Text::official_summary)), action_.summary);
        line(PartKind::description, Text::official_organisation, organisation());
        fields(PartKind::description);
        list(PartKind::purpose, Text::official_initiative, action_.initiative);
        line(PartKind::purpose, Text::official_initiative_detail, action_.initiative_detail);
        fields(PartKind::purpose);
        line(PartKind::purpose, Text::official_territory, action_.territory);
        list(PartKind::method, Text::official_publics, action_.publics);
        list(PartKind::method, Text::official_partners, action_.partners);
        fields(PartKind::method);
        fields(PartKind::evaluation);
        fields(PartKind::files);
        if (!names_files()) list_files();
        return std::move(parts_);
    }

private:
    // Sources that keep a sheet's parts have its files there too.
    [[nodiscard]] bool names_files() const {
        const auto is_list = [](const content::Field& field) { return field.label == content::labels::files; };
        return std::ranges::any_of(parts_, [&](const content::Part& part) {
            return part.kind == PartKind::files && std::ranges::any_of(part.fields, is_list);
        });
    }

    void list_files() {
        std::vector<Block> files;
        for (const std::string& file : action_.files) files.push_back({BlockKind::bullet, file});
        blocks(PartKind::files, std::string(content::labels::files), std::move(files));
    }

    [[nodiscard]] std::string organisation() const {
        const std::string& name = action_.source_organisation;
        return name.empty() || action_.department.empty() ? name : name + " – " + action_.department;
    }

    void blocks(PartKind kind, std::string label, std::vector<Block> blocks) {
        if (blocks.empty()) return;
        if (parts_.empty() || parts_.back().kind != kind)
            parts_.push_back({kind, std::string(content::labels::part_name(kind)), {}});
        parts_.back().fields.push_back({std::move(label), std::move(blocks)});
    }

    void line(PartKind kind, Text label, const std::string& text) { lines(kind, strings_.get(label), text); }

    void lines(PartKind kind, std::string_view label, const std::string& text) {
        std::vector<Block> paragraphs;
        for (std::string& paragraph : paragraphs_of(text))
            paragraphs.push_back({BlockKind::paragraph, std::move(paragraph)});
        blocks(kind, std::string(label), std::move(paragraphs));
    }

    void list(PartKind kind, Text label, const std::vector<std::string>& values) {
        std::vector<Block> items;
        for (const std::string& value : values) items.push_back({BlockKind::bullet, value});
        if (items.size() == 1) items.front().kind = BlockKind::paragraph;
        blocks(kind, std::string(strings_.get(label)), std::move(items));
    }

    void fields(PartKind kind) {
        for (const content::Part& part : action_.parts)
            if (part.kind == kind)
                for (const content::Field& field : part.fields) blocks(kind, field.label, field.blocks);
    }

    const content::Action& action_;
    const Strings& strings_;
    std::vector<content::Part> parts_;
};

}  // namespace

Result<OfficialView> make_official_view(const content::Catalogue& catalogue, const std::string& id,
                                        const Strings& strings) {
    const auto found = catalogue.action(id);
    if (!found) return fail(found.error());
    if (!*found) return fail(Errc::not_found, "no action " + id + " in the catalogue");
    const content::Action& action = **found;
    return OfficialView{action.source_title, action.dimension, OfficialSheet(action, strings).parts()};
}

}  // namespace parvis::kiosk

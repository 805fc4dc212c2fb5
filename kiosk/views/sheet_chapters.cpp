#include "kiosk/views/sheet_chapters.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "content/sheet_labels.h"
#include "kiosk/views/phrases.h"

namespace parvis::kiosk {
namespace {

namespace labels = content::labels;
using content::PartKind;

enum class Chapter : std::uint8_t { words, why, how, change, next, official_only };

constexpr std::array<Text, 5> titles = {Text::in_a_few_words, Text::chapter_why, Text::chapter_how,
                                        Text::chapter_change, Text::chapter_next};

struct Row {
    std::string_view label;  // of the official sheet
    Chapter chapter;
    std::optional<Text> subtitle;  // none: it needs none
};

// In the order in which fields of one chapter are told.
constexpr Row rows[] = {
    {labels::experience, Chapter::why, {}},
    {labels::general_description, Chapter::how, {}},
    {labels::result_for_residents, Chapter::change, Text::for_residents},
    {labels::result_for_territory, Chapter::change, Text::for_territory},
    {labels::prospects, Chapter::next, {}},
    {labels::money, Chapter::official_only, {}},
    {labels::people, Chapter::official_only, {}},
    {labels::result_for_centre, Chapter::official_only, {}},
    {labels::limits, Chapter::official_only, {}},
    {labels::files, Chapter::official_only, {}},
};

Chapter chapter_of(PartKind kind) {
    switch (kind) {
        case PartKind::description:
            return Chapter::words;
        case PartKind::purpose:
            return Chapter::why;
        case PartKind::method:
            return Chapter::how;
        case PartKind::evaluation:
            return Chapter::change;
        case PartKind::files:
            break;
    }
    return Chapter::official_only;
}

const Row* row_of(const content::Field& field) {
    for (const Row& row : rows)
        if (row.label == field.label) return &row;
    return nullptr;
}

class Teller {
public:
    explicit Teller(const Strings& strings) : strings_(strings) {
        for (const Text title : titles) chapters_.push_back({std::string(strings.get(title)), {}});
    }

    void tell(Chapter chapter, std::string subtitle, std::vector<content::Block> blocks) {
        if (chapter == Chapter::official_only || blocks.empty()) return;
        blocks.front().text = capitalised(blocks.front().text);
        if (blocks.size() == 1) blocks.front().kind = content::BlockKind::paragraph;
        if (told(blocks)) return;
        chapters_[static_cast<std::size_t>(chapter)].fields.push_back({std::move(subtitle), std::move(blocks)});
    }

    void tell(const Row& row, const content::Field& field) {
        tell(row.chapter, row.subtitle ? std::string(strings_.get(*row.subtitle)) : std::string(), field.blocks);
    }

    [[nodiscard]] std::vector<SheetSection> take() {
        std::erase_if(chapters_, [](const SheetSection& chapter) { return chapter.fields.empty(); });
        return std::move(chapters_);
    }

private:
    [[nodiscard]] bool told(const std::vector<content::Block>& blocks) const {
        for (const SheetSection& chapter : chapters_)
            for (const content::Field& field : chapter.fields)
                if (field.blocks == blocks) return true;
        return false;
    }

    const Strings& strings_;
    std::vector<SheetSection> chapters_;
};

}  // namespace

std::vector<SheetSection> tell_chapters(const content::Action& action, const Strings& strings) {
    Teller teller(strings);
    teller.tell(Chapter::words, {}, action.summary);
    for (const Row& row : rows)
        for (const content::Part& part : action.parts)
            for (const content::Field& field : part.fields)
                if (field.label == row.label) teller.tell(row, field);
    for (const content::Part& part : action.parts)
        for (const content::Field& field : part.fields)
            if (row_of(field) == nullptr) teller.tell(chapter_of(part.kind), field.label, field.blocks);
    return teller.take();
}

}  // namespace parvis::kiosk

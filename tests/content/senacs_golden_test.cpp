// The reader against the real national text. The facts (senacs_golden_*.tsv) were read from the seed by eye, sheet by
// sheet, with its line numbers at hand; the hashes of long texts were computed from those lines by a script that knows
// nothing of the reader. A fact that differs is looked up in the seed before it is changed here.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/sheet_labels.h"
#include "content/sources/senacs_text.h"

namespace {

using namespace parvis::content;

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

const std::filesystem::path seed = std::filesystem::path(PARVIS_SHARED_DIR) / "seeds/senacs-actions.txt";

bool seed_is_here() {
    if (std::filesystem::exists(seed)) return true;
    MESSAGE("skipped: " << seed.string() << " is not here");
    return false;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::string part;
    std::istringstream in(text);
    while (std::getline(in, part, separator)) parts.push_back(part);
    if (!text.empty() && text.back() == separator) parts.emplace_back();
    return parts;
}

std::vector<std::vector<std::string>> rows_of(const char* name) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream in(bytes_of(std::filesystem::path(PARVIS_SOURCE_DIR) / "tests/content" / name));
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with('#')) rows.push_back(split(line, '\t'));
    return rows;
}

std::string hash_of(const std::vector<Block>& blocks) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&](std::string_view bytes) {
        for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    };
    for (const auto& block : blocks) {
        add(block.kind == BlockKind::bullet ? "b" : "p");
        add(block.text);
        add("\n");
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return digits;
}

std::vector<Block> lines_as_blocks(const std::string& text) {
    std::vector<Block> blocks;
    for (const auto& line : split(text, '\n'))
        blocks.push_back(line.starts_with("• ") ? Block{BlockKind::bullet, line.substr(sizeof("• ") - 1)}
                                                : Block{BlockKind::paragraph, line});
    return blocks;
}

// Every text of an action by the name that the facts give it; texts that are empty are not in it.
std::map<std::string, std::vector<Block>> texts_of(const Action& action) {
    static const std::map<std::string_view, std::string> names = {
        {labels::experience, "experience"},
        {labels::general_description, "general_description"},
        {labels::money, "money"},
        {labels::people, "people"},
        {labels::result_for_territory, "result_for_territory"},
        {labels::result_for_centre, "result_for_centre"},
        {labels::result_for_residents, "result_for_residents"},
        {labels::limits, "limits"},
        {labels::prospects, "prospects"},
    };
    std::map<std::string, std::vector<Block>> texts;
    texts["title"] = {{BlockKind::paragraph, action.source_title}};
    texts["summary"] = action.summary;
    texts["ended_reason"] = lines_as_blocks(action.ended_reason);
    texts["initiative_detail"] = lines_as_blocks(action.initiative_detail);
    for (const auto& part : action.parts)
        for (const auto& field : part.fields) {
            const auto name = names.find(field.label);
            texts[name == names.end() ? "?" + field.label : name->second] = field.blocks;
        }
    std::erase_if(texts, [](const auto& text) { return text.second.empty(); });
    return texts;
}

}  // namespace

TEST_CASE("the national text gives each sheet the organisation, department, keywords and values seen in it") {
    if (!seed_is_here()) return;
    const auto reading = read_senacs_text(bytes_of(seed), "seed");
    const auto facts = rows_of("senacs_golden_sheets.tsv");
    CHECK(reading.sheets_read == 25);
    REQUIRE(facts.size() == 25);
    REQUIRE(reading.document.actions.size() == facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto& action = reading.document.actions[i];
        const auto& fact = facts[i];
        REQUIRE(fact.size() == 10);
        CAPTURE(fact[0]);
        CHECK(std::to_string(action.origin.line) == fact[0]);
        CHECK(action.status == fact[1]);
        CHECK(action.dimension == fact[2]);
        CHECK(action.publics == split(fact[3], '|'));
        CHECK(action.territory == fact[4]);
        CHECK(action.initiative == split(fact[5], '|'));
        CHECK(action.partners == split(fact[6], '|'));
        CHECK(action.keywords == split(fact[7], '|'));
        CHECK(action.source_organisation == fact[8]);
        CHECK(action.department == fact[9]);
        CHECK(action.files.empty());
    }
}

TEST_CASE("the national text gives each long field the paragraphs and bullets counted in it, word for word") {
    if (!seed_is_here()) return;
    const auto reading = read_senacs_text(bytes_of(seed), "seed");
    std::map<int, std::map<std::string, std::vector<Block>>> texts;
    for (const auto& action : reading.document.actions) texts[action.origin.line] = texts_of(action);

    for (const auto& fact : rows_of("senacs_golden_fields.tsv")) {
        REQUIRE(fact.size() == 6);
        CAPTURE(fact[0]);
        CAPTURE(fact[1]);
        const auto blocks = texts[std::stoi(fact[0])][fact[1]];
        texts[std::stoi(fact[0])].erase(fact[1]);
        const auto bullets = static_cast<int>(std::count_if(
            blocks.begin(), blocks.end(), [](const Block& block) { return block.kind == BlockKind::bullet; }));
        CHECK(static_cast<int>(blocks.size()) - bullets == std::stoi(fact[2]));
        CHECK(bullets == std::stoi(fact[3]));
        CHECK(hash_of(blocks) == fact[4]);
    }
    for (const auto& [sheet, rest] : texts)
        for (const auto& [name, blocks] : rest) FAIL_CHECK("sheet " << sheet << " has a text nobody saw: " << name);
}

TEST_CASE("money and people of the national text stand as lines beside their fields") {
    if (!seed_is_here()) return;
    const auto reading = read_senacs_text(bytes_of(seed), "seed");
    for (const auto& action : reading.document.actions) {
        CAPTURE(action.origin.line);
        const auto texts = texts_of(action);
        for (const auto& [name, text] : {std::pair{"money", &action.money}, std::pair{"people", &action.people}}) {
            const auto field = texts.find(name);
            CHECK(lines_as_blocks(*text) == (field == texts.end() ? std::vector<Block>{} : field->second));
        }
    }
}

TEST_CASE("the national text gives no warning, and tells what was glued, repeated or left over") {
    if (!seed_is_here()) return;
    const auto reading = read_senacs_text(bytes_of(seed), "seed");
    std::multiset<int> lines;
    for (const auto& diagnostic : reading.diagnostics) {
        CHECK(diagnostic.severity == Severity::note);
        CHECK(diagnostic.where.file == "seed");
        lines.insert(diagnostic.where.line);
    }
    CHECK(lines == std::multiset<int>{1, 354, 414, 439, 1020, 1030, 1031, 1043, 1044});
}

// Nothing is dropped silently: every word of a text is in what was read or in what was told about it. And nothing
// hangs or crashes, whatever the bytes.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "content/sources/senacs_text.h"
#include "content/text/encoding.h"
#include "content/text/folding.h"
#include "platform/base/durable_file.h"

using namespace parvis::content;

namespace {

// Written out here once more, so that a mistake in the reader's own table is seen.
const std::vector<std::string> structure = {
    "Statut de l'action",
    "Raisons pour lesquelles l'action est terminée",
    "Dimension",
    "Mots clés associés à l'action",
    "Résumé",
    "Structure organisatrice",
    "Qui est à l'initiative de l'action ?",
    "Précision ( si autre )",
    "Description de l'expérience, ses objectifs, ses acteurs et ses différentes phases.",
    "Territoire concerné",
    "Public",
    "Avec qui cette action a-t-elle été menée ?",
    "Partenaires d'action:",
    "Description générale",
    "Ressources financières mobilisées pour cette action",
    "Nombre de personnes mobilisés pour cette action",
    "Résultat sur le territoire",
    "Résultat pour le centre social",
    "Résultat pour les habitants",
    "Suite de l'action : Limites",
    "Suite de l'action : Perspectives",
    "Fichier(s) associé(s)",
    "DESCRIPTION DE L'ACTION",
    "RAISON D'ETRE DE L' ACTION",
    "METHODOLOGIE DE L' ACTION",
    "AUTO-EVALUATION DE L’ACTION",
    "FICHIERS ASSOCIES",
    "Actions",
};

void add_words(std::set<std::string>& words, std::string_view text) {
    for (auto& token : tokenize(text)) words.insert(std::move(token.folded));
}

std::set<std::string> words_of(const SourceReading& reading) {
    std::set<std::string> words;
    const auto add = [&](std::string_view text) { add_words(words, text); };
    const auto add_all = [&](const std::vector<std::string>& texts) {
        for (const auto& text : texts) add(text);
    };
    for (const auto& action : reading.document.actions) {
        for (const auto* text : {&action.source_title, &action.status, &action.ended_reason, &action.dimension,
                                 &action.territory, &action.initiative_detail, &action.source_organisation,
                                 &action.department, &action.money, &action.people})
            add(*text);
        for (const auto* texts :
             {&action.keywords, &action.publics, &action.initiative, &action.partners, &action.files})
            add_all(*texts);
        for (const auto& block : action.summary) add(block.text);
        for (const auto& part : action.parts)
            for (const auto& field : part.fields)
                for (const auto& block : field.blocks) add(block.text);
    }
    for (const auto& diagnostic : reading.diagnostics) add(diagnostic.message);
    return words;
}

// The first word of `text` that is neither read nor told; empty when there is none.
std::string lost_word(const std::string& text) {
    const auto reading = read_senacs_text(text, "f");
    const auto found = words_of(reading);
    std::set<std::string> labels;
    std::set<std::string> label_words;
    for (const auto& label : structure) {
        labels.insert(fold(label));
        add_words(label_words, label);
    }
    std::istringstream lines(decode_text(text).utf8);
    for (std::string line; std::getline(lines, line);) {
        if (labels.contains(fold(line.starts_with("- ") ? line.substr(2) : line))) continue;
        // The word before a title's quotes, and the words of a label glued to a line, are structure as well.
        const auto glued = line.rfind(".- ");
        if (glued != std::string::npos && labels.contains(fold(line.substr(glued + 3)))) line.resize(glued);
        if (line.starts_with("Actions ")) line = line.substr(8);
        for (const auto& token : tokenize(line))
            if (!found.contains(token.folded)) return token.folded + " in: " + line.substr(0, 200);
    }
    return {};
}

// Lines of every kind in any order; no word of content comes twice, so that a lost one cannot hide.
class RandomText {
public:
    explicit RandomText(unsigned seed) : random_(seed) {}

    std::string make(int lines) {
        std::string text;
        for (int i = 0; i < lines; ++i) text += line() + (upto(20) == 0 ? "\n\n" : "\n");
        return text;
    }

private:
    unsigned upto(unsigned end) { return static_cast<unsigned>(random_() % end); }

    std::string words(unsigned most) {
        std::string text;
        for (unsigned i = 0, count = 1 + upto(most); i < count; ++i) {
            if (i > 0) text += upto(9) == 0 ? ", " : " ";
            text += (upto(4) == 0 ? "Mot" : "mot") + std::to_string(++last_);
        }
        constexpr std::array<std::string_view, 6> ends = {"", "", "", ".", ":", " ;"};
        return text + std::string(ends[upto(6)]);
    }

    std::string line() {
        const auto& label = structure[upto(static_cast<unsigned>(structure.size()))];
        switch (upto(12)) {
            case 0:
                return "- " + label;
            case 1:
                return label;
            case 2:
                return "-";
            case 3:
                return "- " + words(12);
            case 4:
                return "• " + words(5) + " • " + words(5);
            case 5:
                return upto(3) == 0 ? "Actions \"" + words(5) + "\"" : words(3);
            case 6:
                return words(5) + ".- " + label;
            case 7:
                return "Actions \"" + words(3);
            case 8:
                return upto(3) == 0 ? "•" : words(4) + " - " + words(2);
            default:
                return words(25);
        }
    }

    std::mt19937 random_;
    int last_ = 0;
};

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("every word of the national text is in the reading or told") {
    const auto seed = std::filesystem::path(PARVIS_SHARED_DIR) / "seeds/senacs-actions.txt";
    if (!std::filesystem::exists(seed)) {
        MESSAGE("skipped: " << seed.string() << " is not here");
        return;
    }
    const auto bytes = parvis::read_file(seed, std::size_t{1} << 20U);
    REQUIRE(bytes);
    CHECK(lost_word(*bytes) == "");

    // Each sheet by itself, so that a word lost in one is not found in another.
    std::size_t begin = bytes->find("Actions \"");
    while (begin != std::string::npos) {
        const auto end = bytes->find("\nActions \"", begin);
        CHECK(lost_word(bytes->substr(begin, end == std::string::npos ? end : end - begin)) == "");
        begin = end == std::string::npos ? end : end + 1;
    }
}

TEST_CASE("every word of random texts is in the reading or told") {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const auto text = RandomText(seed).make(static_cast<int>(5 + seed % 60));
        const auto lost = lost_word(text);
        if (!lost.empty()) {
            FAIL_CHECK("seed " << seed << " lost " << lost << "\n" << text);
            break;
        }
    }
}

TEST_CASE("random bytes are read without harm") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        std::string bytes = seed % 2 == 0 ? "Actions \"T\"\n- Résumé\n" : "";
        for (unsigned i = 0; i < 50 + seed * 10; ++i)
            bytes += seed % 3 == 0 ? static_cast<char>(random() % 256U) : "-•\"\n Aa«»é\r\0"[random() % 17U];
        const auto reading = read_senacs_text(bytes, "f");
        CHECK(static_cast<std::size_t>(reading.sheets_read) == reading.document.actions.size());
        (void)looks_like_senacs(decode_text(bytes).utf8);
    }
}

TEST_CASE("ten megabytes in one line are one paragraph") {
    const auto line = repeated("mot ", 2'500'000) + "fin";
    const auto reading = read_senacs_text("Actions \"T\"\n- Résumé\n" + line + "\n", "f");
    REQUIRE(reading.sheets_read == 1);
    REQUIRE(reading.document.actions[0].summary.size() == 1);
    CHECK(reading.document.actions[0].summary[0].text == line);
}

TEST_CASE("many lines of one kind are read in the time of their number") {
    const std::string head = "Actions \"T\"\n- Description générale\n";
    for (const std::string_view line :
         {"-\n", "•\n", "Actions\n", "Actions \"x\n", "• a • b\n", "x\n", "mot.- Public\n", "- Territoire concerné\n",
          "- Territoire concerné\n- Un quartier\n", "\n", "Un même mot\n", "- Public\nx.\n", "…\n", "\xE2\x80\x8B\n"}) {
        CAPTURE(line);
        CHECK(read_senacs_text(head + repeated(line, 50'000), "f").sheets_read >= 1);
        CHECK(read_senacs_text(repeated(line, 50'000), "f").sheets_read >= 0);
    }
    CHECK(read_senacs_text("Actions \"T\"\n- Résumé\n" + repeated(".- Public", 50'000), "f").sheets_read == 1);
    CHECK(read_senacs_text(repeated("Actions \"", 100'000), "f").sheets_read >= 0);
    CHECK(read_senacs_text(repeated("Actions \"x\"\n", 5'000), "f").sheets_read == 5'000);
    std::string keywords = "Actions \"T\"\n- Mots clés associés à l'action\n";
    for (int i = 0; i < 50'000; ++i) keywords += "- m" + std::to_string(i) + "\n";
    CHECK(read_senacs_text(keywords, "f").document.actions[0].keywords.size() == 50'000);
}

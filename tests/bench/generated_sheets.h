// Sheets that look like real ones to an index: tens of thousands of words of French shape, the few very frequent, and
// texts, lists and organisations of the usual sizes. The same seed gives the same sheets everywhere.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "content/document.h"

namespace parvis::bench {

class SheetGenerator {
public:
    explicit SheetGenerator(std::uint32_t seed);

    [[nodiscard]] content::Document document(std::size_t sheets);
    // One to three words as a visitor would look for, the frequent more often; every fifth one with a slip.
    [[nodiscard]] std::string typed_words();

private:
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    [[nodiscard]] std::string invented_word();
    [[nodiscard]] const std::string& word();
    [[nodiscard]] std::string sentence(std::size_t words);
    [[nodiscard]] std::string title();
    [[nodiscard]] std::vector<content::Block> blocks(std::size_t count, std::size_t words);
    [[nodiscard]] std::string with_slip(std::string word);

    std::mt19937 engine_;
    std::vector<std::string> words_;
    std::vector<double> cumulated_;  // Zipf
};

}  // namespace parvis::bench

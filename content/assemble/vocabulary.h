// One spelling for values that differ only in case, accents or signs: "familles" and "Familles" are one public.
#pragma once

#include <string>
#include <unordered_map>

#include "content/assemble/word_rules.h"
#include "content/document.h"

namespace parvis::content {

class Vocabulary {
public:
    void meet(const std::string& value);
    // This spelling is the one, however often others are met.
    void prefer(const std::string& spelling);
    // The spelling met most often, the first of equals; the value itself when it was never met.
    [[nodiscard]] const std::string& spelling(const std::string& value) const;

private:
    struct Spellings {
        std::unordered_map<std::string, int> count;
        std::string best;
        int best_count = 0;
        bool preferred = false;
    };
    std::unordered_map<std::string, Spellings> by_folded_;
};

// Gives every value of a closed or shared vocabulary one shown spelling, in actions and needs: dimension, status,
// keywords (aliases applied), publics, territory, initiative, partners, departments. Doubles in a list become one.
void unify_values(const WordRules& rules, Document& document);

}  // namespace parvis::content

#include "content/search/stop_words.h"

#include <algorithm>
#include <array>

namespace parvis::content {
namespace {

template <std::size_t count>
constexpr auto sorted(std::array<std::string_view, count> words) {
    std::sort(words.begin(), words.end());
    return words;
}

constexpr auto stop_words = sorted(std::to_array<std::string_view>({
    "a",   "au",   "aux",  "avec", "c",     "ce",    "ces",   "cet",  "cette", "ceux", "d",    "dans", "de",
    "des", "donc", "dont", "du",   "elle",  "elles", "en",    "est",  "et",    "eux",  "ils",  "il",   "j",
    "je",  "l",    "la",   "le",   "les",   "leur",  "leurs", "lui",  "m",     "ma",   "mais", "me",   "mes",
    "mon", "n",    "ne",   "nos",  "notre", "nous",  "on",    "ou",   "par",   "pas",  "pour", "qu",   "que",
    "qui", "s",    "sa",   "se",   "ses",   "si",    "son",   "sont", "sur",   "t",    "ta",   "te",   "tes",
    "ton", "tu",   "un",   "une",  "vos",   "votre", "vous",  "y",
}));

// No word here names a thing: "savoir", "pouvoir" and "être" do, and stand on sheets.
constexpr auto request_words = sorted(std::to_array<std::string_view>({
    "ai",           "aimerais",  "aller",         "avez",           "besoin",
    "bonjour",      "cherche",   "cherchent",     "chercher",       "cherchons",
    "chez",         "combien",   "comment",       "dois",           "envie",
    "etes",         "faire",     "fais",          "faut",           "gratuit",
    "gratuite",     "gratuites", "gratuits",      "gratuitement",   "info",
    "infos",        "merci",     "moi",           "peut",           "peux",
    "plait",        "pourrais",  "pouvez",        "quand",          "quel",
    "quelle",       "quelles",   "quelqu",        "quelque",        "quels",
    "quoi",         "recherche", "renseignement", "renseignements", "souhaite",
    "souhaiterais", "suis",      "svp",           "trouve",         "trouver",
    "vais",         "veux",      "voudrais",      "voudrait",
}));

}  // namespace

bool is_stop_word(std::string_view folded) {
    return std::binary_search(stop_words.begin(), stop_words.end(), folded);
}

bool is_request_word(std::string_view folded) {
    return std::binary_search(request_words.begin(), request_words.end(), folded);
}

}  // namespace parvis::content

// Searching, as the app sees it: a question goes out, its answer comes when it comes.
#pragma once

#include <optional>
#include <string>

#include "kiosk/content_source.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

struct SearchQuestion {
    std::string words;
    int limit = 0;  // so many hits at most; the total counts all
    bool operator==(const SearchQuestion&) const = default;
};

struct SearchAnswer {
    SearchQuestion question;
    Result<content::SearchResult> result;
};

// All calls from the UI thread.
class Searcher {
public:
    virtual ~Searcher() = default;
    // What to search from now on. Questions and answers about the content before are dropped.
    virtual void follow(ContentSource source) = 0;
    // Gives up what it works at: only the last question is answered.
    virtual void ask(SearchQuestion question) = 0;
    // The answer to the last question, once; none while it is not there.
    [[nodiscard]] virtual std::optional<SearchAnswer> answer() = 0;
};

}  // namespace parvis::kiosk

// A searcher whose answers come when the test says so.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/searcher.h"

namespace parvis::testing {

class SlowSearcher final : public kiosk::Searcher {
public:
    void follow(kiosk::ContentSource source) override {
        source_ = std::move(source);
        waiting_.reset();
        ready_.clear();
        ++contents;
    }
    void ask(kiosk::SearchQuestion question) override {
        asked.push_back(question.words);
        waiting_ = std::move(question);
    }
    [[nodiscard]] std::optional<kiosk::SearchAnswer> answer() override {
        if (ready_.empty()) return std::nullopt;
        kiosk::SearchAnswer first = std::move(ready_.front());
        ready_.pop_front();
        return first;
    }

    // Answers the last question, if it is not answered yet.
    void finish() {
        if (!waiting_) return;
        const kiosk::SearchQuestion question = *std::exchange(waiting_, std::nullopt);
        const Result<content::Catalogue> catalogue = source_();
        if (catalogue) ready_.push_back({question, catalogue->search(question.words, {}, {0, question.limit})});
    }
    // As finish(), but the worker's own content has gone.
    void fail_with(Errc code) {
        if (waiting_) ready_.push_back({*std::exchange(waiting_, std::nullopt), parvis::fail(code, "gone")});
    }
    // An answer that nobody waits for any more, as a careless searcher would give it.
    void answer_to(const std::string& words, int limit) {
        const auto kept = std::exchange(waiting_, kiosk::SearchQuestion{words, limit});
        finish();
        waiting_ = kept;
    }

    std::vector<std::string> asked;
    int contents = 0;

private:
    kiosk::ContentSource source_;
    std::optional<kiosk::SearchQuestion> waiting_;
    std::deque<kiosk::SearchAnswer> ready_;
};

}  // namespace parvis::testing

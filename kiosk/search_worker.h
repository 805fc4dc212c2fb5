// The search on a thread of its own, with a catalogue of its own: a key shows at once, however long its search takes,
// and the next key ends that search.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/searcher.h"

namespace parvis::kiosk {

class SearchWorker final : public Searcher {
public:
    SearchWorker();
    ~SearchWorker() override;  // gives up what it works at and joins the thread
    SearchWorker(const SearchWorker&) = delete;
    SearchWorker& operator=(const SearchWorker&) = delete;

    // Called on the worker when an answer is there, to wake the frame loop; must not call the worker. Empty: nothing is
    // called, and no call is under way when this returns.
    void on_ready(std::function<void()> call);

    // The source is called on the worker, once, before the first question. Its failure is the answer to every question.
    void follow(ContentSource source) override;
    void ask(SearchQuestion question) override;
    [[nodiscard]] std::optional<SearchAnswer> answer() override;

    // Waits until nothing is being opened or looked for. For tests in which no time passes meanwhile.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parvis::kiosk

#include "kiosk/search_worker.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "content/cancellation.h"

namespace parvis::kiosk {

struct SearchWorker::State {
    std::mutex mutex;
    std::condition_variable work_there;
    std::condition_variable work_done;
    // Under `mutex`. Whoever sets one of these cancels what runs; whoever takes one renews: nothing is missed between.
    std::optional<ContentSource> source;  // not opened yet
    std::optional<SearchQuestion> question;
    std::optional<SearchAnswer> answer;
    bool working = false;
    bool stopping = false;
    std::function<void()> on_ready;

    content::Cancellation cancellation;

    // The worker's own.
    std::optional<Result<content::Catalogue>> catalogue;
    std::thread worker;

    void open_content(const ContentSource& open) {
        catalogue.reset();
        if (open) catalogue.emplace(open());
    }

    [[nodiscard]] Result<content::SearchResult> search(const SearchQuestion& asked) const {
        if (!catalogue) return fail(Errc::not_found, "there is no content to search");
        if (!*catalogue) return fail(catalogue->error());
        return (*catalogue)->search(asked.words, {}, {0, asked.limit}, &cancellation);
    }

    void work() {
        std::unique_lock lock(mutex);
        for (;;) {
            working = false;
            work_done.notify_all();
            work_there.wait(lock, [&] { return stopping || source || question; });
            working = true;
            if (stopping) return;
            if (source) {
                const ContentSource open = *std::exchange(source, std::nullopt);
                lock.unlock();
                open_content(open);
                lock.lock();
                continue;
            }
            SearchQuestion asked = *std::exchange(question, std::nullopt);
            cancellation.renew();
            lock.unlock();
            Result<content::SearchResult> result = search(asked);
            lock.lock();
            // Nobody waits for it any more: another question, another content, the end.
            if (cancellation.cancelled()) continue;
            answer.emplace(SearchAnswer{std::move(asked), std::move(result)});
            if (on_ready) on_ready();
        }
    }
};

SearchWorker::SearchWorker() : state_(std::make_unique<State>()) {
    state_->worker = std::thread([state = state_.get()] { state->work(); });
}

SearchWorker::~SearchWorker() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->stopping = true;
        state_->cancellation.cancel();
    }
    state_->work_there.notify_one();
    state_->worker.join();
}

void SearchWorker::on_ready(std::function<void()> call) {
    const std::scoped_lock lock(state_->mutex);
    state_->on_ready = std::move(call);
}

void SearchWorker::follow(ContentSource source) {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->source = std::move(source);
        state_->question.reset();
        state_->answer.reset();
        state_->cancellation.cancel();
    }
    state_->work_there.notify_one();
}

void SearchWorker::ask(SearchQuestion question) {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->question = std::move(question);
        state_->answer.reset();
        state_->cancellation.cancel();
    }
    state_->work_there.notify_one();
}

std::optional<SearchAnswer> SearchWorker::answer() {
    const std::scoped_lock lock(state_->mutex);
    return std::exchange(state_->answer, std::nullopt);
}

void SearchWorker::finish() {
    std::unique_lock lock(state_->mutex);
    state_->work_done.wait(lock, [&] { return !state_->working && !state_->source && !state_->question; });
}

}  // namespace parvis::kiosk

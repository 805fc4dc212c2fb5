// The search on its own thread. A gate in the content's source and a semaphore at the answer's end order the threads:
// nothing here waits for a time.
#include "kiosk/search_worker.h"

#include <doctest/doctest.h>

#include <atomic>
#include <semaphore>
#include <thread>

#include "content/catalogue/catalogue_writer.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;

namespace {

struct Content {
    testing::TemporaryFolder folder;

    explicit Content(const content::Document& document = testing::small_document()) {
        REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
    }
    [[nodiscard]] ContentSource source() const {
        return [file = folder / "content.parvis"] { return content::Catalogue::open(file); };
    }
};

content::Document document_with(const std::string& title) {
    content::Document document = testing::small_document();
    document.actions[0].title = title;
    return document;
}

struct Worker {
    std::counting_semaphore<> ready{0};
    std::atomic<std::thread::id> woken_by{};
    SearchWorker searcher;

    Worker() {
        searcher.on_ready([this] {
            woken_by = std::this_thread::get_id();
            ready.release();
        });
    }
    ~Worker() { searcher.on_ready({}); }

    // The next answer that is still wanted.
    SearchAnswer wait() {
        while (true) {
            ready.acquire();
            if (std::optional<SearchAnswer> answer = searcher.answer()) return std::move(*answer);
        }
    }
};

std::string first_title(const SearchAnswer& answer) {
    return answer.result && !answer.result->hits.empty() ? answer.result->hits[0].action.title : "";
}

}  // namespace

TEST_CASE("a question is answered on another thread, once") {
    const Content content;
    Worker worker;
    worker.searcher.follow(content.source());
    worker.searcher.ask({"jardin", 10});
    const SearchAnswer answer = worker.wait();
    CHECK(answer.question == SearchQuestion{"jardin", 10});
    CHECK(first_title(answer) == "Semer des jardins");
    CHECK(worker.woken_by.load() != std::this_thread::get_id());
    CHECK_FALSE(worker.searcher.answer().has_value());
}

TEST_CASE("who waits until it has finished finds the answer there") {
    const Content content;
    SearchWorker searcher;
    searcher.follow(content.source());
    searcher.ask({"jardin", 10});
    searcher.finish();
    CHECK(searcher.answer().has_value());
}

TEST_CASE("as many hits as were asked for, the total counts all") {
    const Content content;
    Worker worker;
    worker.searcher.follow(content.source());
    worker.searcher.ask({"atelier", 3});
    const SearchAnswer answer = worker.wait();
    REQUIRE(answer.result);
    CHECK(answer.result->hits.size() == 3);
    CHECK(answer.result->total == 30);
}

TEST_CASE("of two questions only the last is answered") {
    const Content content;
    std::binary_semaphore gate{0};
    Worker worker;
    worker.searcher.follow([&, open = content.source()] {
        gate.acquire();
        return open();
    });
    worker.searcher.ask({"ecran", 10});
    worker.searcher.ask({"jardin", 10});
    gate.release();
    CHECK(worker.wait().question.words == "jardin");
    CHECK_FALSE(worker.ready.try_acquire());
}

TEST_CASE("an answer that was not fetched is gone with the next question") {
    const Content content;
    std::binary_semaphore gate{0};
    Worker worker;
    worker.searcher.follow(content.source());
    worker.searcher.ask({"ecran", 10});
    worker.ready.acquire();  // it lies there
    worker.searcher.follow([&, open = content.source()] {
        gate.acquire();
        return open();
    });
    worker.searcher.ask({"jardin", 10});
    CHECK_FALSE(worker.searcher.answer().has_value());
    gate.release();
    CHECK(worker.wait().question.words == "jardin");
}

TEST_CASE("typed as fast as can be, an answer is never that of older words") {
    const Content content;
    Worker worker;
    worker.searcher.follow(content.source());
    const std::string letters = "atelier numero jardin ecran";
    int late = 0;
    for (int round = 0; round < 60; ++round) {
        for (std::size_t typed = 1; typed <= letters.size(); ++typed) {
            const std::string words = letters.substr(0, typed);
            worker.searcher.ask({words, 60});
            // The search before is often still running: long enough for its answer to come, were it to come.
            for (int look = 0; look < 40; ++look) {
                std::this_thread::yield();
                const auto answer = worker.searcher.answer();
                if (answer && answer->question.words != words) ++late;
            }
        }
    }
    CHECK(late == 0);
    worker.searcher.ask({letters, 10});
    CHECK(worker.wait().question.words == letters);
}

TEST_CASE("content that changes while a search runs is what the next answer is about") {
    const Content before(document_with("Semer des poireaux"));
    const Content after(document_with("Semer des tulipes"));
    Worker worker;
    for (int round = 0; round < 20; ++round) {
        worker.searcher.follow(before.source());
        worker.searcher.ask({"semer", 10});
        worker.searcher.follow(after.source());
        CHECK_FALSE(worker.searcher.answer().has_value());
        worker.searcher.ask({"semer", 10});
        CHECK(first_title(worker.wait()) == "Semer des tulipes");
    }
}

TEST_CASE("an answer about the content before is gone with it") {
    const Content content;
    Worker worker;
    worker.searcher.follow(content.source());
    worker.searcher.ask({"jardin", 10});
    worker.ready.acquire();  // it lies there
    worker.searcher.follow(content.source());
    CHECK_FALSE(worker.searcher.answer().has_value());
}

TEST_CASE("a question that waits while other content comes is not answered: it was about the content before") {
    const Content content;
    std::binary_semaphore begun{0};
    std::binary_semaphore gate{0};
    std::binary_semaphore opened{0};
    Worker worker;
    worker.searcher.follow([&, open = content.source()] {
        begun.release();
        gate.acquire();
        return open();
    });
    begun.acquire();
    worker.searcher.ask({"jardin", 10});  // waits for the content to open
    worker.searcher.follow([&, open = content.source()] {
        opened.release();
        return open();
    });
    gate.release();
    opened.acquire();
    // Long enough for an answer to come, were it to come.
    bool answered = false;
    for (int look = 0; look < 200000 && !answered; ++look) {
        std::this_thread::yield();
        answered = worker.searcher.answer().has_value();
    }
    CHECK_FALSE(answered);
    worker.searcher.ask({"ecran", 10});
    CHECK(worker.wait().question.words == "ecran");
}

TEST_CASE("content that does not open is the answer, until other content comes") {
    const Content content;
    Worker worker;
    worker.searcher.ask({"jardin", 10});
    SearchAnswer answer = worker.wait();
    REQUIRE_FALSE(answer.result);
    CHECK(answer.result.error().code == Errc::not_found);
    worker.searcher.follow([file = content.folder / "elsewhere.parvis"] { return content::Catalogue::open(file); });
    worker.searcher.ask({"jardin", 10});
    answer = worker.wait();
    REQUIRE_FALSE(answer.result);
    CHECK(answer.result.error().code == Errc::not_found);
    worker.searcher.follow(content.source());
    worker.searcher.ask({"jardin", 10});
    CHECK(first_title(worker.wait()) == "Semer des jardins");
}

TEST_CASE("the worker ends while it opens, while it searches and while it has nothing to do") {
    const Content content;
    { const SearchWorker idle; }
    for (int round = 0; round < 20; ++round) {
        SearchWorker worker;
        worker.follow(content.source());
        if (round % 2 == 0) worker.ask({"atelier", 60});
    }
    std::binary_semaphore begun{0};
    SearchWorker worker;
    worker.follow([&, open = content.source()] {
        begun.release();
        return open();
    });
    begun.acquire();
    worker.ask({"atelier", 60});
}

TEST_CASE("nobody is woken any more once the call is taken back") {
    const Content content;
    std::binary_semaphore gate{0};
    std::atomic<int> calls = 0;
    {
        SearchWorker worker;
        worker.on_ready([&] { ++calls; });
        worker.follow([&, open = content.source()] {
            gate.acquire();
            return open();
        });
        worker.ask({"jardin", 10});
        worker.on_ready({});
        gate.release();
    }
    CHECK(calls == 0);
}

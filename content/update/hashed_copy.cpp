#include "content/update/hashed_copy.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "content/pack/pack_digest.h"

namespace parvis::content {

struct HashedCopy::Work {
    struct Block {
        std::vector<std::byte> bytes;
        std::size_t used = 0;
    };

    Work(std::unique_ptr<OutputFile> to, CopyLimits limits) : output(std::move(to)), blocks(limits.blocks) {
        for (auto& block : blocks) block.bytes.resize(limits.block_bytes);
        writer = std::thread([this] { write_all(); });
        hasher = std::thread([this] {
            take_all(hashed, [this](std::span<const std::byte> bytes) {
                digester.add(bytes);
                return true;
            });
        });
    }

    // Each block in its turn, until there are no more or somebody gave up. False: gave up.
    template <class Take>
    bool take_all(std::uint64_t& taken, Take take) {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return given_up || filled > taken || ended; });
            if (given_up) return false;
            if (filled == taken) return true;
            const Block& block = blocks[taken % blocks.size()];
            lock.unlock();
            const bool go_on = take(std::span(block.bytes).first(block.used));
            lock.lock();
            if (!go_on) given_up = true;
            ++taken;
            changed.notify_all();
        }
    }

    void write_all() {
        const bool all = take_all(written, [this](std::span<const std::byte> bytes) {
            target = output->write(bytes);
            return target.has_value();
        });
        if (all)
            target = output->sync([this](std::uint64_t bytes) {
                const std::scoped_lock lock(mutex);
                synced = bytes;
                changed.notify_all();
                return !given_up;
            });
        else if (target)
            target = fail(Errc::interrupted, "arrêté à la demande");  // not on the disk, whatever was written
        output.reset();
        const std::scoped_lock lock(mutex);
        is_over = true;
        changed.notify_all();
    }

    void end(bool give_up) {
        {
            const std::scoped_lock lock(mutex);
            ended = true;
            given_up = given_up || give_up;
        }
        changed.notify_all();
    }

    void join() {
        if (hasher.joinable()) hasher.join();
        if (writer.joinable()) writer.join();
    }

    std::unique_ptr<OutputFile> output;  // the writer's
    Status target;                       // the writer's, until it is joined
    Digester digester;                   // the hasher's, until it is joined
    std::vector<Block> blocks;           // block n lies at n modulo their count
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t filled = 0;
    std::uint64_t hashed = 0;
    std::uint64_t written = 0;
    std::uint64_t synced = 0;  // bytes
    bool is_over = false;      // the writer's work
    bool ended = false;
    bool given_up = false;
    std::thread writer;
    std::thread hasher;
};

HashedCopy::HashedCopy(std::unique_ptr<OutputFile> to, CopyLimits limits)
    : work_(std::make_unique<Work>(std::move(to), limits)) {}

HashedCopy::~HashedCopy() {
    work_->end(true);
    work_->join();
}

HashedCopy::Copied HashedCopy::copy(InputFile& from, std::uint64_t bytes, const Cancellation& cancel,
                                    const std::function<void(std::uint64_t)>& on_bytes) {
    Work& work = *work_;
    const auto give_up = [&](Failure failure, std::string detail) {
        work.end(true);
        work.join();
        return Copied{failure, std::move(detail), {}};
    };
    std::uint64_t done = 0;
    for (bool more = true; more;) {
        if (cancel.cancelled()) return give_up(Failure::cancelled, {});
        Work::Block* block = nullptr;
        {
            std::unique_lock lock(work.mutex);
            work.changed.wait(lock, [&] {
                return work.given_up || work.filled - std::min(work.hashed, work.written) < work.blocks.size();
            });
            if (work.given_up) break;  // the writer's error
            block = &work.blocks[work.filled % work.blocks.size()];
        }
        const auto read = from.read(block->bytes);
        if (!read) return give_up(Failure::source, read.error().message);
        block->used = *read;
        more = *read == block->bytes.size();
        done += *read;
        if (done > bytes || (!more && done != bytes))
            return give_up(Failure::length, "le fichier n’a pas la taille annoncée");
        {
            const std::scoped_lock lock(work.mutex);
            ++work.filled;
        }
        work.changed.notify_all();
        on_bytes(done);
    }
    work.end(false);
    work.hasher.join();
    {
        std::unique_lock lock(work.mutex);
        work.changed.wait(lock, [&] { return work.given_up || work.written == work.filled; });
        if (!work.given_up) return {std::nullopt, {}, work.digester.finish()};
    }
    work.join();
    return {Failure::target, work.target ? std::string() : work.target.error().message, {}};
}

Status HashedCopy::finish(const Cancellation& cancel, const OnBytes& on_synced) {
    {
        std::unique_lock lock(work_->mutex);
        std::optional<std::uint64_t> told;
        while (!work_->is_over) {
            if (cancel.cancelled()) work_->given_up = true;
            work_->changed.wait(lock, [&] { return work_->is_over || told != work_->synced; });
            told = work_->synced;
            if (!on_synced) continue;
            lock.unlock();
            on_synced(*told);
            lock.lock();
        }
    }
    work_->join();
    return work_->target;
}

}  // namespace parvis::content

#include "tests/soak/live_memory.h"

#include <atomic>
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define PARVIS_SANITIZER_COUNTS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PARVIS_SANITIZER_COUNTS
#endif
#endif

namespace parvis::soak {
namespace {

std::atomic<std::int64_t> blocks{0};
std::atomic<std::int64_t> bytes{0};

void count(std::int64_t of_blocks, std::int64_t of_bytes) {
    blocks.fetch_add(of_blocks, std::memory_order_relaxed);
    bytes.fetch_add(of_bytes, std::memory_order_relaxed);
}

}  // namespace

LiveMemory live_memory() {
    return {blocks.load(), bytes.load()};
}

}  // namespace parvis::soak

#if defined(PARVIS_SANITIZER_COUNTS)

// As sanitizer/allocator_interface.h says them, which Debian's GCC leaves out.
extern "C" {
int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*, std::size_t),
                                              void (*on_free)(const volatile void*));
std::size_t __sanitizer_get_allocated_size(const volatile void* block);
}

namespace parvis::soak {

void begin_live_memory() {
    __sanitizer_install_malloc_and_free_hooks(
        [](const volatile void*, std::size_t size) { count(1, static_cast<std::int64_t>(size)); },
        [](const volatile void* block) {
            if (block == nullptr) return;
            count(-1, -static_cast<std::int64_t>(__sanitizer_get_allocated_size(block)));
        });
}
void tell_callers_apart(std::size_t) {}
void tell_grown_callers() {}

}  // namespace parvis::soak

#else

#include <execinfo.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// What glibc's own are called beside the names that can be replaced.
extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void __libc_free(void* block);
}

namespace parvis::soak {
namespace {

// A place in the program, by the calls that led there and by how much it asked for.
struct Caller {
    std::atomic<std::uint64_t> key{0};  // 0: nobody's yet
    std::atomic<std::int64_t> live{0};
    std::int64_t live_before = 0;
    std::size_t size = 0;  // of each block
    std::array<void*, 20> calls{};
    int depth = 0;
};
constexpr std::size_t most_callers = 1U << 16U;
constexpr std::uint32_t no_caller = most_callers;
std::array<Caller, most_callers> callers;
std::atomic<std::size_t> apart_from{SIZE_MAX};  // bytes of a block
thread_local bool looking = false;  // backtrace() may itself ask for memory

std::uint32_t caller(std::size_t size) {
    if (size < apart_from.load(std::memory_order_relaxed) || looking) return no_caller;
    looking = true;
    std::array<void*, 20> calls{};
    const int depth = ::backtrace(calls.data(), static_cast<int>(calls.size()));
    looking = false;
    std::uint64_t key = size;
    for (int i = 0; i < depth; ++i)
        key = (key ^ reinterpret_cast<std::uintptr_t>(calls[static_cast<std::size_t>(i)])) * 0x9E3779B97F4A7C15U;
    key |= 1;
    for (std::size_t i = 0; i < most_callers; ++i) {
        const std::size_t at = (key / 2 + i) % most_callers;
        std::uint64_t owner = 0;
        if (callers[at].key.compare_exchange_strong(owner, key)) {
            callers[at].calls = calls;
            callers[at].depth = depth;
            callers[at].size = size;
        } else if (owner != key) {
            continue;
        }
        callers[at].live.fetch_add(1, std::memory_order_relaxed);
        return static_cast<std::uint32_t>(at);
    }
    return no_caller;
}

// Lies right before what the program is given.
struct Header {
    std::size_t bytes;
    std::uint32_t before;  // from the block's begin
    std::uint32_t caller;
};
static_assert(sizeof(Header) == 16);

constexpr std::size_t most_bytes = SIZE_MAX / 2;
constexpr std::size_t most_alignment = 1U << 30U;

Header* header_of(void* given) {
    return static_cast<Header*>(given) - 1;
}

void* give(void* block, std::size_t before, std::size_t size) {
    if (block == nullptr) return nullptr;
    void* given = static_cast<char*>(block) + before;
    *header_of(given) = {size, static_cast<std::uint32_t>(before), caller(size)};
    count(1, static_cast<std::int64_t>(size));
    return given;
}

void* refuse() {
    errno = ENOMEM;
    return nullptr;
}

void* give_aligned(std::size_t alignment, std::size_t size) {
    if (size > most_bytes || alignment > most_alignment) return refuse();
    alignment = std::max(alignment, sizeof(Header));
    void* block = __libc_malloc(size + sizeof(Header) + alignment);
    if (block == nullptr) return nullptr;
    const auto begin = reinterpret_cast<std::uintptr_t>(block);
    const std::uintptr_t given = (begin + sizeof(Header) + alignment - 1) / alignment * alignment;
    return give(block, given - begin, size);
}

}  // namespace

void begin_live_memory() {}

void tell_callers_apart(std::size_t from_bytes) {
    std::array<void*, 1> first{};
    ::backtrace(first.data(), 1);  // loads what it needs
    apart_from = from_bytes;
}

void tell_grown_callers() {
    if (apart_from == SIZE_MAX) return;
    for (Caller& caller : callers) {
        const std::int64_t live = caller.live.load();
        if (caller.key != 0 && live > caller.live_before) {
            std::fprintf(stderr, "live: %+lld of %zu bytes at\n", static_cast<long long>(live - caller.live_before),
                         caller.size);
            ::backtrace_symbols_fd(caller.calls.data(), caller.depth, STDERR_FILENO);
        }
        caller.live_before = live;
    }
}

}  // namespace parvis::soak

using namespace parvis::soak;

extern "C" {

void* malloc(std::size_t size) noexcept {
    if (size > most_bytes) return refuse();
    return give(__libc_malloc(size + sizeof(Header)), sizeof(Header), size);
}

void free(void* given) noexcept {
    if (given == nullptr) return;
    const int error = errno;
    const Header header = *header_of(given);
    count(-1, -static_cast<std::int64_t>(header.bytes));
    if (header.caller != no_caller) callers[header.caller].live.fetch_sub(1, std::memory_order_relaxed);
    __libc_free(static_cast<char*>(given) - header.before);
    errno = error;
}

void* calloc(std::size_t number, std::size_t size) noexcept {
    std::size_t all = 0;
    if (__builtin_mul_overflow(number, size, &all) || all > most_bytes) return refuse();
    return give(__libc_calloc(1, all + sizeof(Header)), sizeof(Header), all);
}

void* realloc(void* given, std::size_t size) noexcept {
    if (given == nullptr) return malloc(size);
    if (size == 0) {
        free(given);
        return nullptr;
    }
    void* other = malloc(size);
    if (other == nullptr) return nullptr;
    std::memcpy(other, given, std::min(size, header_of(given)->bytes));
    free(given);
    return other;
}

void* memalign(std::size_t alignment, std::size_t size) noexcept {
    return give_aligned(alignment, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return give_aligned(alignment, size);
}

int posix_memalign(void** given, std::size_t alignment, std::size_t size) noexcept {
    const int error = errno;
    void* block = give_aligned(alignment, size);
    errno = error;
    if (block == nullptr) return ENOMEM;
    *given = block;
    return 0;
}

void* valloc(std::size_t size) noexcept {
    return give_aligned(static_cast<std::size_t>(::getpagesize()), size);
}

void* pvalloc(std::size_t size) noexcept {
    const auto page = static_cast<std::size_t>(::getpagesize());
    return give_aligned(page, (size + page - 1) / page * page);
}

std::size_t malloc_usable_size(void* given) noexcept {
    return given != nullptr ? header_of(given)->bytes : 0;
}

}  // extern "C"

#endif

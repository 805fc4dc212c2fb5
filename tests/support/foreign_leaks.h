// Graphics drivers keep memory for the life of the process and are unloaded with their window, so that the leak checker
// can neither reach it nor name its owner. While one of these lives, this thread's allocations are not looked at; what
// the tests allocate there is allocated in other tests too, which are.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace parvis::testing {

class ForeignLeaks {
public:
#if defined(__SANITIZE_ADDRESS__)
    ForeignLeaks() {
        __lsan_disable();
    }
    ~ForeignLeaks() {
        __lsan_enable();
    }
#else
    ForeignLeaks() {}
    ~ForeignLeaks() {}
#endif
    ForeignLeaks(const ForeignLeaks&) = delete;
    ForeignLeaks& operator=(const ForeignLeaks&) = delete;
};

}  // namespace parvis::testing

#include "content/sodium.h"

#include <sodium.h>

namespace parvis::content {

void wake_sodium() {
    static const int ready = sodium_init();
    (void)ready;  // it fails only where the system gives no random numbers, and then it ends the process itself
}

void wipe(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace parvis::content

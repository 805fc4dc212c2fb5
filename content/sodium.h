// What everybody who uses libsodium needs of it, and how secrets are forgotten. Any thread.
#pragma once

#include <string>
#include <utility>

namespace parvis::content {

// Before anything of libsodium's: it chooses the quick forms for this processor. Any number of times.
void wake_sodium();

// Overwrites it. Copies that were made of it on the way, short strings that were moved among them, are not reached.
void wipe(std::string& secret);

// Overwritten however one leaves.
class Secret {
public:
    explicit Secret(std::string text) : text_(std::move(text)) {}
    ~Secret() { wipe(text_); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace parvis::content

// What is to be done when: the timetable of a cycle, which is written while it is followed. UI thread only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "platform/base/clock.h"

namespace parvis::soak {

class Script {
public:
    explicit Script(const Clock& clock) : clock_(clock) {}

    void after(Instant::duration time, std::function<void()> act) {
        acts_.emplace(clock_.now() + time, std::move(act));
    }
    [[nodiscard]] std::optional<Instant> next() const {
        return acts_.empty() ? std::nullopt : std::optional(acts_.begin()->first);
    }
    // Does what comes next.
    void act() {
        const auto first = acts_.begin();
        const std::function<void()> act = std::move(first->second);
        acts_.erase(first);
        act();
    }

private:
    const Clock& clock_;
    std::multimap<Instant, std::function<void()>> acts_;
};

}  // namespace parvis::soak

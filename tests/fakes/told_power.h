// A display's power that remembers what it was told.
#pragma once

#include <optional>
#include <vector>

#include "platform/display_power.h"

namespace parvis::testing {

class ToldPower final : public platform::DisplayPower {
public:
    [[nodiscard]] Status off(platform::DisplayOff how) override {
        told.push_back(how);
        if (!obeys) return fail(Errc::unavailable, "this display does not sleep");
        dark = how;
        return {};
    }
    [[nodiscard]] Status on() override {
        if (sleeps_on) return fail(Errc::unavailable, "this display does not wake");
        dark.reset();
        ++lit;
        return {};
    }

    std::vector<platform::DisplayOff> told;
    std::optional<platform::DisplayOff> dark;
    int lit = 0;
    bool obeys = true;
    bool sleeps_on = false;
};

}  // namespace parvis::testing

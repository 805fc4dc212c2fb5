#include <memory>

#include "kiosk/program.h"
#include "tests/lab/feed/tree_feed.h"

int main(int argc, char** argv) {
    return parvis::kiosk::run_program(
        argc, argv, [](auto& client, const auto& app, const auto& window, auto orientation) {
            return std::make_unique<parvis::lab::TreeFeed>(client, app, window, orientation);
        });
}

#include <memory>

#include "kiosk/program.h"
#include "tests/lab/feed/tree_feed.h"

int main(int argc, char** argv) {
    parvis::kiosk::Surroundings lab;
    lab.watch = [](const parvis::kiosk::Watched& watched) {
        return std::make_unique<parvis::lab::TreeFeed>(watched.client, watched.app, watched.window,
                                                       watched.orientation);
    };
    return parvis::kiosk::run_program(argc, argv, lab);
}

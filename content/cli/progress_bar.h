// A bar on a terminal for work that takes a while; nothing anywhere else.
#pragma once

#include <string>
#include <string_view>

#include "content/cli/cli.h"

namespace parvis::content::cli {

class ProgressBar {
public:
    // `what` is being done, in a word: "lecture".
    ProgressBar(Console& console, std::string_view what) : console_(console), what_(what) {}
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();  // wipes the bar

    void show(double fraction);  // 0…1; draws only when the bar grows

private:
    Console& console_;
    std::string what_;
    int drawn_ = -1;
};

}  // namespace parvis::content::cli

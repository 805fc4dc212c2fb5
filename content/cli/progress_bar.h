// A bar on a terminal for work that takes a while; nothing anywhere else.
#pragma once

#include "content/cli/cli.h"

namespace parvis::content::cli {

class ProgressBar {
public:
    explicit ProgressBar(Console& console) : console_(console) {}
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();  // wipes the bar

    void show(double fraction);  // 0…1; draws only when the bar grows

private:
    Console& console_;
    int drawn_ = -1;
};

}  // namespace parvis::content::cli

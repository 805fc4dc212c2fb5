#include "content/cli/progress_bar.h"

#include <algorithm>

namespace parvis::content::cli {
namespace {
constexpr int width = 40;
}

ProgressBar::~ProgressBar() {
    if (drawn_ >= 0) console_.err << "\r" << std::string(what_.size() + width + 9, ' ') << "\r" << std::flush;
}

void ProgressBar::show(double fraction) {
    if (!console_.err_is_terminal) return;
    const int filled = std::clamp(static_cast<int>(fraction * width), 0, width);
    if (filled == drawn_) return;
    drawn_ = filled;
    console_.err << "\r" << what_ << " [" << std::string(static_cast<std::size_t>(filled), '#')
                 << std::string(static_cast<std::size_t>(width - filled), '.') << "] " << filled * 100 / width << " %"
                 << std::flush;
}

}  // namespace parvis::content::cli

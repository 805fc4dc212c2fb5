#include "kiosk/widgets/layout_memo.h"

#include <utility>

namespace parvis::kiosk {
namespace {

// More than any page shows at once.
constexpr std::size_t most_unused = 1000;
constexpr int kept_frames = 2;

}  // namespace

std::size_t LayoutMemo::Hash::operator()(const Asked& asked) const {
    std::size_t hash = std::hash<std::string_view>{}(asked.text);
    const auto mix = [&hash](std::size_t more) { hash = (hash ^ more) * 0x9E3779B97F4A7C15U; };
    mix(static_cast<std::size_t>(asked.face));
    mix(std::hash<float>{}(asked.em_px));
    mix(std::hash<float>{}(asked.width_px));
    mix(static_cast<std::size_t>(asked.max_lines));
    return hash;
}

void LayoutMemo::begin_frame() {
    ++frame_;
    if (known_.size() <= most_unused) return;
    std::erase_if(known_, [this](const auto& item) { return item.second.used_in < frame_ - kept_frames; });
}

const TextLayout& LayoutMemo::find(std::string_view text, const TextStyle& style, float width_px, int max_lines,
                                   const std::function<TextLayout()>& make) {
    const Asked asked{text, style.face, style.em_px, width_px, max_lines};
    auto found = known_.find(asked);
    if (found == known_.end()) {
        Kept kept{std::string(text), asked};
        kept.asked.text = {};
        found = known_.emplace(std::move(kept), Known{make(), frame_}).first;
    }
    found->second.used_in = frame_;
    return found->second.layout;
}

}  // namespace parvis::kiosk

// Text layouts of the last frames, to be found again: a screen measures and draws the same words several times in every
// frame, and a still or scrolling page shows the same words from frame to frame. UI thread only.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kiosk/theme/theme.h"
#include "kiosk/widgets/text_layout.h"

namespace parvis::kiosk {

class LayoutMemo {
public:
    // Once a frame: forgets what has not been asked for lately, when there is much of it.
    void begin_frame();
    // The words to come are others.
    void forget() { known_.clear(); }

    // The layout of these words, made by `make` when it is not known. The reference is good until begin_frame().
    const TextLayout& find(std::string_view text, const TextStyle& style, float width_px, int max_lines,
                           const std::function<TextLayout()>& make);

private:
    struct Asked {  // what is looked for: words that somebody else holds
        std::string_view text;
        Face face = Face::text;
        float em_px = 0;
        float width_px = 0;
        int max_lines = 0;
        bool operator==(const Asked&) const = default;
    };
    struct Kept {
        std::string text;
        Asked asked;  // but for its text
        [[nodiscard]] Asked all() const { return {text, asked.face, asked.em_px, asked.width_px, asked.max_lines}; }
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const Asked& asked) const;
        std::size_t operator()(const Kept& kept) const { return (*this)(kept.all()); }
    };
    struct Same {
        using is_transparent = void;
        bool operator()(const Kept& a, const Kept& b) const { return a.all() == b.all(); }
        bool operator()(const Kept& a, const Asked& b) const { return a.all() == b; }
        bool operator()(const Asked& a, const Kept& b) const { return a == b.all(); }
    };
    struct Known {
        TextLayout layout;
        int used_in = 0;  // the last frame that asked for it
    };

    std::unordered_map<Kept, Known, Hash, Same> known_;
    int frame_ = 0;
};

}  // namespace parvis::kiosk

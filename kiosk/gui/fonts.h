// The faces of Parvis in Dear ImGui, sized as a designer writes them: in CSS pixels (em), not in ImGui's line heights.
#pragma once

#include <filesystem>
#include <vector>

#include "platform/base/mapped_file.h"
#include "platform/base/result.h"

struct ImFont;

namespace parvis::kiosk {

struct Fonts {
    ImFont* text = nullptr;         // Atkinson Hyperlegible Next 400, completed by Inter
    ImFont* text_strong = nullptr;  // 600
    ImFont* display = nullptr;      // Bricolage Grotesque 700, completed by Inter
    ImFont* icons = nullptr;        // Lucide
};

// Adds the faces to the current ImGui context. Fails with not_found when a file is missing: the message names it.
// The fonts live as long as the context, which reads in `files`: they must outlive it.
[[nodiscard]] Result<Fonts> load_fonts(const std::filesystem::path& folder, std::vector<MappedFile>& files);

// The folder of the faces: $PARVIS_FONTS, else share/parvis/fonts beside the program's bin/, else the build's.
[[nodiscard]] std::filesystem::path font_folder();

// ImGui's size for a face so that its em is `css_px`.
[[nodiscard]] float imgui_size(const ImFont* font, float css_px);

// Whether the face (with what completes it) has a glyph for the code point.
[[nodiscard]] bool has_glyph(ImFont* font, char32_t code_point);

}  // namespace parvis::kiosk

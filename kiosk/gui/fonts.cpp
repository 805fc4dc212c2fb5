#include "kiosk/gui/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "imgui.h"
#include "imgui_freetype.h"
#include "imgui_internal.h"

namespace parvis::kiosk {

namespace {

// ImFontConfig::SizePixels of every source: ImGui's size at which the face's em is this many pixels. Two uses. A merged
// face is scaled by the ratio of its SizePixels to the first one's, so both have the same em; and imgui_size() finds a
// face's factor there without a table of its own.
constexpr float reference_em_px = 100.0F;

// Text faces and Inter keep alternates and private signs there: without this an icon's code point came out as a letter.
constexpr std::array<ImWchar, 3> private_use_area = {0xE000, 0xF8FF, 0};
constexpr std::array<ImWchar, 3> everything_but_private_use = {0x0001, 0xDFFF, 0};

// ImGui asks FreeType for ascent + descent of the size given (FT_SIZE_REQUEST_TYPE_REAL_DIM); CSS sizes are the em.
std::optional<float> line_height_per_em(const std::filesystem::path& file) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return std::nullopt;
    std::optional<float> factor;
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &face) == 0) {
        if (face->units_per_EM > 0 && face->ascender > face->descender) {
            factor = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return factor;
}

Result<ImFont*> add_face(const std::filesystem::path& file, bool merge, const ImWchar* excluded) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return fail(Errc::not_found,
                    "the font " + file.string() + " is not there: run deploy/setup, or set PARVIS_FONTS");
    }
    const std::optional<float> factor = line_height_per_em(file);
    if (!factor)
        return fail(Errc::malformed, "the font " + file.string() + " cannot be read: fetch it again (deploy/setup)");
    ImFontConfig config;
    config.MergeMode = merge;
    config.SizePixels = *factor * reference_em_px;
    config.GlyphExcludeRanges = excluded;
    // Vertical hinting only: sharp stems on coarse lobby screens, letter shapes as drawn. ImGui snaps advances to whole
    // pixels, so letters meet the glass texel by pixel, the renderers' quickest path.
    config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
    ImFont* font = ImGui::GetIO().Fonts->AddFontFromFileTTF(file.c_str(), config.SizePixels, &config);
    if (font == nullptr) {
        return fail(Errc::malformed, "the font " + file.string() + " cannot be used: fetch it again (deploy/setup)");
    }
    return font;
}

// Atkinson lacks U+202F, → and ⌫, and Bricolage ⌫ and ᵉ; Inter has them all, so that a thin blank is a real glyph with
// a designer's advance and nothing has to be synthesised.
Result<ImFont*> add_text_face(const std::filesystem::path& folder, const char* face, const char* completion) {
    Result<ImFont*> font = add_face(folder / face, false, private_use_area.data());
    if (!font) return font;
    return add_face(folder / completion, true, private_use_area.data());
}

bool excluded(const ImFontConfig& source, ImWchar code_point) {
    for (const ImWchar* range = source.GlyphExcludeRanges; range != nullptr && range[0] != 0; range += 2) {
        if (code_point >= range[0] && code_point <= range[1]) return true;
    }
    return false;
}

}  // namespace

Result<Fonts> load_fonts(const std::filesystem::path& folder) {
    Fonts fonts;
    // Text first: ImGui takes the first face where none is asked for.
    auto text = add_text_face(folder, "AtkinsonHyperlegibleNext_400Regular.ttf", "Inter-Regular.otf");
    if (!text) return fail(std::move(text).error());
    auto strong = add_text_face(folder, "AtkinsonHyperlegibleNext_600SemiBold.ttf", "Inter-SemiBold.otf");
    if (!strong) return fail(std::move(strong).error());
    auto display = add_text_face(folder, "BricolageGrotesque_700Bold.ttf", "Inter-Bold.otf");
    if (!display) return fail(std::move(display).error());
    auto icons = add_face(folder / "lucide.ttf", false, everything_but_private_use.data());
    if (!icons) return fail(std::move(icons).error());
    return Fonts{*text, *strong, *display, *icons};
}

std::filesystem::path font_folder() {
    if (const char* given = std::getenv("PARVIS_FONTS"); given != nullptr && *given != '\0') return given;
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        std::filesystem::path installed = program.parent_path().parent_path() / "share/parvis/fonts";
        if (std::filesystem::is_directory(installed, error)) return installed;
    }
    return PARVIS_BUILD_FONT_FOLDER;
}

float imgui_size(const ImFont* font, float css_px) {
    // Whole sizes only: ImGui bakes letters at whole sizes and would stretch them, blurred, to anything between.
    return std::round(font->Sources[0]->SizePixels / reference_em_px * css_px);
}

bool has_glyph(ImFont* font, char32_t code_point) {
    // ImFont::IsGlyphInFont() forgets the excluded ranges.
    const auto wanted = static_cast<ImWchar>(code_point);
    for (ImFontConfig* source : font->Sources) {
        const ImFontLoader* loader =
            source->FontLoader != nullptr ? source->FontLoader : font->ContainerAtlas->FontLoader;
        if (!excluded(*source, wanted) && loader->FontSrcContainsGlyph(font->ContainerAtlas, source, wanted))
            return true;
    }
    return false;
}

}  // namespace parvis::kiosk

#include "kiosk/gui/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "imgui.h"
#include "imgui_freetype.h"
#include "imgui_internal.h"
#include "platform/base/program_folder.h"

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
// Nothing for what FreeType or ImGui's use of it would refuse.
std::optional<float> line_height_per_em(std::span<const std::byte> bytes) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return std::nullopt;
    std::optional<float> factor;
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()), static_cast<FT_Long>(bytes.size()),
                           0, &face) == 0) {
        if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0 && face->units_per_EM > 0 &&
            face->ascender > face->descender) {
            factor = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return factor;
}

// Of one call of load_fonts().
class FaceLoader {
public:
    FaceLoader(const std::filesystem::path& folder, std::vector<MappedFile>& files) : folder_(folder), files_(files) {}

    Result<ImFont*> add(const char* face, bool merge, const ImWchar* excluded) {
        const std::filesystem::path path = folder_ / face;
        auto file = MappedFile::open(path);
        if (!file && file.error().code == Errc::not_found) {
            return fail(Errc::not_found,
                        "the font " + path.string() + " is not there: run deploy/setup, or set PARVIS_FONTS");
        }
        const auto unusable = [&] {
            return fail(Errc::malformed,
                        "the font " + path.string() + " cannot be read: fetch it again (deploy/setup)");
        };
        const std::optional<float> factor = file ? line_height_per_em(file->bytes()) : std::nullopt;
        if (!factor) return unusable();
        ImFontConfig config;
        config.MergeMode = merge;
        config.SizePixels = *factor * reference_em_px;
        config.GlyphExcludeRanges = excluded;
        // Vertical hinting only: sharp stems on coarse lobby screens, letter shapes as drawn. ImGui snaps advances to
        // whole pixels, so letters meet the glass texel by pixel, the renderers' quickest path.
        config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
        // ImGui copies a file that it does not own: it is told so only afterwards. It never writes there.
        ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<std::byte*>(file->bytes().data()),
                                                                  static_cast<int>(file->bytes().size()),
                                                                  config.SizePixels, &config);
        if (font == nullptr) return unusable();
        font->Sources.back()->FontDataOwnedByAtlas = false;
        files_.push_back(std::move(*file));
        return font;
    }

    // Atkinson lacks U+202F, → and ⌫, and Bricolage ⌫ and ᵉ; Inter has them all, so that a thin blank is a real glyph
    // with a designer's advance and nothing has to be synthesised.
    Result<ImFont*> add_text(const char* face, const char* completion) {
        Result<ImFont*> font = add(face, false, private_use_area.data());
        if (!font) return font;
        return add(completion, true, private_use_area.data());
    }

private:
    const std::filesystem::path& folder_;
    std::vector<MappedFile>& files_;
};

bool excluded(const ImFontConfig& source, ImWchar code_point) {
    for (const ImWchar* range = source.GlyphExcludeRanges; range != nullptr && range[0] != 0; range += 2) {
        if (code_point >= range[0] && code_point <= range[1]) return true;
    }
    return false;
}

}  // namespace

Result<Fonts> load_fonts(const std::filesystem::path& folder, std::vector<MappedFile>& files) {
    FaceLoader faces(folder, files);
    // Text first: ImGui takes the first face where none is asked for.
    auto text = faces.add_text("AtkinsonHyperlegibleNext_400Regular.ttf", "Inter-Regular.otf");
    if (!text) return fail(std::move(text).error());
    auto strong = faces.add_text("AtkinsonHyperlegibleNext_600SemiBold.ttf", "Inter-SemiBold.otf");
    if (!strong) return fail(std::move(strong).error());
    auto display = faces.add_text("BricolageGrotesque_700Bold.ttf", "Inter-Bold.otf");
    if (!display) return fail(std::move(display).error());
    auto icons = faces.add("lucide.ttf", false, everything_but_private_use.data());
    if (!icons) return fail(std::move(icons).error());
    return Fonts{*text, *strong, *display, *icons};
}

std::filesystem::path font_folder() {
    if (const char* given = std::getenv("PARVIS_FONTS"); given != nullptr && *given != '\0') return given;
    return share_folder() / "fonts";
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

#include "kiosk/gui/fonts.h"

#include <doctest/doctest.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <fstream>
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "tests/kiosk/gui_stage.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

// Height in pixels of what is drawn of a letter.
float ink_height(ImFont* font, float css_px, ImWchar letter) {
    const ImFontGlyph* glyph = font->GetFontBaked(imgui_size(font, css_px))->FindGlyph(letter);
    return glyph->Y1 - glyph->Y0;
}

// The face's own capital height in em, as its designer drew it.
float capital_in_em(const char* file) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    REQUIRE(FT_Init_FreeType(&library) == 0);
    REQUIRE(FT_New_Face(library, (font_folder() / file).c_str(), 0, &face) == 0);
    REQUIRE(FT_Load_Char(face, 'H', FT_LOAD_NO_SCALE) == 0);
    const float height = static_cast<float>(face->glyph->metrics.height) / static_cast<float>(face->units_per_EM);
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    return height;
}

float advance(ImFont* font, float css_px, ImWchar letter) {
    return font->GetFontBaked(imgui_size(font, css_px))->FindGlyph(letter)->AdvanceX;
}

// Fonts may be asked between frames only once ImGui has drawn one.
const Fonts& ready(GuiStage& stage) {
    stage.draw({64, 64}, [] {});
    return stage.gui->fonts();
}

}  // namespace

TEST_CASE("sizes are CSS pixels: capitals have the height that their em gives them, in every face") {
    GuiStage stage;
    const Fonts& fonts = ready(stage);
    for (const float css : {24.0F, 28.0F, 42.0F, 84.0F}) {
        CAPTURE(css);
        // Vertical hinting and ImGui's whole sizes take a pixel at most; taken for ImGui's sizes they would be a fifth
        // off.
        const auto off = [&](ImFont* font, const char* file) {
            return std::abs(ink_height(font, css, 'H') - capital_in_em(file) * css);
        };
        CHECK(off(fonts.text, "AtkinsonHyperlegibleNext_400Regular.ttf") <= 1.0F);
        CHECK(off(fonts.text_strong, "AtkinsonHyperlegibleNext_600SemiBold.ttf") <= 1.0F);
        CHECK(off(fonts.display, "BricolageGrotesque_700Bold.ttf") <= 1.0F);
    }
}

TEST_CASE("what Inter completes has the em of the face it completes") {
    GuiStage stage;
    const Fonts& fonts = ready(stage);
    // The same sign beside two faces with other line heights: it would be 8 % wider beside one of them.
    for (const ImWchar sign : {ImWchar{0x232B}, ImWchar{0x1D49}}) {
        CAPTURE(static_cast<unsigned>(sign));
        const float in_text = advance(fonts.text, 100, sign), in_display = advance(fonts.display, 100, sign);
        CHECK(in_text > 20);
        CHECK(std::abs(in_text - in_display) <= 0.05F * in_text);  // Regular and Bold differ a little
    }
}

TEST_CASE("every sign that French and our keyboard need has a glyph in every text face") {
    GuiStage stage;
    const Fonts& fonts = ready(stage);
    const std::u32string needed = U"AZaz09éèêëàâùûüôöîïçœæÉÈÊÀÂÇŒÆÔÎ« »’‘“”–—…•·€°²ᵉ→←↑↓⌫×÷±½\u00A0\u202F\u2009\u2011";
    for (ImFont* font : {fonts.text, fonts.text_strong, fonts.display}) {
        for (const char32_t sign : needed) {
            CAPTURE(static_cast<unsigned>(sign));
            CHECK(has_glyph(font, sign));
        }
    }
    CHECK_FALSE(has_glyph(fonts.text, U'\u4E2D'));
}

TEST_CASE("the narrow no-break space is a blank, thinner than a space") {
    GuiStage stage;
    const Fonts& fonts = ready(stage);
    for (ImFont* font : {fonts.text, fonts.text_strong, fonts.display}) {
        const ImFontGlyph* thin = font->GetFontBaked(imgui_size(font, 42))->FindGlyph(0x202F);
        CHECK_FALSE(thin->Visible);
        CHECK(thin->AdvanceX >= 2);
        CHECK(thin->AdvanceX < advance(font, 42, ' '));
    }
}

TEST_CASE("icons come from the icon face alone, letters never") {
    GuiStage stage;
    const Fonts& fonts = ready(stage);
    constexpr char32_t search = 0xE151;
    CHECK(has_glyph(fonts.icons, search));
    CHECK_FALSE(has_glyph(fonts.text, search));
    CHECK_FALSE(has_glyph(fonts.display, search));
    CHECK_FALSE(has_glyph(fonts.icons, U'A'));
    // What is asked for is what ImGui draws.
    CHECK(fonts.text->GetFontBaked(40)->FindGlyphNoFallback(static_cast<ImWchar>(search)) == nullptr);
    CHECK(fonts.icons->GetFontBaked(40)->FindGlyphNoFallback(static_cast<ImWchar>(search)) != nullptr);
}

TEST_CASE("has_glyph says what ImGui draws, over all of Latin and the signs") {
    GuiStage stage;
    const Fonts& fonts = ready(stage);
    for (ImFont* font : {fonts.text, fonts.display}) {
        ImFontBaked* baked = font->GetFontBaked(24);
        int wrong = 0;
        for (ImWchar sign = 0x20; sign < 0x2600; ++sign) {
            if (has_glyph(font, sign) != (baked->FindGlyphNoFallback(sign) != nullptr)) ++wrong;
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("a missing or broken face is an error that names the file") {
    const TemporaryFolder folder;
    auto missing = GuiContext::make(folder.path());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::not_found);
    CHECK(missing.error().message.find("AtkinsonHyperlegibleNext_400Regular.ttf") != std::string::npos);

    std::ofstream(folder / "AtkinsonHyperlegibleNext_400Regular.ttf") << "no font at all";
    auto broken = GuiContext::make(folder.path());
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == Errc::malformed);
}

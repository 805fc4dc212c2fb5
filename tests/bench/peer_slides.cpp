#include "tests/bench/peer_slides.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "kiosk/png.h"
#include "kiosk/views/attract_view.h"
#include "kiosk/widgets/covers/cover_art.h"

namespace parvis::bench {
namespace {

constexpr platform::Size picture_px{1920 + drift_px, 1080};

Status write_picture(const kiosk::AttractSlide& slide, const std::filesystem::path& file) {
    const kiosk::PixelImage image = kiosk::paint_cover(
        {slide.id, kiosk::cover_palette(slide.dimension), picture_px.width, picture_px.height, false});
    std::vector<std::uint32_t> pixels;
    pixels.reserve(image.rgba.size());
    for (const std::uint32_t rgba : image.rgba)
        pixels.push_back(0xFF000000U | (rgba & 0xFFU) << 16U | (rgba & 0xFF00U) | (rgba >> 16U & 0xFFU));
    return kiosk::write_png(file, picture_px, pixels);
}

}  // namespace

Status write_slides(const std::filesystem::path& content, const std::filesystem::path& folder, bool thrifty) {
    const auto catalogue = content::Catalogue::open(content);
    if (!catalogue) return fail(catalogue.error());
    const auto gathered = kiosk::gather_display(*catalogue);
    if (!gathered) return fail(gathered.error());
    const kiosk::Strings strings(kiosk::Language::french);
    kiosk::PlaylistDay day;
    if (const auto made = catalogue->edition().date) day.day = std::chrono::sys_days(*made);
    nlohmann::json slides = nlohmann::json::array();
    for (const kiosk::SlideChoice& choice : kiosk::make_round(gathered->material, day, 0)) {
        const auto slide = kiosk::make_slide(*catalogue, *gathered, choice, strings, WallTime(day.day), false);
        if (!slide) return fail(slide.error());
        const std::string picture = std::to_string(slides.size()) + ".png";
        if (const Status written = write_picture(*slide, folder / picture); !written) return written;
        slides.push_back({{"picture", picture},
                          {"kind", slide->dimension.empty() ? slide->kind : slide->dimension},
                          {"title", slide->title},
                          {"when", slide->when},
                          {"today", slide->when_is_today},
                          {"text", slide->text},
                          {"place", slide->place}});
    }
    std::ofstream(folder / "slides-data.js", std::ios::binary)
        << "const thrifty = " << (thrifty ? "true" : "false") << ";\nconst slides = " << slides.dump() << ";\n";
    const std::filesystem::path page = std::filesystem::path(PARVIS_SOURCE_DIR) / "tests/bench/peer";
    std::error_code error;
    for (const char* file : {"slides.html", "slides.css", "slides.js"}) {
        std::filesystem::copy_file(page / file, folder / file, error);
        if (error) return fail(Errc::unwritable, (folder / file).string() + ": " + error.message());
    }
    return {};
}

}  // namespace parvis::bench

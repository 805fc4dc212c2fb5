#include "content/pictures/prepare_picture.h"

#include <stb/stb_image.h>
#include <stb/stb_image_write.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>
#if __has_include(<stb/stb_image_resize2.h>)
#include <stb/stb_image_resize2.h>
#define PARVIS_STB_RESIZE 2
#else
#include <stb/stb_image_resize.h>
#define PARVIS_STB_RESIZE 1
#endif

#include "content/pictures/picture_file.h"

namespace parvis::content {
namespace {

using std::string_view_literals::operator""sv;

constexpr int channels = 3;
constexpr int jpeg_quality = 85;
constexpr std::size_t few_colours = 256;

struct Pixels {  // rows of RGB, without padding
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;
};

std::size_t byte_count(int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels;
}

Result<Pixels> decode(std::string_view bytes) {
    int width = 0;
    int height = 0;
    int stored_channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> rgba(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size()), &width,
                              &height, &stored_channels, STBI_rgb_alpha),
        &stbi_image_free);
    if (!rgba) return fail(Errc::malformed, "l’image est abîmée. La copier de nouveau, ou en choisir une autre.");
    Pixels pixels{width, height, std::vector<unsigned char>(byte_count(width, height))};
    const stbi_uc* from = rgba.get();
    for (auto to = pixels.rgb.begin(); to != pixels.rgb.end(); to += channels, from += 4)
        for (int channel = 0; channel < channels; ++channel) {
            const unsigned alpha = from[3];
            const unsigned over_white = (from[channel] * alpha + 255u * (255u - alpha) + 127u) / 255u;
            to[channel] = static_cast<unsigned char>(over_white);
        }
    return pixels;
}

bool has_few_colours(const Pixels& pixels) {
    std::unordered_set<unsigned> seen;
    unsigned last = ~0u;
    for (std::size_t i = 0; i < pixels.rgb.size(); i += channels) {
        const unsigned colour = static_cast<unsigned>(pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2]);
        if (colour == std::exchange(last, colour)) continue;
        if (seen.insert(colour).second && seen.size() > few_colours) return false;
    }
    return true;
}

Result<Pixels> shrink(Pixels pixels) {
    const int longer = std::max(pixels.width, pixels.height);
    if (longer <= prepared_side_px) return pixels;
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(std::lround(double(side) * prepared_side_px / longer)));
    };
    Pixels small{scaled(pixels.width), scaled(pixels.height), {}};
    small.rgb.resize(byte_count(small.width, small.height));
#if PARVIS_STB_RESIZE == 2
    const bool done = stbir_resize_uint8_srgb(pixels.rgb.data(), pixels.width, pixels.height, 0, small.rgb.data(),
                                              small.width, small.height, 0, STBIR_RGB) != nullptr;
#else
    const bool done = stbir_resize_uint8_srgb(pixels.rgb.data(), pixels.width, pixels.height, 0, small.rgb.data(),
                                              small.width, small.height, 0, channels, STBIR_ALPHA_CHANNEL_NONE, 0) != 0;
#endif
    if (!done) return fail(Errc::too_large, "l’image est trop grande pour la mémoire. L’enregistrer en plus petit.");
    return small;
}

// EXIF's eight ways to hold a camera: 5…8 swap the sides, and each mirrors one, both or no direction.
Pixels turned_upright(const Pixels& pixels, int orientation) {
    if (orientation == 1) return pixels;
    const bool swapped = orientation >= 5;
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Pixels upright = pixels;
    if (swapped) std::swap(upright.width, upright.height);
    auto to = upright.rgb.begin();
    for (int y = 0; y < upright.height; ++y)
        for (int x = 0; x < upright.width; ++x) {
            int from_x = swapped ? y : x;
            int from_y = swapped ? x : y;
            if (from_right) from_x = pixels.width - 1 - from_x;
            if (from_bottom) from_y = pixels.height - 1 - from_y;
            const auto* from = &pixels.rgb[byte_count(pixels.width, from_y) + byte_count(from_x, 1)];
            to = std::copy_n(from, channels, to);
        }
    return upright;
}

void append(void* context, void* data, int size) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::string encoded_jpeg(const Pixels& pixels) {
    std::string bytes;
    stbi_write_jpg_to_func(append, &bytes, pixels.width, pixels.height, channels, pixels.rgb.data(), jpeg_quality);
    return bytes;
}

std::string encoded_png(const Pixels& pixels) {
    std::string bytes;
    stbi_write_png_to_func(append, &bytes, pixels.width, pixels.height, channels, pixels.rgb.data(), 0);
    return bytes;
}

// What encoded_jpeg() writes before the packed pixels, for a picture of these sides.
std::string jpeg_start(int width, int height) {
    const Pixels white{1, 1, {255, 255, 255}};
    auto start = encoded_jpeg(white);
    const auto scan = start.find("\xFF\xDA"sv);
    const auto frame = start.find("\xFF\xC0"sv);
    if (scan == std::string::npos || frame == std::string::npos || frame + 9 > scan) return {};
    start.resize(std::min(start.size(), scan + 14));  // marker, length 12, three components
    for (const auto& [at, side] : {std::pair{frame + 5, height}, std::pair{frame + 7, width}}) {
        start[at] = static_cast<char>(side >> 8);
        start[at + 1] = static_cast<char>(side & 0xFF);
    }
    return start;
}

// Nothing but packed pixels up to the end mark, and nothing behind it.
bool is_one_scan(std::string_view packed) {
    if (!packed.ends_with("\xFF\xD9"sv)) return false;
    packed.remove_suffix(2);
    for (auto at = packed.find('\xFF'); at != std::string_view::npos; at = packed.find('\xFF', at + 2))
        if (at + 1 == packed.size() || packed[at + 1] != '\0') return false;
    return true;
}

// Whether the file is one of ours, of which `pixels` were decoded: encoding it once more would only blur it. A JPEG has
// our tables and no block beside them; a PNG is, byte by byte, what these pixels give.
bool is_prepared(std::string_view bytes, const Pixels& pixels) {
    if (std::max(pixels.width, pixels.height) > prepared_side_px) return false;
    if (!bytes.starts_with("\xFF\xD8"sv))
        return encoded_png(pixels) == bytes && bytes.size() <= 2 * encoded_jpeg(pixels).size();
    const auto start = jpeg_start(pixels.width, pixels.height);
    return !start.empty() && bytes.starts_with(start) && is_one_scan(bytes.substr(start.size()));
}

}  // namespace

Result<Picture> prepare_picture(std::string_view bytes) {
    const auto file = inspect_picture(bytes);
    if (!file) return fail(file.error());
    auto decoded = decode(bytes);
    if (!decoded) return fail(decoded.error());
    if (file->orientation == 1 && is_prepared(bytes, *decoded))
        return Picture{std::string(bytes),
                       static_cast<std::uint16_t>(decoded->width),
                       static_cast<std::uint16_t>(decoded->height),
                       {}};
    const bool is_drawing = has_few_colours(*decoded);
    auto small = shrink(std::move(*decoded));
    if (!small) return fail(small.error());
    const auto upright = turned_upright(*small, file->orientation);

    Picture picture;
    picture.width_px = static_cast<std::uint16_t>(upright.width);
    picture.height_px = static_cast<std::uint16_t>(upright.height);
    picture.bytes = encoded_jpeg(upright);
    if (is_drawing)
        if (auto png = encoded_png(upright); !png.empty() && png.size() <= 2 * picture.bytes.size())
            picture.bytes = std::move(png);
    if (picture.bytes.empty())
        return fail(Errc::unsupported, "l’image n’a pas pu être enregistrée de nouveau. En choisir une autre.");
    return picture;
}

}  // namespace parvis::content

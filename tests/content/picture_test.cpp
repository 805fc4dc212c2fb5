// Pictures of every kind that staff may drop into images/.
#include <doctest/doctest.h>
#include <stb/stb_image.h>

#include <array>
#include <memory>
#include <string>

#include "content/pictures/exif_orientation.h"
#include "content/pictures/picture_file.h"
#include "content/pictures/prepare_picture.h"
#include "tests/content/sample_pictures.h"

namespace {

using namespace parvis::content;
using namespace parvis::testing;
using namespace std::string_literals;
using parvis::Errc;

struct Seen {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;
    [[nodiscard]] int at(int x, int y, int channel = 0) const {
        return rgb[static_cast<std::size_t>((y * width + x) * 3 + channel)];
    }
};

Seen see(const Picture& picture) {
    Seen seen;
    int channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(picture.bytes.data()),
                              static_cast<int>(picture.bytes.size()), &seen.width, &seen.height, &channels, 3),
        &stbi_image_free);
    REQUIRE(pixels);
    CHECK(seen.width == picture.width_px);
    CHECK(seen.height == picture.height_px);
    seen.rgb.assign(pixels.get(), pixels.get() + std::size_t(3) * std::size_t(seen.width) * std::size_t(seen.height));
    return seen;
}

Seen prepared(std::string_view bytes) {
    const auto picture = prepare_picture(bytes);
    if (!picture) MESSAGE(picture.error().message);
    REQUIRE(picture);
    return see(*picture);
}

// Smooth in all channels: many colours, as a photo has.
Rgba photo(int width, int height) {
    Rgba pixels;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {x * 255 / width, y * 255 / height, (x + y) % 256, 255})
                pixels.push_back(static_cast<unsigned char>(value));
    return pixels;
}

std::string refusal(std::string_view bytes, Errc code) {
    const auto picture = prepare_picture(bytes);
    REQUIRE(!picture);
    CHECK(picture.error().code == code);
    return picture.error().message;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string huge_png_header(unsigned width, unsigned height) {
    return "\x89PNG\r\n\x1A\n"s + big_endian(13, 4) + "IHDR" + big_endian(width, 4) + big_endian(height, 4) +
           "\x08\x02\x00\x00\x00"s + big_endian(0, 4) + big_endian(0, 4) + "IEND" + big_endian(0, 4);
}

}  // namespace

TEST_CASE("each of the eight ways to hold a camera comes out upright") {
    // The corners of the upright picture, 3 wide and 2 high: A B over C D, by brightness.
    constexpr int a = 10, b = 80, c = 160, d = 240;
    struct Stored {
        unsigned orientation;
        std::array<int, 4> corners;  // top left, top right, bottom left, bottom right, as the camera stored them
    };
    for (const auto& [orientation, corners] :
         {Stored{1, {a, b, c, d}}, Stored{2, {b, a, d, c}}, Stored{3, {d, c, b, a}}, Stored{4, {c, d, a, b}},
          Stored{5, {a, c, b, d}}, Stored{6, {b, d, a, c}}, Stored{7, {d, b, c, a}}, Stored{8, {c, a, d, b}}}) {
        CAPTURE(orientation);
        const int width = orientation >= 5 ? 2 : 3;
        const int height = orientation >= 5 ? 3 : 2;
        Rgba pixels(static_cast<std::size_t>(width * height * 4), 0xFF);
        const auto put = [&](int x, int y, int value) {
            for (int channel = 0; channel < 3; ++channel)
                pixels[static_cast<std::size_t>((y * width + x) * 4 + channel)] = static_cast<unsigned char>(value);
        };
        put(0, 0, corners[0]);
        put(width - 1, 0, corners[1]);
        put(0, height - 1, corners[2]);
        put(width - 1, height - 1, corners[3]);
        const auto upright = prepared(png_with_exif(png(width, height, pixels), orientation));
        REQUIRE(upright.width == 3);
        REQUIRE(upright.height == 2);
        CHECK(upright.at(0, 0) == a);
        CHECK(upright.at(2, 0) == b);
        CHECK(upright.at(0, 1) == c);
        CHECK(upright.at(2, 1) == d);
    }
}

TEST_CASE("the orientation of a JPEG is obeyed, and the result holds none") {
    Rgba pixels = photo(64, 32);
    const auto picture = prepare_picture(jpeg_with_exif(jpeg(64, 32, pixels), 6));
    REQUIRE(picture);
    CHECK(picture->width_px == 32);
    CHECK(picture->height_px == 64);
    CHECK(!has(picture->bytes, "Exif"));
    CHECK(see(*picture).at(31, 0, 0) < 40);  // stored top left: red grows along x
    CHECK(see(*picture).at(31, 63, 0) > 215);
}

TEST_CASE("a damaged EXIF block is as good as none") {
    const auto whole = exif(6);
    CHECK(exif_orientation(whole) == 6);
    for (std::size_t size = 0; size < 20; ++size) CHECK(exif_orientation(whole.substr(0, size)) == 1);
    CHECK(exif_orientation(exif(0)) == 1);
    CHECK(exif_orientation(exif(9)) == 1);
    CHECK(exif_orientation("MM\0*\xFF\xFF\xFF\xFF"s) == 1);
    CHECK(exif_orientation("MM\0*\0\0\0\x08\xFF\xFF"s) == 1);
    CHECK(exif_orientation("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0"s) == 8);
}

TEST_CASE("large pictures shrink to 1920 on the longer side, small ones stay") {
    const auto wide = prepared(jpeg(2400, 1200, photo(2400, 1200)));
    CHECK(wide.width == 1920);
    CHECK(wide.height == 960);
    CHECK(std::abs(wide.at(960, 480, 0) - 127) < 6);
    const auto high = prepared(jpeg(100, 2000, photo(100, 2000)));
    CHECK(high.width == 96);
    CHECK(high.height == 1920);
    CHECK(prepared(jpeg(640, 480, photo(640, 480))).width == 640);
    CHECK(prepared(png(4000, 1, Rgba(4000 * 4, 0x80))).height == 1);
    const auto turned = prepared(jpeg_with_exif(jpeg(2400, 1200, photo(2400, 1200)), 8));
    CHECK(turned.width == 960);
    CHECK(turned.height == 1920);
}

TEST_CASE("photos become JPEG, drawings stay sharp as PNG, transparency becomes white") {
    const auto photo_like = prepare_picture(png(300, 200, photo(300, 200)));
    REQUIRE(photo_like);
    CHECK(photo_like->bytes.starts_with("\xFF\xD8"));
    Rgba drawing(100 * 100 * 4, 0);                                                        // all transparent black …
    for (std::size_t i = 0; i < 50 * 100 * 4; i += 4) drawing[i] = drawing[i + 3] = 0xFF;  // … the upper half red
    const auto flat = prepare_picture(png(100, 100, drawing));
    REQUIRE(flat);
    CHECK(flat->bytes.starts_with("\x89PNG"));
    const auto seen = see(*flat);
    CHECK(seen.at(50, 10, 0) == 255);
    CHECK(seen.at(50, 10, 1) == 0);
    CHECK(seen.at(50, 90, 0) == 255);
    CHECK(seen.at(50, 90, 1) == 255);
    Rgba half = {0, 0, 0, 0x80};
    CHECK(prepared(png(1, 1, half)).at(0, 0) == 127);
}

TEST_CASE("BMP and the first picture of a GIF are taken") {
    CHECK(prepared(bmp(20, 10, photo(20, 10))).width == 20);
    const auto seen = prepared(gif());
    CHECK(seen.width == 2);
    CHECK(seen.at(0, 0) != seen.at(1, 0));
}

TEST_CASE("the same file gives the same bytes") {
    const auto bytes = jpeg_with_exif(jpeg(2000, 1000, photo(2000, 1000)), 3);
    CHECK(*prepare_picture(bytes) == *prepare_picture(bytes));
}

TEST_CASE("a picture that was prepared once passes unchanged, as often as it is prepared") {
    Rgba lines(4000 * 40 * 4, 0xFF);  // two colours, and many once they are shrunk
    for (std::size_t i = 0; i < lines.size(); i += 28) lines[i] = lines[i + 1] = 0;
    for (const auto& source : {jpeg(2400, 1200, photo(2400, 1200)), png(37, 23, photo(37, 23)), one_colour_png(),
                               png(4000, 40, lines), jpeg_with_exif(jpeg(64, 32, photo(64, 32)), 6)}) {
        const auto once = prepare_picture(source);
        REQUIRE(once);
        CHECK(once->bytes != source);
        const auto twice = prepare_picture(once->bytes);
        REQUIRE(twice);
        CHECK(*twice == *once);
    }
}

TEST_CASE("a picture like ours with anything beside its pixels is encoded again") {
    const auto ours = prepare_picture(jpeg(64, 32, photo(64, 32)))->bytes;
    const auto remark = "\xFF\xFE\0\x08secret"s;
    auto early = ours;
    early.insert(2, remark);
    auto inside = ours;
    inside.insert(inside.size() - 2, remark);
    for (const auto& changed : {early, inside, ours + "secret"}) {
        const auto again = prepare_picture(changed);
        if (again) CHECK(!has(again->bytes, "secret"));
    }
    CHECK(prepare_picture(early));
    // A photo that somebody else's stb wrote: ours would be a JPEG.
    std::string theirs;
    Rgba rgb;  // smooth, with a little noise: large as PNG, small as JPEG
    const auto pixels = photo(300, 200);
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        if (i % 4 != 3)
            rgb.push_back(static_cast<unsigned char>(pixels[i] / 2 + ((noise = noise * 1664525u + 1013904223u) >> 29)));
    stbi_write_png_to_func(append_bytes, &theirs, 300, 200, 3, rgb.data(), 0);
    CHECK(prepare_picture(theirs)->bytes.starts_with("\xFF\xD8"));
}

TEST_CASE("formats that we do not take get a sentence that says how to convert them") {
    CHECK(has(refusal("\0\0\0\x18"
                      "ftypheic\0\0\0\0mif1heic"s,
                      Errc::unsupported),
              "HEIC (iPhone). Sur l’iPhone : Réglages"));
    CHECK(has(refusal("\0\0\0\x18"
                      "ftypmif1\0\0\0\0mif1heic"s,
                      Errc::unsupported),
              "HEIC"));
    CHECK(has(refusal("\0\0\0\x18"
                      "ftypavif\0\0\0\0"s,
                      Errc::unsupported),
              "AVIF"));
    CHECK(has(refusal("RIFF\x10\0\0\0WEBPVP8 "s, Errc::unsupported),
              "WebP. L’ouvrir sur un ordinateur et l’enregistrer au "
              "format JPEG"));
    CHECK(has(refusal("II*\0\x08\0\0\0"s, Errc::unsupported), "TIFF"));
    CHECK(has(refusal("%PDF-1.7", Errc::unsupported), "PDF"));
    CHECK(has(refusal("<?xml version=\"1.0\"?><svg/>", Errc::unsupported), "SVG"));
    CHECK(has(refusal("ceci n’est pas une image", Errc::malformed),
              "ce fichier n’est pas une image, quel que soit son nom"));
    CHECK(has(refusal("", Errc::malformed), "le fichier est vide"));
}

TEST_CASE("printers' colours are refused before stb gets them wrong") {
    auto bytes = jpeg(16, 16, photo(16, 16));
    const auto frame = bytes.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    bytes[frame + 9] = 4;  // components
    CHECK(has(refusal(bytes, Errc::unsupported), "imprimerie (CMJN). L’ouvrir sur un ordinateur"));
    auto arithmetic = jpeg(16, 16, photo(16, 16));
    arithmetic[frame + 1] = '\xC9';
    CHECK(has(refusal(arithmetic, Errc::unsupported), "variété rare de JPEG"));
}

TEST_CASE("a picture announced as huge is refused on its header, whatever the size of the file") {
    const auto message = refusal(huge_png_header(20'000, 20'000), Errc::too_large);
    CHECK(has(message, "l’image fait 20000 × 20000 pixels, c’est trop. L’enregistrer en plus petit : 1920 pixels"));
    refusal(huge_png_header(0xFFFFFFFF, 1), Errc::too_large);
    refusal(huge_png_header(1, 20'000), Errc::too_large);
    refusal(huge_png_header(19'999, 3'000), Errc::too_large);  // 60 megapixels
    refusal(huge_png_header(0, 10), Errc::malformed);
    auto large_jpeg = jpeg(16, 16, photo(16, 16));
    large_jpeg.replace(large_jpeg.find("\xFF\xC0") + 5, 4, big_endian(30'000, 2) + big_endian(30'000, 2));
    refusal(large_jpeg, Errc::too_large);
    auto large_gif = gif();
    large_gif.replace(6, 4, "\x20\x4E\x20\x4E"s);
    refusal(large_gif, Errc::too_large);
    auto large_bmp = bmp(4, 4, photo(4, 4));
    large_bmp.replace(18, 8, "\x20\x4E\0\0\x20\x4E\0\0"s);
    refusal(large_bmp, Errc::too_large);
    CHECK(has(refusal(std::string(picture_limit_bytes + 1, 'x'), Errc::too_large), "dépasse 50 Mo"));
}

// Found by a fuzzer: it was let through, and whoever asked had to look.
TEST_CASE("the start of a picture without width or height is no picture's start") {
    for (const auto& picture : {one_colour_png(), jpeg(16, 8, Rgba(16 * 8 * 4, 0x80))}) {
        const bool is_png = picture.starts_with("\x89PNG");
        const std::size_t frame = is_png ? 16 : picture.find("\xFF\xC0") + 5;
        const std::size_t side = is_png ? 4 : 2;
        REQUIRE(inspect_prepared_start(picture));
        for (const std::size_t of : {frame, frame + side}) {
            const auto told = inspect_prepared_start(std::string(picture).replace(of, side, side, '\0'));
            REQUIRE_FALSE(told);
            CHECK(told.error().code == Errc::malformed);
        }
    }
}

TEST_CASE("a picture cut short is told, where stb would fill it with grey") {
    for (const auto& whole : {jpeg(200, 200, photo(200, 200)), png(200, 200, photo(200, 200)),
                              bmp(200, 200, photo(200, 200)), jpeg_with_exif(jpeg(200, 200, photo(200, 200)), 6)})
        for (const auto percent : {50u, 80u, 99u})
            CHECK(
                has(refusal(whole.substr(0, whole.size() * percent / 100), Errc::malformed), "l’image est incomplète"));
    CHECK(has(refusal(gif().substr(0, 32), Errc::malformed), "l’image est incomplète"));
    const auto trailing = jpeg(20, 20, photo(20, 20)) + "a film of the moment, as phones add";
    CHECK(prepared(trailing).width == 20);
}

TEST_CASE("a JPEG whose Huffman table overflows is refused before stb writes past its arrays") {
    auto bytes = jpeg(16, 16, photo(16, 16));
    const auto tables = bytes.find("\xFF\xC4");
    REQUIRE(tables != std::string::npos);
    for (std::size_t length = 0; length < 16; ++length) bytes[tables + 5 + length] = '\xFF';
    CHECK(has(refusal(bytes, Errc::malformed), "l’image est abîmée"));
}

TEST_CASE("mutated pictures are taken or refused with a sentence, never a crash") {
    unsigned seed = 7;
    const auto random = [&] {
        seed = seed * 1664525u + 1013904223u;
        return seed >> 16;
    };
    const std::vector<std::string> good = {jpeg_with_exif(jpeg(40, 30, photo(40, 30)), 6), png(40, 30, photo(40, 30)),
                                           png_with_exif(one_colour_png(), 5), bmp(20, 10, photo(20, 10)), gif()};
    for (int round = 0; round < 400; ++round)
        for (const auto& bytes : good) {
            auto mutated = bytes;
            for (unsigned change = 0; change <= random() % 4; ++change) {
                const auto at = random() % mutated.size();
                // Sizes stay small here: what is huge is refused elsewhere, and would only make this test slow.
                if (random() % 2)
                    mutated[at] = static_cast<char>(random());
                else
                    mutated[at] = static_cast<char>(mutated[at] ^ (1 << random() % 8));
            }
            const auto file = inspect_picture(mutated);
            if (file && std::int64_t{file->width_px} * file->height_px > 1'000'000) continue;
            const auto picture = prepare_picture(mutated);
            if (!picture) CHECK(picture.error().message.size() > 20);
        }
}

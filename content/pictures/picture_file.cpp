#include "content/pictures/picture_file.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string>

#include "content/pictures/exif_orientation.h"

namespace parvis::content {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view save_as_jpeg =
    "L’ouvrir sur un ordinateur et l’enregistrer au format JPEG (par exemple dans Paint : Fichier, Enregistrer sous, "
    "Image JPEG).";

tl::unexpected<Error> refused(std::string_view what) {
    return fail(Errc::unsupported, std::string(what) + " " + std::string(save_as_jpeg));
}
tl::unexpected<Error> cut_short() {
    return fail(Errc::malformed,
                "l’image est incomplète : le fichier s’arrête avant la fin. La copier de nouveau depuis l’appareil.");
}
tl::unexpected<Error> damaged() {
    return fail(Errc::malformed, "l’image est abîmée. La copier de nouveau, ou en choisir une autre.");
}

// Bytes with a place in them; reading past the end gives zeros and is remembered.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool ran_out() const { return ran_out_; }
    [[nodiscard]] std::size_t place() const { return place_; }
    std::string_view take(std::size_t size) {
        if (size > bytes_.size() - place_) {
            ran_out_ = true;
            place_ = bytes_.size();
            return {};
        }
        const auto taken = bytes_.substr(place_, size);
        place_ += size;
        return taken;
    }
    void go_to(std::size_t place) {
        place_ = 0;
        take(place);
    }
    unsigned byte() { return big_endian(1); }
    std::uint32_t big_endian(std::size_t size) {
        std::uint32_t value = 0;
        for (const char c : take(size)) value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
    std::uint32_t little_endian(std::size_t size) {
        std::uint32_t value = 0;
        std::uint32_t shift = 0;
        for (const char c : take(size)) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << shift;
            shift += 8;
        }
        return value;
    }
    // Behind the packed data of a JPEG's scan, at its next marker.
    void skip_scan() {
        for (;;) {
            place_ = bytes_.find('\xFF', place_);
            if (place_ == std::string_view::npos || place_ + 1 >= bytes_.size()) {
                place_ = bytes_.size();
                ran_out_ = true;
                return;
            }
            const auto marker = static_cast<unsigned char>(bytes_[place_ + 1]);
            const bool is_data = marker == 0x00 || (marker >= 0xD0 && marker <= 0xD7);
            if (!is_data && marker != 0xFF) return;
            place_ += is_data ? 2 : 1;
        }
    }

private:
    std::string_view bytes_;
    std::size_t place_ = 0;
    bool ran_out_ = false;
};

bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<PictureFile> read_frame(std::string_view segment, unsigned marker, PictureFile file) {
    ByteReader reader(segment);
    const auto bits = reader.byte();
    file.height_px = static_cast<int>(reader.big_endian(2));
    file.width_px = static_cast<int>(reader.big_endian(2));
    const auto components = reader.byte();
    if (reader.ran_out()) return damaged();
    if (components == 4) return refused("les couleurs de cette image sont prévues pour l’imprimerie (CMJN).");
    const bool is_usual = marker <= 0xC2 && bits == 8 && (components == 1 || components == 3);
    if (!is_usual) return refused("cette variété rare de JPEG n’est pas lue.");
    return file;
}

// The packaged stb of Debian 12 writes as many symbols as a Huffman table announces, up to 4,080 into room for 256.
bool has_sound_tables(std::string_view segment) {
    ByteReader reader(segment);
    while (reader.place() < segment.size()) {
        reader.take(1);
        unsigned symbols = 0;
        for (int length = 0; length < 16; ++length) symbols += reader.byte();
        reader.take(symbols);
        if (symbols > 256 || reader.ran_out()) return false;
    }
    return true;
}

Result<PictureFile> inspect_jpeg(std::string_view bytes, bool only_start) {
    constexpr int most_scans = 200;  // a progressive photo has about ten; each costs a pass over the whole picture
    PictureFile file;
    ByteReader reader(bytes);
    reader.go_to(2);
    int scans = 0;
    for (;;) {
        if (reader.byte() != 0xFF) return reader.ran_out() ? cut_short() : damaged();
        unsigned marker = 0xFF;
        while (marker == 0xFF && !reader.ran_out()) marker = reader.byte();
        if (reader.ran_out()) return cut_short();
        if (marker == 0xD9) break;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) continue;
        const auto size = reader.big_endian(2);
        if (size < 2 && !reader.ran_out()) return damaged();
        const auto segment = reader.take(size - 2);
        if (reader.ran_out()) return cut_short();
        if (marker == 0xE1 && segment.starts_with("Exif\0\0"sv)) file.orientation = exif_orientation(segment.substr(6));
        if (marker == 0xC4 && !has_sound_tables(segment)) return damaged();
        if (is_frame(marker)) {
            if (only_start && marker != 0xC0) return damaged();
            if (file.width_px > 0) return damaged();
            auto frame = read_frame(segment, marker, file);
            if (!frame) return frame;
            file = *frame;
        }
        if (marker == 0xDA && only_start) return file.width_px > 0 ? Result<PictureFile>(file) : damaged();
        if (marker == 0xDA) {
            if (++scans > most_scans) return damaged();
            reader.skip_scan();
        }
    }
    if (scans == 0) return damaged();
    return file;
}

Result<PictureFile> inspect_png(std::string_view bytes) {
    PictureFile file;
    ByteReader reader(bytes);
    reader.go_to(8);
    for (bool first = true;; first = false) {
        const auto size = reader.big_endian(4);
        const auto type = reader.take(4);
        const auto data = reader.take(size);
        reader.take(4);  // CRC
        if (reader.ran_out()) return cut_short();
        if (first != (type == "IHDR")) return damaged();
        if (first) {
            ByteReader header(data);
            file.width_px = static_cast<int>(std::min(header.big_endian(4), 0x7FFF'FFFFu));
            file.height_px = static_cast<int>(std::min(header.big_endian(4), 0x7FFF'FFFFu));
        }
        if (type == "eXIf") file.orientation = exif_orientation(data);
        if (type == "IEND") return file;
    }
}

Result<PictureFile> inspect_gif(std::string_view bytes) {
    PictureFile file;
    ByteReader reader(bytes);
    reader.go_to(6);
    file.width_px = static_cast<int>(reader.little_endian(2));
    file.height_px = static_cast<int>(reader.little_endian(2));
    const auto skip_colours = [&](unsigned flags) {
        if (flags & 0x80u) reader.take(std::size_t{3} << ((flags & 7u) + 1));
    };
    const auto skip_blocks = [&] {
        while (!reader.ran_out()) {
            const auto size = reader.byte();
            if (size == 0) return;
            reader.take(size);
        }
    };
    const auto flags = reader.byte();
    reader.take(2);
    skip_colours(flags);
    while (!reader.ran_out()) {
        const auto kind = reader.byte();
        if (reader.ran_out()) break;
        if (kind == 0x21) {
            reader.take(1);
            skip_blocks();
        } else if (kind == 0x2C) {
            reader.take(8);
            skip_colours(reader.byte());
            reader.take(1);
            skip_blocks();
            if (!reader.ran_out()) return file;
        } else {
            return damaged();
        }
    }
    return cut_short();
}

Result<PictureFile> inspect_bmp(std::string_view bytes) {
    PictureFile file;
    ByteReader reader(bytes);
    reader.go_to(10);
    const std::int64_t pixels_begin = reader.little_endian(4);
    const bool is_old = reader.little_endian(4) == 12;
    const auto width = static_cast<std::int32_t>(reader.little_endian(is_old ? 2 : 4));
    const auto height = static_cast<std::int32_t>(reader.little_endian(is_old ? 2 : 4));
    reader.take(2);
    const auto bits = static_cast<std::int64_t>(reader.little_endian(2));
    const auto compression = is_old ? 0 : reader.little_endian(4);
    if (reader.ran_out()) return cut_short();
    if (compression != 0 && compression != 3) return refused("cette variété rare de BMP n’est pas lue.");
    if (width <= 0 || height == 0 || height == INT32_MIN) return damaged();
    file.width_px = width;
    file.height_px = std::abs(height);
    const auto row_bytes = (file.width_px * bits + 31) / 32 * 4;
    const bool is_sane = file.width_px < picture_limit_side_px && file.height_px < picture_limit_side_px;
    if (is_sane && pixels_begin + row_bytes * file.height_px > static_cast<std::int64_t>(bytes.size()))
        return cut_short();
    return file;
}

bool has_brand(std::string_view bytes, std::initializer_list<std::string_view> brands) {
    if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return false;
    for (const auto brand : brands)
        if (bytes.substr(8, 4) == brand) return true;
    return false;
}

Result<PictureFile> inspect_foreign(std::string_view bytes) {
    if (has_brand(bytes, {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}))
        return refused(
            "cette photo est au format HEIC (iPhone). Sur l’iPhone : Réglages, Appareil photo, Formats, « Le plus "
            "compatible », puis reprendre la photo.");
    if (has_brand(bytes, {"avif", "avis"})) return refused("cette image est au format AVIF.");
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP")
        return refused("cette image est au format WebP.");
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return refused("cette image est au format TIFF.");
    if (bytes.starts_with("%PDF")) return refused("c’est un document PDF, pas une image.");
    if (bytes.starts_with("8BPS")) return refused("cette image est au format Photoshop.");
    const auto beginning = bytes.substr(0, 1000);
    if (beginning.find("<svg") != std::string_view::npos) return refused("cette image est un dessin SVG.");
    if (bytes.empty()) return fail(Errc::malformed, "le fichier est vide. Le copier de nouveau depuis l’appareil.");
    return fail(Errc::malformed,
                "ce fichier n’est pas une image, quel que soit son nom. Choisir une photo JPEG ou une image PNG.");
}

Result<PictureFile> png_start(std::string_view first_bytes) {
    constexpr auto start = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"sv;
    if (!first_bytes.starts_with(start)) return damaged();
    ByteReader reader(first_bytes);
    reader.go_to(start.size());
    PictureFile file;
    file.width_px = static_cast<int>(std::min(reader.big_endian(4), 0x7FFF'FFFFu));
    file.height_px = static_cast<int>(std::min(reader.big_endian(4), 0x7FFF'FFFFu));
    if (reader.ran_out()) return cut_short();
    return file;
}

Result<PictureFile> inspect_by_format(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8"sv)) return inspect_jpeg(bytes, false);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return inspect_png(bytes);
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return inspect_gif(bytes);
    if (bytes.starts_with("BM") && bytes.size() >= 26 && bytes.substr(6, 4) == "\0\0\0\0"sv) return inspect_bmp(bytes);
    return inspect_foreign(bytes);
}

}  // namespace

Result<PictureFile> inspect_picture(std::string_view bytes) {
    if (bytes.size() > picture_limit_bytes)
        return fail(Errc::too_large,
                    "le fichier dépasse 50 Mo. L’enregistrer en plus petit, par exemple à 1920 pixels.");
    const auto file = inspect_by_format(bytes);
    if (!file) return file;
    if (file->width_px <= 0 || file->height_px <= 0) return damaged();
    const bool is_too_large = file->width_px >= picture_limit_side_px || file->height_px >= picture_limit_side_px ||
                              std::int64_t{file->width_px} * file->height_px > picture_limit_pixels;
    if (is_too_large)
        return fail(Errc::too_large,
                    "l’image fait " + std::to_string(file->width_px) + " × " + std::to_string(file->height_px) +
                        " pixels, c’est trop. L’enregistrer en plus petit : 1920 pixels sur le grand côté "
                        "suffisent.");
    return file;
}

Result<PictureFile> inspect_prepared_start(std::string_view first_bytes) {
    const auto file = first_bytes.starts_with("\xFF\xD8"sv) ? inspect_jpeg(first_bytes, true) : png_start(first_bytes);
    if (file && (file->width_px <= 0 || file->height_px <= 0)) return damaged();
    return file;
}

}  // namespace parvis::content

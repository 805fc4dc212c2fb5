#include "kiosk/widgets/covers/photo_cover.h"

#include <stb/stb_image.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>

#include "content/pictures/picture_file.h"

namespace parvis::kiosk {
namespace {

constexpr int longest_side_px = 1920;  // what our builder writes at most

// The part of the source that one target pixel covers, as whole pixels with a weight for the first and the last. Where
// the source is enlarged: the two pixels whose centres it lies between.
struct Span {
    int first;
    int last;           // included
    double first_part;  // 0…1
    double last_part;
};

Span span_of(int target, double start, double step, int size) {
    if (step < 1) {
        const double place = std::clamp(start + (target + .5) * step - .5, 0.0, size - 1.0);
        const int before = static_cast<int>(place);
        const int after = std::min(before + 1, size - 1);
        if (before == after) return {before, before, 1, 1};
        return {before, after, 1 - (place - before), place - before};
    }
    const double from = start + target * step;
    const double to = from + step;
    const int first = std::clamp(static_cast<int>(from), 0, size - 1);
    const int last = std::clamp(static_cast<int>(to), first, size - 1);
    if (first == last) return {first, last, 1, 1};
    return {first, last, 1 - (from - first), to - last};
}

double weight(const Span& span, int i) {
    return i == span.first ? span.first_part : i == span.last ? span.last_part : 1;
}

}  // namespace

std::optional<PixelImage> crop_photo(std::string_view bytes, int width_px, int height_px) {
    if (width_px < 1 || height_px < 1 || bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return std::nullopt;
    // A pack may come from a stick, and its photos were judged by their first bytes only (content/pack/judge_pack.h).
    if (!content::inspect_picture(bytes)) return std::nullopt;
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int length = static_cast<int>(bytes.size());
    int width = 0;
    int height = 0;
    int channels = 0;
    if (stbi_info_from_memory(data, length, &width, &height, &channels) == 0) return std::nullopt;
    if (width < 1 || height < 1 || width > longest_side_px || height > longest_side_px) return std::nullopt;
    const std::unique_ptr<stbi_uc, decltype(&std::free)> decoded(
        stbi_load_from_memory(data, length, &width, &height, &channels, 3), &std::free);
    if (decoded == nullptr) return std::nullopt;

    // The largest part of the photo's middle that has the cover's proportions.
    const double step = std::min(static_cast<double>(width) / width_px, static_cast<double>(height) / height_px);
    const double left = (width - step * width_px) / 2;
    const double top = (height - step * height_px) / 2;

    PixelImage cover{width_px, height_px, {}};
    cover.rgba.reserve(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px));
    for (int y = 0; y < height_px; ++y) {
        const Span rows = span_of(y, top, step, height);
        for (int x = 0; x < width_px; ++x) {
            const Span columns = span_of(x, left, step, width);
            double sum[3] = {0, 0, 0};
            double total = 0;
            for (int row = rows.first; row <= rows.last; ++row) {
                const stbi_uc* pixel = decoded.get() + (static_cast<std::ptrdiff_t>(row) * width + columns.first) * 3;
                for (int column = columns.first; column <= columns.last; ++column, pixel += 3) {
                    const double part = weight(rows, row) * weight(columns, column);
                    total += part;
                    for (int c = 0; c < 3; ++c) sum[c] += part * pixel[c];
                }
            }
            std::uint32_t packed = 0xFF000000U;
            for (int c = 0; c < 3; ++c) packed |= static_cast<std::uint32_t>(sum[c] / total + .5) << (8 * c);
            cover.rgba.push_back(packed);
        }
    }
    return cover;
}

}  // namespace parvis::kiosk

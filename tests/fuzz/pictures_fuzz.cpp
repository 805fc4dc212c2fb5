// A file of images/. What is taken comes out as the kiosk wants it.
#include "content/pictures/picture_file.h"
#include "content/pictures/prepare_picture.h"
#include "tests/fuzz/fuzz_target.h"

using namespace parvis;
using namespace parvis::content;

namespace {

// Larger ones only take longer.
constexpr std::int64_t most_pixels = 1'000'000;

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    if (const auto start = inspect_prepared_start(bytes.substr(0, prepared_start_bytes)))
        fuzz::promise(start->width_px > 0 && start->height_px > 0, "a picture has a size");
    const auto file = inspect_picture(bytes);
    if (!file) {
        fuzz::promise(!file.error().message.empty(), "a refusal says why");
        return 0;
    }
    fuzz::promise(file->width_px > 0 && file->height_px > 0 && file->width_px < picture_limit_side_px &&
                      file->height_px < picture_limit_side_px && file->orientation >= 1 && file->orientation <= 8,
                  "a picture is within the limits");
    if (std::int64_t{file->width_px} * file->height_px > most_pixels) return 0;
    const auto picture = prepare_picture(bytes);
    if (!picture) {
        fuzz::promise(!picture.error().message.empty(), "a refusal says why");
        return 0;
    }
    fuzz::promise(picture->width_px > 0 && picture->height_px > 0 && picture->width_px <= prepared_side_px &&
                      picture->height_px <= prepared_side_px,
                  "a prepared picture is small");
    for (const auto& told : {inspect_picture(picture->bytes),
                             inspect_prepared_start(std::string_view(picture->bytes).substr(0, prepared_start_bytes))})
        fuzz::promise(told && told->width_px == picture->width_px && told->height_px == picture->height_px &&
                          told->orientation == 1,
                      "a prepared picture is what it says");
    return 0;
}

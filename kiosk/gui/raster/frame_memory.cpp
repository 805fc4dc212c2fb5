#include "kiosk/gui/raster/frame_memory.h"

#include <sys/mman.h>

#include <new>

namespace parvis::kiosk::raster {

FrameMemory::FrameMemory(std::size_t pixels) : count_(pixels) {
    constexpr std::size_t huge_page = std::size_t{2} << 20U;
    const std::size_t bytes = (pixels * sizeof(std::uint32_t) + huge_page - 1) / huge_page * huge_page;
    if (bytes == 0) return;
    memory_.reset(static_cast<std::uint32_t*>(std::aligned_alloc(huge_page, bytes)));
    if (!memory_) throw std::bad_alloc();
    ::madvise(memory_.get(), bytes, MADV_HUGEPAGE);  // a wish: nothing depends on the answer
}

}  // namespace parvis::kiosk::raster

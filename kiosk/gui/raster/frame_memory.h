// Where a frame's pixels lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>

namespace parvis::kiosk::raster {

// Asks the kernel for 2 MiB pages: a full-HD frame is then four page faults instead of 2,025, a good tenth of a start.
// Where it has none to give, the frame lies on small ones.
class FrameMemory {
public:
    FrameMemory() = default;
    explicit FrameMemory(std::size_t pixels);  // undefined until they are drawn; std::bad_alloc as of a vector

    [[nodiscard]] std::uint32_t* data() const { return memory_.get(); }
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return {memory_.get(), count_}; }

private:
    struct Free {
        void operator()(std::uint32_t* memory) const { std::free(memory); }
    };
    std::unique_ptr<std::uint32_t, Free> memory_;
    std::size_t count_ = 0;
};

}  // namespace parvis::kiosk::raster

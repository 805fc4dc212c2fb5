// Small numbers in few bytes: seven bits a byte, the lowest first, the top bit says that more follow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parvis::content {

inline void append_varint(std::string& out, std::uint32_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(static_cast<unsigned char>(value | 0x80));
        value >>= 7;
    }
    out += static_cast<char>(static_cast<unsigned char>(value));
}

// Never reads past the bytes it was given; a number that is cut off or over 32 bits reads as none.
class VarintReader {
public:
    explicit VarintReader(std::string_view bytes)
        : next_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(next_ + bytes.size()) {}

    [[nodiscard]] bool at_end() const { return next_ == end_; }

    [[nodiscard]] std::optional<std::uint32_t> next() {
        if (next_ != end_ && *next_ < 0x80) return *next_++;
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 35 && next_ != end_; shift += 7) {
            const unsigned byte = *next_++;
            if (shift == 28 && byte > 0x0F) return std::nullopt;
            value |= (byte & 0x7FU) << shift;
            if (byte < 0x80) return value;
        }
        return std::nullopt;
    }

private:
    const unsigned char* next_;
    const unsigned char* end_;
};

}  // namespace parvis::content

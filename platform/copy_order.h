// What is to be copied onto a stick: a list of plain files and folders, the same for whoever sends it and whoever
// writes it, who trusts nothing of it. As text it is the name of the new folder, then a line for each of its items ("d
// PATH", "f BYTES PATH"); the bytes of all its files follow it, one after the other. Messages are English, for the
// journal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/files.h"

namespace parvis::platform {

struct CopyItem {
    std::string path;  // in the new folder, "/" between names
    bool is_folder = false;
    std::uint64_t size_bytes = 0;
    bool operator==(const CopyItem&) const = default;
};

struct CopyOrder {
    std::string name;             // of the new folder
    std::vector<CopyItem> items;  // each folder before what is in it
    bool operator==(const CopyOrder&) const = default;
};

// As text, no order is longer.
constexpr std::size_t order_limit_bytes = 4'000'000;

// Everything in `folder`, sorted, as a new folder of that name. Fails with invalid_value for links, devices, names that
// no stick can have (FAT's rules, which are the narrowest; two that differ in capitals only are one there), more than
// eight levels or 20,000 items, and as Files does.
[[nodiscard]] Result<CopyOrder> order_for(const std::filesystem::path& folder, std::string name);

[[nodiscard]] std::string text_of(const CopyOrder& order);
// Fails with malformed for what text_of() does not write, and with invalid_value for what order_for() would refuse.
[[nodiscard]] Result<CopyOrder> read_order(std::string_view text);

[[nodiscard]] std::uint64_t bytes_of(const CopyOrder& order);  // of its files

// Fills as much as there is; less only at the end. An `interrupted` is nobody's fault.
using ByteSource = std::function<Result<std::size_t>(std::span<std::byte>)>;

// The bytes of an order's files, in order. One thread. Fails with unreadable for a file that is no longer as it was
// listed.
class FilesInOrder {
public:
    // `order` must outlive it.
    FilesInOrder(std::filesystem::path folder, const CopyOrder& order);
    [[nodiscard]] Result<std::size_t> read(std::span<std::byte> into);

private:
    [[nodiscard]] Result<bool> open_next();  // false: there is none

    std::filesystem::path folder_;
    const CopyOrder& order_;
    SystemFiles files_;
    std::size_t next_ = 0;
    std::unique_ptr<InputFile> file_;
    std::uint64_t left_bytes_ = 0;  // of file_
};

}  // namespace parvis::platform

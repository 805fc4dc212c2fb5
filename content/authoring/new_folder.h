// A folder that is made whole or not at all, where nothing was.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace parvis::content {

// Removes what was written through it unless keep() is called. One thread.
class NewFolder {
public:
    // The folder must not be there, or be empty. Fails with invalid_value when it holds something, unwritable when it
    // cannot be made; in French, for staff.
    [[nodiscard]] static Result<NewFolder> create(const std::filesystem::path& folder);
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    ~NewFolder();

    // "images/jardin.jpg": in a folder that make_folder() made. On the disk when it returns. All fail with unwritable.
    [[nodiscard]] Status write(const std::string& name, std::string_view bytes);

    // The same for a text whose lines end in \n, as Windows' own editor opens it: a byte order mark, and CRLF.
    [[nodiscard]] Status write_text(const std::string& name, std::string_view text);
    [[nodiscard]] Status make_folder(const std::string& name);

    void keep() { is_kept_ = true; }

private:
    NewFolder(std::filesystem::path folder, bool was_there) : folder_(std::move(folder)), was_there_(was_there) {}

    std::filesystem::path folder_;
    bool was_there_ = false;
    bool is_kept_ = false;
    std::vector<std::filesystem::path> written_;  // folders before what is in them
};

}  // namespace parvis::content

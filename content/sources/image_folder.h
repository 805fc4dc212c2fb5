// images/ of an authoring folder: files by the names that staff type, prepared once each.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "content/sources/authoring_table.h"
#include "content/sources/source.h"
#include "platform/base/result.h"

namespace parvis::content {

class ImageFolder {
public:
    // A folder that is not there is an empty one. `on_progress` hears of each picture that was prepared, out of all
    // files of the folder.
    explicit ImageFolder(std::filesystem::path folder, OnProgress on_progress = {});

    // The picture that the cell `heading` names, with the alternative text of the cell `alt_heading`. Names are
    // compared without case and accents, as staff on Windows type them. No picture when the cell is empty, or, reported
    // as an error with what to write, when the file is not in the folder itself or is no picture that we take.
    [[nodiscard]] std::optional<Picture> picture(const AuthoringRow& row, std::string_view heading,
                                                 std::string_view alt_heading);

private:
    [[nodiscard]] std::vector<std::string> matches(const std::string& name) const;
    [[nodiscard]] const Result<Picture>& prepared(const std::string& name);

    std::filesystem::path folder_;
    OnProgress on_progress_;
    std::vector<std::string> names_;  // regular files, sorted; links that leave the folder are not among them
    std::map<std::string, Result<Picture>> prepared_;
};

}  // namespace parvis::content

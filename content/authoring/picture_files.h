// The pictures of a document as files of images/, byte by byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "content/authoring/new_folder.h"
#include "content/document.h"

namespace parvis::content {

class PictureFiles {
public:
    // The folder must outlive this object, as must the pictures.
    explicit PictureFiles(NewFolder& folder) : folder_(folder) {}

    // Writes it, once for all that show it, and gives its name: "photo-semer-des-jardins.jpg". Empty for none. Fails
    // with unwritable.
    [[nodiscard]] Result<std::string> add(const std::optional<Picture>& picture, std::string_view kind,
                                          std::string_view title);

private:
    NewFolder& folder_;
    std::unordered_map<std::string_view, std::string> name_of_;  // by bytes
    std::unordered_set<std::string> names_;
};

}  // namespace parvis::content

#include "content/authoring/new_folder.h"

#include <system_error>
#include <utility>

#include "platform/base/durable_file.h"
#include "platform/base/reason.h"

namespace parvis::content {

namespace fs = std::filesystem;

Result<NewFolder> NewFolder::create(const fs::path& folder) {
    std::error_code failed;
    const auto there = fs::symlink_status(folder, failed).type();
    if (there == fs::file_type::not_found) {
        if (!fs::create_directory(folder, failed))
            return fail(Errc::unwritable, folder.string() + ": ce dossier ne peut pas être créé (" +
                                              reason_of(failed.value()) +
                                              "). Vérifier que le dossier au-dessus existe et n’est pas protégé.");
        return NewFolder(folder, false);
    }
    if (!fs::is_directory(folder, failed))
        return fail(Errc::invalid_value, folder.string() + ": ce n’est pas un dossier. Donner un autre nom.");
    const bool is_empty = fs::is_empty(folder, failed);
    if (failed)
        return fail(Errc::unwritable, folder.string() + ": ce dossier ne peut pas être lu (" +
                                          reason_of(failed.value()) + "). Vérifier ses droits.");
    if (!is_empty)
        return fail(Errc::invalid_value,
                    folder.string() +
                        ": ce dossier n’est pas vide, et rien n’y est remplacé. Donner le nom d’un "
                        "dossier nouveau, ou d’un dossier vide.");
    return NewFolder(folder, true);
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : folder_(std::move(other.folder_)),
      was_there_(other.was_there_),
      is_kept_(std::exchange(other.is_kept_, true)),
      written_(std::move(other.written_)) {}

NewFolder::~NewFolder() {
    if (is_kept_) return;
    std::error_code ignored;
    for (auto path = written_.rbegin(); path != written_.rend(); ++path) fs::remove(*path, ignored);
    if (!was_there_) fs::remove(folder_, ignored);
}

Status NewFolder::write(const std::string& name, std::string_view bytes) {
    written_.push_back(folder_ / name);
    return write_file(written_.back(), bytes);
}

Status NewFolder::write_text(const std::string& name, std::string_view text) {
    std::string bytes = "\xEF\xBB\xBF";
    for (const char c : text) bytes.append(c == '\n' ? "\r" : "").append(1, c);
    return write(name, bytes);
}

Status NewFolder::make_folder(const std::string& name) {
    std::error_code failed;
    written_.push_back(folder_ / name);
    if (fs::create_directory(written_.back(), failed)) return {};
    return fail(Errc::unwritable,
                written_.back().string() + ": ce dossier ne peut pas être créé (" + reason_of(failed.value()) + ")");
}

}  // namespace parvis::content

#include "content/sources/image_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "content/pictures/picture_file.h"
#include "content/pictures/prepare_picture.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"
#include "platform/base/durable_file.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;

// A link may give a file of the folder a second name, but must not reach outside.
bool stays_inside(const fs::directory_entry& entry, const fs::path& folder) {
    std::error_code error;
    if (!entry.is_symlink(error)) return true;
    const auto target = fs::canonical(entry.path(), error);
    if (error) return false;
    const auto home = fs::canonical(folder, error);
    return !error && target.parent_path() == home;
}

// What staff may write in front of the name: the folder that they see.
std::string without_folder(std::string name) {
    for (const std::string_view prefix : {"images/", "images\\", "./images/"})
        if (fold(name).starts_with(prefix)) return name.substr(prefix.size());
    return name;
}

}  // namespace

ImageFolder::ImageFolder(fs::path folder, OnProgress on_progress)
    : folder_(std::move(folder)), on_progress_(std::move(on_progress)) {
    std::error_code error;
    fs::directory_iterator entries(folder_, error);
    for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
        std::error_code ignored;
        const auto name = entries->path().filename().string();
        if (name.starts_with('.') || !entries->is_regular_file(ignored)) continue;
        if (stays_inside(*entries, folder_)) names_.push_back(name);
    }
    std::ranges::sort(names_);
}

std::vector<std::string> ImageFolder::matches(const std::string& name) const {
    if (std::ranges::binary_search(names_, name)) return {name};
    std::vector<std::string> alike;
    for (const auto& candidate : names_)
        if (fold(candidate) == fold(name)) alike.push_back(candidate);
    return alike;
}

const Result<Picture>& ImageFolder::prepared(const std::string& name) {
    const auto known = prepared_.find(name);
    if (known != prepared_.end()) return known->second;
    Result<Picture> picture = [&]() -> Result<Picture> {
        const auto bytes = read_file(folder_ / name, picture_limit_bytes);
        if (bytes) return prepare_picture(*bytes);
        if (bytes.error().code == Errc::too_large)
            return fail(Errc::too_large,
                        "le fichier dépasse 50 Mo. L’enregistrer en plus petit, par exemple à 1920 pixels.");
        return fail(bytes.error().code,
                    "le fichier ne peut pas être lu. Vérifier ses droits, ou le copier de nouveau.");
    }();
    const auto& kept = prepared_.emplace(name, std::move(picture)).first->second;
    if (on_progress_) on_progress_(static_cast<double>(prepared_.size()) / static_cast<double>(names_.size()));
    return kept;
}

std::optional<Picture> ImageFolder::picture(const AuthoringRow& row, std::string_view heading,
                                            std::string_view alt_heading) {
    const auto written = row.line(heading);
    const auto alt = row.line(alt_heading);
    if (written.empty()) {
        if (!alt.empty())
            row.report(Severity::warning, alt_heading,
                       "ce texte n’est pas montré : la case « " + std::string(heading) +
                           " » est vide. Y écrire le nom du fichier de l’image.");
        return std::nullopt;
    }
    const auto name = without_folder(written);
    if (name.find_first_of("/\\") != std::string::npos || name == "." || name == "..") {
        row.report(Severity::error, heading,
                   in_quotes(written) +
                       " : une image est un fichier du dossier « images », sans chemin. La copier dans ce "
                       "dossier et écrire seulement son nom, par exemple « jardin.jpg ».");
        return std::nullopt;
    }
    const auto found = matches(name);
    if (found.size() > 1) {
        row.report(Severity::error, heading,
                   in_quotes(written) + " peut être " + quoted_list(found) + ". Écrire exactement l’un de ces noms.");
        return std::nullopt;
    }
    if (found.empty()) {
        const auto near = nearest_names(name, names_, 3);
        const std::vector<std::string> first(names_.begin(),
                                             names_.begin() + std::min<std::ptrdiff_t>(3, std::ssize(names_)));
        row.report(Severity::error, heading,
                   in_quotes(written) + " n’est pas dans le dossier « images ». " +
                       (names_.empty() ? "Ce dossier est vide : y copier l’image."
                        : near.empty() ? "Y copier l’image, ou écrire le nom d’un fichier qui y est, par exemple " +
                                             quoted_list(first) + "."
                                       : "Écrire peut-être " + quoted_list(near) + "."));
        return std::nullopt;
    }
    const auto& picture = prepared(found.front());
    if (!picture) {
        row.report(Severity::error, heading, in_quotes(written) + " : " + picture.error().message);
        return std::nullopt;
    }
    if (alt.empty())
        row.report(Severity::warning, alt_heading,
                   "l’image " + in_quotes(written) +
                       " n’est pas décrite. Écrire ici ce qu’elle montre, pour qui ne la voit pas.");
    auto shown = *picture;
    shown.alt = alt;
    return shown;
}

}  // namespace parvis::content

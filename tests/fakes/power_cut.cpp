#include "tests/fakes/power_cut.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

struct Inode {
    std::string safe;
    std::string now;
};

struct NameChange {
    FileOperation::Kind kind;  // create, rename, remove or make_folder
    std::string from;
    std::string to;
    std::size_t inode = 0;
    bool is_safe = false;
};

std::string parent(const std::string& path) {
    return fs::path(path).parent_path().string();
}

std::string bytes_in(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

PowerCut::PowerCut(fs::path folder) : folder_(std::move(folder)) {
    if (!fs::exists(folder_)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        const std::string name = fs::relative(entry.path(), folder_).string();
        if (entry.is_directory()) {
            folders_.insert(name);
            continue;
        }
        files_[name] = bytes_in(entry.path());
        known_.insert(name);
    }
}

void PowerCut::record(const FileOperation& operation) {
    const auto relative = [&](const fs::path& path) {
        const std::string name = path.lexically_relative(folder_).string();
        return name == "." ? std::string() : name;
    };
    const std::string path = relative(operation.path);
    if (path.starts_with("..")) return;  // not of this folder
    switch (operation.kind) {
        case FileOperation::open:
            if (known_.contains(path) || !fs::is_regular_file(operation.path)) return;
            known_.insert(path);
            log_.push_back({FileOperation::create, path, {}, {}});
            log_.push_back({FileOperation::write, path, {}, bytes_in(operation.path)});
            return;
        case FileOperation::read:
        case FileOperation::list:
        case FileOperation::free_bytes:
            return;
        case FileOperation::create:
        case FileOperation::append:
            known_.insert(path);
            break;
        case FileOperation::rename:
            known_.erase(path);
            known_.insert(relative(operation.to));
            break;
        case FileOperation::remove:
            known_.erase(path);
            break;
        default:
            break;
    }
    std::string bytes(operation.bytes.size(), '\0');
    std::ranges::transform(operation.bytes, bytes.begin(), [](std::byte byte) { return static_cast<char>(byte); });
    log_.push_back({operation.kind, path, operation.to.empty() ? "" : relative(operation.to), std::move(bytes)});
}

void PowerCut::lay_out(std::size_t done, Kept kept, unsigned seed, const fs::path& where) const {
    std::vector<Inode> inodes;
    std::map<std::string, std::size_t> names;  // as the running system sees them
    std::vector<NameChange> changes;
    for (const auto& [name, bytes] : files_) {
        names[name] = inodes.size();
        inodes.push_back({bytes, bytes});
    }
    std::map<std::string, std::size_t> kept_names = names;
    std::set<std::string> folders = folders_;

    for (std::size_t i = 0; i < done; ++i) {
        const Recorded& operation = log_[i];
        const auto named = names.find(operation.path);
        switch (operation.kind) {
            case FileOperation::create:
            case FileOperation::append:
                if (named != names.end()) break;
                names[operation.path] = inodes.size();
                changes.push_back({FileOperation::create, operation.path, {}, inodes.size()});
                inodes.emplace_back();
                break;
            case FileOperation::write:
                inodes[names.at(operation.path)].now += operation.bytes;
                break;
            case FileOperation::sync:
                inodes[names.at(operation.path)].safe = inodes[names.at(operation.path)].now;
                break;
            case FileOperation::rename:
                changes.push_back({operation.kind, operation.path, operation.to, names.at(operation.path)});
                names[operation.to] = names.at(operation.path);
                names.erase(operation.path);
                break;
            case FileOperation::remove:
                if (named == names.end()) break;
                changes.push_back({operation.kind, operation.path, {}, named->second});
                names.erase(named);
                break;
            case FileOperation::make_folder:
                changes.push_back({operation.kind, operation.path, {}});
                break;
            case FileOperation::sync_folder:
                for (auto& change : changes)
                    if (parent(change.from) == operation.path ||
                        (change.kind == FileOperation::rename && parent(change.to) == operation.path))
                        change.is_safe = true;
                break;
            default:
                break;
        }
    }

    std::mt19937 random(seed);
    for (const auto& change : changes) {
        if (!change.is_safe && (kept == Kept::synced_only || (kept == Kept::random && random() % 2 == 0))) continue;
        const auto is_there = [&](const std::string& name) {
            const auto found = kept_names.find(name);
            return found != kept_names.end() && found->second == change.inode;
        };
        switch (change.kind) {
            case FileOperation::create:
                kept_names[change.from] = change.inode;
                break;
            case FileOperation::rename:
                if (is_there(change.from)) kept_names.erase(change.from);
                kept_names[change.to] = change.inode;
                break;
            case FileOperation::remove:
                if (is_there(change.from)) kept_names.erase(change.from);
                break;
            default:
                folders.insert(change.from);
                break;
        }
    }
    for (const auto& folder : folders)  // a parent sorts before its children
        if (parent(folder).empty() || fs::exists(where / parent(folder))) fs::create_directory(where / folder);
    for (const auto& [name, inode] : kept_names) {
        if (!parent(name).empty() && !fs::exists(where / parent(name))) continue;
        const Inode& file = inodes[inode];
        std::string bytes = kept == Kept::all ? file.now : file.safe;
        if (kept == Kept::random && file.now.size() > file.safe.size()) {
            // As far as the disk got; the size may have grown before the bytes came.
            bytes = file.now.substr(0, file.safe.size() + random() % (file.now.size() - file.safe.size() + 1));
            if (random() % 2 == 0) bytes.resize(file.now.size(), '\0');
        }
        write(where / name, bytes);
    }
}

}  // namespace parvis::testing

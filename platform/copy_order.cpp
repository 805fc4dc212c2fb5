#include "platform/copy_order.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "platform/base/small_letters.h"

namespace parvis::platform {

namespace {

constexpr std::size_t items_limit = 20'000;
constexpr std::ptrdiff_t levels_limit = 8;
constexpr std::size_t name_limit_bytes = 200;

tl::unexpected<Error> refused(std::string_view path, std::string_view why) {
    return fail(Errc::invalid_value, "cannot be copied to a stick: \"" + std::string(path) + "\": " + std::string(why));
}

bool can_be_a_name(std::string_view name) {
    constexpr std::string_view never = "\"*/:<>?\\|\x7f";
    return !name.empty() && name.size() <= name_limit_bytes && name.front() != ' ' && name.back() != ' ' &&
           name.back() != '.' && std::ranges::none_of(name, [&](char c) {
               return static_cast<unsigned char>(c) < ' ' || never.find(c) != std::string_view::npos;
           });
}

Status check(const CopyOrder& order) {
    if (!can_be_a_name(order.name)) return refused(order.name, "no stick has such a name");
    if (order.items.size() > items_limit) return refused(order.name, "too many files");
    std::map<std::string, bool> known;  // whether it is a folder
    for (const CopyItem& item : order.items) {
        const std::string path = in_small_letters(item.path);
        const std::size_t slash = path.rfind('/');
        if (!can_be_a_name(std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1)))
            return refused(item.path, "no stick has such a name");
        if (std::ranges::count(path, '/') >= levels_limit) return refused(item.path, "too many folders in each other");
        if (slash != std::string::npos) {
            const auto parent = known.find(path.substr(0, slash));
            if (parent == known.end() || !parent->second) return refused(item.path, "its folder was not named");
        }
        if (!known.emplace(path, item.is_folder).second) return refused(item.path, "it is there twice");
    }
    return {};
}

Status add(Files& files, const std::filesystem::path& folder, const std::string& prefix, CopyOrder& order) {
    auto listing = files.list(folder, items_limit);
    if (!listing) return fail(listing.error());
    if (!listing->is_whole || order.items.size() + listing->entries.size() > items_limit)
        return refused(prefix, "too many files");
    std::ranges::sort(listing->entries, {}, &FolderEntry::name);
    for (const FolderEntry& entry : listing->entries) {
        const std::string path = prefix + entry.name;
        if (entry.kind == FileKind::folder) {
            if (std::ranges::count(path, '/') >= levels_limit) return refused(path, "too many folders in each other");
            order.items.push_back({path, true, 0});
            if (auto added = add(files, folder / entry.name, path + "/", order); !added) return added;
        } else if (entry.kind == FileKind::regular) {
            const auto file = files.open(folder / entry.name);
            if (!file) return fail(file.error());
            order.items.push_back({path, false, (*file)->size_bytes()});
        } else {
            return refused(path, "neither a file nor a folder");
        }
    }
    return {};
}

tl::unexpected<Error> no_order(std::string_view line) {
    return fail(Errc::malformed, "no line of an order: \"" + std::string(line.substr(0, 100)) + "\"");
}

Result<CopyItem> read_item(std::string_view line) {
    if (line.starts_with("d ")) return CopyItem{std::string(line.substr(2)), true, 0};
    if (!line.starts_with("f ")) return no_order(line);
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data() + 2, line.data() + line.size(), size);
    // Sums of such sizes stay far from the end of their type.
    if (error != std::errc{} || end == line.data() + line.size() || *end != ' ' || size > std::uint64_t{1} << 40)
        return no_order(line);
    return CopyItem{std::string(end + 1, line.data() + line.size()), false, size};
}

}  // namespace

Result<CopyOrder> order_for(const std::filesystem::path& folder, std::string name) {
    CopyOrder order{std::move(name), {}};
    SystemFiles files;
    if (auto added = add(files, folder, "", order); !added) return fail(added.error());
    if (auto good = check(order); !good) return fail(good.error());
    if (text_of(order).size() > order_limit_bytes) return refused(order.name, "too many long names");
    return order;
}

std::string text_of(const CopyOrder& order) {
    std::string text = order.name + "\n";
    for (const CopyItem& item : order.items) {
        text += item.is_folder ? "d " : "f " + std::to_string(item.size_bytes) + " ";
        text += item.path + "\n";
    }
    return text;
}

Result<CopyOrder> read_order(std::string_view text) {
    CopyOrder order;
    for (bool first = true; !text.empty(); first = false) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return no_order(text);
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (first) {
            order.name = line;
            continue;
        }
        auto item = read_item(line);
        if (!item) return fail(item.error());
        order.items.push_back(std::move(*item));
    }
    if (auto good = check(order); !good) return fail(good.error());
    return order;
}

std::uint64_t bytes_of(const CopyOrder& order) {
    std::uint64_t bytes = 0;
    for (const CopyItem& item : order.items) bytes += item.size_bytes;
    return bytes;
}

FilesInOrder::FilesInOrder(std::filesystem::path folder, const CopyOrder& order)
    : folder_(std::move(folder)), order_(order) {}

Result<bool> FilesInOrder::open_next() {
    while (next_ < order_.items.size() && order_.items[next_].is_folder) ++next_;
    if (next_ == order_.items.size()) return false;
    const CopyItem& item = order_.items[next_++];
    auto opened = files_.open(folder_ / item.path);
    if (!opened) return fail(opened.error());
    if ((*opened)->size_bytes() != item.size_bytes)
        return fail(Errc::unreadable, item.path + " is no longer as it was listed");
    file_ = std::move(*opened);
    left_bytes_ = item.size_bytes;
    return true;
}

Result<std::size_t> FilesInOrder::read(std::span<std::byte> into) {
    std::size_t done = 0;
    while (done < into.size()) {
        if (left_bytes_ == 0) {
            const auto opened = open_next();
            if (!opened) return fail(opened.error());
            if (!*opened) break;
            continue;
        }
        const auto part = into.subspan(done, std::min<std::uint64_t>(into.size() - done, left_bytes_));
        const auto got = file_->read(part);
        if (!got) return fail(got.error());
        if (*got < part.size()) return fail(Errc::unreadable, order_.items[next_ - 1].path + " became shorter");
        done += *got;
        left_bytes_ -= *got;
    }
    return done;
}

}  // namespace parvis::platform

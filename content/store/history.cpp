#include "content/store/history.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string_view>

namespace parvis::content {
namespace {

constexpr std::size_t max_file_bytes = 1'000'000;
constexpr std::size_t max_value_bytes = 700;  // three of each of twice the lines that are read fit into the file

// Tabs part the values and line breaks the entries: neither may stand in a value.
std::string value_of(std::string_view text) {
    std::size_t size = std::min(text.size(), max_value_bytes);
    if (size < text.size())
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;  // no half letter
    std::string value(text.substr(0, size));
    for (char& letter : value)
        if (static_cast<unsigned char>(letter) < 0x20) letter = ' ';
    return value;
}

std::string line_of(const HistoryEntry& entry) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(entry.when.time_since_epoch()).count();
    return std::to_string(seconds) + "\t" + value_of(entry.what) + "\t" + value_of(entry.who) + "\t" +
           value_of(entry.result) + "\n";
}

std::vector<HistoryEntry> entries_of(std::string_view text) {
    std::vector<HistoryEntry> entries;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
        std::string_view line = text.substr(0, end);
        std::array<std::string_view, 4> values;
        std::size_t count = 0;
        for (; count < values.size(); ++count) {
            const auto tab = line.find('\t');
            values[count] = line.substr(0, tab);
            if (tab == std::string_view::npos) break;
            line.remove_prefix(tab + 1);
        }
        std::int64_t seconds = 0;
        const auto* after = values[0].data() + values[0].size();
        const auto [read, code] = std::from_chars(values[0].data(), after, seconds);
        if (count != 3 || code != std::errc() || read != after) continue;
        entries.push_back({WallTime(std::chrono::seconds(seconds)), std::string(values[1]), std::string(values[2]),
                           std::string(values[3])});
    }
    if (entries.size() > max_history_entries)
        entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(max_history_entries));
    return entries;
}

struct Log {
    std::string text;
    bool is_ours = true;  // false: too large to be
};

Result<Log> log_of(Files& files, const std::filesystem::path& file) {
    auto text = read_whole(files, file, max_file_bytes);
    if (text) return Log{std::move(*text)};
    if (text.error().code == Errc::not_found) return Log{};
    if (text.error().code == Errc::too_large) return Log{{}, false};
    return fail(text.error());
}

}  // namespace

Result<std::vector<HistoryEntry>> read_history(Files& files, const std::filesystem::path& file) {
    const auto log = log_of(files, file);
    if (!log) return fail(log.error());
    return entries_of(log->text);
}

Status add_to_history(Files& files, const std::filesystem::path& file, const HistoryEntry& entry) {
    const auto log = log_of(files, file);
    if (!log) return fail(log.error());
    const auto entries = entries_of(log->text);
    const std::string line = line_of(entry);
    const auto without_time = [](const std::string& whole) { return whole.substr(whole.find('\t')); };
    if (!entries.empty() && without_time(line_of(entries.back())) == without_time(line)) return {};
    // Appended to, one that is not ours would never be read again.
    if (!log->is_ours || std::ranges::count(log->text, '\n') >= static_cast<std::ptrdiff_t>(2 * max_history_entries)) {
        std::string fresh;
        for (const auto& kept : entries) fresh += line_of(kept);
        return replace_file(files, file, fresh + line);
    }
    auto output = files.append(file);
    if (!output) return fail(output.error());
    // A torn line ends here, so that it does not take the next one with it.
    const std::string added = (log->text.empty() || log->text.back() == '\n' ? "" : "\n") + line;
    if (auto written = (*output)->write(std::as_bytes(std::span(added))); !written) return written;
    return (*output)->sync();
}

}  // namespace parvis::content

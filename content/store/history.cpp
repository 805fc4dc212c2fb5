#include "content/store/history.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

namespace parvis::content {
namespace {

constexpr std::size_t max_file_bytes = 1'000'000;
constexpr std::size_t max_value_bytes = 700;
constexpr std::size_t max_facts_bytes = 2100;  // twice the lines that are read fit into the file

// In the file: never another for the same.
constexpr std::array<std::pair<HistoryKind, std::string_view>, 4> words = {{{HistoryKind::update, "update"},
                                                                            {HistoryKind::chosen, "chosen"},
                                                                            {HistoryKind::interrupted, "interrupted"},
                                                                            {HistoryKind::remark, "remark"}}};
constexpr std::string_view end_of_facts = ".";  // a torn line has none

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

// What was told in words: “SECONDS trust tab what tab who tab result”, in older files without the trust. Else
// “SECONDS trust kind tab name=value tab … tab .”.
std::string line_of(const HistoryEntry& entry) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(entry.when.time_since_epoch()).count();
    std::string line = std::to_string(seconds) + " " + std::string(to_word(entry.trust));
    const auto word = std::ranges::find(words, entry.kind, &std::pair<HistoryKind, std::string_view>::first);
    if (word == words.end()) {
        for (const char* name : {"what", "who", "result"}) line += "\t" + value_of(entry.fact(name));
        return line + "\n";
    }
    line.append(" ").append(word->second);
    for (const HistoryFact& fact : entry.facts) {
        const std::string column = "\t" + fact.name + "=" + value_of(fact.value);
        if (line.size() + column.size() > max_facts_bytes) break;
        line += column;
    }
    return line.append("\t").append(end_of_facts).append("\n");
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t end = 0; (end = text.find(at)) != std::string_view::npos; text.remove_prefix(end + 1))
        parts.push_back(text.substr(0, end));
    parts.push_back(text);
    return parts;
}

std::optional<HistoryEntry> entry_of(std::string_view line) {
    const auto columns = split(line, '\t');
    const auto first = split(columns.front(), ' ');
    std::int64_t seconds = 0;
    const auto [after, code] = std::from_chars(first[0].data(), first[0].data() + first[0].size(), seconds);
    if (code != std::errc() || after != first[0].data() + first[0].size() || first.size() > 3) return std::nullopt;
    HistoryEntry entry;
    if (first.size() < 3) {
        if (columns.size() != 4) return std::nullopt;
        entry = told(std::string(columns[1]), std::string(columns[2]), std::string(columns[3]));
    } else {
        const auto word = std::ranges::find(words, first[2], &std::pair<HistoryKind, std::string_view>::second);
        if (word == words.end() || columns.back() != end_of_facts) return std::nullopt;
        entry.kind = word->first;
        for (std::size_t i = 1; i + 1 < columns.size(); ++i) {
            const auto equals = columns[i].find('=');
            if (equals == std::string_view::npos) return std::nullopt;
            entry.facts.push_back(
                {std::string(columns[i].substr(0, equals)), std::string(columns[i].substr(equals + 1))});
        }
    }
    entry.when = WallTime{std::chrono::seconds(seconds)};
    if (first.size() > 1) entry.trust = clock_trust_of(first[1]);
    return entry;
}

std::vector<HistoryEntry> entries_of(std::string_view text) {
    std::vector<HistoryEntry> entries;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1))
        if (auto entry = entry_of(text.substr(0, end))) entries.push_back(std::move(*entry));
    if (entries.size() > max_history_entries)
        entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(max_history_entries));
    return entries;
}

struct Log {
    std::string text;
    bool is_ours = true;  // false: too large to be
    bool is_there = true;
};

Result<Log> log_of(Files& files, const std::filesystem::path& file) {
    auto text = read_whole(files, file, max_file_bytes);
    if (text) return Log{std::move(*text)};
    if (text.error().code == Errc::not_found) return Log{{}, true, false};
    if (text.error().code == Errc::too_large) return Log{{}, false};
    return fail(text.error());
}

}  // namespace

std::string_view HistoryEntry::fact(std::string_view name) const {
    const auto found = std::ranges::find(facts, name, &HistoryFact::name);
    return found == facts.end() ? std::string_view() : found->value;
}

HistoryEntry told(std::string what, std::string who, std::string result) {
    return {{}, HistoryKind::told, {{"what", std::move(what)}, {"who", std::move(who)}, {"result", std::move(result)}}};
}

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
    const auto without_time = [](const std::string& whole) {  // nor how far it was believed
        return whole.substr(whole.find_first_of(" \t", whole.find(' ') + 1));
    };
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
    if (auto synced = (*output)->sync(); !synced || log->is_there) return synced;
    return files.sync_folder(file.parent_path());
}

}  // namespace parvis::content

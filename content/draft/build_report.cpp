#include "content/draft/build_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "content/text/encoding.h"

namespace parvis::content {
namespace {

constexpr std::size_t most_report_bytes = 4'000'000;
constexpr std::size_t most_parts = 9;
constexpr const char* no_sheet = "no-sheet";

constexpr std::array<std::string_view, 3> severities = {"note", "warning", "error"};  // in the order of Severity
static_assert(severities.size() == static_cast<std::size_t>(Severity::error) + 1);

// The numbers of a count's line, in its order.
constexpr std::array counts = {&BuildCounts::sheets_read,   &BuildCounts::sheets_folded, &BuildCounts::sheets,
                               &BuildCounts::organisations, &BuildCounts::departments,   &BuildCounts::partners,
                               &BuildCounts::needs,         &BuildCounts::posters};

// Of one line, of one part of it.
std::string part_of(std::string_view text) {
    std::string clean = decode_text(text).utf8;
    std::ranges::replace_if(
        clean, [](char letter) { return letter == '\t' || letter == '\n'; }, ' ');
    return clean;
}

std::string line_of(const std::vector<std::string>& parts) {
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : "\t") + part;
    return line + "\n";
}

std::vector<std::string_view> parts_of(std::string_view line) {
    std::vector<std::string_view> parts;
    while (parts.size() < most_parts) {
        const std::size_t end = line.find('\t');
        parts.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return parts;
        line.remove_prefix(end + 1);
    }
    return {};
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0;
}

}  // namespace

std::string progress_line(BuildStep step, double fraction) {
    char number[16];
    std::snprintf(number, sizeof number, "%.3f", std::clamp(fraction, 0.0, 1.0));
    return line_of({"progress", step == BuildStep::reading ? "reading" : "writing", number});
}

std::string to_report(const BuildOutcome& outcome) {
    std::string report;
    for (const Error& error : outcome.unread) report += line_of({"unread", part_of(error.message)});
    for (const Diagnostic& diagnostic : outcome.diagnostics)
        report += line_of({std::string(severities[static_cast<std::size_t>(diagnostic.severity)]),
                           part_of(diagnostic.where.file), std::to_string(diagnostic.where.line),
                           part_of(diagnostic.column), part_of(diagnostic.message)});
    std::vector<std::string> numbers{"count"};
    for (const auto count : counts) numbers.push_back(std::to_string(outcome.counts.*count));
    report += line_of(numbers);
    if (outcome.failure)
        report += line_of({"failure", outcome.failure->code == Errc::not_found ? no_sheet : "unwritten",
                           part_of(outcome.failure->message)});
    return report + line_of({"done", outcome.written ? "written" : "nothing"});
}

bool ReportReader::take(std::string_view part) {
    bytes_ += part.size();
    if (bytes_ > most_report_bytes) return false;
    rest_ += part;
    std::size_t begin = 0;
    for (std::size_t end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n', begin)) {
        if (!take_line(std::string_view(rest_).substr(begin, end - begin))) return false;
        begin = end + 1;
    }
    rest_.erase(0, begin);
    return true;
}

bool ReportReader::take_line(std::string_view line) {
    const auto parts = parts_of(line);
    if (parts.empty() || done_ || !is_clean_text(line)) return false;
    const std::string_view kind = parts[0];
    if (kind == "progress" && parts.size() == 3) {
        double fraction = 0;
        if (!read_number(parts[2], fraction) || fraction > 1) return false;
        bytes_ -= line.size() + 1;  // not kept
        if (on_progress_) on_progress_(parts[1] == "reading" ? BuildStep::reading : BuildStep::writing, fraction);
        return true;
    }
    if (kind == "unread" && parts.size() == 2) {
        outcome_.unread.push_back({Errc::unreadable, std::string(parts[1])});
        return true;
    }
    if (kind == "failure" && parts.size() == 3) {
        outcome_.failure = Error{parts[1] == no_sheet ? Errc::not_found : Errc::unwritable, std::string(parts[2])};
        return true;
    }
    if (kind == "count" && parts.size() == counts.size() + 1) {
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (!read_number(parts[i + 1], outcome_.counts.*counts[i])) return false;
        return true;
    }
    if (kind == "done" && parts.size() == 2) {
        outcome_.written = parts[1] == "written";
        done_ = true;
        return true;
    }
    const auto* const severity = std::ranges::find(severities, kind);
    if (severity == severities.end() || parts.size() != 5) return false;
    Diagnostic diagnostic;
    diagnostic.severity = static_cast<Severity>(severity - severities.begin());
    diagnostic.where.file = parts[1];
    if (!read_number(parts[2], diagnostic.where.line)) return false;
    diagnostic.column = parts[3];
    diagnostic.message = parts[4];
    outcome_.diagnostics.push_back(std::move(diagnostic));
    return true;
}

std::optional<BuildOutcome> ReportReader::outcome() const {
    return done_ && rest_.empty() ? std::optional(outcome_) : std::nullopt;
}

}  // namespace parvis::content

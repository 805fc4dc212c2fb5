// What `parvis-content build --report` says on its standard output, for a program that waits for it: a line an event,
// its parts separated by tabs. Described in docs/content-command.md.
//
//     progress  reading|writing  0…1
//     unread    message
//     note|warning|error  file  line  column  message
//     count     sheets_read  sheets_folded  sheets  organisations  departments  partners  needs  posters
//     failure   no-sheet|unwritten  message
//     done      written|nothing
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "content/draft/build_catalogue.h"

namespace parvis::content {

[[nodiscard]] std::string progress_line(BuildStep step, double fraction);
[[nodiscard]] std::string to_report(const BuildOutcome& outcome);

// Reads a report as it comes. Who writes it has read what a stranger wrote, and may have been talked into anything:
// what is no line of a report, or no clean text, ends it, and so does more than a report ever is.
class ReportReader {
public:
    explicit ReportReader(OnBuildProgress on_progress) : on_progress_(std::move(on_progress)) {}
    // False: this is no report, or a far too long one.
    [[nodiscard]] bool take(std::string_view part);
    // Nothing, unless the whole of a report came.
    [[nodiscard]] std::optional<BuildOutcome> outcome() const;

private:
    [[nodiscard]] bool take_line(std::string_view line);

    OnBuildProgress on_progress_;
    std::string rest_;  // of a line
    std::size_t bytes_ = 0;
    BuildOutcome outcome_;
    bool done_ = false;
};

}  // namespace parvis::content

#include "content/staff/pin.h"

#include <algorithm>
#include <charconv>

namespace parvis::content {
namespace {

using namespace std::chrono_literals;

constexpr int free_tries = 2;
constexpr std::chrono::seconds first_wait = 30s;
constexpr std::chrono::seconds longest_wait = 15min;
constexpr std::string_view heading = "parvis-staff 1\nhash ";
constexpr std::string_view before_given = "\ngiven ";
constexpr std::string_view none_given = "-";
constexpr std::string_view before_wrong = "\nwrong ";

}  // namespace

bool is_pin(std::string_view digits) {
    return digits.size() >= shortest_pin && digits.size() <= longest_pin &&
           std::ranges::all_of(digits, [](char digit) { return digit >= '0' && digit <= '9'; });
}

std::chrono::seconds wait_after(int wrong) {
    if (wrong <= free_tries) return 0s;
    std::chrono::seconds wait = first_wait;
    for (int i = free_tries + 1; i < wrong && wait < longest_wait; ++i) wait *= 2;
    return std::min(wait, longest_wait);
}

std::chrono::seconds PinTries::left(Instant now) const {
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(since_ + wait_after(wrong_) - now));
}

void PinTries::begin(Instant now) {
    ++wrong_;
    since_ = now;
}

std::string to_text(const PinRecord& record) {
    std::string text = std::string(heading) + record.hash;
    if (record.given) text.append(before_given).append(record.given->empty() ? none_given : *record.given);
    return text.append(before_wrong) + std::to_string(record.wrong) + "\n";
}

Result<PinRecord> parse_pin_record(std::string_view text) {
    PinRecord record;
    const std::size_t wrong = text.rfind(before_wrong);
    if (text.starts_with(heading) && wrong != std::string_view::npos && wrong >= heading.size()) {
        record.hash = text.substr(heading.size(), wrong - heading.size());
        record.given.reset();
        if (const std::size_t given = record.hash.find(before_given); given != std::string::npos) {
            record.given = record.hash.substr(given + before_given.size());
            if (*record.given == none_given) record.given->clear();
            record.hash.resize(given);
        }
        const std::string_view number = text.substr(wrong + before_wrong.size());
        std::from_chars(number.data(), number.data() + number.size(), record.wrong);
    }
    const bool is_ours = record.wrong >= 0 && !record.hash.empty() &&
                         (record.hash + record.given.value_or("")).find('\n') == std::string::npos;
    if (!is_ours || to_text(record) != text)
        return fail(Errc::malformed, "le code de l’équipe est abîmé ; choisissez-en un autre");
    return record;
}

}  // namespace parvis::content

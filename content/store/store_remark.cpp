#include "content/store/store_remark.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace parvis::content {
namespace {

// In the file: never another for the same.
using TroubleWord = std::pair<StoreTrouble, std::string_view>;
constexpr std::array<TroubleWord, 11> trouble_words = {{{StoreTrouble::versions_unread, "versions-unread"},
                                                        {StoreTrouble::register_lost, "register-lost"},
                                                        {StoreTrouble::damaged, "damaged"},
                                                        {StoreTrouble::not_read, "not-read"},
                                                        {StoreTrouble::dropped, "dropped"},
                                                        {StoreTrouble::disappeared, "disappeared"},
                                                        {StoreTrouble::not_reread, "not-reread"},
                                                        {StoreTrouble::read_only, "read-only"},
                                                        {StoreTrouble::not_noted, "not-noted"},
                                                        {StoreTrouble::log_unread, "log-unread"},
                                                        {StoreTrouble::log_unwritten, "log-unwritten"}}};
using WhyWord = std::pair<Errc, std::string_view>;
constexpr std::array<WhyWord, 5> why_words = {{{Errc::no_room, "no-room"},
                                               {Errc::unwritable, "unwritable"},
                                               {Errc::unreadable, "unreadable"},
                                               {Errc::too_new, "too-new"},
                                               {Errc::unsupported, "too-old"}}};
constexpr std::string_view came_with_parvis = "shipped";

}  // namespace

HistoryEntry history_entry(const StoreRemark& remark) {
    HistoryEntry entry{{}, HistoryKind::remark, {}};
    const auto add = [&](const char* name, std::string value) { entry.facts.push_back({name, std::move(value)}); };
    add("trouble", std::string(std::ranges::find(trouble_words, remark.trouble, &TroubleWord::first)->second));
    if (remark.version) add("version", to_text(*remark.version));
    if (shows_another(remark.trouble))
        add("shown", remark.shown ? to_text(*remark.shown) : std::string(came_with_parvis));
    const auto* const why = std::ranges::find(why_words, remark.why, &WhyWord::first);
    if (why != why_words.end()) add("why", std::string(why->second));
    return entry;
}

std::optional<StoreRemark> remark_of(const HistoryEntry& entry) {
    const auto* const trouble = std::ranges::find(trouble_words, entry.fact("trouble"), &TroubleWord::second);
    if (entry.kind != HistoryKind::remark || trouble == trouble_words.end()) return std::nullopt;
    StoreRemark remark{
        trouble->first, version_name_of(entry.fact("version")), version_name_of(entry.fact("shown")), {}};
    const auto* const why = std::ranges::find(why_words, entry.fact("why"), &WhyWord::second);
    if (why != why_words.end()) remark.why = why->first;
    return remark;
}

std::string to_line(const StoreRemark& remark) {
    std::string line;
    for (const HistoryFact& fact : history_entry(remark).facts)
        line.append(line.empty() ? "" : " ").append(fact.name).append("=").append(fact.value);
    return line;
}

}  // namespace parvis::content

#include "content/store/state.h"

#include <algorithm>
#include <charconv>

#include "content/pack/pack_facts.h"

namespace parvis::content {
namespace {

constexpr std::string_view first_line = "parvis-store 1\n";
constexpr std::string_view checksum_key = "checksum ";

bool has(const std::vector<VersionName>& names, const VersionName& name) {
    return std::ranges::find(names, name) != names.end();
}

bool has_sequence(const std::vector<VersionName>& names, std::int64_t sequence) {
    return std::ranges::find(names, sequence, &VersionName::sequence) != names.end();
}

void remember(std::vector<VersionName>& names, const VersionName& name) {
    std::erase(names, name);
    names.push_back(name);
    if (names.size() > max_names_remembered) names.erase(names.begin());
}

// Those that staff left go first, then those that were not shown for longest.
void limit(StoreState& state) {
    const std::size_t room = max_versions_kept - (state.active ? 1 : 0);
    while (state.previous.size() > room) {
        const auto left = std::find_if(state.previous.rbegin(), state.previous.rend(),
                                       [&](const auto& name) { return has(state.rolled_back, name); });
        if (left != state.previous.rend())
            state.previous.erase(std::next(left).base());
        else
            state.previous.pop_back();
    }
}

void show(StoreState& state, const std::optional<VersionName>& name) {
    if (name) std::erase(state.previous, *name);
    if (state.active && state.active != name) state.previous.insert(state.previous.begin(), *state.active);
    state.active = name;
}

}  // namespace

bool StoreState::keeps(const VersionName& name) const {
    return active == name || has(previous, name);
}

std::string to_text(const StoreState& state) {
    std::string text(first_line);
    const auto lines = [&](std::string_view key, const std::vector<VersionName>& names) {
        for (const auto& name : names) text.append(key).append(" ").append(to_text(name)).append("\n");
    };
    if (state.active) lines("active", {*state.active});
    lines("previous", state.previous);
    text += "highest " + std::to_string(state.highest_sequence) + "\n";
    lines("rolled-back", state.rolled_back);
    lines("lost", state.lost);
    return text + std::string(checksum_key) + checksum_of(text) + "\n";
}

Result<StoreState> parse_state(std::string_view text) {
    StoreState state;
    std::string_view rest = text;
    if (!rest.starts_with(first_line)) return fail(Errc::malformed, "l’état du contenu est illisible");
    rest.remove_prefix(first_line.size());
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const auto key = line.substr(0, line.find(' '));
        const auto value = line.substr(std::min(key.size() + 1, line.size()));
        const auto name = version_name_of(value);
        if (key == "highest") std::from_chars(value.data(), value.data() + value.size(), state.highest_sequence);
        if (!name) continue;
        if (key == "active") state.active = *name;
        if (key == "previous") state.previous.push_back(*name);
        if (key == "rolled-back") state.rolled_back.push_back(*name);
        if (key == "lost") state.lost.push_back(*name);
    }
    // What does not read as it was written is no state of ours, its checksum included.
    if (to_text(state) != text) return fail(Errc::malformed, "l’état du contenu est abîmé");
    return state;
}

StoreState after_install(StoreState state, const VersionName& name) {
    show(state, name);
    state.highest_sequence = std::max(state.highest_sequence, name.sequence);
    std::erase(state.rolled_back, name);
    std::erase(state.lost, name);
    limit(state);
    return state;
}

StoreState after_choice(StoreState state, const std::optional<VersionName>& name) {
    if (state.active && (!name || name->sequence < state.active->sequence)) remember(state.rolled_back, *state.active);
    if (name) std::erase(state.rolled_back, *name);
    if (name) std::erase(state.lost, *name);
    show(state, name);
    limit(state);
    return state;
}

StoreState after_loss(StoreState state, const VersionName& name) {
    std::erase(state.previous, name);
    remember(state.lost, name);
    if (state.active != name) return state;
    state.active.reset();
    const auto next =
        std::ranges::find_if(state.previous, [&](const auto& kept) { return !has(state.rolled_back, kept); });
    if (next == state.previous.end()) return state;
    state.active = *next;
    state.previous.erase(next);
    return state;
}

StoreState after_silence(StoreState state, const std::vector<VersionName>& names) {
    for (const auto& name : names) {
        std::erase(state.previous, name);
        remember(state.lost, name);
        state.highest_sequence = std::max(state.highest_sequence, name.sequence);
    }
    state.previous.insert(state.previous.begin(), names.begin(), names.end());
    limit(state);
    return state;
}

StoreState state_of(std::vector<VersionName> found) {
    std::ranges::sort(found, std::greater<>());
    StoreState state;
    if (found.empty()) return state;
    state.active = found.front();
    state.highest_sequence = found.front().sequence;
    state.previous.assign(found.begin() + 1, found.end());
    limit(state);
    return state;
}

Order order_of(const StoreState& state, std::int64_t sequence) {
    if (sequence == 0) return Order::unnumbered;
    if (sequence > state.highest_sequence) {
        const std::int64_t most = state.highest_sequence == 0 ? max_first_sequence : max_jump;
        return sequence - state.highest_sequence > most ? Order::jump : Order::newer;
    }
    if (has_sequence(state.rolled_back, sequence)) return Order::rolled_back;
    const bool goes_on = !state.active || state.active->sequence < sequence;
    return goes_on && has_sequence(state.lost, sequence) ? Order::newer : Order::older;
}

}  // namespace parvis::content

#include "kiosk/sticks.h"

#include <algorithm>
#include <utility>

#include "content/draft/draft.h"

namespace parvis::kiosk {

Sticks::Sticks(Files& files, platform::MediaPlaces places) : files_(files), media_(std::move(places)) {}

Sticks::Change Sticks::look() {
    std::map<std::uint64_t, Stick> there;
    Change change;
    for (platform::Medium& medium : media_.look()) {
        const auto known = sticks_.find(medium.arrival);
        if (known == sticks_.end()) change.come.push_back(medium.arrival);
        there[medium.arrival] = known == sticks_.end() ? Stick{std::move(medium)} : std::move(known->second);
    }
    change.any = !change.come.empty() || there.size() != sticks_.size();
    sticks_ = std::move(there);
    if (!first_) first_ = sticks_.empty() ? 0 : sticks_.rbegin()->first;
    return change;
}

std::vector<content::StickPack> Sticks::open(std::uint64_t arrival) {
    Stick* stick = find(arrival);
    if (stick == nullptr) return {};
    auto packs = content::find_packs(files_, stick->medium.folder);
    look_for_tables(*stick);
    return packs;
}

void Sticks::look_for_tables(Stick& stick) {
    stick.has_tables = content::find_authoring_folder(files_, stick.medium.folder).has_value();
}

Stick* Sticks::find(std::uint64_t arrival) {
    const auto found = sticks_.find(arrival);
    return found == sticks_.end() ? nullptr : &found->second;
}

bool Sticks::is_in_now(std::uint64_t arrival) {
    return std::ranges::count(media_.look(), arrival, &platform::Medium::arrival) != 0;
}

void Sticks::forget_copies() {
    for (auto& [arrival, stick] : sticks_) stick.copied.reset();
}

bool Sticks::have_trusted_pack() const {
    return std::ranges::any_of(sticks_, [](const auto& stick) { return stick.second.has_trusted_pack; });
}

std::vector<StaffStick> Sticks::for_staff() const {
    std::vector<StaffStick> all;
    for (auto stick = sticks_.rbegin(); stick != sticks_.rend(); ++stick)
        all.push_back({stick->first, stick->second.medium.label, stick->second.has_tables, stick->second.copied,
                       stick->second.copy_of});
    std::ranges::stable_partition(all, &StaffStick::has_tables);
    return all;
}

}  // namespace parvis::kiosk

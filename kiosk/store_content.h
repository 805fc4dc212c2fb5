// What the kiosk shows of the store.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "content/store/store.h"
#include "kiosk/content_source.h"
#include "kiosk/start_record.h"

namespace parvis::kiosk {

// The content of the store; where it has none, or safe mode avoids it, the shipped one. A damaged one is given up.
// `starts` is told what is shown; null: nothing is avoided. Both must outlive it. Any thread.
[[nodiscard]] ContentSource content_of(content::Store& store, std::filesystem::path shipped, StartRecord* starts);

// What the record of a start calls that: the version's name, or word_of(shipped); nothing where `mode` avoids the
// version.
[[nodiscard]] std::string recorded_name(const std::optional<content::Version>& active, const SafeMode& mode,
                                        const std::filesystem::path& shipped);

}  // namespace parvis::kiosk

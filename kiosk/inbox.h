// The folder that is filled over the network, as the updates' worker looks at it: what of it is to be tried, when
// again, and what staff are to know of it. Nothing in it is read but the names, nothing is ever written there. One
// thread.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "content/update/find_packs.h"
#include "content/update/report.h"
#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "platform/base/kept_file.h"

namespace parvis::kiosk {

// A failure that may pass by itself, with no file of the inbox touched: a full disk, a disk that did not answer or
// answered wrongly, a key that was not there yet.
[[nodiscard]] bool may_pass(content::UpdateOutcome outcome);

class Inbox {
public:
    // `folder`: laid out as a stick is; empty: there is none. `kept`: the file that remembers over the starts how the
    // last try ended, so that nobody is told of the same again; empty: none does. `files` and `clock` must outlive it.
    Inbox(Files& files, const Clock& clock, std::filesystem::path folder, std::filesystem::path kept);

    struct Found {
        std::vector<content::StickPack> packs;  // signed ones; may be none
        // How the last try of these very files ended: this is another one, an hour later or more or after a start.
        std::optional<content::UpdateOutcome> before{};
    };
    // Nothing: as it was, and not to be tried again yet.
    [[nodiscard]] std::optional<Found> look();
    // How the try of what was found last ended. What was installed is not remembered over the starts: brought again, it
    // had been lost.
    void tried(content::UpdateOutcome outcome);
    // All in it is new again.
    void forget();
    // As of the last look, in French sentences: the folder is not there; packs that lie there for an hour without their
    // signatures. The journal has each once.
    [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

private:
    // A file as it was when it was looked at.
    struct Seen {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;
        auto operator<=>(const Seen&) const = default;
    };
    using SeenFiles = std::map<std::filesystem::path, Seen>;
    // A pack without its signature.
    struct Unsigned {
        Seen seen;
        Instant since{};
        bool is_told = false;
    };
    void look_for_folder();
    void wait_for_signatures(const std::vector<std::filesystem::path>& packs);
    // Nothing is known of it with an error; none is asked for behind one.
    [[nodiscard]] static Seen seen(const std::filesystem::path& file, std::error_code& error);
    // What is kept of them: before the word of the outcome.
    [[nodiscard]] static std::string memory_of(const SeenFiles& files);
    [[nodiscard]] std::optional<content::UpdateOutcome> remembered(const SeenFiles& files) const;

    Files& files_;
    const Clock& clock_;
    const std::filesystem::path folder_;
    SeenFiles seen_;
    std::optional<content::UpdateOutcome> outcome_;  // of seen_, where it may pass
    Instant tried_at_{};
    std::chrono::hours pause_{};  // from then
    std::map<std::filesystem::path, Unsigned> unsigned_;
    std::optional<Errc> no_folder_;
    std::vector<std::string> remarks_;
    KeptFile file_;
    std::string kept_;  // what is in it
};

}  // namespace parvis::kiosk

// Sticks that somebody made to harm a board, each a kind with a name, and what a board with a trusted key and a content
// of before did with them: the whole way of every stick, in a process of its own that may take so much memory and so
// much of the processor and no more. docs/hostile-sticks.md is made of what comes out.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/content/hostile_pack.h"
#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"

namespace parvis::testing {

inline constexpr std::int64_t sequence_of_before = 5;
inline constexpr std::string_view centre_of_board = "Le Moulin";

// What a kind is made of: a stick with a good pack n° 6 in PARVIS, to be spoilt.
struct HostileStick {
    std::filesystem::path media;
    std::filesystem::path folder;  // PARVIS on it
    BentFile pack;
    std::filesystem::path signature;
    std::filesystem::path elsewhere;  // a folder that is not on the stick
    HookedFiles::Hook while_read;     // what the stick does meanwhile; may be empty

    // As somebody with a trusted key would: what the comment says of the pack is right, but for what `change` does.
    void sign(const std::function<void(PackFacts&)>& change = {}) const;
    void sign_with_comment(const std::string& comment) const;
    [[nodiscard]] std::string signature_text() const;
    // A row of a table with a blob or a text that SQL cannot write.
    void set(const char* sql, const std::string& bytes) const;
};

struct HostileKind {
    std::string name;
    std::vector<UpdateOutcome> outcomes;  // one of them; none: the board does as if no stick were there
    std::string reason;                   // part of what the journal says, or would to who looks closer
    // False: cannot be made by who runs this.
    std::function<bool(HostileStick& stick, unsigned trial)> make;
    bool is_signed = true;  // once it is made, by a trusted key
    unsigned trials = 1;
};

struct HostileFamily {
    std::string name;
    std::vector<HostileKind> kinds;
};

// One file each.
[[nodiscard]] HostileFamily hostile_layouts();
[[nodiscard]] HostileFamily hostile_signatures();
[[nodiscard]] HostileFamily hostile_bytes();
[[nodiscard]] HostileFamily hostile_databases();
[[nodiscard]] HostileFamily hostile_rows();
[[nodiscard]] HostileFamily hostile_parts();
[[nodiscard]] std::vector<HostileFamily> hostile_families();

// What was seen of a kind.
struct Seen {
    bool was_made = true;
    std::string outcome;             // by its name, several with a comma between them; nothing: no stick was seen
    std::string reason;              // what the journal adds
    std::vector<std::string> wrong;  // what should not be: another outcome or reason, a change, too much of anything
};

class HostileBoard {
public:
    HostileBoard();
    [[nodiscard]] Seen meet(const HostileKind& kind);

private:
    Seen meet_once(const HostileKind& kind, unsigned trial);
    [[nodiscard]] std::map<std::string, std::string> store_files() const;

    Workshop workshop_;
    std::string good_pack_;
    std::map<std::string, std::string> before_;
};

// Runs `work` in a process of its own, within limits of memory and processor time; its journal goes to a file. Why it
// did not end well; nothing when it did, and then what it said and what it wrote into the journal.
struct Walled {
    std::string said;
    std::string journal;
    std::string wrong;
};
// Whether a sanitizer or an emulator takes memory of its own, so that walls of memory stand elsewhere or not at all.
[[nodiscard]] bool is_watched_over();
[[nodiscard]] Walled within_walls(const std::filesystem::path& scratch, const std::function<std::string()>& work);
// What of a journal is not one clean line after the other; nothing: it is.
[[nodiscard]] std::string dirt_in(const std::string& journal);
// Without what differs from run to run and from board to board.
[[nodiscard]] std::string masked(std::string text, const std::filesystem::path& place);

// Rows of docs/hostile-sticks.md: of a kind; of each outcome, with the words of the screen.
[[nodiscard]] std::string page_row(const std::string& name, const Seen& seen);
[[nodiscard]] std::string outcome_rows();

}  // namespace parvis::testing

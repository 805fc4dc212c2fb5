// What happens to the contents of a board, for trials in which something goes wrong (update_matrix.h).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/content/store_workshop.h"
#include "tests/support/look_at_store.h"

namespace parvis::testing {

struct Telling {
    Files& files;
    std::filesystem::path store;
    std::filesystem::path stick;
    const Keyring& keys;
};

// From which start, with which stick, and what may be shown whatever goes wrong.
struct Story {
    std::string name;
    std::int64_t before = -1;  // shown at the start; -1: the content that came with Parvis
    std::int64_t after = -1;
    std::string start;             // of StoryPlaces: the store
    std::string stick;             // of StoryPlaces
    bool (*tell)(const Telling&);  // whether it ended well
};

[[nodiscard]] const std::vector<Story>& all_stories();

// Where they begin, and how what came of them is looked at.
class StoryPlaces {
public:
    StoryPlaces();

    // The board of the story, its store in `where`/content. What is in `where` goes.
    void lay_out(const Story& story, const std::filesystem::path& where) const;
    [[nodiscard]] std::filesystem::path stick_of(const Story& story) const { return folder() / story.stick; }
    [[nodiscard]] const std::filesystem::path& folder() const { return workshop_.folder.path(); }
    [[nodiscard]] std::filesystem::path keys_folder() const { return folder() / "keys"; }
    [[nodiscard]] const Keyring& keys() const { return workshop_.rules.keys; }
    // As look_at_store(), the board's own key trusted. It must be whole, or not there, and what was published is signed
    // by it; no draft may be left, and staff must be able to publish once more. Changes the store.
    [[nodiscard]] StoreLook look_after(const Story& story, Files& files, const std::filesystem::path& store) const;

private:
    void lay_out_starts();
    void lay_out_tables(const std::string& stick, std::int64_t sequence);

    Workshop workshop_;
    StickPack next_;
};

}  // namespace parvis::testing

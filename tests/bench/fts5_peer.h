// The peer that the search is measured against: the same texts in SQLite's own FTS5, ranked by bm25() with snippet()
// and facets by SQL, as a program would do it that has no index of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "content/database.h"
#include "content/document.h"

namespace parvis::bench {

class Fts5Peer {
public:
    [[nodiscard]] static Result<Fts5Peer> build(const content::Document& document, const std::filesystem::path& file);
    // One keystroke: twenty ranked hits with snippets, and the counts of six groups. Returns the number of hits shown.
    [[nodiscard]] Result<int> keystroke(const std::string& typed);

private:
    explicit Fts5Peer(content::Database database) : database_(std::move(database)) {}
    content::Database database_;
};

}  // namespace parvis::bench

// The catalogue: the questions that screens and the command line ask of a content file.
// A Catalogue belongs to one thread at a time; open another on the same file for a worker. What it returns is copied
// out and outlives it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "content/filters.h"
#include "platform/base/result.h"

namespace parvis::content {

// What a card or a row shows of an action.
struct ActionSummary {
    std::string id;
    std::string title;
    std::string lead;
    std::string dimension;
    std::string status;
    std::vector<std::string> publics;
    std::string organisation_id;
    std::string organisation;  // shown name
    std::string department;
    bool is_ours = false;
    bool has_photo = false;
};

struct FacetValue {
    std::string value;
    std::string label;  // shown; differs from value for organisations
    int count = 0;      // matches when this value is chosen alone in its group, the other groups' choices applied
    int in_scope = 0;   // of a list: actions of its scope that have it, whatever is chosen; never 0
    bool chosen = false;
};

struct Facet {
    FacetGroup group = FacetGroup::dimension;
    // Of a search: all of the catalogue, most frequent of it first, then by folded label; zeros stay. Of a list: those
    // that its scope has, most frequent of the scope first, then as above; what is chosen moves none of them.
    std::vector<FacetValue> values;
};

struct Listing {
    int total = 0;                       // all that match
    int in_scope = 0;                    // all of the scope
    std::vector<ActionSummary> actions;  // the asked page of them; ours first, then by folded title
    std::vector<Facet> facets;           // in the order of FacetGroup
};

struct TextRange {  // bytes of the text beside it
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const TextRange&) const = default;
};

// How a hit came about, best first.
enum class MatchKind : std::uint8_t { exact, synonym, spelling };

struct Hit {
    ActionSummary action;
    MatchKind kind = MatchKind::exact;
    std::string matched_in;  // the best place of a word: "title", "keywords", "summary", "text"
    // The synonym or the corrected word that was found: as sheets spell it ("démarches"), several words as the
    // thesaurus does ("accueil de loisirs"). Empty for exact hits.
    std::string explained_by;
    std::vector<TextRange> title_marks;
    std::string snippet;  // plain text around the best place; the lead when only the title matched
    std::vector<TextRange> snippet_marks;
};

struct SearchResult {
    int total = 0;
    int as_typed = 0;           // of these, exact or by a synonym: they stand first, what a slip may have meant follows
    std::vector<Hit> hits;      // the asked page; title > keywords > summary > rest, exact > synonym > spelling
    std::vector<Facet> facets;  // of all hits
    std::vector<std::string> nearest_words;  // when nothing was found: what the catalogue has that is near, best first
};

struct Page {
    int offset = 0;
    int limit = 50;
};

class Cancellation;  // cancellation.h: by it another thread gives a search up

class Catalogue {
public:
    // Opens read-only and immutable: SQLite makes no file beside it. Fails with not_found, unreadable (a folder,
    // rights), foreign (not a database, another application's), too_new, unsupported (an older schema than we know),
    // malformed (empty file, truncated, damaged, tables that are not ours); the message is a French sentence for staff.
    // A catalogue without actions opens. Cost: the facets' numbers and the vocabulary, a few dozen bytes an action.
    [[nodiscard]] static Result<Catalogue> open(const std::filesystem::path& file);
    Catalogue(Catalogue&&) noexcept;
    Catalogue& operator=(Catalogue&&) noexcept;
    ~Catalogue();

    [[nodiscard]] int action_count() const;
    // Which making of the content this is. Lives as long as the catalogue.
    [[nodiscard]] const Edition& edition() const;
    // What it holds in memory, SQLite's page cache included.
    [[nodiscard]] std::size_t memory_bytes() const;

    // Each fails only with malformed or unreadable (the disk under it is gone or damaged).
    // The actions of `scope` that pass `filters`, and the facets within the scope.
    [[nodiscard]] Result<Listing> list(const Filters& filters, Page page, const Scope& scope = {}) const;
    [[nodiscard]] Result<std::optional<Action>> action(std::string_view id) const;  // photo included
    [[nodiscard]] Result<std::optional<ActionSummary>> summary(std::string_view id) const;
    // When it takes place, without reading the rest of it; an empty schedule where its sheet does not say, or where
    // there is no such action.
    [[nodiscard]] Result<Schedule> schedule(std::string_view id) const;
    // Up to `limit` others that share a keyword (4 points each), the dimension (2) or the organisation (2); shared
    // publics (1) add. Most points first, then in the order of lists (ours first).
    [[nodiscard]] Result<std::vector<ActionSummary>> related(std::string_view id, int limit) const;

    [[nodiscard]] Result<std::vector<Need>> needs() const;  // those with something behind them, in the content's order
    [[nodiscard]] Result<std::vector<Organisation>> organisations() const;  // ours first, then by folded name
    // By category, categories and partners in the content's order.
    [[nodiscard]] Result<std::vector<Partner>> partners() const;
    // With all of their pictures but the bytes: those may be megabytes each.
    [[nodiscard]] Result<std::vector<Poster>> posters() const;
    // Of an action's photo or a poster's picture; nothing where it has none, or there is none of that id.
    [[nodiscard]] Result<std::optional<std::string>> picture_bytes(std::string_view id) const;
    [[nodiscard]] std::optional<Organisation> our_centre() const;
    // Makes another organisation ours, over what the content says, for as long as this object lives. `name` as
    // assemble/organisations.h's choose_ours() takes it. Which actions are ours changes with it, and lists put them
    // first; the others stand as the content was written, its own centre's first. Fails with not_found when no
    // organisation is meant, or several, in a French sentence for staff; then nothing changes.
    [[nodiscard]] Status choose_our_centre(std::string_view name);

    // As a visitor types: see search/SEARCH.md. Words that are empty after folding give an empty result (the facets
    // then are at zero). `cancel` may be null; a cancelled search fails with interrupted.
    [[nodiscard]] Result<SearchResult> search(std::string_view words, const Filters& filters, Page page,
                                              const Cancellation* cancel = nullptr) const;

    // The whole content again, as it was written (dump, check). Pictures included.
    [[nodiscard]] Result<Document> document() const;

    struct State;  // catalogue_state.h, for our own .cpp files

private:
    explicit Catalogue(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace parvis::content

#include "tests/bench/fts5_peer.h"

#include "content/search/sheet_text.h"
#include "content/text/folding.h"

namespace parvis::bench {
namespace {

using namespace content;

constexpr const char* schema =
    "CREATE VIRTUAL TABLE sheet USING fts5(title, keywords, summary, rest, tokenize='unicode61 remove_diacritics 2', "
    "prefix='1 2 3');"
    "CREATE TABLE facet(facet INTEGER, value TEXT, sheet INTEGER);";

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += text + "\n";
    return all;
}

Status add(Database& database, const Action& action, std::int64_t number) {
    std::string summary;
    for (const auto& block : action.summary) summary += block.text + "\n";
    std::string rest;
    visit_rest(action, action.source_organisation, [&](std::string_view text) {
        rest += text;
        rest += '\n';
        return true;
    });
    const auto keywords = joined(action.keywords);
    auto insert = database.cached("INSERT INTO sheet(rowid, title, keywords, summary, rest) VALUES(?,?,?,?,?)");
    if (!insert) return fail(insert.error());
    (*insert)->bind_integer(1, number);
    (*insert)->bind_text(2, action.title);
    (*insert)->bind_text(3, keywords);
    (*insert)->bind_text(4, summary);
    (*insert)->bind_text(5, rest);
    if (auto done = (*insert)->run(); !done) return done;
    auto facet = database.cached("INSERT INTO facet VALUES(?,?,?)");
    if (!facet) return fail(facet.error());
    const auto put = [&](int group, const std::string& value) {
        (*facet)->bind_integer(1, group);
        (*facet)->bind_text(2, value);
        (*facet)->bind_integer(3, number);
        return (*facet)->run();
    };
    Status done = put(0, action.dimension);
    for (const auto& value : action.publics)
        if (done) done = put(1, value);
    for (const auto& value : action.keywords)
        if (done) done = put(2, value);
    if (done) done = put(3, action.department);
    if (done) done = put(4, action.organisation_id);
    if (done) done = put(5, action.status);
    return done;
}

}  // namespace

Result<Fts5Peer> Fts5Peer::build(const Document& document, const std::filesystem::path& file) {
    {
        auto database = Database::create(file);
        if (!database) return fail(database.error());
        auto transaction = Transaction::begin(*database);
        if (!transaction) return fail(transaction.error());
        if (auto made = database->execute(schema); !made) return fail(made.error());
        std::int64_t number = 0;
        for (const auto& action : document.actions)
            if (auto done = add(*database, action, number++); !done) return fail(done.error());
        if (auto made = database->execute("CREATE INDEX facet_sheet ON facet(sheet, facet, value)"); !made)
            return fail(made.error());
        if (auto done = transaction->commit(); !done) return fail(done.error());
    }
    auto database = Database::open_immutable(file);
    if (!database) return fail(database.error());
    return Fts5Peer(std::move(*database));
}

Result<int> Fts5Peer::keystroke(const std::string& typed) {
    std::string match;
    for (const auto& token : tokenize(typed)) match += token.folded + "* ";
    if (match.empty()) return 0;
    auto hits = database_.cached(
        "SELECT rowid, title, snippet(sheet, -1, '[', ']', '…', 24) FROM sheet WHERE sheet MATCH ? "
        "ORDER BY bm25(sheet, 8, 4, 2, 1) LIMIT 20");
    if (!hits) return fail(hits.error());
    (*hits)->bind_text(1, match);
    int shown = 0;
    std::size_t bytes = 0;
    for (;;) {
        auto row = (*hits)->step();
        if (!row) return fail(row.error());
        if (!*row) break;
        bytes += (*hits)->text(1).size() + (*hits)->text(2).size();
        ++shown;
    }
    auto facets = database_.cached(
        "SELECT facet, value, count(*) FROM facet WHERE sheet IN (SELECT rowid FROM sheet WHERE sheet MATCH ?) "
        "GROUP BY facet, value");
    if (!facets) return fail(facets.error());
    (*facets)->bind_text(1, match);
    for (;;) {
        auto row = (*facets)->step();
        if (!row) return fail(row.error());
        if (!*row) break;
        bytes += (*facets)->text(1).size();
    }
    return bytes == 0 ? 0 : shown;
}

}  // namespace parvis::bench

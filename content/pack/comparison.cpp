#include "content/pack/comparison.h"

#include <algorithm>

#include "content/catalogue/catalogue_file.h"
#include "content/pack/minisign_file.h"
#include "content/pack/row_digests.h"

namespace parvis::content {
namespace {

struct Pack {
    const std::filesystem::path& file;
    Database database;
};

Result<Changes> changes_of(Pack& pack, const NamedRows& rows, std::vector<std::uint32_t> numbers,
                           std::size_t most_titles) {
    Changes changes;
    changes.count = static_cast<std::int64_t>(numbers.size());
    std::sort(numbers.begin(), numbers.end());
    if (numbers.size() > most_titles) numbers.resize(most_titles);
    for (const auto number : numbers) {
        auto titles = pack.database.cached(rows.name);
        if (!titles) return catalogue_failure(pack.file, titles.error());
        (*titles)->bind_integer(1, number);
        const auto row = (*titles)->step();
        if (!row) return catalogue_failure(pack.file, row.error());
        changes.titles.emplace_back((*titles)->text(0));
    }
    return changes;
}

Result<KindChanges> compare(Pack& before, Pack& after, const NamedRows& rows, std::size_t most_titles) {
    const auto old_rows = digests_of(before.database, rows);
    if (!old_rows) return catalogue_failure(before.file, old_rows.error());
    const auto new_rows = digests_of(after.database, rows);
    if (!new_rows) return catalogue_failure(after.file, new_rows.error());

    std::vector<std::uint32_t> added;
    std::vector<std::uint32_t> changed;
    std::vector<std::uint32_t> removed;
    auto was = old_rows->begin();
    auto is = new_rows->begin();
    while (was != old_rows->end() || is != new_rows->end()) {
        if (is == new_rows->end() || (was != old_rows->end() && was->id < is->id)) {
            removed.push_back((was++)->number);
        } else if (was == old_rows->end() || is->id < was->id) {
            added.push_back((is++)->number);
        } else {
            if (was->content != is->content) changed.push_back(is->number);
            ++was;
            ++is;
        }
    }
    KindChanges kind;
    const auto tell = [&](Changes& changes, Pack& pack, std::vector<std::uint32_t> numbers) -> Status {
        auto told = changes_of(pack, rows, std::move(numbers), most_titles);
        if (!told) return fail(told.error());
        changes = std::move(*told);
        return {};
    };
    if (auto told = tell(kind.added, after, std::move(added)); !told) return fail(told.error());
    if (auto told = tell(kind.changed, after, std::move(changed)); !told) return fail(told.error());
    if (auto told = tell(kind.removed, before, std::move(removed)); !told) return fail(told.error());
    return kind;
}

Result<bool> differ(Pack& before, Pack& after, Result<Digest> (*digest)(Database&)) {
    const auto was = digest(before.database);
    if (!was) return catalogue_failure(before.file, was.error());
    const auto is = digest(after.database);
    if (!is) return catalogue_failure(after.file, is.error());
    return *was != *is;
}

// Keeps a result, or its failure.
template <class Value>
Status keep(Value& value, Result<Value> result) {
    if (!result) return fail(result.error());
    value = std::move(*result);
    return {};
}

}  // namespace

Result<Comparison> compare_packs(const std::filesystem::path& older, const std::filesystem::path& newer,
                                 const CompareOptions& options) {
    wake_sodium();
    const auto go_on = [cancel = options.cancel] { return cancel == nullptr || !cancel->cancelled(); };
    // One after the other; of a pack with photos it is far less than all.
    std::uint64_t read_bytes = 0;
    const auto on_read = [&options, &read_bytes, all = size_of(older) + size_of(newer)](std::uint64_t bytes) {
        read_bytes += bytes;
        if (options.on_progress && read_bytes < all)
            options.on_progress(static_cast<double>(read_bytes) / static_cast<double>(all));
    };
    auto opened_before = open_strangers_catalogue_file(older, go_on, on_read);
    if (!opened_before) return fail(opened_before.error());
    auto opened_after = open_strangers_catalogue_file(newer, go_on, on_read);
    if (!opened_after) return fail(opened_after.error());
    Pack before{older, std::move(*opened_before)};
    Pack after{newer, std::move(*opened_after)};
    Comparison comparison;
    const auto named = [&](KindChanges& kind, const NamedRows& rows) {
        return keep(kind, compare(before, after, rows, options.most_titles));
    };
    Status done = named(comparison.sheets, sheet_rows());
    if (done) done = named(comparison.partners, partner_rows());
    if (done) done = named(comparison.posters, poster_rows());
    if (done) done = named(comparison.organisations, organisation_rows());
    if (done) done = keep(comparison.needs, differ(before, after, digest_of_needs));
    if (done) done = keep(comparison.words, differ(before, after, digest_of_words));
    if (!done) return fail(done.error());
    return comparison;
}

}  // namespace parvis::content

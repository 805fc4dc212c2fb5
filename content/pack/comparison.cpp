#include "content/pack/comparison.h"

#include <algorithm>
#include <functional>
#include <string>

#include "content/catalogue/catalogue_file.h"
#include "content/pack/row_digests.h"
#include "content/sodium.h"
#include "content/text/folding.h"

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

// Names by which rows are paired, 16 bytes a row: what else a name takes is not held.
struct RowName {
    std::size_t hash = 0;
    std::uint32_t number = 0;
};

Result<std::vector<RowName>> names_of(Pack& pack, const NamedRows& rows, const std::vector<std::uint32_t>& numbers) {
    std::vector<RowName> names;
    names.reserve(numbers.size());
    for (const auto number : numbers) {
        auto name = pack.database.cached(rows.name);
        if (!name) return catalogue_failure(pack.file, name.error());
        (*name)->bind_integer(1, number);
        const auto row = (*name)->step();
        if (!row) return catalogue_failure(pack.file, row.error());
        names.push_back({std::hash<std::string>()(fold((*name)->text(0))), number});
    }
    std::ranges::sort(names, {}, &RowName::hash);
    return names;
}

// By their numbers: the removed ones' of the older pack, the others' of the newer.
struct Differences {
    std::vector<std::uint32_t> added;
    std::vector<std::uint32_t> changed;
    std::vector<std::uint32_t> removed;
};

// An organisation's id goes by its département, which staff may fill in later: of what has another id on each side,
// what bears one name on both has changed.
Status pair_by_name(Pack& before, Pack& after, const NamedRows& rows, Differences& found) {
    if (found.added.empty() || found.removed.empty()) return {};
    const auto was = names_of(before, rows, found.removed);
    if (!was) return fail(was.error());
    const auto is = names_of(after, rows, found.added);
    if (!is) return fail(is.error());
    found.added.clear();
    found.removed.clear();
    auto old = was->begin();
    auto fresh = is->begin();
    while (old != was->end() || fresh != is->end()) {
        if (fresh == is->end() || (old != was->end() && old->hash < fresh->hash)) {
            found.removed.push_back((old++)->number);
        } else if (old == was->end() || fresh->hash < old->hash) {
            found.added.push_back((fresh++)->number);
        } else {
            found.changed.push_back((fresh++)->number);
            ++old;
        }
    }
    return {};
}

enum class Same : std::uint8_t { by_id, by_id_or_name };

Result<KindChanges> compare(Pack& before, Pack& after, const NamedRows& rows, Same same, std::size_t most_titles) {
    const auto old_rows = digests_of(before.database, rows);
    if (!old_rows) return catalogue_failure(before.file, old_rows.error());
    const auto new_rows = digests_of(after.database, rows);
    if (!new_rows) return catalogue_failure(after.file, new_rows.error());

    Differences found;
    auto& [added, changed, removed] = found;
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
    if (same == Same::by_id_or_name)
        if (auto paired = pair_by_name(before, after, rows, found); !paired) return fail(paired.error());
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
    const auto named = [&](KindChanges& kind, const NamedRows& rows, Same same = Same::by_id) {
        return keep(kind, compare(before, after, rows, same, options.most_titles));
    };
    Status done = named(comparison.sheets, sheet_rows());
    if (done) done = named(comparison.partners, partner_rows());
    if (done) done = named(comparison.posters, poster_rows());
    if (done) done = named(comparison.organisations, organisation_rows(), Same::by_id_or_name);
    if (done) done = keep(comparison.needs, differ(before, after, digest_of_needs));
    if (done) done = keep(comparison.words, differ(before, after, digest_of_words));
    if (!done) return fail(done.error());
    return comparison;
}

}  // namespace parvis::content

// From the rows of a catalogue file back to the structs of a document.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/database.h"
#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

// Reads from one connection, on its thread. Every call fails only with malformed or unreadable.
class CatalogueReader {
public:
    // `organisation_ids`: by number; both must outlive it.
    CatalogueReader(Database& database, const std::vector<std::string>& organisation_ids)
        : database_(database), organisation_ids_(organisation_ids) {}

    // `words`: what is searched, and of a poster's picture all but its bytes; `whole`: pictures and the source's text
    // too.
    enum class Extent : std::uint8_t { words, whole };
    // `number` must be that of a sheet. `position`, if given, gets the action's place in the document.
    [[nodiscard]] Result<Action> action(std::uint32_t number, Extent extent, std::uint32_t* position = nullptr);
    [[nodiscard]] Result<Schedule> action_schedule(std::uint32_t number);
    [[nodiscard]] Result<std::vector<Block>> summary(std::uint32_t number);
    // The running text of its parts, block by block, as long as `visit` says true. False: it said false.
    [[nodiscard]] Result<bool> each_text(std::uint32_t number, const std::function<bool(std::string_view)>& visit);

    [[nodiscard]] Result<Edition> edition();
    [[nodiscard]] Result<std::vector<Organisation>> organisations();
    [[nodiscard]] Result<std::vector<Partner>> partners();
    [[nodiscard]] Result<std::vector<Need>> needs();
    [[nodiscard]] Result<std::vector<Poster>> posters(Extent extent);
    // Of an action or a poster; nothing where it has no picture, or there is none of that id.
    [[nodiscard]] Result<std::optional<std::string>> picture_bytes(std::string_view id);
    [[nodiscard]] Result<WordTable> words();

private:
    [[nodiscard]] Result<Schedule> schedule(std::int64_t number);
    [[nodiscard]] Result<Picture> picture(std::int64_t number, Extent extent);
    [[nodiscard]] Status parts(std::uint32_t number, std::vector<Part>& parts);
    [[nodiscard]] Result<std::string> label(std::int64_t number);

    Database& database_;
    const std::vector<std::string>& organisation_ids_;
    std::vector<std::string> labels_;
};

}  // namespace parvis::content

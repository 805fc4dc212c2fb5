// What can be said of a pack before one byte of it is read.
#pragma once

#include <memory>
#include <optional>

#include "content/pack/pack_facts.h"
#include "content/update/update.h"

namespace parvis::content {

struct Examined {
    UpdateReport report;
    bool passes = false;  // otherwise the report's outcome says why not
    Signature signature;
    const PublicKey* key = nullptr;  // of the rules
    std::optional<PackFacts> facts;  // none: signed by the plain tool
    std::unique_ptr<InputFile> pack;
};

// The signature, its key, its comment; then the size and the centre that the comment tells. Not the order, not the
// room: they are the store's.
[[nodiscard]] Examined examine(Files& files, const StickPack& pack, const UpdateRules& rules);

// Why a pack of these centres is not for this board; nothing: it is. What staff publish on their own board always is.
[[nodiscard]] std::optional<UpdateOutcome> refused_centre(const std::vector<std::string>& centres,
                                                          const UpdateRules& rules);

// What went wrong with reading the stick: does it still answer?
[[nodiscard]] UpdateOutcome reading_failed(Files& files, const std::filesystem::path& file);

}  // namespace parvis::content

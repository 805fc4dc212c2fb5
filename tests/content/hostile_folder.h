// Folders that pretend to be staff's tables, and what a board made of them: the real builder behind its walls.
#pragma once

#include "tests/content/hostile_stick.h"

namespace parvis::testing {

struct HostileFolder {
    std::filesystem::path folder;     // PARVIS on a stick, with a centre.toml and two good sheets in actions.csv
    std::filesystem::path elsewhere;  // not on the stick
    void write(const std::string& name, std::string_view bytes) const { plant(folder / name, bytes); }
};

enum class Draftness { none_looked_for, refused, made };

struct HostileFolderKind {
    std::string name;
    Draftness becomes = Draftness::refused;
    std::string told;  // part of what staff are told
    std::function<bool(const HostileFolder& stick)> make;
};

[[nodiscard]] std::vector<HostileFolderKind> hostile_folders();

class HostileDesk {
public:
    explicit HostileDesk(std::filesystem::path builder);
    [[nodiscard]] Seen meet(const HostileFolderKind& kind);

private:
    Workshop workshop_;
    std::filesystem::path builder_;
};

}  // namespace parvis::testing

#!/bin/sh
# include_levels.sh ROOT: every #include respects the levels: kiosk -> content, platform -> platform/base.
# Linking alone does not keep them: the headers of /usr/include are visible to every target.
set -eu
. "$(dirname "$0")/rule.sh"
cd "$1"
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# in FOLDER…: every include of these folders, as file:line:header
in_folders() {
  for folder; do
    [ ! -e "$folder" ] || grep -rnE --include='*.h' --include='*.cpp' '^[[:space:]]*#[[:space:]]*include' "$folder" || true
  done | sed -E 's/^([^:]*:[0-9]+:)[^<"]*[<"]([^>"]*)[>"].*/\1\2/'
}

# never "RULE" HEADER-PATTERN FOLDER…: no file of these folders includes such a header
never() {
  rule=$1 pattern=$2
  shift 2
  in_folders "$@" | grep -E "^[^:]*:[0-9]+:($pattern)" | sed "s|\$| ($rule)|" >>"$found" || true
}

# only "RULE" HEADER-PATTERN FILE-PATTERN: only files of this pattern include such a header
only() {
  rule=$1 pattern=$2 files=$3
  in_folders platform content kiosk tests | grep -E "^[^:]*:[0-9]+:($pattern)" | grep -vE "^($files)" |
    sed "s|\$| ($rule)|" >>"$found" || true
}

sdl='SDL'
imgui='(.*/)?imgui|imconfig\.h|imstb'
never "platform/base knows the standard library and POSIX only" "platform/[^b]|content/|kiosk/|$sdl|$imgui|sqlite3\.h" platform/base
never "platform does not know content, kiosk or Dear ImGui" "content/|kiosk/|$imgui" platform
never "content does not know the rest of platform, nor kiosk, SDL or Dear ImGui" "platform/[^b]|kiosk/|$sdl|$imgui" content
never "the program does not know its tests" "tests/" platform content kiosk
only "SDL stays in platform and kiosk/gui" "$sdl" 'platform/|kiosk/gui/|tests/platform/|tests/kiosk/|tests/soak/'
only "sqlite3.h stays in content/database.*" 'sqlite3\.h' 'content/database\.(h|cpp):'

# A screen draws a view and reports what was touched: it has no other business.
screen='kiosk/(screens|widgets|theme|strings|semantics)/|kiosk/(intent|route)\.h|content/(document|filters|pictogram)\.h'
in_folders kiosk/screens | grep -E '^[^:]*:[0-9]+:((platform|content|kiosk)/|.*imgui|SDL)' |
  grep -vE "^[^:]*:[0-9]+:($screen)" | sed 's|$| (a screen knows widgets, theme, strings, intents and plain content only)|' >>"$found" || true

sort -u "$found" | conclude

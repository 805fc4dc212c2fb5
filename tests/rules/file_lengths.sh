#!/bin/sh
# file_lengths.sh ROOT: no source file is longer than 500 lines; a longer one holds more than one thing.
set -eu
. "$(dirname "$0")/rule.sh"
root=$1
tracked_files "$root" | grep -E '\.(h|cpp|sql|sh|cmake)$|^deploy/|^\.ci/|CMakeLists\.txt$' | while read -r file; do
  [ ! -f "$root/$file" ] || awk -v file="$file" 'END { if (NR > 500) print file ": " NR " lines, 500 are allowed: split it by meaning" }' "$root/$file"
done | conclude

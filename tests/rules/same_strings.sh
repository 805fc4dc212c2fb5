#!/bin/sh
# same_strings.sh ROOT: every language says every id once, with the same {places} to fill in, and no other id.
# The compiler sees missing ids too; what it cannot see are the places and a line that says nothing it can read.
set -eu
. "$(dirname "$0")/rule.sh"
cd "$1/kiosk/strings"
awk '
  FNR == 1 { language = FILENAME; sub(/\.strings$/, "", language); languages[++count] = language }
  /^#/ || /^[ \t]*$/ { next }
  !/^[a-z0-9_]+ = ".+"$/ { print FILENAME ":" FNR ": write it as: id = \"text\""; next }
  {
    id = $1
    if ((language, id) in line) print FILENAME ":" FNR ": " id " was said before, in line " line[language, id]
    line[language, id] = FNR
    ids[id] = 1
    rest = $0
    while (match(rest, /\{[a-z_]+\}/)) {
      place = substr(rest, RSTART, RLENGTH)
      places[id, place] = 1
      said[language, id, place] = 1
      rest = substr(rest, RSTART + RLENGTH)
    }
  }
  END {
    for (id in ids)
      for (i = 1; i <= count; i++)
        if (!((languages[i], id) in line)) print languages[i] ".strings: " id " is missing"
    for (pair in places) {
      split(pair, part, SUBSEP)
      for (i = 1; i <= count; i++)
        if ((languages[i], part[1]) in line && !((languages[i], part[1], part[2]) in said))
          print languages[i] ".strings:" line[languages[i], part[1]] ": " part[1] " lacks the place " part[2]
    }
  }' ./*.strings | sed 's|^\./||; s|^|kiosk/strings/|' | conclude

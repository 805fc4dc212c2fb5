#!/bin/sh
# seed_sentences.sh ROOT SHARED: no long line of the national list stands in the repository: it is not ours to publish.
# Facts carry over (titles, names, figures), sentences do not.
set -eu
. "$(dirname "$0")/rule.sh"
root=$1 seed=$2/seeds/senacs-actions.txt
if [ ! -e "$seed" ]; then
  echo "skipped: $seed is not here"
  exit 77
fi
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
# Shorter lines, lines without words in small letters and lines on every sheet are names, titles and labels of the form.
tr -d '\r' <"$seed" | awk '{
    words = 0
    for (i = 1; i <= NF; i++) words += $i ~ /^[a-z]/
    if (length($0) >= 70 && words >= 5) seen[$0]++
  }
  END { for (line in seen) if (seen[line] < 10) print line }' >"$lines"
[ -s "$lines" ] || { echo "$seed holds no long line: is it the right file?"; exit 1; }
cd "$root"
tracked_files . | tr '\n' '\0' | { xargs -0 grep -nIF -f "$lines" /dev/null || true; } | conclude

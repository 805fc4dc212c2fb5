#!/bin/sh
# sheets_test.sh ROOT: printed, the staff's sheets are what they say: one leaf, one side (publier, espace-equipe) or two (mise-a-jour).
set -eu
root=$1
for tool in lowdown chromium fc-list; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
# A face of other widths than Arial's would say nothing of them.
fc-list : family | grep -qE '^(Arial|Liberation Sans|Nimbus Sans)(,|$)' || { echo "skipped: no face as wide as Arial is installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/deploy/debian/make-guide" "$root/docs" "$work"

# printed NAME: its pages on paper. With margins a little wider than its own: other browsers do not break lines at the same
# words, and a printer may want more.
printed() {
  sed 's/@page { size: A4; margin: [^}]*}/@page { size: A4; margin: 12mm }/' "$work/$1.html" >"$work/$1-narrow.html"
  ! cmp -s "$work/$1.html" "$work/$1-narrow.html" || { echo "$1.html says nothing of its margins" >&2; return 1; }
  timeout 120 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/profile" \
    --print-to-pdf="$work/$1.pdf" "file://$work/$1-narrow.html" >"$work/said" 2>&1 || { cat "$work/said" >&2; return 1; }
  grep -aoE '/Type ?/Page\b' "$work/$1.pdf" | wc -l
}

failures=0
for sheet in mise-a-jour=2 publier=1 espace-equipe=1; do
  pages=$(printed "${sheet%=*}")
  [ "$pages" = "${sheet#*=}" ] && continue
  echo "docs/${sheet%=*}.md takes $pages pages of paper, not ${sheet#*=}; shorten it, or its letters in deploy/debian/make-guide"
  failures=1
done
[ "$failures" = 0 ]

#!/bin/sh
# readme_test.sh ROOT BIN: the README's stick, typed word for word, brings what is promised: a new edition, installed.
set -eu
root=$1
bin=$2
[ ! -e /etc/parvis ] || { echo "skipped: Parvis is installed here, and the demo's key is refused"; exit 77; }
work=$(mktemp -d)
kiosk=
# Until it has ended it writes in its store.
trap 'if [ -n "$kiosk" ]; then kill "$kiosk" 2>/dev/null || true; wait "$kiosk" 2>/dev/null || true; fi; rm -rf "$work"' EXIT
cd "$work"
mkdir build
ln -s "$(dirname "$bin")" build/dev
ln -s "$root/content" content

# The lines from the one that builds the second edition to the kiosk's own, which a test needs as a child and without a display.
sed -n '/^    .*parvis-content build .*--sequence 2/,/^$/s/^    //p' "$root/README.md" >all
sed '$d' all >before
sed -n '$s/^/exec /p' all >last
grep -q 'parvis .*--media stick' last || { echo "README.md: the lines of the stick are not where they were"; exit 1; }
sh -eu before >said 2>&1 || { cat said; exit 1; }
SDL_VIDEODRIVER=dummy sh last >>said 2>&1 &
kiosk=$!
while ! grep -q '[[:space:]]update[[:space:]]' store/history 2>/dev/null; do
  kill -0 "$kiosk" 2>/dev/null || { echo "the kiosk has ended"; cat said; exit 1; }
  sleep 0.1
done
grep -q 'outcome=installed.*sequence=2' store/history || { cat said store/history; exit 1; }

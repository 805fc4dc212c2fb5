#!/bin/sh
# shell_scripts.sh ROOT: shellcheck has nothing to say about our scripts.
set -eu
. "$(dirname "$0")/rule.sh"
if ! command -v shellcheck >/dev/null; then
  echo "skipped: shellcheck is not installed"
  exit 77
fi
cd "$1"
tracked_files . | while read -r file; do
  if [ -f "$file" ] && head -n 1 "$file" | grep -qE '^#!.*sh$|^# shellcheck shell='; then echo "$file"; fi
done | xargs shellcheck

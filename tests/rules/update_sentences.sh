#!/bin/sh
# update_sentences.sh ROOT: what the kiosk says at the end of an update stands in the staff's page, word by word, for every
# outcome there is, and of the choice among several contents. What the kiosk fills in ({centre}) is … there.
set -eu
. "$(dirname "$0")/rule.sh"
cd "$1"
page=docs/mise-a-jour.md
outcomes=$(sed -n '/^enum class UpdateOutcome {/,/^};/ s/^ *\([a-z_]*\),.*/\1/p' content/update/report.h)
[ -n "$outcomes" ] || { echo "content/update/report.h: no outcome was found"; exit 1; }
for outcome in refused staff_may $outcomes chosen none_taken other_damaged other_refused; do
  sentences=$(sed -n "s/^update_$outcome\(_advice\|_alone\|_one\|_other\)\{0,1\} = \"\(.*\)\"\$/\2/p" kiosk/strings/fr.strings | sed 's/{[a-z_]*}/…/g')
  [ -n "$sentences" ] || case " refused $outcomes " in # one a line
    *[[:space:]]"$outcome"[[:space:]]*) echo "kiosk/strings/fr.strings: update_$outcome is missing" ;;
    *) continue ;;
  esac
  printf '%s\n' "$sentences" | while read -r sentence; do
    grep -qF -- "$sentence" "$page" || echo "$page: lacks what the kiosk says of $outcome: $sentence"
  done
done | conclude

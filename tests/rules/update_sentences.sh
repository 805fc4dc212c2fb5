#!/bin/sh
# update_sentences.sh ROOT: what the kiosk says at the end of an update stands in the staff's page, word by word, for every
# outcome there is, and of the choice among several contents; so does what it says of a copy to a stick. What it says behind the code alone stands in the sheet of the staff's page. What
# the kiosk fills in ({centre}) is … there, and a space that no line breaks at is any other.
set -eu
. "$(dirname "$0")/rule.sh"
cd "$1"
page=docs/mise-a-jour.md
outcomes=$(sed -n '/^enum class UpdateOutcome {/,/^};/ s/^ *\([a-z_]*\),.*/\1/p' content/update/report.h)
[ -n "$outcomes" ] || { echo "content/update/report.h: no outcome was found"; exit 1; }

# sentences IDS: what French says of the ids that this expression finds, one a line.
sentences() {
  sed -n "s/^\($1\) = \"\(.*\)\"\$/\2/p" kiosk/strings/fr.strings | sed 's/\xc2\xa0/ /g; s/{[a-z_]*}/…/g'
}

# stand OF: those that come in and are not in the page.
stand() {
  while read -r sentence; do
    sed "s/\xc2\xa0/ /g" "$page" | grep -qF -- "$sentence" || echo "$page: lacks what the kiosk says of $1: $sentence"
  done
}

{
  for outcome in refused staff_may $outcomes chosen none_taken other_damaged other_refused; do
    said=$(sentences "update_$outcome\|update_${outcome}_advice\|update_${outcome}_first\|update_${outcome}_alone\|update_${outcome}_one\|update_${outcome}_other")
    if [ -n "$said" ]; then
      printf '%s\n' "$said" | stand "$outcome"
      continue
    fi
    case " refused $outcomes " in # one a line
      *[[:space:]]"$outcome"[[:space:]]*) echo "kiosk/strings/fr.strings: update_$outcome is missing" ;;
    esac
  done
  for ending in 'copied[a-z_]*' 'copy_[a-z_]*'; do
    said=$(sentences "staff_$ending")
    [ -n "$said" ] || echo "kiosk/strings/fr.strings: no staff_$ending was found"
    printf '%s\n' "$said" | stand "a copy to a stick"
  done
  page=docs/espace-equipe.md
  for kind in 'store_[a-z_]*' 'offer_[a-z_]*' log_interrupted draft_undated updating; do
    said=$(sentences "staff_$kind" | grep -v '^…, signé par …$' || true) # what it is, no sentence
    [ -n "$said" ] || echo "kiosk/strings/fr.strings: no staff_$kind was found"
    printf '%s\n' "$said" | stand "the staff's page"
  done
  said=$(sed -n "s/^ *\"\(Ce dossier n’a pas.*\)\".*/\1/p" content/draft/draft.cpp)
  [ -n "$said" ] || echo "content/draft/draft.cpp: no word was found on a folder that was not read"
  printf '%s\n' "$said" | stand "a draft"
} | conclude

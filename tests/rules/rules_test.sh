#!/bin/sh
# shellcheck disable=SC2016,SC1112 # planted scripts hold dollar signs, planted French its apostrophe
# rules_test.sh: each rule is silent about a good little tree, and names the file that breaks it in a bad one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

# A tree that keeps every rule.
plant_good_tree() {
  rm -rf "${tree:?}"/*
  mkdir -p "$tree"/project/platform/base "$tree"/project/content "$tree"/project/kiosk/screens "$tree"/project/kiosk/gui \
    "$tree"/project/kiosk/strings "$tree"/project/content/update "$tree"/project/docs "$tree"/shared/seeds
  cd "$tree/project"
  echo '#include <vector>' >platform/base/result.h
  printf '#include <SDL.h>\n#include "platform/base/result.h"\n' >platform/window.cpp
  printf '#include "content/database.h"\n#include <sqlite3.h>\n#include "platform/base/result.h"\n' >content/database.cpp
  printf '#include <string>\n#include "kiosk/widgets/card.h"\n#include "content/document.h"\n' >kiosk/screens/home.cpp
  printf '#include <SDL.h>\n#include "imgui.h"\n' >kiosk/gui/renderer.cpp
  printf '# words\nhello = "Bonjour"\nactions = "{n} actions"\n' >kiosk/strings/fr.strings
  printf 'update_refused = "Non"\nupdate_staff_may = "Ou oui"\nupdate_done = "Fait"\nupdate_done_advice = "Il reste {n} Mo."\n' >>kiosk/strings/fr.strings
  printf 'staff_copied = "Là"\nstaff_copy_full = "Pleine : {n} Mo"\n' >>kiosk/strings/fr.strings
  printf 'actions = "{n} activities"\nhello = "Hello"\n' >kiosk/strings/en.strings
  printf 'update_refused = "No"\nupdate_staff_may = "Or yes"\nupdate_done = "Done"\nupdate_done_advice = "{n} MB are left."\n' >>kiosk/strings/en.strings
  printf 'staff_copied = "There"\nstaff_copy_full = "Full: {n} MB"\n' >>kiosk/strings/en.strings
  printf 'enum class UpdateOutcome {\n    done,  // well\n};\n' >content/update/report.h
  printf 'Fait. Il reste … Mo.\nNon. Ou oui.\nLà.\nPleine : … Mo.\n' >docs/mise-a-jour.md
  printf 'staff_store_lost = "Perdu"\nstaff_offer_older = "Plus vieux"\nstaff_log_interrupted = "Coupé"\n' >>kiosk/strings/fr.strings
  printf 'staff_draft_undated = "Sans jour"\nstaff_updating = "Attendez"\n' >>kiosk/strings/fr.strings
  printf 'staff_store_lost = "Lost"\nstaff_offer_older = "Older"\nstaff_log_interrupted = "Cut"\n' >>kiosk/strings/en.strings
  printf 'staff_draft_undated = "No day"\nstaff_updating = "Wait"\n' >>kiosk/strings/en.strings
  mkdir -p content/draft
  printf '    "Ce dossier n’a pas été lu";\n' >content/draft/draft.cpp
  printf 'Perdu.\nPlus vieux.\nCoupé.\nSans jour.\nAttendez.\nCe dossier n’a pas été lu\n' >docs/espace-equipe.md
  printf '#!/bin/sh\necho "$1"\n' >good_script
  echo 'Seen from here, ../shared/work/ is another folder.' >notes.md
  {
    echo 'Une longue phrase du texte national qui ne nous appartient pas, et que personne ne doit recopier ici.'
    echo '- UN NOM DE CENTRE SOCIAL ECRIT EN CAPITALES QUI PEUT ETRE REPRIS TEL QUEL - Loire-Atlantique'
  } >"$tree/shared/seeds/senacs-actions.txt"
  sed -n 2p "$tree/shared/seeds/senacs-actions.txt" >golden.txt
}

run_rule() {
  case $1 in
    seed_sentences) sh "$here/$1.sh" "$tree/project" "$tree/shared" 2>&1 ;;
    named_machines) NAMED_HOSTS=packages.example.net sh "$here/$1.sh" "$tree/project" 2>&1 ;;
    *) sh "$here/$1.sh" "$tree/project" 2>&1 ;;
  esac
}

complain() {
  echo "$1"
  failures=$((failures + 1))
}

# broken_by RULE FILE TEXT: with TEXT added to FILE the rule fails and names the file.
broken_by() {
  plant_good_tree
  mkdir -p "$(dirname "$2")"
  printf '%s\n' "$3" >>"$2"
  status=0
  said=$(run_rule "$1") || status=$?
  case $status in
    77) echo "$said" ;;
    0) complain "$1 did not notice in $2: $3" ;;
    *) case $said in *"$2"*) ;; *) complain "$1 did not name $2, it said: $said" ;; esac ;;
  esac
}

plant_good_tree
for rule in include_levels file_lengths named_machines seed_sentences shell_scripts same_strings update_sentences; do
  status=0
  said=$(run_rule "$rule") || status=$?
  case $status in 0 | 77) ;; *) complain "$rule complains about a good tree: $said" ;; esac
done

broken_by include_levels platform/base/result.h '#include "platform/window.h"'
broken_by include_levels platform/base/result.h '#include <SDL.h>'
broken_by include_levels platform/window.cpp '#include "content/document.h"'
broken_by include_levels platform/window.cpp '  #  include <imgui.h>'
broken_by include_levels content/catalogue/catalogue.cpp '#include "kiosk/app.h"'
broken_by include_levels content/catalogue/catalogue.cpp '#include "platform/window.h"'
broken_by include_levels content/catalogue/catalogue.cpp '#include <SDL2/SDL.h>'
broken_by include_levels content/catalogue/catalogue.cpp '#include "imgui_internal.h"'
broken_by include_levels content/catalogue/catalogue.h '#include <sqlite3.h>'
broken_by include_levels kiosk/app.cpp '#include <sqlite3.h>'
broken_by include_levels kiosk/widgets/card.cpp '#include <SDL.h>'
broken_by include_levels kiosk/app.cpp '#include "tests/support/fake.h"'
broken_by include_levels kiosk/screens/home.cpp '#include "kiosk/app.h"'
broken_by include_levels kiosk/screens/home.cpp '#include <imgui.h>'
broken_by include_levels kiosk/screens/home.cpp '#include "content/catalogue/catalogue_writer.h"'
broken_by include_levels kiosk/screens/home.cpp '#include "platform/base/clock.h"'
broken_by file_lengths content/long.cpp "$(awk 'BEGIN { for (i = 0; i < 501; i++) print "int a" i ";" }')"
# In pieces, so that this file keeps the rule itself.
broken_by named_machines content/paths.cpp "const char* folder = \"/wor""k/main/content\";"
broken_by named_machines docs/notes.md "Look into /tm""p/build for it."
broken_by named_machines deploy/setup "fetch https://packages.example.net/thing"
broken_by seed_sentences content/demo/actions.csv \
  'x;Une longue phrase du texte national qui ne nous appartient pas, et que personne ne doit recopier ici.'
broken_by same_strings kiosk/strings/fr.strings 'hello = "Salut"'
broken_by same_strings kiosk/strings/en.strings 'help: "No equals sign"'
plant_good_tree
echo 'count = "{n} in all"' >>kiosk/strings/en.strings
case $(run_rule same_strings || true) in
  *'kiosk/strings/fr.strings: count is missing'*) ;;
  *) complain "same_strings did not notice an id that one language lacks" ;;
esac
plant_good_tree
echo 'here = "Ici : {n}"' >>kiosk/strings/fr.strings
echo 'here = "Here"' >>kiosk/strings/en.strings
case $(run_rule same_strings || true) in
  *'en.strings:14: here lacks the place {n}'*) ;;
  *) complain "same_strings did not notice a place that one language lacks" ;;
esac
plant_good_tree
printf 'enum class UpdateOutcome {\n    done,\n    undone,\n};\n' >content/update/report.h
case $(run_rule update_sentences || true) in
  *'update_undone is missing'*) ;;
  *) complain "update_sentences did not notice an outcome without a sentence" ;;
esac
for said in Fait 'Il reste … Mo' Non 'Ou oui' Là 'Pleine : … Mo'; do
  plant_good_tree
  sed -i "s/$said/3 Mo/" docs/mise-a-jour.md
  case $(run_rule update_sentences || true) in
    *'docs/mise-a-jour.md: lacks'*": $said"*) ;;
    *) complain "update_sentences did not notice that this page lacks: $said" ;;
  esac
done
for said in Perdu 'Plus vieux' Coupé 'Sans jour' Attendez 'Ce dossier'; do
  plant_good_tree
  sed -i "s/$said/Rien/" docs/espace-equipe.md
  case $(run_rule update_sentences || true) in
    *'docs/espace-equipe.md: lacks'*": $said"*) ;;
    *) complain "update_sentences did not notice that the staff's page lacks: $said" ;;
  esac
done
plant_good_tree
sed -i '/^staff_copied/d' kiosk/strings/fr.strings
case $(run_rule update_sentences || true) in
  *'no staff_copied'*) ;;
  *) complain "update_sentences did not notice that a copy is not spoken of any more" ;;
esac
plant_good_tree
echo 'update_other_damaged_one = "Un autre est abîmé."' >>kiosk/strings/fr.strings
case $(run_rule update_sentences || true) in
  *'docs/mise-a-jour.md: lacks'*) ;;
  *) complain "update_sentences did not notice what this page lacks of a choice" ;;
esac
broken_by shell_scripts deploy/careless '#!/bin/sh
cd $1'

[ "$failures" = 0 ] || exit 1

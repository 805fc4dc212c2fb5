# shellcheck shell=sh
# What the rules share; to be sourced.

# tracked_files ROOT lists, relative to ROOT, what belongs to the project.
# Without git (a copied tree) it is everything but build folders and what deploy/setup fetched.
tracked_files() {
  git -C "$1" ls-files --cached --others --exclude-standard 2>/dev/null ||
    (cd "$1" && find . -type f ! -path './.git/*' ! -path './build/*' ! -path './.deps/*' ! -path './.cache/*' ! -name '*.parvis' |
      sed 's|^\./||')
}

# conclude: the rule holds when nothing comes in; else what comes in tells where it is broken.
conclude() {
  if grep .; then
    exit 1
  fi
}

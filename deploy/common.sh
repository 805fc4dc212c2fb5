# shellcheck shell=bash
# What the scripts of this folder and .ci/run share; to be sourced, with `set -eu` already on.

# `su` without a dash leaves out the folders of the administrator's programs.
PATH=$PATH:/usr/sbin:/sbin
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/parvis
log=$cache/log/${0##*/}.log
# Debug information names files relative to the source, so another clone finds the same objects again.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
mkdir -p "$cache/log"
: >"$log"

say() { printf '== %s\n' "$*"; }

# One place says it: CMakeLists.txt.
project_version() { sed -n 's/^project(parvis VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt"; }

# One line: what went wrong, and what to do.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# quietly WHAT COMMAND…: output goes to the log; a failure ends the script with one line.
quietly() {
  local what=$1
  shift
  "$@" >>"$log" 2>&1 || fail "$what: $(reason). Everything it said is in $log"
}

# The most telling line of the log: the first complaint, else the last words.
reason() {
  { grep -E '^(E: |npm (ERR!|error) |CMake Error|error: )' "$log" | grep -vE '^npm [^ ]+ (code|errno|syscall|type|path|A complete)' ||
    grep . "$log" | tail -n 1; } | head -n 1
}

# need_administrator WHY: asks for it before any output goes to the log, where nobody would see the question.
need_administrator() {
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo true; } ||
    fail "$1 needs an administrator: run this as root, or with sudo installed and allowed"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# packages GROUP…: the names in packages.txt of these groups.
packages() {
  local group
  for group; do
    awk -v group="$group" '$1 == group { print $2 }' "$root/deploy/packages.txt"
  done
}

# missing_packages NAME…: those that are not installed.
missing_packages() {
  local installed name
  # shellcheck disable=SC2016 # the dollar signs are dpkg's
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p') || true
  for name; do
    grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
  done
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 "$@"
}

# install_packages NAME…: installs what is missing; the package lists are renewed only when the first try fails.
install_packages() {
  local wanted
  mapfile -t wanted < <(missing_packages "$@")
  [ ${#wanted[@]} -gt 0 ] || return 0
  need_administrator "installing ${wanted[*]}"
  say "installing ${wanted[*]}"
  apt_get install --no-install-recommends "${wanted[@]}" >>"$log" 2>&1 && return 0
  quietly "the lists of Debian packages could not be renewed" apt_get update
  quietly "Debian packages could not be installed" apt_get install --no-install-recommends "${wanted[@]}"
}

# debian_mirrors: "URI SUITE" of this system's own Debian sources, in whichever of apt's two formats they are written.
debian_mirrors() {
  local codename
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  # shellcheck disable=SC2016 # the dollar signs are apt's
  apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
    awk -v codename="$codename" '$2 ~ "^(" codename "|stable|oldstable)(-updates|-security)?$" && !seen[$0]++'
}

debian_keyring() {
  local file
  for file in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
    [ ! -e "$file" ] || { echo "$file"; return; }
  done
  fail "Debian's keyring is missing: install debian-archive-keyring"
}

# debian_sources SUITE: apt's lines for another suite from this system's own mirrors, so that no mirror is named here.
debian_sources() {
  local suite=$1 uri from keyring lines
  keyring=$(debian_keyring)
  lines=$(debian_mirrors | while read -r uri from; do
    case $from in
      *-security) from=$suite-security ;;
      *-updates) from=$suite-updates ;;
      *) from=$suite ;;
    esac
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$uri" "$from"
  done)
  [ -n "$lines" ] || fail "no Debian source was found in this system's apt settings: look at /etc/apt/sources.list.d"
  printf '%s\n' "$lines"
}

# enter SYSTEM [FROM:TO…] -- COMMAND…: runs it inside a system in a folder, with FROM mounted read-only at TO.
# The mounts are private to the command's own namespace, so nothing stays mounted whatever happens.
enter() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  as_root unshare --mount bash -euc '
    system=$1; shift
    while [ "$1" != -- ]; do
      mkdir -p "$system/${1##*:}"
      mount --bind -o ro "${1%:*}" "$system/${1##*:}"
      shift
    done
    shift
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev"
    touch "$system/etc/resolv.conf"
    if [ -e /etc/resolv.conf ]; then mount --bind /etc/resolv.conf "$system/etc/resolv.conf"; fi
    exec chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" \
      CCACHE_NOHASHDIR=1 "$@"' bash "$@"
}

# build_preset PRESET [TARGET…]: configures when that was not done yet (later changes are noticed by the build itself),
# and builds. On a terminal progress shows; elsewhere only what matters.
build_preset() {
  local preset=$1 target options=()
  shift
  for target; do options+=(--target "$target"); done
  if ! [ "$root/build/$preset/build.ninja" -nt "$root/CMakePresets.json" ]; then
    say "configuring build/$preset"
    (cd "$root" && cmake --preset "$preset") >>"$log" 2>&1 || fail "cmake could not configure $preset: $(reason); see $log"
  fi
  say "building ${preset}${1:+: $*}"
  [ -t 1 ] || options+=(-- --quiet)
  (cd "$root" && cmake --build --preset "$preset" --parallel "$(nproc)" "${options[@]}") ||
    fail "the build of $preset failed: the compiler's first message above says where"
}

test_preset() {
  say "testing $1"
  (cd "$root" && ctest --preset "$1" --parallel "$(nproc)") ||
    fail "tests failed: ctest names them above; one alone runs with: ctest --preset $1 -R NAME"
}

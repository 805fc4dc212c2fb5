#!/bin/sh
# named_machines.sh ROOT: no file names the host of a package registry or a path of one particular machine:
# both would tie the project to where it happened to be written. Which hosts these are, this machine's settings tell.
set -eu
. "$(dirname "$0")/rule.sh"
root=$1

# NAMED_HOSTS stands for the machine's own settings in the rule's test.
# shellcheck disable=SC2016 # the dollar sign is apt's
hosts=${NAMED_HOSTS-$({
  apt-get indextargets --format '$(SITE)' 2>/dev/null || true
  npm config get registry 2>/dev/null || true
} | sed -nE 's|^[a-z]+://([^/:]+).*|\1|p' | sort -u)}
pattern='(^|[^A-Za-z0-9_.~/-])/(wor[k]|tm[p]|home/[a-z]+)/'
for host in $hosts; do
  pattern="$pattern|$(printf '%s' "$host" | sed 's/\./\\./g')"
done

cd "$root"
tracked_files . | tr '\n' '\0' | { xargs -0 grep -nIE -- "$pattern" /dev/null || true; } | conclude

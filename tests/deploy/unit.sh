# shellcheck shell=sh
# How a unit file is judged, before and after it is installed; to be sourced.

# exposure UNIT [MOST]: what `systemd-analyze security` finds, in tenths: 0 is nothing left open, 100 everything. Fails over
# MOST (15), and where there is no number.
exposure() {
  exposed=$(systemd-analyze security --offline=true --no-pager "$1" 2>/dev/null |
    sed -n 's/.*Overall exposure level for .*: \([0-9]*\)\.\([0-9]\) .*/\1\2/p' | sed 's/^0*\([0-9]\)/\1/')
  echo "${exposed:-unknown}"
  [ "${exposed:-100}" -le "${2:-15}" ]
}

# complaints UNIT: what systemd itself has to say about it; nothing is good.
complaints() {
  systemd-analyze verify --man=no "$1" 2>&1 || true
}

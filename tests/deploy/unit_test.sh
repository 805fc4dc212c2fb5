#!/bin/sh
# unit_test.sh ROOT: systemd finds nothing wrong with parvis.service, and little that it leaves open.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/unit.sh"
root=$1
if ! command -v systemd-analyze >/dev/null; then
  echo "skipped: systemd-analyze is not installed"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unit=$folder/parvis.service
failures=0

complain() {
  echo "$1"
  failures=$((failures + 1))
}

# The program is not installed where this runs: another stands for it.
plant() { sed 's|^ExecStart=/usr/bin/parvis |ExecStart=/bin/true |' "$root/deploy/debian/parvis.service" >"$unit"; }

plant
version=$(systemd-analyze --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p')
if [ "$version" -ge 254 ]; then
  mkdir "$unit.d"
  cp "$root/deploy/debian/backoff.conf" "$unit.d/"
fi
said=$(complaints "$unit")
[ -z "$said" ] || complain "systemd complains about parvis.service: $said"
found=$(exposure "$unit") || complain "parvis.service leaves more open than it may"
echo "exposure of parvis.service, in tenths: $found"

# A template is verified by one of its own; its program is not installed where this runs either.
stick=$folder/parvis-stick@sda1.service
sed 's|^ExecStart=/usr/lib/parvis/mount-stick |ExecStart=/bin/true |' "$root/deploy/debian/parvis-stick@.service" >"$stick"
said=$(complaints "$stick")
[ -z "$said" ] || complain "systemd complains about parvis-stick@.service: $said"

# So is what copies to sticks.
copy=$folder/parvis-to-stick@1.service
sed -E 's!^(ExecStart|ExecStopPost)=/usr/lib/parvis/copy-to-stick!\1=/bin/true!' "$root/deploy/debian/parvis-to-stick@.service" >"$copy"
cp "$copy" "$folder/parvis-to-stick@.service"
cp "$root/deploy/debian/parvis-to-stick.socket" "$folder/"
for one in "$copy" "$folder/parvis-to-stick.socket"; do
  said=$(complaints "$one")
  [ -z "$said" ] || complain "systemd complains about $(basename "$one"): $said"
done
found=$(exposure "$copy" 18) || complain "parvis-to-stick@.service leaves more open than it may"
echo "exposure of parvis-to-stick@.service, in tenths: $found"

# What these checks say of worse units.
sed -i '/^ProtectSystem=/d; /^SystemCallFilter=/d; /^CapabilityBoundingSet=/d' "$unit"
! exposure "$unit" >/dev/null || complain "a unit with its walls taken down is not noticed"
plant
sed -i 's/^WatchdogSec=/WatchDogSec=/' "$unit"
complaints "$unit" | grep -q WatchDogSec || complain "a misspelt setting is not noticed"

# What no tool asks: the lines that the promises of platform/README.md and of the watchdog hang on.
for line in Type=notify NotifyAccess=main WatchdogSec=20 Restart=always StartLimitIntervalSec=0 StandardInput=tty-force \
  TTYPath=/dev/tty1 TTYReset=yes TTYVHangup=yes User=parvis ReadWritePaths=-/var/lib/parvis ProtectSystem=strict \
  'RestrictAddressFamilies=AF_UNIX AF_NETLINK' IPAddressDeny=any MemoryMax=256M \
  'SystemCallFilter=seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self'; do
  grep -qxF "$line" "$root/deploy/debian/parvis.service" || complain "parvis.service lacks the line $line"
done
for line in SocketUser=parvis SocketMode=0600 Accept=yes PartOf=parvis.service; do
  grep -qxF "$line" "$root/deploy/debian/parvis-to-stick.socket" || complain "parvis-to-stick.socket lacks the line $line"
done
# Without the first, everybody could write on a stick during a copy; without the second, for ever after one that was killed.
for line in PrivateMounts=yes 'ExecStopPost=/usr/lib/parvis/copy-to-stick --protect' PrivateDevices=yes ProtectSystem=strict \
  'CapabilityBoundingSet=CAP_SYS_ADMIN CAP_SETUID CAP_SETGID CAP_SETPCAP'; do
  grep -qxF "$line" "$root/deploy/debian/parvis-to-stick@.service" || complain "parvis-to-stick@.service lacks the line $line"
done
# An inbox cannot lie behind these walls, and whoever chooses one reads of it.
for wall in ProtectHome=yes:/home ProtectHome=yes:/root PrivateTmp=yes:/tmp; do
  if grep -qxF "${wall%:*}" "$root/deploy/debian/parvis.service"; then
    sed -n '/^- .content.inbox./,/^- .staff/p' "$root/docs/settings.md" | grep -qF "\`${wall#*:}\`" ||
      complain "docs/settings.md does not say that no inbox is seen in ${wall#*:}"
  fi
done
grep -qxF Wants=parvis-to-stick.socket "$root/deploy/debian/parvis.service" || complain "nothing starts parvis-to-stick.socket"
# Its own folders (what is kept, and the record of its starts in memory) and the panel's light, whose one file udev gives it.
writes=$(grep -E '^(ReadWritePaths|BindPaths|[A-Z][a-z]*Directory)=' "$root/deploy/debian/parvis.service" | sort | tr '\n' ' ')
[ "$writes" = 'ReadWritePaths=-/sys/devices ReadWritePaths=-/var/lib/parvis RuntimeDirectory=parvis-kiosk ' ] ||
  complain "parvis.service can write beside its own folders"
grep -q '^ACTION=="add", SUBSYSTEM=="backlight", RUN+="/bin/chgrp parvis /sys%p/bl_power", ' "$root/deploy/debian/parvis.udev" ||
  complain "nobody gives the kiosk the panel's light"

[ "$failures" = 0 ]

#!/bin/sh
# package_steps.sh VERSION: inside the bare system, where /debs has old.deb and new.deb. Every promise is one line.
set -eu
# shellcheck source=SCRIPTDIR/unit.sh
. /tests/unit.sh
version=$1
work=$(mktemp -d)
failures=0

complain() {
  echo "not so: $1"
  failures=$((failures + 1))
}

# promise WHAT COMMAND…
promise() {
  what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    echo "   $what"
  else
    complain "$what: $(tail -n 3 "$work/said")"
  fi
}

is() { [ "$1" = "$2" ] || { echo "it is $1"; return 1; }; }
absent() {
  for path; do
    if [ -e "$path" ] || [ -L "$path" ]; then
      echo "$path is there"
      return 1
    fi
  done
}
apt() { apt-get -y -q -o Dpkg::Options::=--force-confold "$@" >"$work/apt" 2>&1 || { cat "$work/apt"; exit 1; }; }
state_of() { systemctl is-enabled "$1" 2>/dev/null || true; }

# Every file with its kind, rights and owner, the sums of what is in /etc, the users; but for what apt and dpkg keep for themselves.
picture() {
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /tests -o -path /debs -o -path /var/cache \
    -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /var/log -o -path /run \) -prune -o \
    ! -name '*-' -printf '%p %y %M %u:%g %l\n' | sort
  find /etc -type f ! -name '*-' -exec sha256sum {} + | sort -k 2
  getent passwd
  getent group
}

# mode_and_owner PATH WANTED
mode_and_owner() { is "$(stat -c '%a %U:%G' "$1")" "$2"; }

packaged() {
  dpkg-query -L parvis | while read -r path; do
    if [ -f "$path" ] && ! [ -L "$path" ]; then stat -c '%U:%G %A %n' "$path"; fi
  done | grep -vE '^root:root -r(w-r--r--|wxr-xr-x) ' >"$work/odd" || return 0
  cat "$work/odd"
  return 1
}

# As the kiosk's user and without our environment: the faces and the demo are found beside the program. The whole tour
# would take minutes; who draws some screens within twenty seconds has found everything.
draws_screens() {
  install -d -o parvis "$work/tour" && chmod 755 "$work"
  timeout 20 runuser -u parvis -- env -i /usr/bin/parvis --tour "$work/tour" || [ $? = 124 ] || return 1
  [ "$(find "$work/tour" -name '*.png' -size +10k | wc -l)" -ge 3 ]
}

# Anybody can have the demo's key. It ends before it asks for a display.
refuses_demo_key() {
  ! timeout 20 runuser -u parvis -- env -i /usr/bin/parvis --demo-key >"$work/refusal" 2>&1 || return 1
  grep -q -e '--demo-key: not on a machine that Parvis is installed on' "$work/refusal"
}

picture >"$work/before"

echo "installed:"
apt install /debs/old.deb
promise "every file is root's, and nobody else can write it" packaged
promise "parvis says its version" is "$(parvis --version)" "parvis $version"
promise "parvis-content says its version" is "$(parvis-content --version)" "parvis-content $version"
promise "the shipped content is in order" parvis-content check /usr/share/parvis/demo.parvis
promise "screens can be drawn from what is installed" draws_screens
promise "the faces have their licences beside them" is "$(find /usr/share/parvis/fonts -name '*-LICENSE.txt' | wc -l)" 4
promise "the settings are there" mode_and_owner /etc/parvis/parvis.toml '644 root:root'
promise "the keys' folder holds its word to the reader only" is "$(ls -A /etc/parvis/keys)" LISEZMOI.txt
promise "the demo's key is refused here" refuses_demo_key
promise "the kiosk's own folder is its own" mode_and_owner /var/lib/parvis '750 parvis:parvis'
promise "the kiosk's user reaches screens and input by group" is "$(id -nG parvis | tr ' ' '\n' | sort | paste -sd' ')" "input parvis render video"
promise "nobody can log in as the kiosk" is "$(getent passwd parvis | cut -d: -f7) $(getent shadow parvis | cut -c1-8)" "/usr/sbin/nologin parvis:!"
promise "the installer's guide is there, with its drawing, and the staff's sheet" \
  test -s /usr/share/doc/parvis/guide/installation.html -a -s /usr/share/doc/parvis/guide/settings.html -a \
  -s /usr/share/doc/parvis/guide/mise-a-jour.html -a -s /usr/share/doc/parvis/guide/pictures/mounting.svg
promise "four pages of manual" is "$(dpkg-query -L parvis | grep -cE '/man./.*\.gz$')" 4
unit=$(dpkg-query -L parvis | grep '/parvis\.service$')
promise "systemd finds nothing wrong with the unit" is "$(complaints "$unit")" ""
promise "the unit leaves little open" exposure "$unit"
if udevadm verify --help >/dev/null 2>&1; then
  rules_are_right() { dpkg-query -L parvis | grep '\.rules$' | xargs udevadm verify; }
  promise "udev finds nothing wrong with the rules" rules_are_right
fi
promise "systemd finds nothing wrong with what mounts sticks" is "$(complaints /usr/lib/systemd/system/parvis-stick@.service)" ""
promise "nor with what copies to them" is "$(complaints /usr/lib/systemd/system/parvis-to-stick.socket)" ""
promise "what copies to sticks leaves little open" exposure /usr/lib/systemd/system/parvis-to-stick@.service 18
promise "who writes on sticks has no home and cannot log in" is "$(getent passwd parvis-stick | cut -d: -f6,7)" "/nonexistent:/usr/sbin/nologin"
promise "what writes on sticks runs here" is "$(/usr/lib/parvis/write-on-stick /nonexistent </dev/null | cut -d ' ' -f 1)" not_copyable
promise "the machine is not given away" is "$(state_of parvis.service) $(parvis-kiosk status)" "disabled off"
promise "no setting of the system is changed" absent /etc/systemd/logind.conf.d /etc/systemd/system.conf.d \
  /etc/sysctl.d/90-parvis.conf /etc/tmpfiles.d/parvis-kiosk.conf /etc/udev/rules.d/70-parvis-sticks.rules
picture >"$work/installed"

echo "given to the kiosk, and taken back:"
on() {
  is "$(state_of parvis.service) $(state_of ctrl-alt-del.target) $(state_of getty@tty1.service) $(state_of getty-static.service)" \
    "enabled masked masked masked"
}
parvis-kiosk on >/dev/null
promise "the kiosk starts with the machine; no prompt, no Ctrl-Alt-Del" on
promise "no other console" grep -qx NAutoVTs=0 /etc/systemd/logind.conf.d/parvis.conf
promise "no Ctrl-Alt-Del in a row" grep -qx CtrlAltDelBurstAction=none /etc/systemd/system.conf.d/parvis.conf
promise "sticks are mounted" test -e /etc/udev/rules.d/70-parvis-sticks.rules
promise "no system keys" grep -qx 'kernel.sysrq = 0' /etc/sysctl.d/90-parvis.conf
parvis-kiosk off >/dev/null
picture >"$work/off"
promise "all of it is undone" diff "$work/installed" "$work/off"
parvis-kiosk on >/dev/null

echo "upgraded:"
sed -i 's/^centre = ""/centre = "Le nôtre"/' /etc/parvis/parvis.toml
echo key >/etc/parvis/keys/ours.pub
echo content >/var/lib/parvis/ours.parvis
chown parvis: /var/lib/parvis/ours.parvis
sums() { sha256sum /etc/parvis/parvis.toml /etc/parvis/keys/ours.pub /var/lib/parvis/ours.parvis; }
sums >"$work/ours"
kept() { sums | diff "$work/ours" -; }
# shellcheck disable=SC2016 # the dollar sign is dpkg's
now() { dpkg-query -W -f '${Version}' parvis; }
apt install /debs/new.deb
promise "it is the later version" is "$(now)" "$version+1"
promise "settings, keys and content are ours still" kept
promise "the new settings lie beside them" grep -q 'Un réglage de plus' /etc/parvis/parvis.toml.dpkg-dist
promise "the machine is still the kiosk's" on

echo "removed:"
apt remove parvis
promise "the programs are gone" absent /usr/bin/parvis /usr/bin/parvis-content /usr/share/parvis "$unit"
promise "settings, keys and content stay" kept
promise "the console is the system's again" is "$(state_of getty@tty1.service)" enabled
promise "and so are its settings" absent /etc/systemd/logind.conf.d /etc/systemd/system.conf.d /etc/sysctl.d/90-parvis.conf \
  /etc/udev/rules.d/70-parvis-sticks.rules /etc/systemd/system/ctrl-alt-del.target

echo "purged:"
apt install /debs/old.deb
promise "installed again, the settings are found again" kept
apt purge parvis
picture >"$work/after"
promise "nothing is left, and nobody" diff "$work/before" "$work/after"

rm -rf "$work"
[ "$failures" = 0 ] || { echo "$failures promises were not kept"; exit 1; }

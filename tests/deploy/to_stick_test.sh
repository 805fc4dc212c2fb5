#!/bin/sh
# to_stick_test.sh ROOT BIN: copy-to-stick as it is, with the kiosk's half and with others, on a real file system in a
# loop device. It needs root, and works in name spaces of its own: nothing of it is seen outside. FAT, where the kernel has it.
set -eu
root=$1
bin=$2
if [ "${3:-}" != inside ]; then
  for tool in losetup mkfs.ext4 setpriv systemd-socket-activate; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
  done
  [ "$(id -u)" = 0 ] || { echo "skipped: only root can mount and become another"; exit 77; }
  unshare --mount true 2>/dev/null || { echo "skipped: no name space of mounts to be had"; exit 77; }
  exec unshare --mount --pid --fork --kill-child "$0" "$root" "$bin" inside
fi

work=$(mktemp -d)
loop=
trap 'umount -l /run/parvis/sticks/* 2>/dev/null || true; [ -z "$loop" ] || losetup -d "$loop"; rm -rf "$work"' EXIT
failures=0
complain() {
  echo "not so: $1"
  failures=$((failures + 1))
}
is() { [ "$1" = "$2" ] || complain "$3: it is '$1', not '$2'"; }

# A machine with our users and folders. Where mounts are shared, as on a board.
mount -t proc proc /proc
mount -t tmpfs -o mode=755 none /run
mkdir -p /run/parvis/sticks "$work/lib" "$work/tools"
for file in passwd group; do grep -v '^parvis-stick:' "/etc/$file" >"$work/$file"; done
echo 'parvis-stick:x:64998:64998::/nonexistent:/usr/sbin/nologin' >>"$work/passwd"
echo 'parvis-stick:x:64998:' >>"$work/group"
for file in passwd group; do mount --bind "$work/$file" "/etc/$file"; done
mount --make-rshared /
cp "$root/deploy/debian/copy-to-stick" "$root/deploy/debian/mount-stick" "$bin/write-on-stick" "$work/lib/"
chmod -R a+rX "$work"

# A new stick, mounted as parvis-stick@.service does; $name is its device, $stick its place.
insert() {
  truncate -s 40M "$work/image"
  if grep -qw vfat /proc/filesystems && command -v mkfs.vfat >/dev/null; then
    mkfs.vfat "$work/image" >/dev/null
  else
    mkfs.ext4 -q -F -m 0 -E root_owner=64998:64998 "$work/image"
  fi
  loop=$(losetup --find --show "$work/image")
  name=${loop#/dev/}
  stick=/run/parvis/sticks/$name
  mkdir -p "$stick"
  mount "$loop" "$stick"
  mkdir "$stick/Vacances"
  echo "à nous" >"$stick/Vacances/lettre.txt"
  before=$(cd "$stick" && find . | sort; cat "$stick/Vacances/lettre.txt")
  umount "$stick"
  plug
}
plug() {
  if grep -qw vfat /proc/filesystems && command -v mkfs.vfat >/dev/null; then
    printf '#!/bin/sh\necho vfat\n' >"$work/tools/udevadm"
    chmod +x "$work/tools/udevadm"
    PATH=$work/tools:$PATH "$work/lib/mount-stick" "$name"
  else
    mount -o ro,nosuid,nodev,noexec "$loop" "$stick"
  fi
}
pull() {
  umount "$stick"
  losetup -d "$loop"
  loop=
}

# Whether nobody can write on it: the mount that all see, and the file system behind it.
protected() {
  awk -v place="$stick" '$5 == place { for (at = 7; $at != "-"; ++at); split($6, all, ","); split($(at + 3), behind, ","); print all[1] "," behind[1] }' \
    /proc/self/mountinfo
}
unchanged() { is "$(cd "$stick" && find . | sort; cat "$stick/Vacances/lettre.txt")" "$before" "$1: what is on the stick"; }

# Each connection gets copy-to-stick in a name space of mounts of its own, as its unit gives it one.
cat >"$work/lib/serve" <<END
#!/bin/sh
exec unshare --mount --propagation slave "$work/lib/copy-to-stick" 2>>"$work/said"
END
chmod +x "$work/lib/serve"
systemd-socket-activate --listen=/run/parvis/to-stick --accept --inetd "$work/lib/serve" 2>/dev/null &
while [ ! -S /run/parvis/to-stick ]; do kill -0 $!; sleep 0.05; done

prepared=$work/prepared
mkdir -p "$prepared/photos"
echo "titre;quand" >"$prepared/actions.csv"
head -c 6000000 /dev/urandom >"$prepared/photos/été.jpg"
send() { "$bin/send-to-stick" "$stick" "$prepared" PARVIS || true; }

# request DEVICE TEXT [BYTES]: as somebody else than the kiosk's own code might send it.
request() { printf '%s\n%s\n%s%s' "$1" "$(printf '%s' "$2" | wc -c)" "$2" "${3:-}"; }
ask() { sh -c 'echo $$ >"$0/asked"; exec unshare --mount --propagation slave "$0/lib/copy-to-stick" 2>>"$0/said"' "$work"; }

insert
is "$(protected)" "ro,ro" "a stick before a copy"
is "$(send)" "copied 0 PARVIS" "a copy"
is "$(protected)" "ro,ro" "a stick after a copy"
diff -r "$prepared" "$stick/PARVIS" || complain "what was copied is not what was sent"
is "$(send)" "copied 0 PARVIS-2" "a second copy"
is "$(cat "$stick/Vacances/lettre.txt")" "à nous" "what was there before"
pull

insert
for odd in '' . .. 'sda1/..' '../../etc' "$name/x" "$name " 'LOOP1' "\$(id)" "$(printf '%s\ten' "$name")"; do
  is "$(request "$odd" 'N
' | ask | cut -d ' ' -f 1)" no_service "a device called '$odd'"
done
is "$(request nothing1 'N
' | ask | cut -d ' ' -f 1)" gone "a stick that is not there"
mkdir "/run/parvis/sticks/empty1"
is "$(request empty1 'N
' | ask | cut -d ' ' -f 1)" gone "a folder with no stick in it"
for odd in 'N
f 1 ../up
' '../N
' 'N
f 1 a:b
' 'rubbish' ''; do
  is "$(request "$name" "$odd" x | ask | cut -d ' ' -f 1)" not_copyable "an order '$odd'"
done
is "$(printf '%s\n99999999\n' "$name" | ask | cut -d ' ' -f 1)" not_copyable "an order longer than any"
is "$(request "$name" 'N
f 3 a
f 9999 b
' xxxyy | ask | cut -d ' ' -f 1)" cancelled "a sender who leaves in the middle"
is "$(request "$name" 'N
f 999999999 a
' | ask | cut -d ' ' -f 1)" full "more than the stick holds"
is "$(protected)" "ro,ro" "a stick after all that"
unchanged "after all that"

# Who writes has no rights; meanwhile the mount that the kiosk sees is as before. A fifo holds it there.
mkfifo -m 666 "$work/there" "$work/on"
cat >"$work/lib/write-on-stick" <<END
#!/bin/sh
: >"\$1/written" && rm "\$1/written" && w=writes
echo "\$(id -un) \$(id -gn) \$(id -G) \$(sed -n 's/^\(CapPrm\|CapEff\|CapBnd\|CapAmb\|NoNewPrivs\):.//p' /proc/self/status | sort -u | paste -sd' ') \$w" >"$work/there"
read -r word <"$work/on"
[ "\$word" != stay ] || echo \$\$ >"$work/there"
[ "\$word" != stay ] || exec sleep 1000
echo 'copied 0 N'
END
request "$name" 'N
' | ask >"$work/answer" &
is "$(cat "$work/there")" "parvis-stick parvis-stick 64998 0000000000000000 1 writes" "who writes"
is "$(protected)" "ro,rw" "a stick during a copy"
if touch "$stick/x" 2>/dev/null; then complain "others can write on a stick during a copy"; fi
if flock --nonblock /run/parvis/sticks true; then complain "the end of another copy could stop one"; fi
echo go >"$work/on"
wait $!
is "$(cat "$work/answer")" "copied 0 N" "its answer"
is "$(protected)" "ro,ro" "a stick after it"

# Killed in the middle: the unit's last word protects the stick.
request "$name" 'N
' | ask >"$work/answer" &
cat "$work/there" >/dev/null
echo stay >"$work/on"
writer=$(cat "$work/there")
kill -KILL "$(cat "$work/asked")" "$writer"
wait $! 2>/dev/null || true
is "$(cat "$work/answer")$(protected)" "ro,rw" "a stick when the copy was killed"
unshare --mount --propagation slave "$work/lib/copy-to-stick" --protect
is "$(protected)" "ro,ro" "a stick that was protected"
cp "$bin/write-on-stick" "$work/lib/"
is "$(send)" "copied 0 PARVIS" "the next copy"
pull

# With its switch on.
insert
pull
loop=$(losetup --find --show --read-only "$work/image")
name=${loop#/dev/}
stick=/run/parvis/sticks/$name
mkdir -p "$stick"
plug
is "$(send | cut -d ' ' -f 1)" not_writable "a stick with its switch on"
unchanged "a stick with its switch on"
pull

grep -qw vfat /proc/filesystems || echo "on ext4: this kernel has no FAT"
[ "$failures" = 0 ] || { cat "$work/said"; exit 1; }

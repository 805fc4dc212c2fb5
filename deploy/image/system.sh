# shellcheck shell=bash disable=SC2154 # root, cache and log are common.sh's
# How a board's system is made, and a disk of it; sourced by deploy/build-image and tests/lab/run after common.sh.

image_folder=$root/deploy/image
suite=trixie

# The arm64 package of this version that lies in build/packages/; made when there is none, or only one that is older than the
# last commit to what it is made of.
arm64_package() {
  local package changed
  package=$(find_arm64_package)
  changed=$(git -C "$root" log -1 --format=%ct -- CMakeLists.txt content deploy kiosk platform 2>/dev/null || true)
  if [ -z "$package" ] || [ "$(stat -c %Y "$package")" -lt "${changed:-0}" ]; then
    "$root/deploy/build-deb" arm64 >&2
    package=$(find_arm64_package)
  fi
  printf '%s\n' "$package"
}

find_arm64_package() {
  find "$root/build/packages" -name "parvis_$(project_version)_arm64.deb" 2>/dev/null | sort | tail -n 1
}

board_packages() {
  awk -v flavour="$1" '$1 == "all" || $1 == flavour { print $2 }' "$image_folder/packages.txt"
}

# Programs of other processors run through qemu, registered with the kernel.
need_foreign_programs() {
  install_packages mmdebstrap qemu-user-static binfmt-support arch-test zstd
  [ -e /proc/sys/fs/binfmt_misc/register ] || as_root mount -t binfmt_misc none /proc/sys/fs/binfmt_misc
  [ -e /proc/sys/fs/binfmt_misc/qemu-aarch64 ] || quietly "arm64 programs cannot be run here" as_root update-binfmts --enable qemu-aarch64
}

# make_debian FLAVOUR SYSTEM: Debian with the flavour's packages, without Parvis. Kept, since it takes ten minutes, until the
# lists change.
make_debian() {
  local flavour=$1 system=$2 wanted components list=$2.list
  wanted=$(board_packages "$flavour"; cat "$image_folder"/board/etc/initramfs-tools/{conf.d/board.conf,modules})
  if [ -e "$system.made" ] && [ "$(cat "$system.made")" = "$wanted" ]; then return; fi
  need_foreign_programs
  as_root mkdir -p "${system%/*}"
  debian_sources "$suite" | as_root tee "$list" >/dev/null
  if [ "$flavour" = raspberry-pi ]; then
    components="main non-free-firmware"
    as_root sed -i "s/ main\$/ $components/" "$list"
  fi
  say "making Debian 13 for $flavour (about 10 minutes, once)"
  as_root rm -rf --one-file-system "$system" "$system.made"
  # INITRD=No: under emulation an initrd takes minutes, and each kernel package would make it twice.
  if ! as_root env INITRD=No mmdebstrap --mode=root --architectures=arm64 --variant=minbase \
    --include="$(board_packages "$flavour" | paste -sd,)" \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --skip=cleanup/apt "$suite" "$system" "$list" >>"$log" 2>&1; then
    if [ "$flavour" = raspberry-pi ] && grep -q "raspi-firmware" "$log"; then
      fail "the Raspberry Pi's firmware (raspi-firmware, in non-free-firmware) cannot be reached from this machine's Debian mirror; generic-arm64 needs none of it"
    fi
    fail "Debian 13 for $flavour could not be made: $(reason). Everything it said is in $log"
  fi
  as_root cp -rT "$image_folder/board/etc/initramfs-tools" "$system/etc/initramfs-tools"
  say "making its initrd (some minutes under emulation)"
  quietly "the initrd could not be made" in_board "$system" update-initramfs -c -k all
  check_initrd "$system"
  printf '%s\n' "$wanted" | as_root tee "$system.made" >/dev/null
}

# initramfs-tools leaves out without a word what it does not find: each driver of the list must be in the initrd, or in the kernel.
check_initrd() {
  local system=$1 there driver
  there=$({ in_board "$system" sh -c 'lsinitramfs /boot/initrd.img-*'
    as_root find "$system/usr/lib/modules" -name modules.builtin -exec cat {} +; } | sed -n 's/.*\///; s/\.ko\(\.xz\)\{0,1\}$//p' | tr - _)
  while read -r driver; do
    printf '%s\n' "$there" | grep -qx "$driver" || fail "the board's initrd has no driver named $driver, and its kernel none of its own"
  done < <(grep -v '^#' "$image_folder/board/etc/initramfs-tools/modules")
}

# in_board SYSTEM COMMAND…
in_board() {
  local system=$1
  shift
  enter "$system" -- env DEBIAN_FRONTEND=noninteractive "$@"
}

# make_system FLAVOUR PACKAGE SYSTEM: that Debian with Parvis, as a board has it. What lies in SYSTEM is lost.
make_system() {
  local flavour=$1 package=$2 system=$3
  make_debian "$flavour" "$cache/board/debian-$flavour"
  say "installing $(basename "$package")"
  as_root rm -rf --one-file-system "$system"
  as_root cp -a "$cache/board/debian-$flavour" "$system"
  as_root cp "$package" "$system/parvis.deb"
  quietly "Parvis could not be installed in the board's system" \
    in_board "$system" apt-get -y -q install --no-install-recommends /parvis.deb
  as_root rm "$system/parvis.deb"
  as_root cp -rT --no-preserve=ownership "$image_folder/board" "$system"
  quiet_board "$system"
  "start_of_${flavour//-/_}" "$system"
}

# A board that starts the kiosk and nothing else: nobody can log in, nothing listens, nothing is asked at the first start.
quiet_board() {
  local system=$1 unit
  as_root rm -rf "$system"/var/cache/apt/* "$system"/var/lib/apt/lists/* "$system"/etc/apt/sources.list* "$system"/var/log/*
  as_root sh -c ": >'$system/etc/machine-id'; echo parvis >'$system/etc/hostname'"
  as_root sed -i 's/^root:[^:]*:/root:!:/' "$system/etc/shadow"
  # The time of most centres; the others write theirs in parvis.toml.
  as_root ln -sfn /usr/share/zoneinfo/Europe/Paris "$system/etc/localtime"
  for unit in serial-getty@.service getty@.service console-getty.service systemd-networkd.service \
    systemd-firstboot.service systemd-hwdb-update.service systemd-journal-catalog-update.service ldconfig.service \
    systemd-sysusers.service systemd-update-done.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer \
    getty-static.service e2scrub_all.timer e2scrub_reap.service fstrim.timer systemd-timesyncd.service; do
    as_root ln -sfn /dev/null "$system/etc/systemd/system/$unit"
  done
  quietly "the board could not be given to the kiosk" in_board "$system" parvis-kiosk on
  as_root ln -sfn /usr/lib/systemd/system/multi-user.target "$system/etc/systemd/system/default.target"
}

# No text, no cursor, no blanking, no system keys; a kernel that cannot go on starts again. A damaged file system is mended
# without a question. What fstab does not name is not mounted: systemd would mount the start partition by itself. What programs
# say on the console (the initrd's fsck does at every start) goes to one that nobody sees: without a serial line it would be
# the glass.
kernel_words="root=PARTLABEL=parvis-system rootfstype=ext4 ro console=tty2 quiet loglevel=3 systemd.show_status=no rd.udev.log_level=3 vt.global_cursor_default=0 consoleblank=0 panic=10 rootwait systemd.gpt_auto=no fsck.repair=yes sysctl.kernel.sysrq=0"

start_of_generic_arm64() {
  local system=$1 kernel initrd
  kernel=$(find "$system/boot" -name 'vmlinuz-*' | sort -V | tail -n 1)
  initrd=$(find "$system/boot" -name 'initrd.img-*' | sort -V | tail -n 1)
  if [ -z "$kernel" ] || [ -z "$initrd" ]; then fail "the board's system has no kernel or no initrd in /boot"; fi
  as_root mkdir -p "$system/parvis-start/EFI/BOOT" "$system/parvis-start/loader/entries"
  as_root cp "$system/usr/lib/systemd/boot/efi/systemd-bootaa64.efi" "$system/parvis-start/EFI/BOOT/BOOTAA64.EFI"
  as_root mv "$kernel" "$system/parvis-start/kernel"
  as_root mv "$initrd" "$system/parvis-start/initrd"
  printf 'timeout 0\neditor no\nconsole-mode keep\n' | as_root tee "$system/parvis-start/loader/loader.conf" >/dev/null
  printf 'title Parvis\nlinux /kernel\ninitrd /initrd\noptions %s\n' "$kernel_words" |
    as_root tee "$system/parvis-start/loader/entries/parvis.conf" >/dev/null
}

start_of_raspberry_pi() {
  local system=$1
  [ -e "$system/boot/firmware/config.txt" ] || fail "raspi-firmware left nothing in the board's /boot/firmware"
  as_root mv "$system/boot/firmware" "$system/parvis-start"
  printf '%s\n' "$kernel_words" | as_root tee "$system/parvis-start/cmdline.txt" >/dev/null
  # Without it the firmware shows its square of colours first.
  printf 'disable_splash=1\n' | as_root tee -a "$system/parvis-start/config.txt" >/dev/null
  give_raspberry_pi_a_clock "$system/parvis-start"
  as_root mkdir -p "$system/boot/firmware"
}

give_raspberry_pi_a_clock() {
  local start=$1 tree
  install_packages device-tree-compiler
  as_root dtc -q -I dts -O dtb -o "$start/clock.dtbo" "$image_folder/raspberry-pi/clock.dts"
  # A Pi 5 says by its own picture that this card is not for it, where its tree is not there.
  as_root rm -f "$start"/bcm2712*.dtb
  for tree in "$start"/bcm*.dtb; do
    as_root mv "$tree" "$tree.bare"
    quietly "the clock could not be added to ${tree##*/}" as_root fdtoverlay -i "$tree.bare" -o "$tree" "$start/clock.dtbo"
  done
  as_root rm "$start"/*.bare "$start/clock.dtbo"
}

# board_tools NAME…: Debian packages of the Debian 13 system that only images and the lab need.
board_tools() {
  "$root/deploy/debian13" prepare
  # shellcheck disable=SC2016 # expanded there
  enter "$cache/debian13" -- sh -c 'dpkg -s "$@" >/dev/null 2>&1' sh "$@" && return
  say "installing $* in the Debian 13 system"
  # The system was made without lists of packages, or with those of another day.
  quietly "Debian's lists could not be renewed in the Debian 13 system" enter "$cache/debian13" -- apt-get -q update
  quietly "the tools for boards could not be installed" enter "$cache/debian13" -- \
    env DEBIAN_FRONTEND=noninteractive apt-get -y -q install --no-install-recommends "$@"
}

# make_disk SYSTEM DISK: partitions and all, without loop devices or mounts. Without its sectors' size said, the FAT
# partitions would have sectors of 4,096 bytes, which neither firmware nor Windows reads on a card.
# PCs show the installer's partition by its FAT label, which systemd-repart makes of the partition's own name: that is
# another, for a stick named PARVIS on a Macintosh is a partition named PARVIS.
make_disk() {
  local system=$1 disk=$2 name=${2##*/} start
  say "making the disk"
  board_tools systemd-repart e2fsprogs dosfstools mtools fdisk
  as_root rm -f "$disk" "$cache/debian13/build/$name"
  quietly "the disk could not be made" enter "$cache/debian13" "$system:board" "$image_folder/partitions:partitions" -- \
    systemd-repart --empty=create --size=auto --sector-size=512 --offline=yes --dry-run=no \
    --definitions=/partitions --root=/board "/build/$name"
  start=$(enter "$cache/debian13" -- sfdisk --dump "/build/$name" |
    sed -n 's/.*start= *\([0-9]*\),.*name="parvis-installer".*/\1/p')
  [ -n "$start" ] || fail "the disk has no partition for the installer"
  quietly "the installer's partition could not be named" enter "$cache/debian13" -- \
    mlabel -i "/build/$name@@$((start * 512))" ::PARVIS
  as_root mv "$cache/debian13/build/$name" "$disk"
}

#!/bin/sh
# sticks_rules_test.sh ROOT: which partitions sticks.rules has mounted. udevadm tests rules on devices that are there only;
# ours use nothing but matches, GOTO and one line at the end, which is read here as udev(7) says.
set -eu
rules=$1/deploy/debian/kiosk/sticks.rules
names=$(sed -n 's/^Label=//p' "$1"/deploy/image/partitions/*.conf)
failures=0

# matches VALUE PATTERN|PATTERN…
matches() {
  value=$1 patterns=$2
  old_ifs=$IFS
  IFS='|'
  set -f
  for pattern in $patterns; do
    # shellcheck disable=SC2254 # a pattern is what it is
    case $value in $pattern) IFS=$old_ifs; return 0 ;; esac
  done
  IFS=$old_ifs
  return 1
}

# property NAME PROPERTY=VALUE…
property() {
  name=$1
  shift
  for pair; do
    case $pair in "$name="*) echo "${pair#*=}"; return ;; esac
  done
}

# is_mounted PROPERTY=VALUE…
is_mounted() {
  while read -r line; do
    case $line in
    '#'* | 'LABEL="parvis_sticks_end"') continue ;;
    'TAG+="systemd", ENV{SYSTEMD_WANTS}+="parvis-stick@%k.service"') return 0 ;;
    *', GOTO="parvis_sticks_end"') ;;
    *) echo "sticks.rules: a line that this test cannot read: $line"; exit 1 ;;
    esac
    key=${line%%[=!]=*}
    wanted=${line#*=\"}
    wanted=${wanted%%\"*}
    name=${key#ENV\{}
    value=$(property "${name%\}}" "$@")
    operator=${line#"$key"}
    case $operator in
    ==*) ! matches "$value" "$wanted" || return 1 ;;
    !=*) matches "$value" "$wanted" || return 1 ;;
    esac
  done <"$rules"
  return 1
}

mounted() { is_mounted "$@" || { echo "not mounted: $*"; failures=$((failures + 1)); }; }
left_alone() { ! is_mounted "$@" || { echo "mounted: $*"; failures=$((failures + 1)); }; }

for kind in vfat exfat ntfs; do
  mounted ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=$kind
  mounted ACTION=change SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=$kind ID_PART_ENTRY_TYPE=0xc
done
mounted ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=vfat ID_PART_ENTRY_NAME=CONTENU \
  ID_PART_ENTRY_TYPE=ebd0a0a2-b9e5-4433-87c0-68b6b72699c7
left_alone ACTION=remove SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=vfat
mounted ACTION=add SUBSYSTEM=block ID_BUS=ata ID_USB_DRIVER=uas ID_FS_USAGE=filesystem ID_FS_TYPE=exfat
left_alone ACTION=add SUBSYSTEM=block ID_BUS=ata ID_FS_USAGE=filesystem ID_FS_TYPE=vfat
left_alone ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=ext4
left_alone ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=crypto ID_FS_TYPE=crypto_LUKS
left_alone ACTION=add SUBSYSTEM=usb ID_USB_DRIVER=usb-storage
# macOS writes the volume's name there, and staff call their stick as its folder.
for name in PARVIS Parvis parvis; do
  mounted ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=vfat ID_PART_ENTRY_NAME=$name \
    ID_PART_ENTRY_TYPE=ebd0a0a2-b9e5-4433-87c0-68b6b72699c7
done
[ "$(echo "$names" | wc -l)" = 4 ] || { echo "a board has four partitions with names, not: $names"; failures=$((failures + 1)); }
for name in $names; do
  grep -q "PARTLABEL=$name " "$1/deploy/image/board/etc/fstab" || [ "$name" = parvis-start ] ||
    { echo "fstab knows no $name"; failures=$((failures + 1)); }
  left_alone ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=vfat "ID_PART_ENTRY_NAME=$name"
done
for type in c12a7328-f81f-11d2-ba4b-00a0c93ec93b 0xef; do
  left_alone ACTION=add SUBSYSTEM=block ID_USB_DRIVER=usb-storage ID_FS_USAGE=filesystem ID_FS_TYPE=vfat ID_PART_ENTRY_TYPE=$type
done
[ "$failures" = 0 ]

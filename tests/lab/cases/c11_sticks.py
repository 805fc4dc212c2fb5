"""Sticks: FAT, exFAT and NTFS are mounted read-only and seen by the kiosk, whatever way they come; other things get nothing."""
import stick
from board import Failed, wait_for

MOUNTS = "/run/parvis/sticks"


def seen_by_the_kiosk(board):
    """{name: options} as the kiosk's own list of mounts has it."""
    lines = board.ask("cat /proc/$(systemctl show -P MainPID parvis.service)/mountinfo").splitlines()
    fields = [line.split() for line in lines]
    return {field[4].rsplit("/", 1)[1]: field[5] for field in fields if field[4].startswith(MOUNTS + "/")}


def wait_for_sticks(board, *names):
    wait_for(f"sticks {' '.join(names) or 'gone'}", lambda: set(seen_by_the_kiosk(board)) == set(names))


def check_walls(board, name, path="PARVIS/bonjour.txt"):
    options = seen_by_the_kiosk(board)[name].split(",")
    missing = {"ro", "nosuid", "nodev", "noexec"} - set(options)
    if missing:
        raise Failed(f"{name} is mounted without {missing}")
    if board.ask(f"runuser -u parvis -- cat {MOUNTS}/{name}/{path}") != "bonjour":
        raise Failed(f"the kiosk's user cannot read {name}")
    if board.shell(f"touch {MOUNTS}/{name}/x")[0] == 0:
        raise Failed(f"{name} can be written")


def write_on(board, device, kind):
    """Some file systems only the board's kernel can fill."""
    board.ask(f"mount -t {kind} {device} /mnt && mkdir /mnt/PARVIS && echo bonjour >/mnt/PARVIS/bonjour.txt && umount /mnt")


def run(lab):
    folder = lab.folder
    files = {"PARVIS/bonjour.txt": b"bonjour\n"}
    fat = stick.make(folder / "fat.img", ("vfat", "CONTENU", files))
    whole = stick.make(folder / "whole.img", ("vfat", "ENTIERE", files), table=False)
    several = stick.make(folder / "several.img", ("vfat", "UN", files), ("ext4", "DEUX", {}), ("vfat", "TROIS", files))
    board = lab.at_home()

    since = board.seconds_on()
    board.plug(fat)
    wait_for_sticks(board, "sda1")
    lab.note(f"a FAT stick is there for the kiosk {board.seconds_on() - since:.1f} s after it was put in")
    check_walls(board, "sda1")
    board.pull()
    wait_for_sticks(board)
    wait_for("its folder gone too", lambda: board.shell(f"ls {MOUNTS} | grep .")[0] != 0, 20)

    board.plug(whole)
    wait_for_sticks(board, "sda")
    check_walls(board, "sda")
    board.pull()
    wait_for_sticks(board)

    board.plug(several)
    wait_for_sticks(board, "sda1", "sda3")
    check_walls(board, "sda3")
    board.plug(fat, "second", port=board.plug_hub() + ".1")
    wait_for_sticks(board, "sda1", "sda3", "sdb1")
    board.pull("second")
    board.pull()
    wait_for_sticks(board)
    lab.note("three partitions, of which one is ext4: two sticks; another behind a hub: three")

    for kind, driver in (("exfat", "exfat"), ("ntfs", "ntfs3")):
        image = stick.make(folder / f"{kind}.img", (kind, "AUTRE", {}))
        board.plug(image)
        wait_for_sticks(board, "sda1")
        board.ask("systemctl stop parvis-stick@sda1.service")
        write_on(board, "/dev/sda1", driver)
        board.pull()
        wait_for_sticks(board)
        board.plug(image)
        wait_for_sticks(board, "sda1")
        check_walls(board, "sda1")
        board.pull()
        wait_for_sticks(board)
    lab.note("exFAT and NTFS too")

    # Put in while it is switched off.
    late = lab.board("late", extra=("-drive", f"if=none,id=early,format=raw,file={fat}",
                                    "-device", "usb-storage,drive=early,bus=xhci.0,removable=on")).power_on()
    late.wait_for_home()
    late.wait_for_shell()
    wait_for_sticks(late, "sda1")
    check_walls(late, "sda1")
    lab.note("one that is in at power-on too")

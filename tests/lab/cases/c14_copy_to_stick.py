"""Copying to a stick: the kiosk's folder comes onto a stick it cannot write; pulled, killed or cut, the stick stays in order."""
import subprocess

import stick
from board import Failed, tool, wait_for
from cases.c11_sticks import MOUNTS, seen_by_the_kiosk, wait_for_sticks

PREPARED = "/var/lib/parvis/lab-prepared"
LETTER = b"chers tous\n"
# What matters of the walls around the kiosk (deploy/debian/parvis.service), around its half of a copy alone.
WALLS = """-p User=parvis -p Group=parvis -p NoNewPrivileges=yes -p CapabilityBoundingSet= -p PrivateUsers=yes \
-p ProtectSystem=strict -p ReadWritePaths=-/var/lib/parvis -p PrivateTmp=yes -p DevicePolicy=closed -p IPAddressDeny=any \
-p 'RestrictAddressFamilies=AF_UNIX AF_NETLINK' -p SystemCallFilter=@system-service \
-p 'SystemCallFilter=~@privileged @resources @setuid @keyring @memlock'"""


def begin(board, name="sda1"):
    """Starts a copy. There is no bus on the board, so systemd-run cannot wait for the end."""
    board.ask("rm -f /run/lab-answer; systemctl stop lab-copy.service 2>/dev/null; "
              f"systemd-run --quiet --collect --unit=lab-copy {WALLS} -p StandardOutput=file:/run/lab-answer "
              f"send-to-stick {MOUNTS}/{name} {PREPARED} PARVIS")


def answer(board, seconds=120):
    return wait_for("an answer", lambda: board.shell("grep -s . /run/lab-answer")[1].strip(), seconds)


def expect(board, wanted, what, name="sda1"):
    begin(board, name)
    said = answer(board)
    if not said.startswith(wanted):
        raise Failed(f"{what}: “{said}”, not “{wanted}”")
    return said


def file_system_is_writable(board, name="sda1"):
    """The file system itself, whatever each mount of it may; None without the stick."""
    options = board.shell(f"awk '$5 == \"{MOUNTS}/{name}\" {{ print $NF }}' /proc/self/mountinfo")[1].strip()
    return options.split(",")[0] == "rw" if options else None


def wait_until_it_writes(board):
    """In the middle of a copy. The kiosk's own mount is read-only then, too."""
    wait_for("a copy on its way", lambda: file_system_is_writable(board), 60)
    wait_for("its first bytes", lambda: board.shell(f"ls {MOUNTS}/sda1/.parvis-copie-inachevee/grand")[0] == 0, 60)
    if seen_by_the_kiosk(board)["sda1"].split(",")[0] != "ro":
        raise Failed("the kiosk's mount of the stick can be written during a copy")
    for user in ("parvis", "root"):
        if board.shell(f"runuser -u {user} -- touch {MOUNTS}/sda1/x")[0] == 0:
            raise Failed(f"{user} can write on the stick during a copy")


def wait_until_protected(board):
    wait_for("a protected stick", lambda: file_system_is_writable(board) is False, 60)


def at(image):
    return f"{image}@@{stick.FIRST * stick.SECTOR}"


def on_stick(image):
    """Paths on a FAT stick, read from outside."""
    said = subprocess.run(tool("mdir", "-i", at(image), "-a", "-/", "-b", "::"), check=True,
                          capture_output=True).stdout.decode(errors="replace")
    return {line[3:].rstrip("/") for line in said.splitlines() if line.startswith("::/")}


def bytes_on_stick(image, path):
    return subprocess.run(tool("mtype", "-i", at(image), f"::{path}"), check=True, capture_output=True).stdout


def check_from_outside(lab, image, *copies):
    """The copies are there, what was there is as it was, nothing is left over, and a PC finds nothing to repair."""
    paths = on_stick(image)
    tops = {path.split("/")[0] for path in paths}
    if tops != {"Vacances", *copies}:
        raise Failed(f"on the stick there is {tops}")
    if bytes_on_stick(image, "Vacances/lettre.txt") != LETTER:
        raise Failed("what was on the stick has changed")
    for copy in copies:
        if bytes_on_stick(image, f"{copy}/actions.csv") != b"titre;quand\n" or f"{copy}/photos" not in paths:
            raise Failed(f"{copy} is not what was sent: {paths}")
    with open(image, "rb") as disk, open(lab.folder / "part.img", "wb") as part:
        disk.seek(stick.FIRST * stick.SECTOR)
        part.write(disk.read())
    checked = subprocess.run(tool("fsck.fat", "-n", lab.folder / "part.img"), capture_output=True, text=True)
    if checked.returncode != 0:
        raise Failed(f"a PC would repair the stick: {checked.stdout}")


def wait_for_board_with(board, image, **options):
    board.plug(image, **options)
    wait_for_sticks(board, "sda1")


def out(board):
    board.pull()
    wait_for_sticks(board)


def run(lab):
    def fat(name):
        return stick.make(lab.folder / f"{name}.img", ("vfat", "CLE", {"Vacances/lettre.txt": LETTER}))

    board = lab.at_home()
    board.ask(f"""runuser -u parvis -- sh -c 'mkdir -p {PREPARED}/photos && echo "titre;quand" >{PREPARED}/actions.csv &&
head -c 300000 /dev/urandom >{PREPARED}/photos/été.jpg'""")

    first = fat("first")
    wait_for_board_with(board, first)
    since = board.seconds_on()
    expect(board, "copied 0 PARVIS", "a copy")
    lab.note(f"copied {board.seconds_on() - since:.1f} s after it was asked for")
    if file_system_is_writable(board) or seen_by_the_kiosk(board)["sda1"].split(",")[0] != "ro":
        raise Failed("the stick can be written after the copy")
    expect(board, "copied 0 PARVIS-2", "a second copy")
    board.ask(f"runuser -u parvis -- cat {MOUNTS}/sda1/PARVIS-2/photos/été.jpg | cmp - {PREPARED}/photos/été.jpg")
    if "no_service" not in board.shell(f"runuser -u nobody -- send-to-stick {MOUNTS}/sda1 /etc/parvis N")[1]:
        raise Failed("others than the kiosk are served")
    out(board)
    check_from_outside(lab, first, "PARVIS", "PARVIS-2")

    protected = fat("protected")
    wait_for_board_with(board, protected, read_only=True)
    expect(board, "not_writable", "a stick with its switch on")
    out(board)

    for kind in ("exfat", "ntfs"):
        other = stick.make(lab.folder / f"{kind}.img", (kind, "AUTRE", {}))
        wait_for_board_with(board, other)
        expect(board, "copied 0 PARVIS", kind)
        out(board)
        wait_for_board_with(board, other)
        expect(board, "copied 0 PARVIS-2", f"{kind} again")
        board.ask(f"diff -r {PREPARED} {MOUNTS}/sda1/PARVIS && diff -r {PREPARED} {MOUNTS}/sda1/PARVIS-2")
        out(board)
    lab.note("exFAT and NTFS too; one with its switch on is said to be protected")

    # Something large, for the middle of it.
    board.ask(f"head -c 12000000 /dev/urandom >{PREPARED}/grand && chown parvis: {PREPARED}/grand")

    pulled = fat("pulled")
    wait_for_board_with(board, pulled, bytes_per_second=1_000_000)
    begin(board)
    wait_until_it_writes(board)
    out(board)
    said = answer(board)
    if not said.startswith("gone"):
        raise Failed(f"pulled in the middle: “{said}”")
    if bytes_on_stick(pulled, "Vacances/lettre.txt") != LETTER:
        raise Failed("pulled in the middle: what was on the stick has changed")
    wait_for_board_with(board, pulled)
    expect(board, "copied 0 PARVIS", "a stick that was pulled in the middle, again")
    out(board)
    tops = {path.split("/")[0] for path in on_stick(pulled)}
    if tops != {"Vacances", "PARVIS"}:
        raise Failed(f"a stick that was pulled in the middle has {tops} after the next copy")
    lab.note("pulled in the middle: told so, and the next copy takes the rest of it away")

    killed = fat("killed")
    wait_for_board_with(board, killed, bytes_per_second=1_000_000)
    begin(board)
    wait_until_it_writes(board)
    board.ask("systemctl kill --signal=KILL lab-copy.service")
    wait_until_protected(board)
    begin(board)
    wait_until_it_writes(board)
    board.ask("systemctl kill --signal=KILL 'parvis-to-stick@*'")
    if not answer(board).startswith("no_service"):
        raise Failed("a service that was killed has answered")
    wait_until_protected(board)
    expect(board, "copied 0 PARVIS", "the next copy")
    out(board)
    check_from_outside(lab, killed, "PARVIS")
    lab.note("the kiosk, then the service killed in the middle: protected at once, the next copy is whole and alone")

    board.ask(f"head -c 90000000 /dev/zero >{PREPARED}/trop && chown parvis: {PREPARED}/trop")
    full = fat("full")
    wait_for_board_with(board, full)
    missing = int(expect(board, "full", "more than fits").split()[1])
    if not 15_000_000 < missing < 25_000_000:
        raise Failed(f"{missing} bytes are said to be missing")
    out(board)
    check_from_outside(lab, full)
    board.ask(f"rm {PREPARED}/trop")

    cut = fat("cut")
    wait_for_board_with(board, cut, bytes_per_second=1_000_000)
    begin(board)
    wait_until_it_writes(board)
    board.ask("sync")
    board.cut_power()
    if bytes_on_stick(cut, "Vacances/lettre.txt") != LETTER:
        raise Failed("power cut in the middle: what was on the stick has changed")
    board.power_on()
    board.wait_for_home()
    board.wait_for_shell()
    wait_for_board_with(board, cut)
    expect(board, "copied 0 PARVIS", "after a power cut in the middle")
    out(board)
    tops = {path.split("/")[0] for path in on_stick(cut)}
    if tops != {"Vacances", "PARVIS"}:
        raise Failed(f"after a power cut in the middle and the next copy there is {tops}")
    lab.note("power cut in the middle: the next copy is whole and alone")

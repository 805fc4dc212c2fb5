"""From the plug to home a black glass, without a word or a cursor; and a board that nobody gets into: no password, port or network."""
import time

from board import BOOT_SECONDS, Failed
from cases.c01_power_on import PAPER
from picture import Picture

HANDED_OVER = "BdsDxe: starting Boot"  # by the firmware, on the serial line; what it left on the glass may stay for a while
# A network that is there, so that its being left alone is worth something.
NETWORK = ("-netdev", "hubport,id=network,hubid=0", "-device", "virtio-net-pci,netdev=network,romfile=")

NO_PASSWORD = {
    "an account without a locked password": "awk -F: '$2 !~ /^[!*]/ { print $1 }' /etc/shadow",
    "an account whose password is not in /etc/shadow": "awk -F: '$2 != \"x\" { print $1 }' /etc/passwd",
    "a key to come in with": "find /root /home /etc/ssh -name 'authorized_keys*' 2>/dev/null | cat",
}
NO_WAY_IN = {
    "a TCP port that listens": "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '$4 == \"0A\"'",
    "a UDP, raw or packet socket": "for table in udp udp6 raw raw6 packet; do [ ! -r /proc/net/$table ] || "
                                   "tail -n +2 /proc/net/$table; done",
    "a network that is up": "for card in /sys/class/net/*; do [ ${card##*/} = lo ] || [ $(($(cat $card/flags) & 1)) = 0 ] || "
                            "echo ${card##*/}; done",
    "somewhere to log in, or a service for networks":
        "cat /proc/[0-9]*/comm 2>/dev/null | sort -u | grep -Ei 'getty|login|sshd|network|dhc|wpa|avahi|resolve|timesync|ntp' | cat",
}


def has_no_signal(picture):
    """QEMU's own words for a display that gets none: 29 letters of 8 × 16 pixels in the middle of it."""
    lit = picture.lit()
    left, top = (picture.width // 8 - 29) // 2 * 8, (picture.height // 16 - 1) // 2 * 16
    return lit is not None and left <= lit[0] and lit[2] <= left + 29 * 8 and top <= lit[1] and lit[3] <= top + 16


def watch_start(board):
    """[(name, picture, whether the firmware was done before)], each time the glass changes, until home is there."""
    seen, last, until = [], None, time.monotonic() + BOOT_SECONDS
    while not board.is_home():
        if time.monotonic() > until:
            raise Failed(f"not within {BOOT_SECONDS} s: home")
        serial = board.folder / "serial.log"
        done = serial.exists() and HANDED_OVER in serial.read_text(errors="replace")
        path = board.picture(f"start-{len(seen):02}")
        picture = Picture(path)
        if picture.pixels != last:
            seen.append((path.stem, picture, done))
            last = picture.pixels
        time.sleep(0.05)
    return seen


def check_quiet(seen):
    """Returns (how many pictures are without a signal, how many black). What the firmware left may stay until the kernel has
    taken the display from it, which leaves this one without a signal."""
    later = [(name, picture) for name, picture, done in seen if done]
    ends = ([number for number, (_, picture) in enumerate(later) if has_no_signal(picture)] or
            [number for number, (_, picture) in enumerate(later) if picture.lit() is None])
    if not ends:
        raise Failed("what the firmware leaves on the glass stays there until home")
    black = silent = 0
    for name, picture in later[ends[0]:]:
        if picture.lit() is None:
            black += 1
        elif has_no_signal(picture):
            silent += 1
        elif picture.share(PAPER, 4) < 0.05:  # not home's first frames either
            raise Failed(f"something is on the glass before home, at {picture.lit()}: {name}.png")
    return silent, black


def check_nothing(board, looks):
    for what, command in looks.items():
        found = board.ask(command)
        if found:
            raise Failed(f"there is {what}: {found[:300]}")


def run(lab):
    board = lab.board(extra=NETWORK).power_on()
    silent, black = check_quiet(watch_start(board))
    lab.note(f"from the firmware's end to home: {silent} pictures without a signal, {black} black ones, nothing else")
    board.wait_for_shell()
    # On a board without a serial line the screen is the console: were it the serial line here, the glass would prove nothing.
    consoles = board.ask("cat /proc/consoles")
    if not any(line.startswith("tty") and line[3].isdigit() and "C" in line.split("(")[1] for line in consoles.splitlines()):
        raise Failed(f"what programs say at the start does not go to a screen: {consoles}")

    check_nothing(board, NO_PASSWORD)
    if board.ask("udevadm settle; ls /sys/class/net", 150).split() == ["lo"]:
        raise Failed("the board has not seen its network, which must be left alone")
    check_nothing(board, NO_WAY_IN)
    lab.note("no password, no port, a network that nobody uses")

    device = board.ask("systemctl show -P WatchdogDevice")
    period = board.ask("systemctl show -P RuntimeWatchdogUSec")
    state = board.ask(f"cat /sys/class/watchdog/{device.rpartition('/')[2] or 'none'}/state 2>&1 || true")
    if (period, state) != ("15s", "active"):
        raise Failed(f"the hardware's watchdog is not used: {device!r}, {period!r}, {state!r}")
    lab.note(f"systemd feeds {device}: {period}")

"""Power on: home within its budget after the display is there, and the right picture."""
from board import Failed
from picture import Picture

PAPER = (0xFB, 0xF6, 0xEF)
# Promised for a board that does nothing else; the short set also runs on busy machines, and only notes it.
MOST_SECONDS_AFTER_DISPLAY = 2.0


def moments(board):
    """By the kernel's clock, in seconds: the display is there, the kiosk is started, its first frame is shown."""
    def moment(unit, what):
        return int(board.ask(f"systemctl show -P {what} {unit}")) / 1e6
    return (moment("dev-parvis-display.device", "ActiveEnterTimestampMonotonic"),
            moment("parvis.service", "ExecMainStartTimestampMonotonic"),
            moment("parvis.service", "ActiveEnterTimestampMonotonic"))


def run(lab):
    board = lab.switched_on()
    lab.note(f"home {board.seconds_on():.1f} s after power-on")
    display, started, ready = moments(board)
    lab.note(f"kernel's clock: display there {display:.2f} s, kiosk started {started:.2f} s, first frame {ready:.2f} s")
    (lab.folder / "critical-chain.txt").write_text(board.ask("systemd-analyze critical-chain parvis.service --no-pager"))
    (lab.folder / "blame.txt").write_text(board.ask("systemd-analyze blame --no-pager | head -n 40"))
    picture = Picture(board.picture("home"))
    if (picture.width, picture.height) != board.glass:
        raise Failed(f"the picture is {picture.width} × {picture.height}")
    paper = picture.share(PAPER, 4)
    if not 0.1 < paper < 0.9 or picture.is_black():
        raise Failed(f"{paper:.0%} of the glass is paper: that is not home")
    if not lab.short and ready - display > MOST_SECONDS_AFTER_DISPLAY:
        raise Failed(f"the first frame came {ready - display:.2f} s after the display, {MOST_SECONDS_AFTER_DISPLAY} allowed")
    if board.ask("date +%Z") not in ("CET", "CEST"):
        raise Failed("the board does not have the time of Paris")
    size = int(board.ask("findmnt -bno SIZE /var/lib/parvis"))
    lab.note(f"the data partition has grown to {size / 1e9:.1f} GB")
    if size < 1.5e9:
        raise Failed("the data partition has not grown to the card's end")
    lab.save(board)

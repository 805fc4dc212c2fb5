"""No graphics chip at all: a bare framebuffer shows home; without any display the board waits and says why."""
from board import Failed, wait_for
from picture import Picture


def framebuffer(lab):
    board = lab.switched_on("framebuffer", graphics="bochs-display")
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    if Picture(board.picture("list")).is_black():
        raise Failed("nothing is on the glass")
    driver = board.ask("grep -h DRIVER= /sys/class/drm/card0/device/uevent")
    lab.note(f"drawn through {driver}")
    if "renderD" in board.ask("ls /dev/dri"):
        raise Failed("there is a graphics chip after all")


def dark(lab):
    board = lab.board("dark", graphics=None).power_on()
    board.wait_for_shell()
    # It waits for a display itself, for a minute.
    said = wait_for("the kiosk's reason", lambda: board.shell("journalctl -b -o cat _SYSTEMD_UNIT=parvis.service | grep -m1 'no display'")[1], 300)
    lab.note(f"without a display the journal says: {said.splitlines()[-1]}")
    wait_for("another try", lambda: board.restarts() >= 2, 120)


def run(lab):
    framebuffer(lab)
    if not lab.short:
        dark(lab)

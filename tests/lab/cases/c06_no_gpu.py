"""No graphics chip at all: a bare framebuffer shows home; without any display the board waits and says why."""
from board import Failed, wait_for
from picture import Picture


def run(lab):
    board = lab.switched_on("framebuffer", graphics="bochs-display")
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    if Picture(board.picture("list")).is_black():
        raise Failed("nothing is on the glass")
    drivers = board.ask("cat /sys/class/drm/card*/device/uevent | grep DRIVER; ls /dev/dri")
    lab.note(f"drawn on {drivers.split()[0]}, of {' '.join(drivers.split()[1:])}")
    if "renderD" in drivers:
        raise Failed(f"there is a graphics chip after all: {drivers}")

    board = lab.board("dark", graphics=None).power_on()
    board.wait_for_shell()
    # systemd waits 90 s for a display before it starts the kiosk without one.
    said = wait_for("the kiosk's reason", lambda: board.shell("journalctl -b -u parvis.service -o cat | grep '^parvis'")[1], 300)
    lab.note(f"without a display the journal says: {said.splitlines()[0]}")
    wait_for("another try", lambda: int(board.ask("systemctl show -P NRestarts parvis.service")) >= 2, 120)

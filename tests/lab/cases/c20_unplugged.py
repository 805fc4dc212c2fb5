"""The display's cable and the touch controller go and come back while the kiosk runs: noticed, and used again without a restart."""
import time

import glass
from board import Failed, wait_for
from cases.c18_hours import MOST_TICKS, QUIET_SECONDS, ticks
from picture import Picture


def journal(board):
    return board.ask("journalctl -b -u parvis.service --no-pager")


def visit(board):
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.tap("Accueil")
    board.wait_for_home()


def run(lab):
    board = lab.switched_on(viewer=True)
    before = glass.read(board, "before")  # with its covers

    board.plug_display(False)
    wait_for("a socket with nothing in it", lambda: "disconnected" in board.ask("cat /sys/class/drm/card*-*/status"))
    wait_for("the journal to say so", lambda: "the display was unplugged" in journal(board))
    since = ticks(board)
    time.sleep(QUIET_SECONDS)
    if ticks(board) - since > MOST_TICKS:
        raise Failed("the kiosk computes for a display that is not there")
    board.plug_display(True)
    wait_for("the journal to say so", lambda: "the display is back" in journal(board))

    def as_before():
        return Picture(board.picture("after")).differs_from(before) < 0.02
    wait_for("the same picture", as_before, 30, 0.5)
    visit(board)
    lab.note("the display unplugged and plugged in again: nothing was drawn meanwhile, home is back on it")

    # While somebody is in the middle of something.
    board.tap("Jardin et nature")
    board.wait_to_see("6 actions")
    board.plug_display(False)
    wait_for("the journal to say so", lambda: journal(board).count("the display was unplugged") == 2)
    board.plug_display(True)
    wait_for("the journal to say so", lambda: journal(board).count("the display is back") == 2)
    board.tap("Accueil")
    board.wait_for_home()
    lab.note("in the middle of a visit too")

    driver = "/sys/bus/virtio/drivers/virtio_input"
    name = board.ask(f"ls {driver} | grep ^virtio | head -n 1")
    board.ask(f"echo {name} >{driver}/unbind && udevadm settle")
    place = next(node for node in board.tree() if node["tappable"] and node["label"].startswith("Jardin et nature"))
    board.touch(place["x"], place["y"])
    time.sleep(2)
    if not board.is_home():
        raise Failed("a controller that is gone was heard")
    board.ask(f"echo {name} >{driver}/bind && udevadm settle")
    time.sleep(2)
    visit(board)
    lab.note("the touch controller gone and back: touched as before")
    if board.restarts() != 0:
        raise Failed("the kiosk was started anew")
